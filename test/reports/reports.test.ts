import { type Test, test } from 'tap';
import { DayHasher } from '../../src/comments/day-hasher.ts';
import { mailText } from '../../src/i18n/mail-catalogues.ts';
import { LIMITS } from '../../src/platform/limits.ts';
import { closeReports } from '../../src/reports/close-reports.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { aModerator } from '../support/moderator.ts';
import { textareaOf } from '../support/resident.ts';
import { formsIn } from '../support/visitor.ts';

const WORDS = { reason: 'insult', text: 'Der zweite Satz beleidigt meine Nachbarin.' };

interface Sending {
  address?: string;
  lang?: 'de' | 'en';
  headers?: Record<string, string>;
}

async function reported(t: Test, env: Record<string, string> = {}) {
  const app = await testApp(t, { env });
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id, {
    state: 'published',
    body: 'Mehr Bänke. So ein Quatsch.',
  });
  const path = `/themen/${topic.slug}/beitraege/${comment.reference}/melden`;
  const report = (
    fields: Record<string, string>,
    { address = '192.0.2.1', lang = 'de', headers = {} }: Sending = {},
  ) => {
    const sent = form(fields);
    return app.inject({
      method: 'POST',
      url: (lang === 'en' ? '/en' : '') + path,
      remoteAddress: address,
      headers: { ...sent.headers, ...headers },
      payload: sent.payload,
    });
  };
  return { app, topic, comment, path, report };
}

const rows = (app: TestApp) => app.db.selectFrom('report').selectAll().orderBy('id').execute();
const version = (app: TestApp, scope: string) =>
  app.db.selectFrom('visible_version').select('version').where('scope', '=', scope).executeTakeFirst();

test('who reports a comment gets a private page that says what happens with it', async (t) => {
  const { app, topic, comment, path, report } = await reported(t);
  const page = await app.inject(path);
  t.equal(page.statusCode, 200);
  t.match(page.body, 'Mehr Bänke. So ein Quatsch.');
  t.match(page.body, 'name="robots" content="noindex"');
  t.notMatch(page.body, 'name="email"', 'without mail nobody is asked for an address');
  const [sent] = formsIn(page.body).filter(({ action }) => action === path);
  t.strictSame(Object.keys(sent?.fields ?? {}).sort(), ['reason', 'text', 'website'].slice(1));

  const answer = await report({ ...WORDS, email: 'frieda@example.org' });
  t.equal(answer.statusCode, 303);
  t.equal(answer.headers['cache-control'], 'no-store');
  const link = String(answer.headers.location);
  t.match(link, /^\/meldungen\/[\w-]{43}$/);
  const receipt = await app.inject(link);
  t.match(receipt.headers, {
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'strict-origin',
  });
  t.match(receipt.body, 'Danke, wir prüfen Ihre Meldung');
  for (const words of [comment.reference, WORDS.text, 'beleidigt oder bedroht']) t.match(receipt.body, words);
  t.match((await app.inject(`/en${link}`)).body, 'Thank you, we are looking into it');

  const [row] = await rows(app);
  t.match(row, { state: 'open', reason_code: 'insult', body: WORDS.text, email: null, language: 'de' });
  t.notOk(JSON.stringify(row).includes(link.slice(11)), 'the link itself stands nowhere');
  const shown = (await app.inject(`/themen/${topic.slug}`)).body;
  t.match(shown, 'So ein Quatsch', 'the comment stays');
  t.match(shown, `href="${path}"`, 'with the link to report it');
  t.equal(await version(app, topic.id), undefined, 'and nothing readers see has changed');
});

test('a report that lacks something comes back with every word', async (t) => {
  const { app, report } = await reported(t, {
    SMTP_URL: 'smtp://127.0.0.1:2525',
    MAIL_FROM: 'a@stadt.example',
  });
  const refusals: [string, Record<string, string>][] = [
    ['reason', { reason: '' }],
    ['reason', { reason: 'constructor' }],
    ['text', { reason: 'other', text: '' }],
    ['text', { text: 'x'.repeat(2_001) }],
    ['text', { text: 'a\u0000b' }],
    ['email', { email: 'kein-at' }],
    ['email', { email: 'a@b.example\r\nBcc: c@d.example' }],
    ['website', { website: 'https://spam.example' }],
  ];
  for (const [field, given] of refusals) {
    const fields = { ...WORDS, email: 'frieda@example.org', ...given };
    const { statusCode, body } = await report(fields);
    t.equal(statusCode, 422, JSON.stringify(given).slice(0, 40));
    t.match(body, `id="meldung-${field}-fehler"`);
    if (!fields.text.includes('\u0000')) t.equal(textareaOf(body), fields.text);
    if (fields.reason === 'insult') t.match(body, /value="insult" required checked/);
  }
  t.strictSame(await rows(app), []);
});

