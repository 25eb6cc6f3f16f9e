import { type Test, test } from 'tap';
import { readConfig } from '../../src/config.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { form } from '../support/builders.ts';
import { browserOf, codeOf, letProofAge, setUpSecondStep } from '../support/colleague.ts';
import { CLIENT_ID, CLIENT_SECRET, type OidcServer, startOidcServer } from '../support/oidc-server.ts';
import { aStaffMember, type DeskVisitor, PASSWORD, signedIn } from '../support/staff.ts';

const PUBLIC_URL = 'http://127.0.0.1:8080';
const RETURN = '/anmelden/anbieter/zurueck';

async function withProvider(t: Test): Promise<{ app: TestApp; provider: OidcServer }> {
  const provider = await startOidcServer(t, `${PUBLIC_URL}${RETURN}`);
  const env = {
    PUBLIC_URL,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    OIDC_LABEL: 'Stadt-Konto',
  };
  return { app: await testApp(t, { env }), provider };
}

type Answer = Awaited<ReturnType<TestApp['inject']>>;

function cookieOf(answer: Answer): string {
  const [cookie] = answer.cookies;
  return cookie ? `${cookie.name}=${encodeURIComponent(cookie.value)}` : '';
}

/** Presses the button of the sign-in page. */
function leave(app: TestApp, fields: Record<string, string> = {}, cookie = '') {
  const { headers, payload } = form(fields);
  return app.inject({ method: 'POST', url: '/anmelden/anbieter', payload, headers: { ...headers, cookie } });
}

/** What a browser does at the provider. @returns the path it comes back to us with */
async function signInThere(answer: Answer): Promise<string> {
  const jar = new Map<string, string>();
  let url = /url=(.*)$/.exec(String(answer.headers['refresh']))?.[1] ?? '';
  while (!url.startsWith(PUBLIC_URL)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const step = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of step.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';', 1)[0] ?? '').split('=');
      jar.set(name, value);
    }
    const location = step.headers.get('location');
    if (!location) throw new Error(`${step.status} at ${url}: ${await step.text()}`);
    url = new URL(location, url).href;
  }
  return url.slice(PUBLIC_URL.length);
}

/** The whole way there and back. */
async function signInAtProvider(app: TestApp, fields: Record<string, string> = {}): Promise<Answer> {
  const left = await leave(app, fields);
  return app.inject({ url: await signInThere(left), headers: { cookie: cookieOf(left) } });
}

test('the button is there, and nobody asks the provider before somebody presses it', async (t) => {
  const { app, provider } = await withProvider(t);
  const page = await app.inject('/anmelden?next=/planung');
  t.match(page.body, 'Anmelden mit Stadt-Konto');
  t.equal(page.headers['set-cookie'], undefined);
  t.equal(provider.requests, 0);
  const left = await leave(app, { next: '/planung' });
  t.equal(left.statusCode, 200);
  const url = new URL(/url=(.*)$/.exec(String(left.headers['refresh']))?.[1] ?? '');
  t.match(Object.fromEntries(url.searchParams), {
    response_type: 'code',
    scope: 'openid email',
    code_challenge_method: 'S256',
    redirect_uri: `${PUBLIC_URL}${RETURN}`,
    state: /.{40}/,
    nonce: /.{40}/,
  });
  t.match(left.body, 'Weiter zu Stadt-Konto');
  t.equal((await (await testApp(t)).inject(RETURN)).statusCode, 404, 'nothing of it without the settings');
});

