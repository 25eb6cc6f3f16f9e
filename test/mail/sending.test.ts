import { HtmlValidate } from 'html-validate';
import { test } from 'tap';
import { unsubscribeUrl } from '../../src/mail/mail-links.ts';
import { enqueueMail } from '../../src/mail/outbox.ts';
import { MailServerAway, openTransport } from '../../src/mail/transport.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { mailingApp, mailRows, mailTo, outboxRests, runJobsNow } from '../support/mailing-app.ts';
import { openTopic } from '../support/open-topic.ts';
import { post } from '../support/resident.ts';
import { startServer } from '../support/server-process.ts';
import { linkIn, startMailServer } from '../support/smtp-server.ts';
import { Visitor } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';

const TEXT = 'Mehr Bänke am Fluss, bitte.';
const FRIEDA = 'frieda@beispiel.de';

/** A mail brings its styles along. */
const html = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'no-inline-style': 'off',
    'long-title': 'off',
  },
});

test('one mail asks whether an address is right, and is text and HTML for every program', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db, { title: 'Licht & <Schatten>' });
  await post(app, topic.slug, { text: TEXT, email: FRIEDA, notify: '1' });
  const mail = await mailTo(server, FRIEDA);
  await outboxRests(app);

  t.equal(mail.from?.text, '"Stadt Jena" <mitreden@stadt.example>');
  t.equal(mail.subject, 'Bitte bestätigen Sie Ihre E-Mail-Adresse');
  t.equal(mail.headers.get('auto-submitted'), 'auto-generated');
  t.equal(mail.headers.get('content-language'), 'de');
  t.match(mail.headers.get('content-type'), { value: 'multipart/alternative' });
  t.match(mail.text, /„Licht & <Schatten>“/);
  t.match(mail.html, /„Licht &amp; &lt;Schatten&gt;“/);
  t.match(mail.html, /<html lang="de">/);
  t.notMatch(mail.html, /<img|<script|src=/, 'nothing is loaded, and nobody learns that it was read');
  t.notMatch(mail.source, new RegExp(TEXT), 'no word of the comment');
  t.ok((mail.text ?? '').split('\n').every((line) => line.length <= 76 || /^https?:/.test(line)));
  const { results } = await html.validateString(String(mail.html));
  t.strictSame(
    results.flatMap(({ messages }) => messages),
    [],
  );
  const [row] = await mailRows(app);
  t.match(row, { kind: 'confirm-case', dropped_at: null });
  t.ok(row?.sent_at);
  t.equal(mail.messageId, `<${row?.id}@127.0.0.1>`);
});

test('a mail server that is busy, stalls or hangs up gets the mail in the end, and always as the same one', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db);
  server.behave('busy');
  await post(app, topic.slug, { text: TEXT, email: FRIEDA });
  await waitFor('the first try', () => server.connections > 0);
  await outboxRests(app);
  t.equal(server.mails.length, 0);
  const [waiting] = await mailRows(app);
  t.match(waiting, { sent_at: null, dropped_at: null, claimed_at: null });

  server.behave('refuse-sender');
  await runJobsNow(app);
  t.match((await mailRows(app))[0], { sent_at: null, dropped_at: null }, 'an operator can mend that');

  server.behave('hang-up-after-taking');
  await runJobsNow(app);
  await runJobsNow(app);
  const ids = new Set(server.to(FRIEDA).map(({ messageId }) => messageId));
  t.equal(ids.size, 1, 'what came twice, because nobody heard that it was taken, is one mail for a mailbox');
  t.ok((await mailRows(app))[0]?.sent_at);
  const before = server.mails.length;
  await runJobsNow(app);
  t.equal(server.mails.length, before);
});

test('a mail that will never be taken is given up, and no log or job says for whom it was', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db);
  for (const [behaviour, email] of [
    ['no-mailbox', 'niemand@beispiel.de'],
    ['refuse-text', 'streng@beispiel.de'],
    ['busy', 'spaeter@beispiel.de'],
  ] as const) {
    server.behave(behaviour);
    await post(app, topic.slug, { text: `${TEXT} ${email.length}`, email });
    await outboxRests(app);
  }
  const rows = await mailRows(app);
  t.strictSame(
    rows.map(({ sent_at, dropped_at }) => [sent_at !== null, dropped_at !== null]),
    [
      [false, true],
      [false, true],
      [false, false],
    ],
  );
  const { rows: jobs } = await app.pg.query('SELECT * FROM graphile_worker._private_jobs');
  t.equal(jobs.length, 1, 'one is tried again');
  t.match(jobs[0].last_error, /451/);
  t.notMatch(JSON.stringify(jobs), /beispiel\.de/);
});

