import { sql } from 'kysely';
import { test } from 'tap';
import { LIMITS } from '../../src/platform/limits.ts';
import { loggedUrl } from '../../src/platform/log.ts';
import { testApp } from '../support/app.ts';
import { form } from '../support/builders.ts';
import { aColleague, browserOf, letProofAge, linkIn } from '../support/colleague.ts';
import { mailingApp, mailTo, outboxRests } from '../support/mailing-app.ts';
import { linkIn as linkInMail } from '../support/smtp-server.ts';
import { aStaffMember, PASSWORD, signedIn } from '../support/staff.ts';

const NEW_PASSWORD = 'vier wolken über grünem dach';
const LISE = { name: 'Lise Meitner', email: 'lise@stadt.example', roles: ['moderator', 'planner'] };

const send = (
  app: Awaited<ReturnType<typeof testApp>>,
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) => {
  const sent = form(fields);
  return app.inject({ method: 'POST', url, payload: sent.payload, headers: { ...sent.headers, ...headers } });
};

test('an admin invites somebody, who sets a password by the link and signs in with it', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const invited = await admin.post('/verwaltung/konten/neu', LISE);
  t.equal(invited.statusCode, 200);
  t.equal(invited.headers['cache-control'], 'no-store');
  const link = linkIn(invited.body);
  t.match(link, /^\/zugang\/[\w-]{43}$/, '256 bits');
  const [stored] = await app.db.selectFrom('staff_link').selectAll().execute();
  t.notOk(JSON.stringify(stored).includes(link.slice(8)), 'the link itself is kept nowhere');
  const days = (Number(stored?.expires_at) - Date.now()) / 86_400_000;
  t.ok(days > 6.9 && days <= 7, `${days} days`);
  t.match((await admin.get('/verwaltung/konten')).body, /Lise Meitner[\s\S]*Eingeladen/);

  const page = await app.inject(link);
  t.equal(page.statusCode, 200);
  t.match(page.body, 'value="Lise Meitner"');
  t.match(page.headers, { 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'no-store' });
  t.equal((await app.inject(link)).statusCode, 200, 'opening it uses nothing up');

  const short = await send(app, link, { name: 'Lise M.', password: 'kurz' });
  t.equal(short.statusCode, 422);
  t.match(short.body, 'Zu kurz: 4 Zeichen. Es braucht mindestens 12.');
  t.match(short.body, 'value="Lise M."');
  t.notMatch(short.body, 'value="kurz"');
  t.match(
    (await send(app, link, { name: 'Lise', password: 'lise im wunderland' })).body,
    'enthält Ihren Namen',
  );
  t.match(
    (await send(app, link, { name: '', password: NEW_PASSWORD })).body,
    'Bitte geben Sie einen Namen ein.',
  );

  const set = await send(app, link, {
    name: 'Lise M.',
    password: NEW_PASSWORD,
    roles: 'admin',
    email: 'x@y.z',
  });
  t.match(set, { statusCode: 303, headers: { location: '/anmelden?grund=passwort&guete=strong' } });
  t.match((await app.inject(set.headers.location as string)).body, 'Es ist sehr gut.');
  const row = await app.db
    .selectFrom('staff')
    .select(['name', 'email', 'roles'])
    .where('email', '=', LISE.email)
    .executeTakeFirstOrThrow();
  t.same(row, { name: 'Lise M.', email: LISE.email, roles: LISE.roles }, 'nobody gives themselves roles');
  const entered = await send(app, '/anmelden', { email: LISE.email, password: NEW_PASSWORD });
  t.match(entered, { statusCode: 303, headers: { location: '/moderation' } });
});