test('who has an account here with the verified address comes in, later by the subject', async (t) => {
  const { app, provider } = await withProvider(t);
  const { id, email } = await aStaffMember(app, ['planner']);
  provider.person = { sub: 'lise-17', email: email.toUpperCase(), email_verified: true };
  const entered = await signInAtProvider(app, { next: '/planung?x=1' });
  t.match(entered, { statusCode: 303, headers: { location: '/planung?x=1' } });
  const inside = await app.inject({ url: '/konto', headers: { cookie: cookieOf(entered) } });
  t.match(inside.body, email);
  const bound = await app.db
    .selectFrom('staff')
    .select(['oidc_issuer', 'oidc_subject'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  t.same(bound, { oidc_issuer: provider.issuer, oidc_subject: 'lise-17' });
  provider.person = { sub: 'lise-17', email: 'anders@stadt.example', email_verified: false };
  t.equal((await signInAtProvider(app)).statusCode, 303, 'the address may change');
  provider.person = { sub: 'somebody-else', email, email_verified: true };
  t.equal((await signInAtProvider(app)).statusCode, 403, 'the account is taken');
  await app.db.updateTable('staff').set({ disabled_at: new Date() }).where('id', '=', id).execute();
  provider.person = { sub: 'lise-17', email, email_verified: true };
  t.equal((await signInAtProvider(app)).statusCode, 403);
});

test('who has no account gets none, and hears who can help; an unverified address counts for nothing', async (t) => {
  const { app, provider } = await withProvider(t);
  const { email } = await aStaffMember(app, ['admin']);
  provider.person = { sub: 'x', email: 'fremd@stadt.example', email_verified: true };
  const unknown = await signInAtProvider(app);
  t.match(unknown, { statusCode: 403, body: /Bitten Sie Ihre Verwaltung um eine Einladung/ });
  for (const person of [{ sub: 'x', email, email_verified: false }, { sub: 'x', email }, { sub: 'x' }]) {
    provider.person = person;
    const answer = await signInAtProvider(app);
    t.match(answer, { statusCode: 403, body: /nicht als bestätigt/ });
    t.equal((await app.inject({ url: '/konto', headers: { cookie: cookieOf(answer) } })).statusCode, 303);
  }
  t.same(await app.db.selectFrom('staff').select('oidc_subject').execute(), [{ oidc_subject: null }]);
});

test('who is invited comes in at the provider without ever having a password', async (t) => {
  const { app, provider } = await withProvider(t);
  const admin = browserOf(app, await signedIn(app, ['admin']));
  const email = 'lise@stadt.example';
  await admin.post('/verwaltung/konten/neu', { name: 'Lise', email, roles: ['planner'] });
  provider.person = { sub: 'lise-17', email, email_verified: true };
  t.match(await signInAtProvider(app), { statusCode: 303, headers: { location: '/planung' } });
  const noPassword = await app.inject({
    method: 'POST',
    url: '/anmelden',
    ...form({ email, password: PASSWORD }),
  });
  t.equal(noPassword.statusCode, 401);
});

test('a second step that is set up here is asked for there, too', async (t) => {
  const { app, provider } = await withProvider(t);
  const visitor: DeskVisitor = await signedIn(app, ['planner']);
  const { secret } = await setUpSecondStep(browserOf(app, visitor));
  provider.person = { sub: 'lise-17', email: visitor.email, email_verified: true };
  const first = await signInAtProvider(app);
  t.match(first, { statusCode: 303, headers: { location: '/anmelden/code' } });
  const { headers, payload } = form({ totp: await codeOf(secret) });
  const cookie = cookieOf(first);
  const second = await app.inject({
    method: 'POST',
    url: '/anmelden/code',
    payload,
    headers: { ...headers, cookie },
  });
  t.match(second, { statusCode: 303, headers: { location: '/planung' } });
});

test('wrong state, wrong nonce, a used code, another browser: refused, and nobody is in', async (t) => {
  const { app, provider } = await withProvider(t);
  const { email } = await aStaffMember(app, ['planner']);
  provider.person = { sub: 'lise-17', email, email_verified: true };
  const isRefused = (answer: Answer, what: string) => {
    t.equal(answer.statusCode, 400, what);
    t.match(answer.body, 'Die Anmeldung mit Stadt-Konto hat nicht geklappt', what);
    t.match(answer.body, 'name="password"', 'signing in by password is still there');
  };
  const back = (url: string, cookie: string) => app.inject({ url, headers: { cookie } });

  let left = await leave(app);
  const state = await signInThere(left);
  isRefused(await back(state.replace(/state=[^&]+/, 'state=forged'), cookieOf(left)), 'state');
  isRefused(await back(state, cookieOf(left)), 'one answer only');
  isRefused(await app.inject(state), 'another browser');

  left = await leave(app);
  const path = await signInThere(left);
  isRefused(await back(path.replace(/code=[^&]+/, 'code=made-up'), cookieOf(left)), 'code');

  left = await leave(app);
  const used = await signInThere(left);
  const spent = /code=([^&]+)/.exec(used)?.[1] ?? '';
  t.equal((await back(used, cookieOf(left))).statusCode, 303);
  left = await leave(app);
  isRefused(
    await back((await signInThere(left)).replace(/code=[^&]+/, `code=${spent}`), cookieOf(left)),
    'used',
  );

  provider.forgeNonce = true;
  isRefused(await signInAtProvider(app), 'nonce');
  provider.forgeNonce = false;
  left = await leave(app);
  isRefused(await back(`${RETURN}?error=server_errr&state=x`, cookieOf(left)), 'nonsense');
  const foreign = await leave(app, {}, '').then(() =>
    app.inject({ method: 'POST', url: '/anmelden/anbieter', headers: { 'sec-fetch-site': 'cross-site' } }),
  );
  t.equal(foreign.statusCode, 403, 'no other page begins it');
});

test('who says no there is told so', async (t) => {
  const { app, provider } = await withProvider(t);
  provider.person = 'says no';
  t.match(await signInAtProvider(app), { statusCode: 403, body: /Sie haben die Anmeldung abgebrochen/ });
});

test('a provider that is broken, slow or gone takes nobody’s password away', async (t) => {
  const { app, provider } = await withProvider(t);
  const { email } = await aStaffMember(app, ['planner']);
  provider.person = { sub: 'lise-17', email, email_verified: true };
  const isAway = (answer: Answer, what: string) => {
    t.equal(answer.statusCode, 502, what);
    t.match(answer.body, 'Stadt-Konto antwortet gerade nicht', what);
  };
  provider.isBroken = true;
  isAway(await leave(app), 'broken');
  provider.isBroken = false;
  provider.isSlow = true;
  isAway(await leave(app), 'slow');
  provider.isSlow = false;
  const left = await leave(app);
  const path = await signInThere(left);
  provider.isBroken = true;
  isAway(await app.inject({ url: path, headers: { cookie: cookieOf(left) } }), 'broken in the middle');
  provider.isBroken = false;
  const again = await leave(app);
  const later = await signInThere(again);
  await provider.stop();
  isAway(await app.inject({ url: later, headers: { cookie: cookieOf(again) } }), 'gone in the middle');
  const entered = await app.inject({
    method: 'POST',
    url: '/anmelden',
    ...form({ email, password: PASSWORD }),
  });
  t.equal(entered.statusCode, 303);
});

test('who signs in only there proves it there again before what could shut others out', async (t) => {
  const { app, provider } = await withProvider(t);
  await aStaffMember(app, ['admin']);
  const { id, email } = await aStaffMember(app, ['admin']);
  await app.db.updateTable('staff').set({ password_hash: null }).where('id', '=', id).execute();
  provider.person = { sub: 'lise-17', email, email_verified: true };
  const entered = await signInAtProvider(app);
  const cookie = cookieOf(entered);
  await letProofAge(app, id, 11);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(
    (await app.inject({ url: '/konto', headers: { cookie } })).body,
  )?.[1];
  const act = () => {
    const { headers, payload } = form({ _csrf: csrf ?? '', totp_for: 'nobody' });
    return app.inject({
      method: 'POST',
      url: '/verwaltung/konten/regel',
      payload,
      headers: { ...headers, cookie },
    });
  };
  const asked = await act();
  t.match(asked, { statusCode: 403, body: /Anmelden mit Stadt-Konto/ });
  t.notMatch(asked.body, 'proof_password');
  const left = await leave(app, { again: '1', next: '/verwaltung/konten' }, cookie);
  t.match(left.headers['refresh'], 'prompt=login');
  const back = await app.inject({ url: await signInThere(left), headers: { cookie } });
  t.match(back, { statusCode: 303, headers: { location: '/verwaltung/konten' } });
  t.equal((await act()).statusCode, 303);
});

test('an admin disconnects an account; the last admin is not locked out by that', async (t) => {
  const { app, provider } = await withProvider(t);
  const admin = browserOf(app, await signedIn(app, ['admin']));
  const { id, email } = await aStaffMember(app, ['planner']);
  provider.person = { sub: 'lise-17', email, email_verified: true };
  await signInAtProvider(app);
  t.match((await admin.get(`/verwaltung/konten/${id}`)).body, 'Verbunden mit Stadt-Konto');
  t.equal((await admin.post(`/verwaltung/konten/${id}/anbieter`, { version: '2' })).statusCode, 303);
  provider.person = { sub: 'new-subject', email, email_verified: true };
  t.equal((await signInAtProvider(app)).statusCode, 303);
  const set = { password_hash: null, oidc_issuer: 'https://x.example', oidc_subject: 'admin' };
  await app.db.updateTable('staff').set(set).where('id', '=', admin.id).execute();
  const alone = await admin.post(`/verwaltung/konten/${admin.id}/anbieter`, { version: '1' });
  t.match(alone, { statusCode: 409, body: /Das geht nicht/ });
});

test('the settings of the provider are checked together, and only this machine goes without TLS', async (t) => {
  const all = { OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
  const issuer = (OIDC_ISSUER: string) => () => readConfig({ ...all, OIDC_ISSUER });
  t.match(issuer('https://login.stadt.example/realms/stadt')().oidc, { label: 'login.stadt.example' });
  for (const url of ['http://127.0.0.1:9', 'http://localhost:9', 'http://[::1]:9'])
    t.ok(issuer(url)().oidc, url);
  for (const url of [
    'http://login.stadt.example',
    'http://127.evil.example',
    'http://localhost.evil.example',
  ]) {
    t.throws(issuer(url), /OIDC_ISSUER must begin with https/, url);
  }
  t.throws(issuer('nonsense'), /OIDC_ISSUER must be an address/);
  t.throws(
    () => readConfig({ OIDC_ISSUER: 'https://a.example' }),
    /OIDC_CLIENT_ID is required.*OIDC_CLIENT_SECRET/,
  );
  t.throws(() => readConfig(all), /OIDC_ISSUER is required/);
  t.equal(readConfig({}).oidc, undefined);
});