test('two processes at the same mail send it once', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, { text: TEXT, email: FRIEDA });
  await mailTo(server, FRIEDA);
  await outboxRests(app);
  const [row] = await mailRows(app);
  const again = () => app.pg.query(`SELECT graphile_worker.add_job('send-mail', $1)`, [{ mailId: row?.id }]);
  await app.pg.query('UPDATE mail SET sent_at = NULL, claimed_at = NULL');
  await Promise.all([again(), again(), again()]);
  await runJobsNow(app);
  t.equal(server.mails.length, 2, 'once more, not three times more');
});

test('a claim of a process that died ends by itself', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db);
  server.behave('busy');
  await post(app, topic.slug, { text: TEXT, email: FRIEDA });
  await waitFor('the first try', () => server.connections > 0);
  await outboxRests(app);
  server.behave('accept');
  await app.pg.query('UPDATE mail SET claimed_at = now()');
  await runJobsNow(app);
  t.equal(server.mails.length, 0, 'somebody may still be at it');
  await app.pg.query(`UPDATE mail SET claimed_at = now() - interval '61 seconds'`);
  await runJobsNow(app);
  t.equal(server.mails.length, 1);
});

/** Mails of the last day to an address, as if they had gone one after the other. */
async function sentBefore(app: TestApp, kind: string, count: number): Promise<void> {
  await app.pg.query(
    `INSERT INTO mail (id, site_id, kind, subject_id, sent_at, claimed_at, recipient_hash)
     SELECT gen_random_uuid(), site_id, $1, subject_id, now() - interval '1 hour', now() - interval '1 hour', recipient_hash
     FROM (SELECT * FROM mail WHERE recipient_hash IS NOT NULL LIMIT 1) one, generate_series(1, $2)`,
    [kind, count],
  );
}

const aDayLater = (app: TestApp) =>
  app.pg.query(
    `UPDATE mail SET sent_at = sent_at - interval '1 day', claimed_at = claimed_at - interval '1 day'`,
  );
const follow = (app: TestApp, slug: string) =>
  app.inject({ method: 'POST', url: `/themen/${slug}/folgen`, ...form({ email: FRIEDA }) });
const droppedKinds = async (app: TestApp) =>
  (await mailRows(app)).flatMap(({ kind, dropped_at }) => (dropped_at ? [kind] : []));

test('who knows an address cannot fill its mailbox: three questions of a kind a day, and comments’ own come the next', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db);
  for (let n = 0; n < 5; n++) {
    await post(app, topic.slug, { text: `${TEXT} ${n}`, email: n % 2 ? FRIEDA : FRIEDA.toUpperCase() });
    await outboxRests(app);
  }
  t.equal(server.mails.length, 3);
  t.strictSame(await droppedKinds(app), [], 'the page says that it comes');
  await aDayLater(app);
  await runJobsNow(app);
  t.equal(server.mails.length, 5);
});

test('strangers’ follow forms use up nobody’s own confirmation; what can be asked for again is dropped', async (t) => {
  const { app, server } = await mailingApp(t);
  for (let n = 0; n < 4; n++) {
    const { slug } = await aTopic(app.db);
    await follow(app, slug);
    await outboxRests(app);
  }
  t.equal(server.mails.length, 3);
  t.strictSame(await droppedKinds(app), ['confirm-follower']);
  await post(app, (await aTopic(app.db)).slug, { text: TEXT, email: FRIEDA });
  await outboxRests(app);
  t.equal(server.mails.length, 4);
});

test('an address gets ten mails a day in all, whoever caused them', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, { text: TEXT, email: FRIEDA });
  await mailTo(server, FRIEDA);
  await sentBefore(app, 'case-decided', 9);
  await follow(app, topic.slug);
  await post(app, topic.slug, { text: `${TEXT} 2`, email: FRIEDA });
  await outboxRests(app);
  t.equal(server.mails.length, 1);
  t.strictSame(await droppedKinds(app), ['confirm-follower']);
  await aDayLater(app);
  await runJobsNow(app);
  t.equal(server.mails.length, 2);
});