test('whatever else goes wrong, the words come back', async (t) => {
  const { app, comment, report } = await reported(t);
  const foreign = await report(WORDS, { headers: { 'sec-fetch-site': 'cross-site' } });
  t.equal(foreign.statusCode, 403);
  t.equal(textareaOf(foreign.body), WORDS.text);

  for (let n = 0; n < LIMITS.reporting.max; n++) await report({}, { address: '192.0.2.9' });
  const flood = await report(WORDS, { address: '192.0.2.9' });
  t.equal(flood.statusCode, 429);
  t.ok(Number(flood.headers['retry-after']) > 0);
  t.equal(textareaOf(flood.body), WORDS.text);

  await app.db.updateTable('comment').set({ state: 'withdrawn' }).where('id', '=', comment.id).execute();
  const gone = await report(WORDS);
  t.equal(gone.statusCode, 409);
  t.match(gone.body, WORDS.text);
  t.notMatch(gone.body, '<button', 'there is nothing to send it to');
  t.strictSame(await rows(app), []);
});

test('only a published comment can be reported, under its own topic', async (t) => {
  const { app, topic, comment } = await reported(t);
  const other = await aTopic(app.db);
  const hidden = await aComment(app.db, topic.id, { body: 'GEHEIM' });
  for (const [slug, reference] of [
    [topic.slug, hidden.reference],
    [other.slug, comment.reference],
    [topic.slug, 'ABCD-2345'],
    [topic.slug, '%00'],
    ['gibt-es-nicht', comment.reference],
  ]) {
    const url = `/themen/${slug}/beitraege/${reference}/melden`;
    t.equal((await app.inject(url)).statusCode, 404, url);
    const sent = await app.inject({ method: 'POST', url, ...form(WORDS) });
    t.ok([404, 409].includes(sent.statusCode), `${sent.statusCode} ${url}`);
    t.match(sent.body, WORDS.text);
    t.notMatch(sent.body, 'GEHEIM');
  }
  t.strictSame(await rows(app), []);
});

test('the same sender counts once a day for each comment, even at once, and hears so kindly', async (t) => {
  const { app, topic, report } = await reported(t);
  const answers = await Promise.all(Array.from({ length: 8 }, () => report(WORDS)));
  t.equal(answers.filter(({ statusCode }) => statusCode === 303).length, 1);
  const again = answers.find(({ statusCode }) => statusCode === 200);
  t.match(again?.body, 'Ihre Meldung ist schon da');
  t.notMatch(again?.body, '/meldungen/', 'a neighbour behind the same address gets no private link');
  t.equal((await report(WORDS, { address: '192.0.2.2' })).statusCode, 303);
  t.equal((await report(WORDS, { address: '2001:db8::1' })).statusCode, 303);
  t.equal((await report(WORDS, { address: '2001:db8::2' })).statusCode, 200, 'one household, one sender');
  const second = await aComment(app.db, topic.id, { state: 'published' });
  const url = `/themen/${topic.slug}/beitraege/${second.reference}/melden`;
  t.equal(
    (await app.inject({ method: 'POST', url, remoteAddress: '192.0.2.1', ...form(WORDS) })).statusCode,
    303,
  );
  t.equal((await rows(app)).length, 4);
});

test('a sender is another each day and for each act, and nobody’s address stands anywhere', async (t) => {
  const { app } = await reported(t);
  const hasher = new DayHasher(DEFAULT_SITE_ID);
  const at = (day: string) => new Date(`${day}T12:00:00Z`);
  const hash = async (act: 'support' | 'report', day: string) =>
    (await hasher.hash(app.db, act, '192.0.2.1', at(day))).hash.toString('hex');
  const first = await hash('report', '2027-03-01');
  t.equal(await hash('report', '2027-03-01'), first);
  t.not(await hash('report', '2027-03-02'), first);
  t.not(await hash('support', '2027-03-01'), first);
  t.equal(await hash('report', '2027-03-01'), first, 'the key of the day is the same after another day');
});

async function atTheDesk(t: Test) {
  const stage = await reported(t);
  const { app, comment, report } = stage;
  const links: string[] = [];
  for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
    links.push(String((await report(WORDS, { address })).headers.location));
  const moderator = await aModerator(app);
  const decide = (who: typeof moderator, fields: Record<string, string>, id = comment.id) => {
    const sent = form({ _csrf: who.csrf, ...fields });
    return app.inject({
      method: 'POST',
      url: `/moderation/meldungen/${id}/entscheidungen`,
      headers: { ...sent.headers, cookie: who.cookie, accept: 'text/html' },
      payload: sent.payload,
    });
  };
  const last = async () => (await rows(app)).at(-1)?.id ?? '';
  return { ...stage, links, moderator, decide, last };
}

