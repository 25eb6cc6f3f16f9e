import { sql } from 'kysely';
import { test } from 'tap';
import { WRONG_CODES } from '../../src/staff/totp-queries.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { form } from '../support/builders.ts';
import { aColleague, browserOf, codeOf, letProofAge, setUpSecondStep } from '../support/colleague.ts';
import { PASSWORD, signedIn } from '../support/staff.ts';

/** Sends a form, with the cookie of the answer before where there is one. */
function send(app: TestApp, url: string, fields: Record<string, string>, before?: Answer) {
  const { headers, payload } = form(fields);
  const cookie = before ? cookieOf(before) : '';
  return app.inject({ method: 'POST', url, payload, headers: { ...headers, ...(cookie && { cookie }) } });
}
type Answer = Awaited<ReturnType<TestApp['inject']>>;

function cookieOf(answer: Answer): string {
  const [cookie] = answer.cookies;
  return cookie ? `${cookie.name}=${encodeURIComponent(cookie.value)}` : '';
}

/** Somebody with a second step, who is about to sign in. */
async function somebody(app: TestApp) {
  const colleague = await aColleague(app, ['planner']);
  const { secret, recovery } = await setUpSecondStep(colleague);
  const signIn = (fields: Record<string, string> = {}) =>
    send(app, '/anmelden', { email: colleague.email, password: PASSWORD, ...fields });
  return { colleague, secret, recovery, signIn };
}

test('it is set up with a picture or a key, by a first code, and gives ten recovery codes once', async (t) => {
  const app = await testApp(t);
  const colleague = await aColleague(app, ['planner']);
  t.match((await colleague.get('/konto')).body, 'Ausgeschaltet');
  t.match((await colleague.get('/konto/zweiter-schritt')).body, 'Authenticator-App');
  t.same(await app.db.selectFrom('staff_totp').select('staff_id').execute(), [], 'reading begins nothing');
  const begun = await colleague.post('/konto/zweiter-schritt');
  t.match(begun.body, /<svg class="sg-qr"[^>]*role="img"/);
  t.match(begun.headers['cache-control'], 'no-store');
  const key = /<p class="sg-secret"><code>([^<]+)/.exec(begun.body)?.[1] ?? '';
  t.match(key, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/, '160 bits in groups of four');
  const secret = key.replaceAll(' ', '');
  const stored = await app.db.selectFrom('staff_totp').selectAll().executeTakeFirstOrThrow();
  t.notOk(stored.secret.includes(secret), 'sealed');
  t.notMatch(
    (await send(app, '/anmelden', { email: colleague.email, password: PASSWORD })).headers.location,
    'code',
  );

  const confirm = (totp: string) => colleague.post('/konto/zweiter-schritt/bestaetigen', { totp });
  t.match(await confirm(''), { statusCode: 422, body: /Bitte geben Sie den Code ein/ });
  const wrong = await confirm('000000');
  t.match(wrong, { statusCode: 422, body: /Dieser Code gilt nicht/ });
  t.match(wrong.body, key, 'the same key, for the app has it already');
  const done = await confirm(await codeOf(secret));
  const codes = [...done.body.matchAll(/<li><code>([^<]+)/g)].map(([, code]) => code);
  t.equal(new Set(codes).size, 10);
  const hashes = await app.db.selectFrom('staff_recovery_code').select('code_hash').execute();
  t.equal(hashes.length, 10);
  t.match((await colleague.get('/konto')).body, 'Sie haben noch 10 Wiederherstellungscodes');
  t.match(
    (await colleague.post('/konto/zweiter-schritt')).headers.location,
    '/konto/zweiter-schritt',
    'only once',
  );
  t.match((await confirm(await codeOf(secret))).statusCode, 303);
});