test('used, expired, foreign and cut-off links get the same page, which says what to do', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const used = linkIn((await admin.post('/verwaltung/konten/neu', LISE)).body);
  t.equal((await send(app, used, { name: 'Lise', password: NEW_PASSWORD })).statusCode, 303);
  const other = { ...LISE, email: 'otto@stadt.example', name: 'Otto' };
  const expired = linkIn((await admin.post('/verwaltung/konten/neu', other)).body);
  await app.db.updateTable('staff_link').set({ expires_at: sql`now()` }).execute();
  t.match((await admin.get('/verwaltung/konten')).body, 'Einladung abgelaufen');
  const links = [
    used,
    expired,
    expired.slice(0, -3),
    `/zugang/${'a'.repeat(43)}`,
    '/zugang/%00',
    '/zugang/x',
  ];
  const pages = new Set<string>();
  for (const link of links) {
    const [page, sent] = [
      await app.inject(link),
      await send(app, link, { name: 'X', password: NEW_PASSWORD }),
    ];
    t.equal(page.statusCode, 404, link);
    t.equal(sent.statusCode, 404, link);
    t.match(page.body, 'Dieser Link gilt nicht mehr');
    pages.add(page.body).add(sent.body);
  }
  t.equal(pages.size, 1);
  t.notMatch(loggedUrl(used), used.slice(9, 20), 'and none of them stands in a log');
  t.equal(loggedUrl('/zugang/abc'), '/zugang/…');
});

test('of two who use a link at once one is first', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const link = linkIn((await admin.post('/verwaltung/konten/neu', LISE)).body);
  const both = ['erste wolke am himmel', 'zweite wolke am himmel'].map((password) =>
    send(app, link, { name: 'Lise', password }),
  );
  t.same((await Promise.all(both)).map(({ statusCode }) => statusCode).sort(), [303, 404]);
});

test('an invitation is checked, and an address has one account', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const bad = await admin.post('/verwaltung/konten/neu', { name: ' ', email: 'lise', roles: ['king'] });
  t.equal(bad.statusCode, 422);
  for (const words of [
    'Bitte geben Sie einen Namen ein.',
    'Das ist keine E-Mail-Adresse.',
    'mindestens eine Rolle',
  ])
    t.match(bad.body, words);
  t.match(bad.body, 'value="lise"', 'what was typed is kept');
  const again = await admin.post('/verwaltung/konten/neu', { ...LISE, email: admin.email.toUpperCase() });
  t.equal(again.statusCode, 409);
  t.match(again.body, 'Zu dieser Adresse gibt es schon ein Konto.');
  t.match(again.body, /value="moderator" checked/);
  t.equal((await app.db.selectFrom('staff').select('id').execute()).length, 1);
});

test('an admin gives a new link, and the one before is worthless', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const member = browserOf(app, await signedIn(app, ['planner']));
  const path = `/verwaltung/konten/${member.id}`;
  const first = linkIn((await admin.post(`${path}/link`)).body);
  const second = linkIn((await admin.post(`${path}/link`)).body);
  t.equal((await app.inject(first)).statusCode, 404);
  const page = await app.inject(second);
  t.match(page.body, 'Neues Passwort');
  t.notMatch(page.body, 'name="name"', 'only who is invited says their name');
  t.equal((await send(app, second, { password: NEW_PASSWORD })).statusCode, 303);
  t.equal((await member.get('/planung')).statusCode, 303, 'all sessions have ended');
  t.equal((await send(app, '/anmelden', { email: member.email, password: PASSWORD })).statusCode, 401);
  t.equal((await send(app, '/anmelden', { email: member.email, password: NEW_PASSWORD })).statusCode, 303);
});

test('„Passwort vergessen“ says the same to everybody, and only a real account gets a mail', async (t) => {
  const mail = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'stadt@stadt.example' };
  const app = await testApp(t, { env: mail });
  const { id, email } = await aStaffMember(app);
  const disabled = await aStaffMember(app);
  await app.db.updateTable('staff').set({ disabled_at: new Date() }).where('id', '=', disabled.id).execute();
  t.match((await app.inject('/anmelden')).body, 'Passwort vergessen?');
  const pages = new Set<string>();
  for (const address of [email, 'niemand@stadt.example', disabled.email, 'null\0byte@x', 'keine adresse']) {
    const answer = await send(app, '/passwort-vergessen', { email: address });
    t.equal(answer.statusCode, 200);
    pages.add(answer.body);
  }
  t.equal(pages.size, 1);
  t.equal((await send(app, '/passwort-vergessen', { email: ' ' })).statusCode, 422);
  const jobs = await sql<{ payload: { staffId: string } }>`
    SELECT payload FROM graphile_worker._private_jobs j`.execute(app.db);
  t.equal(jobs.rows.length, 5, 'the same work for each');
  t.equal(jobs.rows.filter(({ payload }) => payload.staffId === id).length, 1);
  t.notMatch(JSON.stringify(jobs.rows), '@', 'no address waits in a job');
});

