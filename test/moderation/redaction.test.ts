import { test } from 'tap';
import { editComment } from '../../src/cases/edit-comment.ts';
import { eraseComment } from '../../src/cases/erase-comment.ts';
import { objectToDecision } from '../../src/cases/object-to-decision.ts';
import { redactText } from '../../src/comments/redact-text.ts';
import { forgetOriginals } from '../../src/comments/redaction-queries.ts';
import { bracketedIn } from '../../src/moderation/mark-text.ts';
import { DEFAULT_WORDS } from '../../src/screening/default-words.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { aCase } from '../support/case.ts';
import { crawl } from '../support/crawl.ts';
import { tablesWith } from '../support/find-word.ts';
import { mailingApp, mailTo, outboxRests, runJobsNow } from '../support/mailing-app.ts';
import { aModerator, decisionForm, type Moderator } from '../support/moderator.ts';
import { post, unescapeHtml } from '../support/resident.ts';
import { signedIn } from '../support/staff.ts';

const DAY_MS = 86_400_000;
const CANARY = 'Kanarienvogelgelb';
const TEXT = `Frau ${CANARY} aus Haus 7 sagt: mehr Licht am Fluss. Tel. 03641 495050.`;
const COPY = TEXT.replace(CANARY, `[[${CANARY}]]`).replace('03641 495050', '[[03641 495050]]');
const BLACKENED =
  'Frau [geschwärzt: Personendaten] aus Haus 7 sagt: mehr Licht am Fluss. Tel. [geschwärzt: Personendaten].';

const editing = (app: TestApp) => ({ db: app.db, rules: { words: DEFAULT_WORDS }, akismetOn: false });

const redact = (by: Moderator, id: string, more: Record<string, string> = {}) =>
  by.decide(id, { decision: 'redact', redaction: COPY, kind: 'personal-data', ...more });

/** Sent by the public form, checked like any other, with an earlier version and a quoting report. */
async function sent(app: TestApp, text: string, fields: Record<string, string> = {}) {
  const topic = await aTopic(app.db, { slug: 'licht', title: 'Licht in der Stadt' });
  const answer = await post(app, 'licht', { text, ...fields });
  const token = String(answer.headers.location).split('/').at(-1) ?? '';
  const { id } = await app.db.selectFrom('comment').select('id').executeTakeFirstOrThrow();
  const row = () => app.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return { topic, token, id, row, page: `/vorgang/${token}` };
}

test('blackened words are nowhere: not public, not in exports, feeds, mails, search or any plain column', async (t) => {
  const { app, server } = await mailingApp(t);
  const moderator = await aModerator(app);
  const planner = await signedIn(app, ['planner']);
  const life = await sent(app, `${TEXT} Erste Fassung.`, { email: 'frieda@beispiel.de', notify: '1' });
  await outboxRests(app);
  await app.db.updateTable('comment_contact').set({ confirmed_at: new Date() }).execute();
  const said = { siteId: moderator.id && (await life.row()).site_id, token: life.token };
  await editComment(editing(app), { ...said, version: 1, text: TEXT });
  t.ok((await tablesWith(app.pg.pool, CANARY)).length > 1, 'the word stands there now');
  const answer = await redact(moderator, life.id, {
    version: '2',
    reason_text: 'Eine Nachbarin wird genannt.',
  });
  t.equal(answer.statusCode, 303);
  await outboxRests(app);

  t.strictSame(await tablesWith(app.pg.pool, CANARY), []);
  t.strictSame(await tablesWith(app.pg.pool, '495050'), []);
  t.match(await life.row(), { state: 'published', body: BLACKENED, suspicion: 'none' });
  const pages = await crawl(app, ['/themen/licht?beitrag=x']);
  for (const [url, { body, headers }] of pages) t.notMatch(body + headers, CANARY, url);
  for (const below of ['', '/bearbeiten', '/widersprechen', '/loeschen'])
    t.notMatch((await app.inject(life.page + below)).body, CANARY, below);
  t.match(unescapeHtml(pages.get('/themen/licht')?.body ?? ''), BLACKENED);
  t.match(unescapeHtml(pages.get('/themen/licht/feed.atom')?.body ?? ''), BLACKENED);
  for (const format of ['csv', 'jsonl']) {
    const url = `/planung/themen/licht/export.${format}?scope=all&names=full`;
    const file = await app.inject({ url, headers: { cookie: planner.cookie } });
    t.equal(file.statusCode, 200);
    t.notMatch(file.body, CANARY, format);
    t.match(file.body, BLACKENED);
    t.match(file.body, format === 'csv' ? /;true;/ : '"redacted":true');
  }
  for (const url of ['/moderation?queue=decided', `/moderation/kommentare/${life.id}`]) {
    t.notMatch((await moderator.get(url)).body, CANARY, url);
  }
  await runJobsNow(app);
  const mail = await mailTo(server, 'frieda@beispiel.de', 2);
  t.match(JSON.stringify(mail), /geschw/);
  for (const one of server.mails) t.notMatch(JSON.stringify(one), CANARY);
});

