import { type Test, test } from 'tap';
import { eraseComment } from '../../src/cases/erase-comment.ts';
import { getContact, saveContact } from '../../src/cases/notify-save.ts';
import { MAIL_LANGS, mailCatalogues } from '../../src/i18n/mail-catalogues.ts';
import type { TestApp } from '../support/app.ts';
import { aTopic, form } from '../support/builders.ts';
import { aCase } from '../support/case.ts';
import { mailingApp, mailRows, mailTo, outboxRests } from '../support/mailing-app.ts';
import { post } from '../support/resident.ts';
import { linkIn, type MailServer } from '../support/smtp-server.ts';

const FRIEDA = 'frieda@beispiel.de';

const press = (app: TestApp, url: string, fields: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, ...form(fields) });
const contactOf = (app: TestApp) =>
  app.db
    .selectFrom('comment_contact')
    .select(['email', 'notify', 'language', 'confirmed_at'])
    .executeTakeFirst();

/** A comment without an address, and the page where one can be given. */
async function commented(t: Test, fields: Record<string, string> = {}) {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db, { slug: 'licht', title: 'Licht in der Stadt' });
  const answer = await post(app, 'licht', { text: 'Mehr Bänke am Fluss.', ...fields });
  return { app, server, topic, page: `${answer.headers.location}/benachrichtigen` };
}

async function confirm(app: TestApp, server: MailServer, email: string, count = 1): Promise<void> {
  const answer = await press(app, linkIn(await mailTo(server, email, count), '/bestaetigen/'));
  if (answer.statusCode !== 200) throw new Error(answer.body);
  await outboxRests(app);
}

test('who wants to be told has to say where; the form comes back with every word', async (t) => {
  const { app } = await commented(t);
  const answer = await post(app, 'licht', { text: 'Noch ein Gedanke.', notify: '1', name: 'Frieda' });
  t.equal(answer.statusCode, 422);
  t.match(answer.body, /Wohin sollen wir schreiben\?/);
  t.match(answer.body, /Noch ein Gedanke\.<\/textarea>/);
  t.match(answer.body, /name="notify" type="checkbox" value="1" checked/);
  const english = await post(app, 'licht', { text: 'Noch ein Gedanke.', notify: '1' }, { lang: 'en' });
  t.match(english.body, /Where should we write to\?/);
});

test('an address can be given later, replaced, silenced and deleted, each with its own yes', async (t) => {
  const { app, server, page } = await commented(t);
  t.match((await app.inject(page)).body, /Geben Sie eine Adresse an/);
  t.equal((await press(app, page, { notify: '1' })).statusCode, 422);
  t.equal(await contactOf(app), undefined);

  t.equal((await press(app, page, { email: FRIEDA, notify: '1', language: 'de-simple' })).statusCode, 303);
  t.match((await app.inject(page)).body, /Wir haben an f…@beispiel\.de geschrieben/);
  await confirm(app, server, FRIEDA);
  const on = await app.inject(`${page}?gespeichert=1`);
  t.match(on.body, /Gespeichert\.[\s\S]*Benachrichtigungen gehen an f…@beispiel\.de/);
  t.notMatch(on.body, FRIEDA, 'who was passed the link does not learn the address');
  t.match(on.body, /value="de-simple" checked/);
  t.equal(on.headers['cache-control'], 'no-store');

  await press(app, page, { email: '', language: 'en' });
  t.match(await contactOf(app), { email: FRIEDA, notify: false, language: 'en' });
  t.ok((await contactOf(app))?.confirmed_at, 'the same address stays confirmed');
  t.match((await app.inject(page)).body, /Benachrichtigungen sind ausgeschaltet/);
  await press(app, page, { email: FRIEDA.toUpperCase(), notify: '1', language: 'en' });
  t.ok((await contactOf(app))?.confirmed_at);
  await outboxRests(app);
  t.equal(server.mails.length, 1);

  await press(app, page, { email: 'neu@beispiel.de', notify: '1', language: 'de' });
  t.match(await contactOf(app), { email: 'neu@beispiel.de', confirmed_at: null });
  t.match((await app.inject(page)).body, /Wir haben an n…@beispiel\.de geschrieben/);
  await confirm(app, server, 'neu@beispiel.de');

  t.equal((await press(app, `${page}/loeschen`)).statusCode, 303);
  t.equal(await contactOf(app), undefined);
  t.equal((await press(app, `${page}/loeschen`)).statusCode, 303, 'twice is the same as once');
});