test('a moderator sees what was reported and lets it stay; everybody who reported learns why', async (t) => {
  const { app, comment, links, moderator, decide } = await atTheDesk(t);
  const desk = await moderator.get('/moderation/meldungen');
  for (const words of ['3 Meldungen', comment.reference, 'So ein Quatsch', WORDS.text, 'Bleibt stehen'])
    t.match(desk.body, words);
  t.notMatch(desk.body, 'value="upheld"', 'nothing was taken off yet');
  const found = formsIn(desk.body).find(({ action }) => action.includes(comment.id));
  const answer = await decide(moderator, {
    ...found?.fields,
    decision: 'dismissed',
    result: 'Hart, aber sachlich.',
  });
  t.equal(answer.statusCode, 303);
  const after = await moderator.get(String(answer.headers.location));
  t.match(after.body, '3 Meldungen sind erledigt');
  t.match(after.body, 'Keine offene Meldung');
  for (const link of links) {
    const { body } = await app.inject(link);
    t.match(body, 'Der Beitrag bleibt stehen');
    t.match(body, 'Hart, aber sachlich.');
  }
  for (const row of await rows(app)) t.match(row, { state: 'dismissed', decided_by: moderator.id });
});

test('a report that came in meanwhile is not decided unseen', async (t) => {
  const { report, moderator, decide, last, app } = await atTheDesk(t);
  const seen = await last();
  await report({ ...WORDS, text: 'Neu' }, { address: '192.0.2.77' });
  t.equal((await decide(moderator, { decision: 'dismissed', last: seen })).statusCode, 303);
  t.strictSame(
    (await rows(app)).map(({ state }) => state),
    ['dismissed', 'dismissed', 'dismissed', 'open'],
  );
});

test('of two moderators at once one decides, the other is told and keeps the words', async (t) => {
  const { app, moderator, decide, last } = await atTheDesk(t);
  const people = [moderator, await aModerator(app)];
  const seen = await last();
  const answers = await Promise.all(
    people.map((who, n) => decide(who, { decision: 'dismissed', last: seen, result: `Wort ${n}` })),
  );
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [303, 409]);
  const loser = answers.findIndex(({ statusCode }) => statusCode === 409);
  t.match(answers[loser]?.body, `Wort ${loser}`);
});

test('a report is upheld only once the comment is off the page or was changed since', async (t) => {
  const { app, comment, moderator, decide, last } = await atTheDesk(t);
  const upheld = { decision: 'upheld', last: await last(), result: 'Danke' };
  const early = await decide(moderator, upheld);
  t.equal(early.statusCode, 409);
  t.match(early.body, 'unverändert');
  t.equal(textareaOf(early.body, 'result'), 'Danke');
  await app.db.updateTable('comment').set({ edited_at: new Date() }).where('id', '=', comment.id).execute();
  t.match((await moderator.get('/moderation/meldungen')).body, 'value="upheld"');
  t.equal((await decide(moderator, upheld)).statusCode, 303);
  t.ok((await rows(app)).every(({ state }) => state === 'upheld'));
});

test('who published a comment does not judge its reports, unless there is nobody else', async (t) => {
  const { app, topic, moderator, decide } = await atTheDesk(t);
  const own = await aComment(app.db, topic.id);
  await moderator.decide(own.id, { decision: 'publish' });
  const url = `/themen/${topic.slug}/beitraege/${own.reference}/melden`;
  await app.inject({ method: 'POST', url, ...form(WORDS) });
  const last = (await rows(app)).at(-1)?.id ?? '';
  const other = await aModerator(app);
  t.match((await moderator.get('/moderation/meldungen')).body, 'jemand anderes aus der Moderation');
  t.equal((await decide(moderator, { decision: 'dismissed', last }, own.id)).statusCode, 409);
  await app.db.updateTable('staff').set({ disabled_at: new Date() }).where('id', '=', other.id).execute();
  t.equal((await decide(moderator, { decision: 'dismissed', last }, own.id)).statusCode, 303);
});

