import type { InjectOptions } from 'fastify';
import { type Test, test } from 'tap';
import { LIMITS } from '../../src/platform/limits.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { addStaff } from '../../src/staff/add-staff.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { form } from '../support/builders.ts';
import { aStaffMember, PASSWORD, signedIn } from '../support/staff.ts';

/** Sends the sign-in form; each from an address of its own unless told otherwise. */
let neighbours = 0;
function send(app: TestApp, fields: Record<string, string>, options: InjectOptions = {}) {
  neighbours++;
  const remoteAddress = `10.0.${neighbours >> 8}.${neighbours & 255}`;
  const sent = form(fields);
  const headers = { ...sent.headers, ...options.headers };
  return app.inject({
    method: 'POST',
    url: '/anmelden',
    remoteAddress,
    ...options,
    headers,
    payload: sent.payload,
  });
}

test('the sign-in page is there for everybody and sets no cookie', async (t) => {
  const app = await testApp(t);
  const page = await app.inject('/anmelden');
  t.equal(page.statusCode, 200);
  t.match(page.body, '<form class="sg-quiet__form" method="post" action="/anmelden"');
  t.equal(page.headers['set-cookie'], undefined);
  t.equal(page.headers['cache-control'], 'no-store');
  t.match((await app.inject('/anmelden?lang=en')).body, '<html lang="en">');
  t.match((await app.inject('/anmelden?grund=abgemeldet')).body, 'Sie sind abgemeldet');
  t.match((await app.inject('/anmelden?grund=beendet')).body, 'Ihre Sitzung ist beendet');
  t.equal((await app.inject('/anmelden?grund=__proto__')).statusCode, 200);
  t.match((await app.inject('/anmelden?next=/moderation')).body, 'name="next" value="/moderation"');
  t.match((await app.inject('/anmelden?next=//evil.example')).body, 'name="next" value=""');
});

test('signs in and leads to the first area of the roles', async (t) => {
  const app = await testApp(t);
  const areas = [
    [['moderator'], '/moderation'],
    [['planner'], '/planung'],
    [['editor'], '/redaktion'],
    [['admin'], '/moderation'],
    [['editor', 'planner'], '/planung'],
  ] as const;
  for (const [roles, area] of areas) {
    const { email } = await aStaffMember(app, roles);
    const reply = await send(app, { email, password: PASSWORD });
    t.equal(reply.statusCode, 303);
    t.equal(reply.headers.location, area);
    t.equal(reply.cookies.length, 1);
  }
  const { email } = await aStaffMember(app);
  t.equal((await send(app, { email: ` ${email.toUpperCase()} `, password: PASSWORD })).statusCode, 303);
});

test('leads on to a page of ours, and never elsewhere', async (t) => {
  const app = await testApp(t);
  const { email } = await aStaffMember(app, ['moderator']);
  const table = [
    ['/moderation?seite=2', '/moderation?seite=2'],
    ['/planung/themen/licht', '/planung/themen/licht'],
    ['https://evil.example/', '/moderation'],
    ['//evil.example', '/moderation'],
    ['/\\evil.example', '/moderation'],
    ['/.//evil.example', '/moderation'],
    ['/\r\nSet-Cookie: a=b', '/moderation'],
  ] as const;
  for (const [next, location] of table) {
    t.equal((await send(app, { email, password: PASSWORD, next })).headers.location, location, next);
  }
});

test('unknown, disabled and wrong get the same answer, with the e-mail kept and the password not', async (t) => {
  const app = await testApp(t);
  const known = await aStaffMember(app);
  const disabled = await aStaffMember(app);
  await app.db.updateTable('staff').set({ disabled_at: new Date() }).where('id', '=', disabled.id).execute();
  const tries = [
    { email: known.email, password: 'falsch, aber lang' },
    { email: disabled.email, password: PASSWORD },
    { email: 'niemand@stadt.example', password: PASSWORD },
    { email: 'keine adresse', password: PASSWORD },
    { email: 'null\0byte@stadt.example', password: PASSWORD },
    { email: known.email, password: 'x'.repeat(100_000) },
  ];
  const pages = new Set<string>();
  for (const { email, password } of tries) {
    const reply = await send(app, { email, password, next: '/moderation' });
    t.equal(reply.statusCode, 401);
    t.equal(reply.headers['set-cookie'], undefined);
    t.equal(reply.headers['cache-control'], 'no-store');
    t.notMatch(reply.body, password);
    t.match(reply.body, `value="${email}"`);
    pages.add(reply.body.replace(`value="${email}"`, 'value=""'));
  }
  t.equal(pages.size, 1, 'one page for all of them');
});