test('an address deleted while its mail waits is not written to', async (t) => {
  const { app, server, page } = await commented(t);
  server.behave('busy');
  await press(app, page, { email: FRIEDA, notify: '1' });
  await outboxRests(app);
  await press(app, `${page}/loeschen`);
  server.behave('accept');
  await app.pg.query(`UPDATE graphile_worker._private_jobs SET run_at = now()`);
  await app.pg.query(`SELECT pg_notify('jobs:insert', '{"r":"","count":1}')`);
  await outboxRests(app);
  t.equal(server.mails.length, 0);
  t.ok((await mailRows(app))[0]?.dropped_at);
});

test('an erased comment has no page for addresses any more', async (t) => {
  const { app, page } = await commented(t);
  await app.pg.query(`UPDATE comment SET state = 'erased', body = NULL, author_name = NULL`);
  t.equal((await app.inject(page)).statusCode, 404);
  t.equal((await press(app, page, { email: FRIEDA })).statusCode, 404);
});

test('an address put in place of another one while that is being confirmed is not confirmed with it', async (t) => {
  const { app, server, page } = await commented(t);
  await press(app, page, { email: FRIEDA, notify: '1' });
  const token = linkIn(await mailTo(server, FRIEDA), '/bestaetigen/')
    .split('/')
    .at(-1) as string;
  const link = await app.mail.findLink('confirm', token);
  await press(app, page, { email: 'opfer@beispiel.de', notify: '1' });
  t.equal(await link?.act(link), false);
  t.match(await contactOf(app), { email: 'opfer@beispiel.de', confirmed_at: null });
  await press(app, page, { email: FRIEDA.toUpperCase(), notify: '1' });
  t.equal(await link?.act(link), true, 'another spelling is the same mailbox');
});

test('a comment erased while its form is on its way keeps no address', async (t) => {
  const { app } = await mailingApp(t);
  const own = await aCase(app, { state: 'published' });
  const contact = await getContact(app.db, own.at.siteId, own.token);
  if (!contact) throw new Error('no case');
  const { version } = await own.row();
  t.match(await eraseComment(app.db, { ...own.at, version }), { outcome: 'done' });
  const wishes = { email: FRIEDA, notify: true, language: 'de' } as const;
  t.equal(await saveContact(app.db, contact, wishes), 'not-found');
  t.equal(await contactOf(app), undefined);
  t.strictSame(await mailRows(app), []);
});

test('no address is taken for what was withdrawn or has no words any more; what was typed comes back', async (t) => {
  const { app } = await mailingApp(t);
  for (const given of [
    { state: 'withdrawn', decided_at: null },
    { state: 'spam', body: null },
  ] as const) {
    const own = await aCase(app, given);
    const page = await own.get('/benachrichtigen');
    t.equal(page.statusCode, 200);
    t.match(page.body, /keine Adresse mehr/);
    t.notMatch(page.body, /name="email"/);
    const answer = await own.post('/benachrichtigen', { email: FRIEDA, notify: '1' });
    t.equal(answer.statusCode, 409);
    t.match(answer.body, /keine Adresse mehr/);
    t.match(answer.body, /value="frieda@beispiel\.de"/);
    t.equal(await contactOf(app), undefined);
  }
});

test('lost links go to a confirmed address only, all in one mail, and nobody else learns anything', async (t) => {
  const { app, server } = await commented(t, { email: FRIEDA });
  await confirm(app, server, FRIEDA);
  const second = await post(app, 'licht', { text: 'Und Licht.', email: 'FRIEDA@beispiel.de' });
  await confirm(app, server, 'FRIEDA@beispiel.de');
  await post(app, 'licht', { text: 'Unbestätigt.', email: FRIEDA });
  await mailTo(server, FRIEDA, 2);
  await outboxRests(app);
  const before = (await mailRows(app)).length;

  const unknown = await press(app, '/vorgang/link', { email: 'niemand@beispiel.de' });
  t.equal((await mailRows(app)).length, before);
  const known = await press(app, '/vorgang/link', { email: 'Frieda@Beispiel.de' });
  t.equal(known.statusCode, 200);
  t.equal(known.body, unknown.body);
  t.strictSame(Object.keys(known.headers).sort(), Object.keys(unknown.headers).sort());

  await outboxRests(app);
  const mail = server.mails.at(-1);
  t.equal(mail?.subject, 'Ihre privaten Links');
  t.notOk(mail?.headers.get('list'), 'they asked for this one mail');
  const links: string[] = mail?.text?.match(/\/vorgang\/[\w-]{43}/g) ?? [];
  t.equal(links.length, 2, 'not the one that nobody confirmed');
  t.ok(links.includes(String(second.headers.location)));
  for (const link of links) t.equal((await app.inject(link)).statusCode, 200);
  t.notMatch(mail?.text, /Und Licht/, 'no word of a comment');

  for (const email of ['', 'frieda', 'a@b.de\r\nBcc: c@d.de']) {
    const answer = await press(app, '/vorgang/link', { email });
    t.equal(answer.statusCode, 422);
    t.match(answer.body, /aria-invalid="true"/);
  }
});

