import { promisify } from 'node:util';
import { Signer } from '@fastify/cookie';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyPluginAsync,
  type InjectOptions,
  type LightMyRequestResponse,
  type Session,
} from 'fastify';
import fp from 'fastify-plugin';
import { sql, type Updateable } from 'kysely';
import { type Test, test } from 'tap';
import type { Staff } from '../../src/database/types.ts';
import { translate } from '../../src/i18n/translate.ts';
import { database } from '../../src/platform/database.ts';
import { formBody } from '../../src/platform/form-body.ts';
import { statusOf } from '../../src/platform/refusal.ts';
import { deriveSecrets } from '../../src/platform/secrets.ts';
import { selectSite } from '../../src/site/queries.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { access } from '../../src/staff/access.ts';
import { langOfDesk } from '../../src/staff/desk-language.ts';
import { deskLayout } from '../../src/staff/desk-layout.ts';
import { deskSession, endSession, SESSION_COOKIE, startSession } from '../../src/staff/desk-session.ts';
import { sessionStore } from '../../src/staff/session-store.ts';
import { ROLES, type Role } from '../../src/staff/staff-member.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { aStaffMember, sessionHash } from '../support/staff.ts';

/** The site as the program knows it, but read only when asked for: some desks here have no database. */
const site = fp(
  async (app: FastifyInstance) => {
    const read = () => selectSite(app.db, DEFAULT_SITE_ID);
    app.decorate('site', read);
  },
  { name: 'current-site' },
);

const SECRET_KEY = 'a secret of at least 32 characters';

interface DeskOptions {
  publicUrl?: string;
  /** Absent: a database of its own. */
  databaseUrl?: string;
}

/** A desk with one page for moderators and a public page beside it; `/rein/:id` signs in whoever it is. */
async function aDesk(t: Test, { publicUrl = 'http://127.0.0.1:8080', databaseUrl }: DeskOptions = {}) {
  const own = databaseUrl ? undefined : await createTestDatabase();
  const app = Fastify();
  t.teardown(async () => {
    await app.close();
    await own?.drop();
  });
  app.decorate('config', { publicUrl } as FastifyInstance['config']);
  app.decorate('secrets', deriveSecrets(SECRET_KEY));
  app.setErrorHandler((error: FastifyError, _request, reply) =>
    reply.code(statusOf(error)).send({ code: error.code, name: error.name }),
  );
  await app.register(access);
  await app.register(formBody);
  await app.register(database, { databaseUrl: databaseUrl ?? (own as TestDatabase).url });
  await app.register(site);
  app.decorate('t', translate);
  app.get('/draussen', { config: { access: 'public' } }, async () => 'alle');
  const desks: FastifyPluginAsync = async (desk) => {
    await desk.register(deskSession);
    desk.get('/wer', { config: { access: 'public' } }, async (request) => ({
      name: request.staff?.name ?? null,
      lang: langOfDesk(request),
    }));
    desk.post('/rein/:id', { config: { access: 'public', provenBy: 'origin' } }, async (request, reply) => {
      await startSession(request, reply, (request.params as { id: string }).id);
      return 'drin';
    });
    desk.post('/raus', { config: { access: 'public' } }, async (request, reply) => {
      await endSession(request, reply);
      return 'draussen';
    });
    desk.get('/rahmen', { config: { access: ROLES } }, (request, reply) => {
      const { waiting } = request.query as { waiting?: string };
      return deskLayout(app, request, reply, {
        title: 'Wartet',
        area: 'moderation',
        ...(waiting && { waiting: Number(waiting) }),
      });
    });
    desk.get('/tafel', { config: { access: ['moderator'] } }, async (_request, reply) =>
      reply.generateCsrf(),
    );
    desk.post('/tafel', { config: { access: ['moderator'] } }, async () => 'entschieden');
  };
  await app.register(desks);
  await app.ready();
  return app;
}

/** Signs in; `ask` sends a request of this session, with a token unless `csrf` says otherwise. */
async function enter(
  app: FastifyInstance,
  roles: readonly Role[] = ['moderator'],
  options: InjectOptions = {},
) {
  const member = await aStaffMember(app, roles);
  const reply = await app.inject({ method: 'POST', url: `/rein/${member.id}`, ...options });
  const [cookie] = reply.cookies;
  if (!cookie) throw new Error(`No cookie came with ${reply.statusCode}`);
  const headers = { cookie: `${SESSION_COOKIE}=${encodeURIComponent(cookie.value)}` };
  const get = (url: string) => app.inject({ url, headers });
  const post = (url: string, fields: Record<string, string> = {}) => {
    const sent = form(fields);
    return app.inject({
      method: 'POST',
      url,
      headers: { ...headers, ...sent.headers },
      payload: sent.payload,
    });
  };
  return { ...member, reply, cookie, headers, get, post };
}