test('without mail the page says who helps', async (t) => {
  const app = await testApp(t);
  t.notMatch((await app.inject('/anmelden')).body, 'Passwort vergessen?');
  t.match((await app.inject('/passwort-vergessen')).body, 'Ihre Verwaltung kann Ihnen einen Link geben');
  const { email } = await aStaffMember(app);
  t.equal((await send(app, '/passwort-vergessen', { email })).statusCode, 200);
  t.same(await app.db.selectFrom('mail').select('id').execute(), []);
});

test('a new password needs the present one, and ends the other sessions', async (t) => {
  const app = await testApp(t);
  const here = await aColleague(app, ['planner']);
  const elsewhere = await send(app, '/anmelden', { email: here.email, password: PASSWORD });
  const [cookie] = elsewhere.cookies;
  const there = { cookie: `${cookie?.name}=${encodeURIComponent(cookie?.value ?? '')}` };
  const change = (present: string, password: string) => here.post('/konto/passwort', { present, password });

  t.match(await change('', NEW_PASSWORD), {
    statusCode: 422,
    body: /Bitte geben Sie Ihr jetziges Passwort ein/,
  });
  t.match(await change('falsch, aber lang', NEW_PASSWORD), {
    statusCode: 422,
    body: /nicht Ihr jetziges Passwort/,
  });
  t.match(await change(PASSWORD, 'Passwort2026!'), { statusCode: 422, body: /werden zuerst ausprobiert/ });
  t.equal((await app.inject({ url: '/planung', headers: there })).statusCode, 200);
  const done = await change(PASSWORD, NEW_PASSWORD);
  t.match(done, { statusCode: 303, headers: { location: '/konto?getan=passwort&guete=strong' } });
  const renewed = done.cookies.find(({ name }) => name === cookie?.name);
  const own = `${renewed?.name}=${encodeURIComponent(renewed?.value ?? '')}`;
  t.match(
    (await app.inject({ url: '/konto?getan=passwort&guete=strong', headers: { cookie: own } })).body,
    'sehr gut',
  );
  t.equal((await here.get('/konto')).statusCode, 303, 'under a new session id');
  t.equal((await app.inject({ url: '/planung', headers: there })).statusCode, 303);
});

test('nobody tries the present password as often as they like', async (t) => {
  const app = await testApp(t);
  const here = await aColleague(app, ['planner']);
  const change = () => here.post('/konto/passwort', { present: 'falsch, aber lang', password: NEW_PASSWORD });
  for (let i = 0; i < LIMITS.signInToOneAccount.max; i++) t.equal((await change()).statusCode, 422);
  t.equal((await change()).statusCode, 429);
});