test('addresses with plus, other scripts or of a throw-away kind are taken; what ends a header is not', async (t) => {
  const { app, server } = await commented(t);
  const good = [
    'a+stadt@beispiel.de',
    'wegwerf@mailinator.com',
    'müller@beispiel.de',
    'post@bücher.example',
    "o'neill@beispiel.de",
  ];
  for (const [n, email] of good.entries()) {
    t.equal((await post(app, 'licht', { text: `Gedanke ${n}`, email })).statusCode, 303, email);
  }
  await outboxRests(app);
  t.equal(server.mails.length, good.length);
  for (const mail of server.mails) t.equal(mail.rcpt.length, 1);

  const evil = [
    'a@b.de\r\nBcc: alle@beispiel.de',
    'a@b.de\nTo: alle@beispiel.de',
    'a@b.de\u2028Bcc: x@y.de',
    'a@b.de\u0085Bcc: x@y.de',
    'a@b.de\0',
    'a@b.de, c@d.de',
    'a@b.de;c@d.de',
    'Frieda <a@b.de>',
    '"a b"@b.de',
    'a@[127.0.0.1]',
    'a@@b.de',
    'a\u200b@b.de',
    `${'a'.repeat(65)}@b.de`,
    `a@${'b'.repeat(64)}.de`,
  ];
  for (const email of evil) {
    t.equal(
      (await post(app, 'licht', { text: 'Gedanke', email })).statusCode,
      422,
      encodeURIComponent(email),
    );
  }
  await outboxRests(app);
  t.equal(server.mails.length, good.length);
});

test('no title of a topic and no name ends a header of a mail', async (t) => {
  const { app, server } = await mailingApp(t);
  const title = 'Licht\r\nBcc: alle@beispiel.de\r\n\r\nHallo {topic} <b>';
  const topic = await aTopic(app.db, { title });
  await press(app, `/themen/${topic.slug}/folgen`, { email: FRIEDA });
  const mail = await mailTo(server, FRIEDA);
  t.strictSame(mail.rcpt, [FRIEDA]);
  t.equal(mail.bcc, undefined);
  t.match(mail.subject, /^Möchten Sie „Licht/);
  t.notMatch(mail.source.split('\r\n\r\n', 1)[0], /^Bcc:/im);
  t.match(mail.html, /&lt;b&gt;/);
});

test('each question stands in the language asked for', async (t) => {
  const { app, server, page } = await commented(t);
  for (const language of MAIL_LANGS) {
    const email = `${language}@beispiel.de`;
    await press(app, page, { email, notify: '1', language });
    const mail = await mailTo(server, email);
    t.equal(mail.subject, mailCatalogues[language]['mails.confirmCase.subject']);
    t.equal(mail.headers.get('content-language'), language);
    t.match(mail.html, `<html lang="${language}">`);
    t.match(mail.text, /\/bestaetigen\/[\w-]{43}/);
  }
});

test('Leichte Sprache keeps its rules: short lines, one thought each, no subjunctive', async (t) => {
  for (const [key, message] of Object.entries(mailCatalogues['de-simple'])) {
    for (const line of message
      .replaceAll(/\{(\w+), (select|plural),|[{}]|\b(one|other|yes|sponsor|atonce|weekly)\b/g, '\n')
      .split(/\n|[.?!:]\s/)) {
      const words = line.trim().split(/\s+/);
      t.ok(words.length <= 12, `${key}: ${line}`);
      t.notMatch(line, /\b(wäre|hätte|könnte|würde|möchte|sollte|dürfte)\w*\b/i, key);
    }
  }
});

test('mails take the same values in all three languages', async (t) => {
  const placeholders = (message: string) =>
    [...new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name))].sort();
  for (const [key, message] of Object.entries(mailCatalogues.de)) {
    for (const lang of MAIL_LANGS) {
      const own = mailCatalogues[lang][key as keyof typeof mailCatalogues.de];
      const unknown = placeholders(own).filter((name) => !placeholders(message).includes(name));
      t.strictSame(unknown, [], `${key} in ${lang}`);
    }
  }
});

test('forms come back when too many are sent, and say so', async (t) => {
  const { app } = await commented(t);
  let answer = await press(app, '/vorgang/link', { email: FRIEDA });
  for (let n = 0; n < 30 && answer.statusCode === 200; n++)
    answer = await press(app, '/vorgang/link', { email: FRIEDA });
  t.equal(answer.statusCode, 429);
  t.ok(Number(answer.headers['retry-after']) > 0);
  t.match(answer.body, /value="frieda@beispiel\.de"/);
  t.match(answer.body, /Gerade kommt zu viel auf einmal/);
});