test('no check goes on quoting what was blackened, whatever it had found, and all of it comes back', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await aCase(app, { body: TEXT });
  const place = { start: TEXT.indexOf(CANARY), end: TEXT.indexOf(CANARY) + CANARY.length };
  const verdicts = [
    { check: 'form-age', outcome: 'clean', detail: { formMs: 9000 } },
    {
      check: 'domains',
      outcome: 'suspect',
      detail: { hosts: `${CANARY}.de` },
      marks: [{ ...place, kind: 'domain' }],
    },
    {
      check: 'patterns',
      outcome: 'suspect',
      detail: { rules: 'Farben' },
      marks: [{ ...place, kind: 'pattern' }],
    },
    { check: 'classifier', outcome: 'suspect', detail: { percent: 93, words: CANARY, signals: '' } },
    { check: 'urgency', outcome: 'hint', detail: { score: 95, grounds: 'threat', terms: CANARY } },
  ];
  const found = JSON.stringify(verdicts);
  await app.db
    .insertInto('screening')
    .values({ comment_id: life.comment.id, verdicts: found })
    .onConflict((conflict) => conflict.column('comment_id').doUpdateSet({ verdicts: found }))
    .execute();
  const stored = async () =>
    (await app.db.selectFrom('screening').select('verdicts').executeTakeFirstOrThrow()).verdicts;

  await redact(moderator, life.comment.id);
  t.strictSame(await tablesWith(app.pg.pool, CANARY), []);
  t.strictSame(await stored(), verdicts.slice(0, 1), 'nor marks places where other words stand now');
  await moderator.decide(life.comment.id, { decision: 'reopen', version: '2' });
  t.strictSame(await stored(), verdicts);
});

test('the author sees that, why and how long, objects, and somebody else gives the words back', async (t) => {
  const app = await testApp(t);
  const [first, second] = [await aModerator(app), await aModerator(app)];
  const life = await aCase(app, { body: TEXT });
  await redact(first, life.comment.id, { reason_text: 'Bitte keine Namen von Nachbarn.' });
  const shown = unescapeHtml((await life.get()).body);
  t.match(shown, BLACKENED);
  t.match(shown, /einzelne Stellen sind geschwärzt\. Hier lesen Sie, warum/);
  t.match(shown, /Bitte keine Namen von Nachbarn\./);
  t.match(shown, /spätestens am .* gelöscht/);
  t.match(shown, new RegExp(`href="/vorgang/${life.token}/widersprechen"`));
  t.notMatch(shown, CANARY);
  const mine = (await life.get('/daten.json')).json();
  t.equal(mine.comment.original, TEXT, 'what is kept of theirs is theirs to read');
  const objected = await life.post('/widersprechen', { text: 'Das bin ich selbst.', version: '2' });
  t.equal(objected.statusCode, 303);
  t.match(unescapeHtml((await life.get()).body), /Widerspruch in Prüfung/);
  await forgetOriginals(app.db, new Date(Date.now() + 100 * DAY_MS));
  t.match(await first.decide(life.comment.id, { decision: 'publish', version: '3' }), { statusCode: 422 });
  t.match((await second.get('/moderation?queue=objections')).body, life.comment.id);
  await second.decide(life.comment.id, { decision: 'publish', version: '3' });
  t.match(await life.row(), { state: 'published', body: TEXT, redacted_at: null, version: 4 });
  t.strictSame(await life.log(), [
    'pending redact published',
    'published object published',
    'published restore published',
  ]);
  t.match((await app.inject(`/themen/${life.topic.slug}`)).body, CANARY);
  t.strictSame(await app.db.selectFrom('comment_original').selectAll().execute(), []);
  t.match(unescapeHtml((await life.get()).body), /Sie hatten recht/);
});