test('what no form of ours sends is not found, and no error', async (t) => {
  const { moderator, decide, last } = await atTheDesk(t);
  const seen = await last();
  for (const fields of [{}, { decision: 'x', last: seen }, { decision: 'dismissed', last: 'x' }])
    t.equal((await decide(moderator, fields as Record<string, string>)).statusCode, 404);
  t.equal((await decide(moderator, { decision: 'dismissed', last: seen }, 'x')).statusCode, 404);
  const long = await decide(moderator, { decision: 'dismissed', last: seen, result: 'x'.repeat(4_001) });
  t.equal(long.statusCode, 422);
  t.equal(textareaOf(long.body, 'result'), 'x'.repeat(4_001));
});

test('when a moderator takes the comment off, its reports are upheld; when its author does, they are moot', async (t) => {
  const { app, comment, links, moderator } = await atTheDesk(t);
  const reopened = await moderator.decide(comment.id, { decision: 'reopen' });
  t.equal(reopened.statusCode, 303);
  t.ok(
    (await rows(app)).every(({ state }) => state === 'open'),
    'nothing is decided by taking it back',
  );
  await moderator.decide(comment.id, { decision: 'reject', reason: 'insult', version: '2' });
  t.ok((await rows(app)).every(({ state, decided_by }) => state === 'upheld' && decided_by === moderator.id));
  t.match((await app.inject(links[0] as string)).body, 'Wir haben etwas unternommen');
  await app.db.updateTable('report').set({ state: 'open', decided_at: null, decided_by: null }).execute();
  await app.db
    .transaction()
    .execute((trx) => closeReports(trx, { siteId: DEFAULT_SITE_ID, commentId: comment.id, state: 'moot' }));
  t.match((await app.inject(links[1] as string)).body, 'Der Beitrag ist nicht mehr zu sehen');
});

test('where the comment went by itself nobody says it was looked at', (t) => {
  for (const [lang, looked, gone] of [
    ['de', /angesehen/, 'bevor jemand entschieden hat'],
    ['en', /looked/, 'before anybody decided'],
    ['de-simple', /geprüft/, 'bevor wir entschieden haben'],
  ] as const) {
    const text = (state: string) => mailText(lang, 'mails.reportDecided.text', { topic: 'Park', state });
    t.match(text('moot'), gone);
    t.notMatch(text('moot'), looked);
    for (const state of ['upheld', 'dismissed']) t.match(text(state), looked);
  }
  t.end();
});

test('an address is asked whether it is right, and told once when it is decided', async (t) => {
  const { app, comment, report } = await reported(t, {
    SMTP_URL: 'smtp://127.0.0.1:2525',
    MAIL_FROM: 'stadt@example.org',
  });
  await report({ ...WORDS, email: ' frieda+x@example.org ' }, { lang: 'en' });
  await report(WORDS, { address: '192.0.2.2' });
  const [row] = await rows(app);
  t.match(row, { email: 'frieda+x@example.org', language: 'en', confirmed_at: null });
  const mails = () =>
    app.db.selectFrom('mail').select(['kind', 'subject_id', 'data']).orderBy('id').execute();
  t.strictSame(await mails(), [{ kind: 'confirm-report', subject_id: row?.id, data: {} }]);
  const compose = (kind: string) =>
    app.mail.composerOf(kind)?.({ id: '', siteId: DEFAULT_SITE_ID, subjectId: row?.id ?? '', data: {} });
  const asked = await compose('confirm-report');
  t.match(asked, { to: 'frieda+x@example.org', lang: 'en', subject: 'Please confirm your e-mail address' });
  t.equal(await compose('report-decided'), undefined, 'there is nothing to tell yet');
  const link = new URL(asked?.action?.url ?? '').pathname;
  t.match(link, /^\/en\/bestaetigen\/[\w-]{43}$/);
  t.match((await app.inject(link)).body, 'Is this your e-mail address?');
  t.match((await rows(app))[0], { confirmed_at: null }, 'to look changes nothing');
  t.equal((await app.inject({ method: 'POST', url: link, ...form({}) })).statusCode, 200);
  t.ok((await rows(app))[0]?.confirmed_at);
  t.equal(await compose('confirm-report'), undefined, 'nobody is asked twice');

  await app.db
    .transaction()
    .execute((trx) => closeReports(trx, { siteId: DEFAULT_SITE_ID, commentId: comment.id, state: 'upheld' }));
  t.strictSame(
    (await mails()).map(({ kind }) => kind),
    ['confirm-report', 'report-decided'],
  );
  const told = await compose('report-decided');
  t.match(told?.paragraphs[0], 'It was removed or changed.');
  t.notMatch(JSON.stringify(told), /Quatsch|Nachbarin|Frieda K/, 'nobody’s words go into a mail');
  const receipt = await app.inject(new URL(told?.action?.url ?? '').pathname);
  t.match(receipt.body, 'We have done something about it');
});