test('residents never get a cookie, staff get one that scripts and other sites cannot use', async (t) => {
  const app = await aDesk(t);
  t.equal((await app.inject('/draussen')).headers['set-cookie'], undefined);
  t.equal(
    (await app.inject('/wer')).headers['set-cookie'],
    undefined,
    'not even at the desk before the sign-in',
  );
  const { cookie, get } = await enter(app);
  t.match(cookie, { httpOnly: true, sameSite: 'Lax', path: '/' });
  t.notOk(cookie.secure, 'announced as http');
  const hours = ((cookie.expires as Date).getTime() - Date.now()) / 3_600_000;
  t.ok(hours > 11.9 && hours <= 12, `ends in ${hours} hours`);
  const page = await get('/tafel');
  t.equal(page.headers['cache-control'], 'no-store');
  t.equal(page.headers['set-cookie'], undefined, 'nothing new to say');
});

test('the cookie is Secure where the city announced https, even behind a proxy nobody named', async (t) => {
  const app = await aDesk(t, { publicUrl: 'https://stadt.example' });
  const { cookie, get } = await enter(app);
  t.equal(cookie.secure, true);
  t.equal((await get('/tafel')).statusCode, 200);
});

test('only the digest of the session id stands in the database', async (t) => {
  const app = await aDesk(t);
  const { cookie, id } = await enter(app);
  const rows = await app.db.selectFrom('staff_session').select(['id_hash', 'staff_id', 'data']).execute();
  t.equal(rows.length, 1);
  t.same(rows[0]?.id_hash, sessionHash(cookie.value));
  t.equal(rows[0]?.staff_id, id);
  t.notMatch(JSON.stringify(rows[0]?.data), cookie.value.split('.')[0]);
});

test('signing in gives a new session and ends the one from before', async (t) => {
  const app = await aDesk(t);
  const planted = await enter(app, ['planner']);
  const victim = await enter(app, ['moderator'], { headers: planted.headers });
  t.not(victim.cookie.value, planted.cookie.value);
  t.equal((await planted.get('/tafel')).statusCode, 401, 'whoever planted it is signed out, not in');
  t.equal((await victim.get('/tafel')).statusCode, 200);
});

test('signing out ends the session on the server: a copied cookie opens nothing', async (t) => {
  const app = await aDesk(t);
  const { get, post } = await enter(app);
  const token = (await get('/tafel')).body;
  const out = await post('/raus', { _csrf: token });
  t.equal(out.statusCode, 200);
  t.match(out.cookies[0], { name: SESSION_COOKIE, value: '', path: '/' });
  t.equal((await get('/tafel')).statusCode, 401);
  t.equal((await app.db.selectFrom('staff_session').select('id_hash').execute()).length, 0);
});

test('a request under way while the person signs out does not bring the session back', async (t) => {
  const app = await aDesk(t);
  const { cookie, get, id } = await enter(app);
  const store = sessionStore(app.db);
  const sessionId = cookie.value.slice(0, cookie.value.lastIndexOf('.'));
  const read = await promisify(store.get)(sessionId);
  t.match(read, { staffId: id, stored: { isDue: false } });
  await promisify(store.destroy)(sessionId);
  await promisify(store.set)(sessionId, read as Session);
  t.equal(await promisify(store.get)(sessionId), null);
  t.equal((await get('/tafel')).statusCode, 401);
});

test('a session ends twelve hours after its last use, and is prolonged while it is used', async (t) => {
  const app = await aDesk(t);
  const { get, reply } = await enter(app);
  t.equal(reply.cookies.length, 1);
  const hoursLeft = async () => {
    const left = sql<number>`extract(epoch FROM expires_at - now())::float / 3600`.as('hours');
    return (await app.db.selectFrom('staff_session').select(left).executeTakeFirstOrThrow()).hours;
  };
  const setHoursLeft = (hours: number) =>
    app.db
      .updateTable('staff_session')
      .set({ expires_at: sql`now() + make_interval(mins => ${hours * 60})` })
      .execute();

  await setHoursLeft(11.9);
  t.equal((await get('/tafel')).headers['set-cookie'], undefined);
  t.ok((await hoursLeft()) < 11.95, 'a page read just now writes nothing');
  await setHoursLeft(1);
  t.match((await get('/tafel')).cookies, [{ name: SESSION_COOKIE }], 'the browser hears of the new end');
  t.ok((await hoursLeft()) > 11.9);

  await app.db
    .updateTable('staff_session')
    .set({ created_at: sql`now() - interval '6 days 20 hours'` })
    .execute();
  await setHoursLeft(1);
  t.equal((await get('/tafel')).statusCode, 200);
  t.ok((await hoursLeft()) < 4.1, 'a week at most');

  await setHoursLeft(0);
  t.equal((await get('/tafel')).statusCode, 401);
});