test('a sign-in asks for it on a second page, and nothing is open before', async (t) => {
  const app = await testApp(t);
  const { signIn, secret } = await somebody(app);
  const first = await signIn({ next: '/planung?x=1' });
  t.match(first, { statusCode: 303, headers: { location: '/anmelden/code' } });
  const cookie = cookieOf(first);
  t.equal((await app.inject({ url: '/planung', headers: { cookie } })).statusCode, 303);
  t.equal((await app.inject({ url: '/konto', headers: { cookie } })).statusCode, 303);
  t.match((await app.inject({ url: '/anmelden/code', headers: { cookie } })).body, 'Code aus Ihrer App');
  t.match(await send(app, '/anmelden/code', { totp: ' ' }, first), { statusCode: 422 });
  const code = await codeOf(secret);
  const second = await send(app, '/anmelden/code', { totp: `${code.slice(0, 3)} ${code.slice(3)}` }, first);
  t.match(second, { statusCode: 303, headers: { location: '/planung?x=1' } });
  t.not(cookieOf(second), cookie, 'under a new session id');
  const inside = await app.inject({ url: '/planung', headers: { cookie: cookieOf(second) } });
  t.equal(inside.statusCode, 200);
  t.equal(
    (await app.inject({ url: '/anmelden/code', headers: { cookie } })).statusCode,
    303,
    'the old one is nothing',
  );
});

test('the code may come along with the password', async (t) => {
  const app = await testApp(t);
  const { signIn, secret } = await somebody(app);
  const wrong = await signIn({ totp: '123456' });
  t.match(wrong, { statusCode: 401, body: /Dieser Code gilt nicht/ });
  t.match(await signIn({ totp: await codeOf(secret) }), {
    statusCode: 303,
    headers: { location: '/planung' },
  });
});

test('a wrong password says nothing of a second step', async (t) => {
  const app = await testApp(t);
  const { signIn, secret } = await somebody(app);
  const answer = await signIn({ password: 'falsch, aber lang', totp: await codeOf(secret) });
  t.match(answer, { statusCode: 401, body: /passen nicht zusammen/ });
  t.equal((await signIn({ totp: await codeOf(secret) })).statusCode, 303, 'and uses no code up');
});

test('a code is good for once, one half minute to either side, and never before one that was used', async (t) => {
  const app = await testApp(t);
  const { signIn, secret } = await somebody(app);
  t.equal((await signIn({ totp: await codeOf(secret, -1) })).statusCode, 401, 'that one set it up');
  t.equal((await signIn({ totp: await codeOf(secret, 3) })).statusCode, 401, 'a clock ahead by more');
  t.equal((await signIn({ totp: await codeOf(secret, -3) })).statusCode, 401, 'a clock behind');
  const code = await codeOf(secret, 1);
  t.equal((await signIn({ totp: code })).statusCode, 303, 'half a minute ahead');
  const again = await signIn({ totp: code });
  t.match(again, { statusCode: 401, body: /Jeder Code gilt nur einmal/ });
  t.equal((await signIn({ totp: await codeOf(secret, 0) })).statusCode, 401, 'an older one than was used');
});

test('of two who send the same code at once one comes in', async (t) => {
  const app = await testApp(t);
  const { signIn, secret } = await somebody(app);
  const totp = await codeOf(secret);
  const answers = await Promise.all([signIn({ totp }), signIn({ totp }), signIn({ totp })]);
  t.same(answers.map(({ statusCode }) => statusCode).sort(), [303, 401, 401]);
});

test('a recovery code works once, however it is typed', async (t) => {
  const app = await testApp(t);
  const { signIn, recovery, colleague } = await somebody(app);
  const [first = '', second = ''] = recovery;
  t.equal((await signIn({ totp: first.toUpperCase().replace('-', ' ') })).statusCode, 303);
  t.equal((await signIn({ totp: first })).statusCode, 401);
  const halfway = await signIn();
  t.equal((await send(app, '/anmelden/code', { totp: second }, halfway)).statusCode, 303);
  t.match((await colleague.get('/konto')).body, 'Sie haben noch 8 Wiederherstellungscodes');
  const renewed = await colleague.post('/konto/zweiter-schritt/codes');
  t.match(renewed.body, 'Ihre früheren Codes gelten nicht mehr');
  t.equal((await signIn({ totp: recovery[2] as string })).statusCode, 401);
  const log = await app.db.selectFrom('staff_event').select('action').orderBy('at').execute();
  t.same(
    log.map(({ action }) => action),
    ['added', 'totp-on', 'recovery-used', 'recovery-used', 'recovery-renewed'],
  );
});