test('the own sessions: browser and times, no address; one is ended, or all', async (t) => {
  const app = await testApp(t);
  const here = await aColleague(app, ['planner']);
  const phone = 'Mozilla/5.0 (Android 16; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0';
  const enter = () =>
    send(app, '/anmelden', { email: here.email, password: PASSWORD }, { 'user-agent': phone });
  await enter();
  const page = (await here.get('/konto')).body;
  t.match(page, 'Firefox, Android');
  t.match(page, 'diese Sitzung');
  t.notMatch(page, '127.0.0.1');
  const rows = await app.db.selectFrom('staff_session').select(['data', 'id']).execute();
  t.notMatch(JSON.stringify(rows), /Mozilla|127\.0/, 'nor in the database');
  const session = /name="session" value="([^"]+)"/.exec(page)?.[1] ?? '';

  const stranger = await aColleague(app, ['planner']);
  await stranger.post('/konto/sitzungen/beenden', { session });
  t.equal(
    (await app.db.selectFrom('staff_session').select('id').execute()).length,
    3,
    'nobody ends another’s',
  );
  await here.post('/konto/sitzungen/beenden', { session });
  t.notMatch((await here.get('/konto')).body, 'Firefox, Android');

  await enter();
  const out = await here.post('/konto/sitzungen/alle-beenden');
  t.match(out, { statusCode: 303, headers: { location: '/anmelden?grund=abgemeldet' } });
  const left = await app.db.selectFrom('staff_session').select('staff_id').execute();
  t.same(left, [{ staff_id: stranger.id }]);
});

test('what could shut others out asks again who it is, and then goes on as it was sent', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  await letProofAge(app, admin.id, 9);
  t.equal((await admin.get('/verwaltung/konten')).statusCode, 200);
  await letProofAge(app, admin.id, 11);
  const asked = await admin.post('/verwaltung/konten/neu', LISE);
  t.equal(asked.statusCode, 403);
  t.match(asked.body, 'Sind Sie es noch?');
  t.match(asked.body, /name="roles" value="moderator"[\s\S]*name="roles" value="planner"/);
  t.same(await app.db.selectFrom('staff_link').select('id').execute(), []);
  const wrong = await admin.post('/verwaltung/konten/neu', { ...LISE, proof_password: 'falsch, aber lang' });
  t.match(wrong, { statusCode: 403, body: /Das hat nicht gepasst/ });
  t.notMatch(wrong.body, 'falsch, aber lang');
  const right = await admin.post('/verwaltung/konten/neu', { ...LISE, proof_password: PASSWORD });
  t.match(linkIn(right.body), /zugang/);
  t.match(linkIn((await admin.post('/verwaltung/konten/neu', { ...LISE, email: 'a@b.de' })).body), /zugang/);
});

test('mails with links: to whom, what they say, and nothing once they are worthless', async (t) => {
  const mail = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'stadt@stadt.example' };
  const app = await testApp(t, { env: mail });
  const admin = await aColleague(app, ['admin']);
  const shown = linkIn((await admin.post('/verwaltung/konten/neu', LISE)).body);
  const row = await app.db.selectFrom('mail').selectAll().executeTakeFirstOrThrow();
  t.match(row, { kind: 'staff-invitation', data: { lang: 'de' } });
  const composer = app.mail.composerOf(row.kind);
  const compose = () =>
    composer?.({ id: row.id, siteId: row.site_id, subjectId: row.subject_id, data: { lang: 'de' } });
  const composed = await compose();
  t.match(composed, { to: LISE.email, lang: 'de', action: { url: `http://127.0.0.1:8080${shown}` } });
  t.match(composed?.paragraphs.join(), 'Lise Meitner');
  await send(app, shown, { name: 'Lise', password: NEW_PASSWORD });
  t.equal(await compose(), undefined);
});

test('a forgotten password: one mail however often it is asked for, and its link sets a new one', async (t) => {
  const { app, server } = await mailingApp(t);
  const { email } = await aStaffMember(app);
  await send(app, '/passwort-vergessen', { email: 'niemand@stadt.example' });
  await send(app, '/passwort-vergessen', { email });
  const mail = await mailTo(server, email);
  await send(app, '/passwort-vergessen', { email });
  await outboxRests(app);
  t.equal(server.mails.length, 1);
  t.equal(mail.subject, 'Neues Passwort für den Arbeitsplatz Ihre Stadt');
  const link = linkInMail(mail, '/zugang/');
  t.equal((await send(app, link, { password: NEW_PASSWORD })).statusCode, 303);
  t.equal((await send(app, '/anmelden', { email, password: NEW_PASSWORD })).statusCode, 303);
});