test('each sign-in clears away the sessions that have expired', async (t) => {
  const app = await aDesk(t);
  await enter(app);
  const live = await enter(app);
  await app.db
    .updateTable('staff_session')
    .set({ expires_at: sql`now() - interval '1 minute'` })
    .where('staff_id', '!=', live.id)
    .execute();
  const third = await enter(app);
  const rows = await app.db.selectFrom('staff_session').select('staff_id').execute();
  t.same(rows.map((row) => row.staff_id).sort(), [live.id, third.id].sort());
});

test('disabling an account and changing its roles acts at the next request', async (t) => {
  const app = await aDesk(t);
  const { id, get } = await enter(app, ['moderator']);
  const change = (values: Updateable<Staff>) =>
    app.db.updateTable('staff').set(values).where('id', '=', id).execute();
  t.equal((await get('/tafel')).statusCode, 200);
  await change({ roles: ['planner'] });
  t.equal((await get('/tafel')).statusCode, 403);
  await change({ roles: ['admin'] });
  t.equal((await get('/tafel')).statusCode, 200);
  await aStaffMember(app, ['admin']);
  await change({ disabled_at: new Date() });
  t.equal((await get('/tafel')).statusCode, 401);
  t.equal((await get('/wer')).json().name, null);
  await t.rejects(app.db.deleteFrom('staff').where('id', '=', id).execute(), 'who stands in the log stays');
});

test('a form needs the token of its session, in the body or as a header', async (t) => {
  const app = await aDesk(t);
  const { get, post, headers } = await enter(app);
  const other = await enter(app);
  const token = (await get('/tafel')).body;
  const foreign = (await other.get('/tafel')).body;
  const stale = async (reply: LightMyRequestResponse) => {
    t.equal(reply.statusCode, 403);
    t.equal(reply.json().code, 'STALE_FORM');
  };
  await stale(await post('/tafel'));
  await stale(await post('/tafel', { _csrf: '' }));
  await stale(await post('/tafel', { _csrf: `${token}x` }));
  await stale(await post('/tafel', { _csrf: foreign }));
  await stale(await app.inject({ method: 'POST', url: '/tafel', headers }));
  const twice = { ...form({}), payload: `_csrf=${token}&_csrf=${token}` };
  await stale(
    await app.inject({ method: 'POST', url: '/tafel', ...twice, headers: { ...headers, ...twice.headers } }),
  );
  await stale(await app.inject({ method: 'POST', url: '/raus', headers }));
  t.equal((await post('/tafel', { _csrf: token })).body, 'entschieden');
  const byFetch = await app.inject({
    method: 'POST',
    url: '/tafel',
    headers: { ...headers, 'x-csrf-token': token },
  });
  t.equal(byFetch.body, 'entschieden');
});

test('a token ends with its session', async (t) => {
  const app = await aDesk(t);
  const first = await enter(app);
  const token = (await first.get('/tafel')).body;
  const again = await app.inject({ method: 'POST', url: `/rein/${first.id}`, headers: first.headers });
  const cookie = again.cookies.at(-1);
  const reply = await app.inject({
    method: 'POST',
    url: '/tafel',
    headers: {
      cookie: `${SESSION_COOKIE}=${encodeURIComponent(cookie?.value ?? '')}`,
      'x-csrf-token': token,
    },
  });
  t.equal(reply.statusCode, 403);
  t.equal(
    (await first.post('/tafel', { _csrf: token })).statusCode,
    401,
    'and without a session the guard speaks',
  );
});

test('a sign-in form sent from another site is refused', async (t) => {
  const app = await aDesk(t);
  const { id } = await aStaffMember(app);
  const send = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: `/rein/${id}`, headers });
  t.equal((await send({ 'sec-fetch-site': 'cross-site' })).statusCode, 403);
  t.equal((await send({ 'sec-fetch-site': 'same-site' })).statusCode, 403);
  t.equal((await send({ origin: 'https://evil.example' })).statusCode, 403);
  t.equal((await send({ origin: 'null' })).statusCode, 403);
  t.equal((await send({ 'sec-fetch-site': 'same-origin' })).statusCode, 200);
});