test('news of topics leave room for what becomes of one’s own comment', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, { text: TEXT, email: FRIEDA });
  await mailTo(server, FRIEDA);
  await sentBefore(app, 'follow-digest', 6);
  app.mail.add('follow-digest', async () => ({
    to: FRIEDA,
    lang: 'de',
    subject: 'x',
    paragraphs: [],
    why: 'x',
  }));
  const [row] = await mailRows(app);
  const digest = {
    siteId: DEFAULT_SITE_ID,
    kind: 'follow-digest',
    subjectId: row?.subject_id as string,
  } as const;
  await enqueueMail(app.db, digest);
  await post(app, topic.slug, { text: `${TEXT} 2`, email: FRIEDA });
  await outboxRests(app);
  t.strictSame(
    server.mails.map(({ subject }) => subject === 'x'),
    [false, false],
  );
  await aDayLater(app);
  await runJobsNow(app);
  t.equal(server.mails.at(-1)?.subject, 'x');
});

test('without a mail server nobody is asked for an address, and nothing waits to be sent', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const page = await app.inject(`/themen/${topic.slug}`);
  t.notMatch(page.body, /name="email"|name="notify"/);
  t.match(page.body, /E-Mails verschickt dieser Dienst nicht/);
  const answer = await post(app, topic.slug, { text: TEXT, email: FRIEDA, notify: '1' });
  t.equal(answer.statusCode, 303);
  const token = String(answer.headers.location);
  const notify = await app.inject(`${token}/benachrichtigen`);
  t.match(notify.body, /verschickt zurzeit keine E-Mails/);
  t.notMatch(notify.body, /name="notify"/);
  t.equal(
    (await app.inject({ method: 'POST', url: '/vorgang/link', ...form({ email: FRIEDA }) })).statusCode,
    409,
  );
  t.strictSame(await mailRows(app), []);
});