test('a redaction is taken back by one key while the original is there, with all there was', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await aCase(app, { body: `${TEXT} Anfang.` });
  await editComment(editing(app), { ...life.at, version: 1, text: TEXT });
  const before = { row: await life.row(), revisions: await life.revisions() };
  await redact(moderator, life.comment.id, { version: '2' });
  t.strictSame(await life.revisions(), [], 'no earlier version says what is blackened');
  t.notSame(
    (await life.row()).text_digest,
    before.row.text_digest,
    'nor a digest that could be guessed back',
  );
  await moderator.decide(life.comment.id, { decision: 'reopen', version: '3' });
  const { body, text_digest, state } = await life.row();
  t.strictSame(
    { body, text_digest, state },
    { body: TEXT, text_digest: before.row.text_digest, state: 'pending' },
  );
  t.strictSame(await life.revisions(), before.revisions);
  t.strictSame((await life.log()).at(-1), 'published restore pending');
  t.match(
    unescapeHtml((await moderator.get(`/moderation/kommentare/${life.comment.id}`)).body),
    /Schwärzung aufgehoben von/,
  );
});

test('on its day the original is deleted, or earlier where the site keeps it shorter; then nothing comes back', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await aCase(app, { body: TEXT });
  const count = async () =>
    (await app.db.selectFrom('comment_original').select('comment_id').execute()).length;
  await redact(moderator, life.comment.id);
  await forgetOriginals(app.db, new Date(Date.now() + 89 * DAY_MS));
  t.equal(await count(), 1);
  await app.db.updateTable('site').set({ keep_original_days: 10 }).execute();
  await forgetOriginals(app.db, new Date(Date.now() + 9 * DAY_MS));
  t.equal(await count(), 1);
  await forgetOriginals(app.db, new Date(Date.now() + 11 * DAY_MS));
  t.equal(await count(), 0);
  await moderator.decide(life.comment.id, { decision: 'reopen', version: '2' });
  t.match(await life.row(), { state: 'pending', body: BLACKENED });
  t.ok((await life.row()).redacted_at, 'it stays known that words are missing');
  t.notMatch(unescapeHtml((await life.get()).body), /lässt sich die Schwärzung zurücknehmen/);
});

test('an objection after the original is gone cannot be granted, and the moderator is told why', async (t) => {
  const app = await testApp(t);
  const [first, second] = [await aModerator(app), await aModerator(app)];
  const life = await aCase(app, { body: TEXT });
  await redact(first, life.comment.id);
  await app.db.deleteFrom('comment_original').execute();
  await objectToDecision(app.db, { ...life.at, version: 2, text: 'Das bin ich selbst.' });
  const answer = await second.decide(life.comment.id, { decision: 'publish', version: '3' });
  t.equal(answer.statusCode, 422);
  t.match(answer.body, /nach der Frist gelöscht/);
  const upheld = { decision: 'reject', reason: 'other', reason_text: 'Es geht um andere.', version: '3' };
  t.equal((await second.decide(life.comment.id, upheld)).statusCode, 303);
  t.match(await life.objection(), { state: 'upheld' });
});

test('what is public already is blackened where it stands, and the report that said so can be upheld', async (t) => {
  const app = await testApp(t);
  const [first, second] = [await aModerator(app), await aModerator(app)];
  const life = await aCase(app, { body: TEXT });
  await first.decide(life.comment.id, { decision: 'publish' });
  await app.inject({
    method: 'POST',
    url: `/themen/${life.topic.slug}/beitraege/${life.comment.reference}/melden`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ reason: 'personal-data', text: `Da steht ${CANARY}!` }).toString(),
  });
  const entry = await second.get(`/moderation/kommentare/${life.comment.id}`);
  t.match(entry.body, /der Beitrag bleibt veröffentlicht/);
  t.equal(decisionForm(entry.body).fields['decision'], 'redact');
  const published = (await life.row()).published_at;
  t.equal((await redact(second, life.comment.id, { version: '2' })).statusCode, 303);
  t.match(await life.row(), { state: 'published', body: BLACKENED, published_at: published });
  t.strictSame(await tablesWith(app.pg.pool, CANARY), []);
  t.match((await app.inject(`/themen/${life.topic.slug}/feed.atom`)).body, 'geschwärzt');
  const desk = (await second.get('/moderation/meldungen')).body;
  t.match(desk, 'value="upheld"');
  const again = {
    decision: 'redact',
    redaction: BLACKENED.replace('Haus 7', '[[Haus 7]]'),
    kind: 'other',
    version: '3',
  };
  t.equal((await second.decide(life.comment.id, again)).statusCode, 303);
  await second.decide(life.comment.id, { decision: 'reopen', version: '4' });
  t.match(await life.row(), { body: TEXT }, 'blackened twice, the first text comes back');
});