test('broken, foreign and made-up cookies are no session and no error', async (t) => {
  const app = await aDesk(t);
  const { cookie } = await enter(app);
  const [sessionId = '', signature = ''] = cookie.value.split('.');
  const values = [
    '',
    '.',
    'x',
    'x.y',
    '%',
    '%00',
    '%E0%A4%A',
    sessionId,
    `${sessionId}.`,
    `.${signature}`,
    `${sessionId}.${signature}x`,
    `${sessionId}x.${signature}`,
    'ö'.repeat(100),
    'a'.repeat(5_000),
    '__proto__',
  ];
  for (const value of values) {
    const reply = await app.inject({ url: '/wer', headers: { cookie: `${SESSION_COOKIE}=${value}` } });
    t.equal(reply.statusCode, 200, value.slice(0, 30));
    t.equal(reply.json().name, null);
  }
  for (const header of [
    ';;;',
    '=',
    '__proto__=x; constructor=y',
    'stadtgespraech',
    `${SESSION_COOKIE}=a; ${SESSION_COOKIE}=b`,
  ]) {
    t.equal((await app.inject({ url: '/wer', headers: { cookie: header } })).statusCode, 200, header);
  }
  const others = deriveSecrets('another secret of 32 characters!!!').session.toString('base64url');
  const foreign = new Signer(others).sign(sessionId);
  const reply = await app.inject({
    url: '/tafel',
    headers: { cookie: `${SESSION_COOKIE}=${encodeURIComponent(foreign)}` },
  });
  t.equal(reply.statusCode, 401, 'signed by another installation');
});

test('the language asked for once stays', async (t) => {
  const app = await aDesk(t);
  const { get } = await enter(app);
  t.equal((await get('/wer')).json().lang, 'de');
  t.equal((await get('/wer?lang=fr')).json().lang, 'de');
  t.equal((await get('/wer?lang=en')).json().lang, 'en');
  t.equal((await get('/wer')).json().lang, 'en');
  t.equal((await get('/wer?lang=de')).json().lang, 'de');
  t.equal((await get('/wer')).json().lang, 'de');
});

test('the app bar shows the areas of the roles, and to moderators how many wait', async (t) => {
  const app = await aDesk(t);
  const { id: topicId } = await aTopic(app.db);
  await aComment(app.db, topicId);
  await aComment(app.db, topicId, { suspicion: 'spam' });
  await aComment(app.db, topicId, { state: 'published' });
  const moderation = { key: 'moderation', href: '/moderation', label: 'Moderation', current: true };
  const planning = { key: 'planning', href: '/planung', label: 'Planung', current: false };
  const redaktion = { key: 'redaktion', href: '/redaktion', label: 'Redaktion', current: false };
  const administration = { key: 'administration', href: '/verwaltung', label: 'Verwaltung', current: false };
  const table = [
    [['moderator'], [{ ...moderation, count: 2 }]],
    [
      ['planner', 'editor'],
      [planning, redaktion],
    ],
    [['admin'], [{ ...moderation, count: 2 }, planning, redaktion, administration]],
  ] as const;
  for (const [roles, areas] of table) {
    const { get } = await enter(app, roles);
    t.same((await get('/rahmen')).json().areas, areas, roles.join());
  }
  const { get, post } = await enter(app, ['moderator']);
  const layout = (await get('/rahmen?waiting=7&lang=en')).json();
  t.match(layout, { lang: 'en', title: 'Wartet', areas: [{ count: 7 }], staff: { roles: ['moderator'] } });
  t.equal((await post('/tafel', { _csrf: layout.staff.csrf })).statusCode, 200);
});

test('while the database is away nobody is taken for signed out', async (t) => {
  const signed = new Signer(deriveSecrets(SECRET_KEY).session.toString('base64url')).sign('any');
  const headers = { cookie: `${SESSION_COOKIE}=${encodeURIComponent(signed)}` };
  for (const databaseUrl of [
    'postgres://nobody@127.0.0.1:1/none',
    'postgres://nobody@%2Fno%2Fsuch%2Ffolder/none',
  ]) {
    const app = await aDesk(t, { databaseUrl });
    const reply = await app.inject({ url: '/wer', headers });
    t.equal(reply.statusCode, 503, databaseUrl);
    t.equal(reply.headers['set-cookie'], undefined, 'the session is kept for when it is back');
  }
});
