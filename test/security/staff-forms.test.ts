import { test } from 'tap';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { testApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { appWithRoutes, fill } from '../support/routes.ts';
import { sessionHash, signedIn } from '../support/staff.ts';

test('every form of the desk needs the token of its own session', async (t) => {
  const { app, routes } = await appWithRoutes(t);
  const topic = await aTopic(app.db);
  // What cannot be found is said before the token is.
  await aComment(app.db, topic.id, { id: fill(':id') });
  const admin = await signedIn(app, ['admin']);
  const other = await signedIn(app, ['admin']);
  const forms = routes.filter(
    ({ method, url, access }) => method === 'POST' && (Array.isArray(access) || url === '/abmelden'),
  );
  t.ok(forms.length >= 7, `${forms.length} forms`);
  const sent: Record<string, string>[] = [
    {},
    { _csrf: '' },
    { _csrf: other.csrf },
    { _csrf: `${admin.csrf.slice(0, -2)}xx` },
  ];
  for (const { url } of forms) {
    for (const fields of sent) {
      const { headers, payload } = form(fields);
      const reply = await app.inject({
        method: 'POST',
        url: fill(url),
        headers: { ...headers, cookie: admin.cookie },
        payload,
      });
      t.equal(reply.statusCode, 403, `${url} with ${JSON.stringify(fields)}`);
    }
  }
  const states = await app.db.selectFrom('comment').select('state').execute();
  t.strictSame(states, [{ state: 'pending' }], 'nothing was decided');
  const still = await app.inject({ url: '/verwaltung', headers: { cookie: admin.cookie } });
  t.equal(still.statusCode, 200, 'nobody was signed out');
});

test('no page of the desk and no private page is kept anywhere', async (t) => {
  const { app, routes } = await appWithRoutes(t);
  const admin = await signedIn(app, ['admin']);
  const pages = routes.filter(({ method, access }) => method === 'GET' && access !== 'public');
  for (const { url } of [...pages, { url: '/anmelden' }]) {
    for (const cookie of ['', admin.cookie]) {
      const { headers, statusCode } = await app.inject({ url: fill(url), headers: { cookie } });
      t.equal(headers['cache-control'], 'no-store', `${statusCode} ${url}`);
    }
  }
});

test('an account of another city opens nothing here', async (t) => {
  const app = await testApp(t);
  const visitor = await signedIn(app, ['admin']);
  const elsewhere = '01900000-0000-7000-8000-0000000000ff';
  const site = await app.db
    .selectFrom('site')
    .selectAll()
    .where('id', '=', DEFAULT_SITE_ID)
    .executeTakeFirstOrThrow();
  await app.db
    .insertInto('site')
    .values({ ...site, id: elsewhere, name: 'Anderswo' })
    .execute();
  await app.db.updateTable('staff').set({ site_id: elsewhere }).where('id', '=', visitor.id).execute();
  const reply = await app.inject({
    url: '/verwaltung',
    headers: { cookie: visitor.cookie, accept: 'application/json' },
  });
  t.equal(reply.statusCode, 401);
});

test('a cookie made up before the sign-in is worth nothing after it', async (t) => {
  const app = await testApp(t);
  const planted = await signedIn(app, ['planner']);
  const { headers, payload } = form({ email: planted.email, password: 'korrekt pferd batterie' });
  const reply = await app.inject({
    method: 'POST',
    url: '/anmelden',
    headers: { ...headers, cookie: planted.cookie },
    payload,
  });
  const [own] = reply.cookies;
  t.not(`${own?.name}=${encodeURIComponent(own?.value ?? '')}`, planted.cookie);
  t.match(own, { httpOnly: true, sameSite: 'Lax', path: '/' });
  const old = await app.db
    .selectFrom('staff_session')
    .select('staff_id')
    .where('id_hash', '=', sessionHash(decodeURIComponent(planted.cookie.split('=')[1] ?? '')))
    .execute();
  t.strictSame(old, []);
});