test('an edit after a redaction is a new text: nothing of the old one is kept', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await aCase(app, { body: TEXT });
  await redact(moderator, life.comment.id);
  await editComment(editing(app), { ...life.at, version: 2, text: 'Mehr Licht am Fluss.' });
  t.match(await moderator.decide(life.comment.id, { decision: 'redact', version: '3' }), { statusCode: 409 });
  await moderator.decide(life.comment.id, { decision: 'publish', version: '3' });
  t.match(await life.row(), { body: 'Mehr Licht am Fluss.', redacted_at: null });
  t.strictSame(await app.db.selectFrom('comment_original').selectAll().execute(), []);
  t.match(await life.revisions(), [{ number: 1, state: 'replaced', body: BLACKENED }]);
});

test('who erases their comment erases what is sealed of it', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await aCase(app, { body: TEXT });
  await redact(moderator, life.comment.id);
  await eraseComment(app.db, { ...life.at, version: 2 });
  t.strictSame(await app.db.selectFrom('comment_original').selectAll().execute(), []);
});

test('found data are chosen without brackets, and what is wrong is said with everything given back', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await sent(app, TEXT);
  const page = (await moderator.get('/moderation')).body;
  const { fields } = decisionForm(page);
  const mark = /name="mark" value="([^"]+)" checked/.exec(page)?.[1] ?? '';
  t.equal(unescapeHtml(fields['redaction'] ?? ''), TEXT);
  const refused = async (given: Record<string, string>) => {
    const answer = await moderator.decide(life.id, { decision: 'redact', note: 'Meine Notiz', ...given });
    t.equal(answer.statusCode, 422);
    t.match(answer.body, 'Meine Notiz');
    return unescapeHtml(answer.body);
  };
  t.match(await refused({ redaction: TEXT }), /keine Stelle gewählt/);
  t.match(await refused({ redaction: TEXT.replace(' Haus', '[[ ]]Haus') }), /keine Stelle gewählt/);
  t.match(
    await refused({ redaction: TEXT.replace('Licht', '[[Strom]]') }),
    /\[\[Strom\]\][\s\S]*ein anderer als/,
  );
  t.match(await refused({ redaction: TEXT.replace('Licht', '[[Licht') }), /Klammer ist nicht geschlossen/);
  t.match(await life.row(), { state: 'pending', version: 1, body: TEXT });
  await moderator.decide(life.id, { decision: 'redact', mark });
  t.match((await life.row()).body, 'Tel. [geschwärzt: Personendaten].');
  t.equal((await redact(moderator, life.id)).statusCode, 409, 'somebody was first');
});

test('brackets are read as they were meant, whatever the text holds', (t) => {
  const at = (text: string, copy: string) =>
    bracketedIn(text, copy)?.map(({ start, end }) => text.slice(start, end));
  t.strictSame(at('ein Wort zwei', 'ein [[Wort]] zwei'), ['Wort']);
  t.strictSame(at('eins\r\nzwei\r\n', 'eins\n[[zwei]]\n'), ['zwei'], 'line ends of a form');
  t.strictSame(at('siehe [[Wiki]] dort', 'siehe [[Wiki]] [[dort]]'), ['dort'], 'brackets of the text');
  t.strictSame(at('a b', 'a b'), []);
  t.equal(at('a b', 'a [[b'), undefined);
  t.equal(at('a b', 'a ]]b'), undefined);
  t.equal(at('a b c', '[[a [[b]] c]]'), undefined);
  t.equal(at('a b', 'a c'), undefined);
  t.equal(at('a b', 'a b c'), undefined);
  const kind = 'other' as const;
  const blackened = (text: string, ...places: [number, number][]) => {
    const found = redactText(
      text,
      places.map(([start, end]) => ({ start, end, kind })),
      'de',
    );
    return typeof found === 'string' ? found : found.text;
  };
  t.equal(blackened('abc def', [0, 2], [1, 3]), '[geschwärzt: Sonstiges] def', 'overlapping ones become one');
  t.equal(blackened('a 👍 b', [3, 4]), 'a [geschwärzt: Sonstiges] b', 'no character is cut in two');
  t.equal(blackened('abc', [5, 9], [2, 1]), 'nothing-marked');
  t.equal(
    blackened(
      'a '.repeat(5000),
      ...Array.from({ length: 5000 }, (_, i) => [2 * i, 2 * i + 1] as [number, number]),
    ),
    'too-long',
  );
  t.end();
});