test('a confirmed comment’s unsubscribe link works with one click from anywhere, and again', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, { text: TEXT, email: FRIEDA, notify: '1' });
  const confirm = linkIn(await mailTo(server, FRIEDA), '/bestaetigen/');
  t.equal((await app.inject(confirm)).statusCode, 200);
  const contact = () =>
    app.db.selectFrom('comment_contact').select(['confirmed_at', 'notify']).executeTakeFirstOrThrow();
  t.equal((await contact()).confirmed_at, null, 'to look changes nothing: programs open links');
  for (let n = 0; n < 2; n++) {
    const done = await app.inject({ method: 'POST', url: confirm, ...form({}) });
    t.equal(done.statusCode, 200);
    t.match(done.body, /Ihre E-Mail-Adresse ist bestätigt/);
  }
  t.ok((await contact()).confirmed_at);
  t.match((await app.inject(confirm)).body, /ist bestätigt/, 'opened again it says so');

  const { id } = await app.db.selectFrom('comment').select('id').executeTakeFirstOrThrow();
  const url = new URL(unsubscribeUrl(app, { purpose: 'unsubscribe-case', id, lang: 'de' })).pathname;
  const page = await app.inject(url);
  t.match(page.body, /E-Mails abbestellen/);
  t.equal(page.headers['cache-control'], 'no-store');
  t.match(page.headers['x-robots-tag'], /noindex/);
  t.equal((await contact()).notify, true);
  const boundary = 'x';
  const multipart = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`;
  for (const [type, payload] of [
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [`multipart/form-data; boundary=${boundary}`, multipart],
  ]) {
    const headers = {
      'content-type': type as string,
      origin: 'https://mail.example',
      'sec-fetch-site': 'cross-site',
    };
    const done = await app.inject({ method: 'POST', url, headers, payload: payload as string });
    t.equal(done.statusCode, 200, type as string);
    t.equal((await contact()).notify, false);
  }
});

test('links made for something else, cut off, foreign or expired lead nowhere', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, { text: TEXT, email: FRIEDA });
  const confirm = linkIn(await mailTo(server, FRIEDA), '/bestaetigen/');
  const token = confirm.split('/').at(-1) as string;
  const other = await aComment(app.db, topic.id);
  const swapped = Buffer.concat([
    Buffer.from(other.id.replaceAll('-', ''), 'hex'),
    Buffer.from(token, 'base64url').subarray(16),
  ]).toString('base64url');
  const links = [
    `/abbestellen/${token}`,
    `/bestaetigen/${token.slice(0, -1)}`,
    `/bestaetigen/${token}A`,
    `/bestaetigen/${swapped}`,
    `/bestaetigen/${'A'.repeat(43)}`,
    '/bestaetigen/x',
    '/vorgang/x/benachrichtigen',
  ];
  for (const url of links) {
    t.equal((await app.inject(url)).statusCode, 404, url);
    t.equal((await app.inject({ method: 'POST', url, ...form({}) })).statusCode, 404, `POST ${url}`);
  }
  await app.pg.query(`UPDATE comment_contact SET created_at = now() - interval '14 days'`);
  t.equal((await app.inject(confirm)).statusCode, 404, 'after fourteen days the address is as good as gone');
  t.equal((await app.inject({ method: 'POST', url: confirm, ...form({}) })).statusCode, 404);
});

test('a link confirms the address it was sent to, not one put in its place', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db);
  const answer = await post(app, topic.slug, { text: TEXT, email: FRIEDA, notify: '1' });
  const first = linkIn(await mailTo(server, FRIEDA), '/bestaetigen/');
  const url = `${answer.headers.location}/benachrichtigen`;
  const saved = await app.inject({
    method: 'POST',
    url,
    ...form({ email: 'opfer@beispiel.de', notify: '1', language: 'en' }),
  });
  t.equal(saved.statusCode, 303);
  t.equal((await app.inject({ method: 'POST', url: first, ...form({}) })).statusCode, 404);
  const mail = await mailTo(server, 'opfer@beispiel.de');
  t.equal(mail.subject, 'Please confirm your e-mail address');
  const second = linkIn(mail, '/bestaetigen/');
  t.match(second, /^\/en\//);
  t.match((await app.inject({ method: 'POST', url: second, ...form({}) })).body, /is confirmed/);
});

test('a server that takes the connection and says nothing is left alone when the time is up', async (t) => {
  const server = await startMailServer(t);
  server.behave('stall');
  const transport = { smtpUrl: server.url, mailFrom: 'a@stadt.example' };
  const letter = {
    to: FRIEDA,
    subject: 'x',
    text: 'x',
    html: 'x',
    messageId: 'x@stadt.example',
    date: new Date(),
    language: 'de',
  };
  await t.rejects(openTransport({ ...transport, deadlineMs: 100 })(letter), MailServerAway);
  server.behave('accept');
  await openTransport(transport)(letter);
  t.equal(server.mails.length, 1, 'what was given up is not sent after all');
});

test('a password does not go to a server that cannot keep it secret', async (t) => {
  const server = await startMailServer(t);
  // Another spelling of this machine, which looks like any other one.
  const smtpUrl = server.url.replace('smtp://127.0.0.1', 'smtp://stadt:geheim@127.1');
  const send = openTransport({ smtpUrl, mailFrom: 'a@stadt.example' });
  await t.rejects(
    send({
      to: FRIEDA,
      subject: 'x',
      text: 'x',
      html: 'x',
      messageId: 'x@y.example',
      date: new Date(),
      language: 'de',
    }),
    { name: 'MailServerAway', message: /TLS/ },
  );
  t.equal(server.connections, 1);
  t.equal(server.mails.length, 0);
});

test('what a log tells of mails holds no address and no link', async (t) => {
  const database = await createTestDatabase();
  const mails = await startMailServer(t);
  const { slug } = await openTopic(database.url);
  const server = await startServer({
    DATABASE_URL: database.url,
    SECRET_KEY: 'a secret of at least 32 characters',
    SMTP_URL: mails.url,
    MAIL_FROM: 'a@stadt.example',
    LOG_LEVEL: 'trace',
  });
  t.teardown(async () => {
    await server.kill();
    await database.drop();
  });
  const visitor = new Visitor(server.url, '192.0.2.7');
  await visitor.post(`/themen/${slug}/kommentare`, { text: TEXT, email: FRIEDA, notify: '1' });
  const confirm = linkIn(await mailTo(mails, FRIEDA), '/bestaetigen/');
  await visitor.get(confirm);
  await visitor.get(`${confirm}x`);
  t.equal((await visitor.post(confirm, {})).status, 200);
  await visitor.post('/vorgang/link', { email: FRIEDA });
  const links = await mailTo(mails, FRIEDA, 2);
  const vorgang = linkIn(links, '/vorgang/');
  t.equal((await visitor.get(`${vorgang}/benachrichtigen`)).status, 200);
  await visitor.post(`/themen/${slug}/folgen`, { email: FRIEDA });
  await mailTo(mails, FRIEDA, 3);
  mails.behave('no-mailbox');
  await visitor.post(`/themen/${slug}/kommentare`, { text: `${TEXT} 2`, email: 'niemand@beispiel.de' });
  const output = await waitFor('the refusal is in the log', () =>
    /refused for good/.test(server.output()) ? server.output() : undefined,
  );
  for (const secret of [
    FRIEDA,
    'niemand@',
    ...[confirm, vorgang].map((link) => link.split('/').at(-1) as string),
  ]) {
    t.notOk(output.includes(secret), secret.slice(0, 8));
  }
});