test('after ten wrong codes nobody tries any further, and later it works again', async (t) => {
  const app = await testApp(t);
  const { signIn, secret } = await somebody(app);
  const halfway = await signIn();
  const tryCode = async (totp: string) => send(app, '/anmelden/code', { totp }, halfway);
  for (let i = 0; i < WRONG_CODES; i++) t.equal((await tryCode('abc')).statusCode, 401);
  const refused = await tryCode(await codeOf(secret));
  t.equal(refused.statusCode, 429);
  t.match(refused.body, 'Bitte warten Sie 15 Minuten');
  t.ok(Number(refused.headers['retry-after']) > 14 * 60);
  await app.db.updateTable('staff_totp').set({ wrong_since: sql`now() - interval '15 minutes'` }).execute();
  t.equal((await tryCode(await codeOf(secret))).statusCode, 303);
});

test('who waits too long between the steps begins again', async (t) => {
  const app = await testApp(t);
  const { signIn, secret } = await somebody(app);
  const halfway = await signIn();
  await app.db
    .updateTable('staff_session')
    .set({ data: sql`jsonb_set(data, '{halfway,until}', to_jsonb(${Date.now() - 1}::bigint))` })
    .where('staff_id', 'is', null)
    .execute();
  const late = await send(app, '/anmelden/code', { totp: await codeOf(secret) }, halfway);
  t.match(late, { statusCode: 303, headers: { location: '/anmelden?grund=beendet' } });
  t.match(await send(app, '/anmelden/code', { totp: '123456' }), { statusCode: 303 });
});

test('it is switched off by its owner, or reset by an admin, and both are logged', async (t) => {
  const app = await testApp(t);
  const { colleague, secret, signIn } = await somebody(app);
  await letProofAge(app, colleague.id, 11);
  t.equal(
    (await colleague.post('/konto/zweiter-schritt/aus')).statusCode,
    403,
    'not by whoever finds the desk open',
  );
  const proof_code = await codeOf(secret);
  t.match(await colleague.post('/konto/zweiter-schritt/aus', { proof_code }), {
    headers: { location: '/konto?getan=aus' },
  });
  t.match((await signIn()).headers.location, '/planung');
  await setUpSecondStep(colleague);
  const admin = await aColleague(app, ['admin']);
  t.equal((await admin.post(`/verwaltung/konten/${colleague.id}/zweiter-schritt`)).statusCode, 303);
  t.match((await signIn()).headers.location, '/planung');
  const last = await app.db
    .selectFrom('staff_event')
    .select(['action', 'actor_id', 'subject_id'])
    .where('action', 'in', ['totp-off', 'totp-reset'])
    .orderBy('at')
    .execute();
  t.same(last, [
    { action: 'totp-off', actor_id: colleague.id, subject_id: colleague.id },
    { action: 'totp-reset', actor_id: admin.id, subject_id: colleague.id },
  ]);
});

test('where the city requires it, nothing else is open until it is set up', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const planner = browserOf(app, await signedIn(app, ['planner']));
  await admin.post('/verwaltung/konten/regel', { totp_for: 'nonsense' });
  t.same(await app.db.selectFrom('staff_policy').selectAll().execute(), []);
  await admin.post('/verwaltung/konten/regel', { totp_for: 'admins' });
  t.match(await admin.get('/verwaltung/konten'), {
    statusCode: 303,
    headers: { location: '/konto/zweiter-schritt' },
  });
  t.equal((await admin.post('/verwaltung/konten/regel', { totp_for: 'nobody' })).statusCode, 403);
  t.equal((await planner.get('/planung')).statusCode, 200);
  t.match((await admin.get('/konto/zweiter-schritt')).body, 'ist der zweite Schritt Pflicht');
  await setUpSecondStep(admin);
  t.match((await admin.get('/verwaltung/konten')).body, /value="admins" checked/);
  await admin.post('/verwaltung/konten/regel', { totp_for: 'all' });
  t.equal((await planner.get('/planung')).statusCode, 303);
});