test('an unknown address takes as long as a wrong password', async (t) => {
  const app = await testApp(t);
  const { email } = await aStaffMember(app);
  const took = async (fields: Record<string, string>) => {
    const start = process.hrtime.bigint();
    await send(app, fields);
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  const times: { wrong: number[]; unknown: number[] } = { wrong: [], unknown: [] };
  for (let round = 0; round < 9; round++) {
    times.wrong.push(await took({ email, password: 'falsch, aber lang' }));
    times.unknown.push(await took({ email: 'niemand@stadt.example', password: 'falsch, aber lang' }));
  }
  const [wrong, unknown] = [median(times.wrong), median(times.unknown)];
  t.ok(unknown > wrong / 2 && unknown < wrong * 2, `${unknown.toFixed(1)} ms against ${wrong.toFixed(1)} ms`);
});

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number;
}

test('missing and repeated fields are said beside the field', async (t) => {
  const app = await testApp(t);
  const empty = await send(app, {});
  t.equal(empty.statusCode, 422);
  t.match(empty.body, 'Bitte geben Sie Ihre E-Mail-Adresse ein.');
  t.match(empty.body, 'Bitte geben Sie Ihr Passwort ein.');
  const withoutPassword = await send(app, { email: '"><script>alert(1)</script>@x' });
  t.equal(withoutPassword.statusCode, 422);
  t.notMatch(withoutPassword.body, '<script>alert');
  const { headers } = form({});
  const repeated = await app.inject({
    method: 'POST',
    url: '/anmelden',
    headers,
    payload: 'email=a&email=b&password=c',
  });
  t.equal(repeated.statusCode, 422);
  const notUtf8 = await app.inject({
    method: 'POST',
    url: '/anmelden',
    headers,
    payload: 'email=%ff&password=c',
  });
  t.equal(notUtf8.statusCode, 400);
});

test('who is signed in goes on to the desk, and out again by a form with a token', async (t) => {
  const app = await testApp(t);
  const { cookie, csrf } = await signedIn(app, ['planner']);
  const ask = (url: string) => app.inject({ url, headers: { cookie } });
  t.match(await ask('/anmelden'), { statusCode: 303, headers: { location: '/planung' } });
  t.match(await ask('/anmelden?next=/planung/themen/licht'), {
    headers: { location: '/planung/themen/licht' },
  });
  t.match(await ask('/anmelden?next=//evil.example'), { headers: { location: '/planung' } });

  const out = (fields: Record<string, string>) => {
    const sent = form(fields);
    const headers = { cookie, ...sent.headers };
    return app.inject({ method: 'POST', url: '/abmelden', headers, payload: sent.payload });
  };
  t.equal((await out({})).statusCode, 403);
  t.equal((await ask('/anmelden')).statusCode, 303, 'still signed in');
  t.equal((await ask('/abmelden')).statusCode, 405, 'no link signs anybody out');
  t.match(await out({ _csrf: csrf }), {
    statusCode: 303,
    headers: { location: '/anmelden?grund=abgemeldet' },
  });
  t.equal((await ask('/anmelden')).statusCode, 200);
  t.match(await out({ _csrf: csrf }), { statusCode: 303 }, 'twice is the same as once');
});

test('pages for residents set no cookie and look at none', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['admin']);
  const pages = [
    '/',
    '/en/',
    '/themen/licht',
    '/vorgang/nirgends',
    '/impressum',
    '/assets/built/public.css',
    '/healthz',
  ];
  for (const url of pages) {
    const asResident = await app.inject(url);
    const asStaff = await app.inject({ url, headers: { cookie } });
    t.equal(asResident.headers['set-cookie'], undefined, url);
    t.equal(asStaff.headers['set-cookie'], undefined, url);
    t.equal(asStaff.statusCode, asResident.statusCode, url);
  }
});

test('signing in as somebody else ends the session before', async (t) => {
  const app = await testApp(t);
  const first = await signedIn(app, ['planner']);
  const second = await aStaffMember(app, ['editor']);
  const reply = await send(
    app,
    { email: second.email, password: PASSWORD },
    { headers: { cookie: first.cookie } },
  );
  t.match(reply, { statusCode: 303, headers: { location: '/redaktion' } });
  const sessions = await app.db.selectFrom('staff_session').select('staff_id').execute();
  t.same(sessions, [{ staff_id: second.id }]);
});

test('a sign-in form from another site is refused', async (t) => {
  const app = await testApp(t);
  const { email } = await aStaffMember(app);
  const reply = await send(
    app,
    { email, password: PASSWORD },
    { headers: { 'sec-fetch-site': 'cross-site' } },
  );
  t.equal(reply.statusCode, 403);
  t.equal(reply.headers['set-cookie'], undefined);
});

test('too many tries for one account from one address are told to wait, others are not', async (t) => {
  const app = await testApp(t);
  const { email } = await aStaffMember(app);
  const { max } = LIMITS.signInToOneAccount;
  const from = (remoteAddress: string) => ({ remoteAddress });
  for (let attempt = 0; attempt < max; attempt++) {
    t.equal((await send(app, { email, password: 'falsch' }, from('192.0.2.1'))).statusCode, 401);
  }
  const refused = await send(app, { email: email.toUpperCase(), password: PASSWORD }, from('192.0.2.1'));
  await isToldToWait(t, refused);
  t.match(refused.body, `value="${email.toUpperCase()}"`);
  const colleague = await aStaffMember(app);
  t.equal(
    (await send(app, { email: colleague.email, password: PASSWORD }, from('192.0.2.1'))).statusCode,
    303,
  );
  t.equal(
    (await send(app, { email, password: PASSWORD }, from('192.0.2.2'))).statusCode,
    303,
    'never locked out',
  );
});

test('one address cannot try all accounts there are', async (t) => {
  const app = await testApp(t);
  for (let attempt = 0; attempt < LIMITS.signIn.max; attempt++) {
    await send(
      app,
      { email: `person-${attempt}@stadt.example`, password: '' },
      { remoteAddress: '192.0.2.1' },
    );
  }
  const { email } = await aStaffMember(app);
  await isToldToWait(t, await send(app, { email, password: PASSWORD }, { remoteAddress: '192.0.2.1' }));
});

async function isToldToWait(t: Test, reply: Awaited<ReturnType<typeof send>>): Promise<void> {
  t.equal(reply.statusCode, 429);
  const seconds = Number(reply.headers['retry-after']);
  t.ok(seconds > 14 * 60 && seconds <= 15 * 60, `Retry-After: ${seconds}`);
  t.match(reply.body, 'Zu viele Versuche');
  t.match(reply.body, '15 Minuten');
}

test('a flood of sign-ins gets a short line, and afterwards everybody comes in', async (t) => {
  const app = await testApp(t);
  const { email } = await aStaffMember(app);
  const flood = await Promise.all(
    Array.from({ length: 150 }, (_, i) =>
      send(app, { email: `p${i}@stadt.example`, password: 'falsch, aber lang' }),
    ),
  );
  const statuses = flood.map((reply) => reply.statusCode);
  t.same([...new Set(statuses)].sort(), [401, 429]);
  t.equal(Number(flood.find((reply) => reply.statusCode === 429)?.headers['retry-after']), 60);
  t.equal((await send(app, { email, password: PASSWORD })).statusCode, 303);
});

test('an account is added once, with its address in one spelling', async (t) => {
  const app = await testApp(t);
  const given = {
    siteId: DEFAULT_SITE_ID,
    email: ' Anna.Amt@Stadt.Example ',
    roles: ['planner', 'editor'] as const,
    password: PASSWORD,
  };
  t.match(await addStaff(app.db, given), { outcome: 'added', email: 'anna.amt@stadt.example' });
  t.match(await addStaff(app.db, { ...given, email: 'ANNA.AMT@stadt.example', roles: ['admin'] }), {
    outcome: 'exists',
    message: /anna\.amt@stadt\.example has an account already/,
  });
  const rows = await app.db
    .selectFrom('staff')
    .select(['email', 'name', 'roles', 'is_demo', 'password_hash'])
    .execute();
  t.match(rows, [
    { email: 'anna.amt@stadt.example', name: 'anna.amt', roles: ['editor', 'planner'], is_demo: false },
  ]);
  t.match(rows[0]?.password_hash, /^\$argon2id\$/);
});

test('two who add the same account at once make one', async (t) => {
  const app = await testApp(t);
  const given = {
    siteId: DEFAULT_SITE_ID,
    email: 'anna@stadt.example',
    roles: ['admin'] as const,
    password: PASSWORD,
  };
  const outcomes = await Promise.all([addStaff(app.db, given), addStaff(app.db, given)]);
  t.same(outcomes.map(({ outcome }) => outcome).sort(), ['added', 'exists']);
});

test('what cannot be an account is refused with the reason', async (t) => {
  const app = await testApp(t);
  const good = {
    siteId: DEFAULT_SITE_ID,
    email: 'anna@stadt.example',
    roles: ['admin'] as const,
    password: PASSWORD,
  };
  const table = [
    [{ email: 'anna' }, 'this is not an e-mail address'],
    [{ email: 'anna@' }, 'this is not an e-mail address'],
    [{ email: 'a b@stadt.example' }, 'this is not an e-mail address'],
    [{ email: 'a\0@stadt.example' }, 'this is not an e-mail address'],
    [{ email: `${'a'.repeat(250)}@b.de` }, 'the e-mail address may have at most 254 characters'],
    [{ name: 'x'.repeat(121) }, 'the name may have at most 120 characters'],
    [{ roles: [] }, 'a role is needed: editor, moderator, planner, admin'],
    [{ password: 'kurz' }, 'the password needs at least 12 characters'],
    [{ password: 'Passwort2026!' }, 'the password is too easy to guess'],
    [{ password: 'anna@stadt.example' }, 'the password holds the address, the name or the city’s name'],
  ] as const;
  for (const [change, message] of table) {
    t.same(await addStaff(app.db, { ...good, ...change }), { outcome: 'refused', message });
  }
  t.same(await app.db.selectFrom('staff').select('id').execute(), []);
});
