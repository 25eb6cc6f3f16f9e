import { test } from 'tap';
import { editComment } from '../../src/cases/edit-comment.ts';
import { objectToDecision } from '../../src/cases/object-to-decision.ts';
import { wordDiff } from '../../src/moderation/word-diff.ts';
import { DEFAULT_WORDS } from '../../src/screening/default-words.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aCase } from '../support/case.ts';
import { aModerator, entriesOf } from '../support/moderator.ts';
import { unescapeHtml } from '../support/resident.ts';
import { formsIn } from '../support/visitor.ts';

type Life = Awaited<ReturnType<typeof aCase>>;

const editing = (app: TestApp) => ({ db: app.db, rules: { words: DEFAULT_WORDS }, akismetOn: false });

async function edited(app: TestApp, text: string, given: Parameters<typeof aCase>[1] = {}): Promise<Life> {
  const life = await aCase(app, { state: 'published', ...given });
  await editComment(editing(app), { ...life.at, version: 1, text });
  return life;
}

/** Not published by this moderator, and objected to. */
async function objected(
  app: TestApp,
  by: Awaited<ReturnType<typeof aModerator>>,
  text: string,
): Promise<Life> {
  const life = await aCase(app);
  await by.decide(life.comment.id, { decision: 'reject', reason: 'insult', reason_text: 'Zu grob.' });
  await objectToDecision(app.db, { ...life.at, version: 2, text });
  return life;
}

const visibleVersions = async (app: TestApp) =>
  (await app.db.selectFrom('visible_version').select('version').execute()).reduce(
    (sum, { version }) => sum + Number(version),
    0,
  );

test('edits and objections have queues of their own, counted, who has waited longest first', async (t) => {
  const app = await testApp(t);
  const first = await aModerator(app);
  const second = await aModerator(app);
  const edits = [await edited(app, 'Neu eins.'), await edited(app, 'Neu zwei.')];
  const objection = await objected(app, first, 'Das war ein Zitat.');
  await aCase(app, { state: 'published' });
  const waiting = await aCase(app);
  const shown = async (queue: string) => {
    const page = (await second.get(`/moderation${queue}`)).body;
    return entriesOf(page);
  };
  t.strictSame(
    await shown('?queue=edits'),
    edits.map(({ comment }) => comment.id),
  );
  t.strictSame(await shown('?queue=objections'), [objection.comment.id]);
  t.strictSame(await shown(''), [waiting.comment.id]);
  const page = (await second.get(`/moderation?queue=edits&topic=${edits[0]?.topic.slug}`)).body;
  t.strictSame(entriesOf(page), [edits[0]?.comment.id], 'a topic’s part alone');
  const count = (name: string) => new RegExp(`data-count="${name}">(\\d+)<`).exec(page)?.[1];
  t.strictSame([count('edits'), count('objections'), count('desk')], ['1', '0', '4']);
});

test('a moderator reads what changed, word by word, and takes it over', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await edited(app, 'Mehr Bänke am Ufer, bitte. Tel. 03641 495050.');
  const page = unescapeHtml((await moderator.get('/moderation?queue=edits')).body);
  t.match(page, /Mehr Bänke am <del>Fluss,<\/del><ins>Ufer,<\/ins> bitte\.<ins> Tel\. <\/ins>/);
  t.match(page, /<ins><mark[^>]*>03641 495050<\/mark><\/ins>/, 'with what the checks found in the new text');
  const before = await visibleVersions(app);
  const reply = await moderator.decide(
    life.comment.id,
    { decision: 'publish', version: '2' },
    '?queue=edits',
  );
  t.equal(reply.statusCode, 303);
  const row = await life.row();
  t.match(row, { state: 'published', version: 3, body: 'Mehr Bänke am Ufer, bitte. Tel. 03641 495050.' });
  t.ok(row.edited_at);
  t.match(await life.revisions(), [{ number: 1, state: 'replaced', body: life.comment.body }]);
  t.strictSame(await life.log(), ['published edit published', 'published publish-edit published']);
  t.ok((await visibleVersions(app)) > before, 'readers see something new');
  const after = (await moderator.get(String(reply.headers.location))).body;
  t.match(after, /<b>Änderung veröffentlicht:<\/b>/);
  t.notOk(
    formsIn(after).some(({ fields }) => fields['decision'] === 'reopen'),
    'there is no taking back',
  );
  t.match((await app.inject(`/themen/${life.topic.slug}`)).body, /Ufer, bitte[\s\S]*/);
});

test('an edit that is not taken over leaves the old text public and says why', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await edited(app, 'Kauft bei mir!');
  const before = await visibleVersions(app);
  t.match(await moderator.decide(life.comment.id, { decision: 'reject', version: '2' }), { statusCode: 422 });
  await moderator.decide(life.comment.id, {
    decision: 'reject',
    reason: 'advertising',
    reason_text: 'Das ist Werbung.',
    version: '2',
  });
  t.match(await life.row(), { state: 'published', version: 3, body: life.comment.body, edited_at: null });
  t.match(await app.db.selectFrom('comment_revision').selectAll().execute(), [
    { state: 'refused', body: 'Kauft bei mir!', reason_code: 'advertising', reason_text: 'Das ist Werbung.' },
  ]);
  t.equal(await visibleVersions(app), before);
  t.match(await moderator.decideByScript(life.comment.id, { decision: 'spam', version: '3' }), {
    statusCode: 409,
  });
});

test('a moderator who saw an older edit is told that the text has changed', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await edited(app, 'Erste Änderung.');
  await editComment(editing(app), { ...life.at, version: 2, text: 'Zweite Änderung.' });
  const reply = await moderator.decide(life.comment.id, { decision: 'publish', version: '2' });
  t.equal(reply.statusCode, 409);
  t.match(unescapeHtml(reply.body), /Inzwischen geändert[\s\S]*Die Person hat den Text um/);
  t.equal((await life.row()).body, life.comment.body);
  const told = await moderator.decideByScript(life.comment.id, { decision: 'publish', version: '2' });
  t.match(told.json(), { title: 'Inzwischen geändert', state: 'published' });
});

test('reopening a published comment whose edit waits makes the new text wait', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await edited(app, 'Neuer Text.');
  await moderator.decide(life.comment.id, { decision: 'reopen', version: '2' });
  t.match(await life.row(), { state: 'pending', body: 'Neuer Text.', published_at: null });
  t.match(await life.revisions(), [{ state: 'replaced', body: life.comment.body }]);
  t.strictSame(entriesOf((await moderator.get('/moderation?queue=edits')).body), []);
});

test('an objection is decided by somebody else; whoever decided first is told so', async (t) => {
  const app = await testApp(t);
  const first = await aModerator(app);
  const second = await aModerator(app);
  const life = await objected(app, first, 'Das war ein <Zitat>.');
  const own = unescapeHtml((await first.get('/moderation?queue=objections')).body);
  t.match(own, /Das war ein <Zitat>\./);
  t.match(own, /Über diesen Widerspruch entscheidet jemand anderes/);
  t.notMatch(own, /name="decision" value="publish"/, 'no form to decide by');
  t.match(await first.decideByScript(life.comment.id, { decision: 'publish', version: '3' }), {
    statusCode: 422,
  });
  t.match(await first.decide(life.comment.id, { decision: 'publish', version: '3' }), { statusCode: 422 });
  t.equal((await life.row()).state, 'rejected');

  const page = unescapeHtml((await second.get('/moderation?queue=objections')).body);
  t.match(page, /Erste Entscheidung: person-[0-9a-f]+, Beleidigung/);
  t.match(await second.decide(life.comment.id, { decision: 'reopen', version: '3' }), { statusCode: 409 });
  const reply = await second.decide(
    life.comment.id,
    { decision: 'publish', version: '3' },
    '?queue=objections',
  );
  t.equal(reply.statusCode, 303);
  t.match(await life.row(), { state: 'published', reason_code: null, version: 4 });
  t.match(await life.objection(), { state: 'granted', decided_by: second.id });
  t.match((await second.get(String(reply.headers.location))).body, /Widerspruch stattgegeben/);
});

test('to let a decision stand takes an answer in words', async (t) => {
  const app = await testApp(t);
  const first = await aModerator(app);
  const second = await aModerator(app, ['admin']);
  const life = await objected(app, first, 'Ich bleibe dabei.');
  const upholding = { decision: 'reject', reason: 'other', version: '3' };
  t.match(await second.decide(life.comment.id, upholding), { statusCode: 422 });
  t.match(await second.decide(life.comment.id, { ...upholding, reason: 'insult' }), { statusCode: 422 });
  const sent = { ...upholding, reason_text: 'Es ist ein Schimpfwort, auch als Zitat.' };
  t.equal((await second.decideByScript(life.comment.id, sent)).statusCode, 200);
  t.equal((await second.decideByScript(life.comment.id, sent)).statusCode, 200, 'its answer may get lost');
  t.match(await life.row(), { state: 'rejected', reason_code: 'insult', version: 4 });
  t.match(await life.objection(), {
    state: 'upheld',
    decided_by: second.id,
    reason_text: 'Es ist ein Schimpfwort, auch als Zitat.',
  });
  t.strictSame(await life.log(), [
    'pending reject rejected',
    'rejected object rejected',
    'rejected uphold rejected',
  ]);
});

test('where nobody else is there the same person decides, and it is not hidden', async (t) => {
  const app = await testApp(t);
  const only = await aModerator(app);
  await aModerator(app, ['planner']);
  const life = await objected(app, only, 'Bitte noch einmal.');
  t.equal(
    (
      await only.decide(life.comment.id, {
        decision: 'reject',
        reason: 'other',
        reason_text: 'Bleibt.',
        version: '3',
      })
    ).statusCode,
    303,
  );
  const [first] = await app.db
    .selectFrom('moderation_event')
    .select('actor_id')
    .where('action', '=', 'reject')
    .execute();
  t.equal((await life.objection())?.decided_by, first?.actor_id);
  t.match(unescapeHtml((await life.get()).body), /dieselbe Person wie beim ersten Mal/);
});

test('who asked for mail is told of every decision, and nobody else', async (t) => {
  const env = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'stadt@beispiel.example' };
  const app = await testApp(t, { env });
  const [first, second] = [await aModerator(app), await aModerator(app)];
  const life = await aCase(app);
  const silent = await aCase(app);
  for (const [{ comment }, confirmed] of [
    [life, new Date()],
    [silent, null],
  ] as const) {
    await app.db
      .insertInto('comment_contact')
      .values({ comment_id: comment.id, email: 'a@b.example', notify: true, confirmed_at: confirmed })
      .execute();
  }
  await first.decide(silent.comment.id, { decision: 'publish' });
  await first.decide(life.comment.id, { decision: 'reject', reason: 'insult' });
  await objectToDecision(app.db, { ...life.at, version: 2, text: 'Nein.' });
  await second.decide(life.comment.id, { decision: 'publish', version: '3' });
  await editComment(editing(app), { ...life.at, version: 4, text: 'Anders.' });
  await second.decide(life.comment.id, { decision: 'publish', version: '5' });
  const edit = await app.db
    .selectFrom('mail')
    .selectAll()
    .where('kind', '=', 'case-edit-decided')
    .executeTakeFirstOrThrow();
  const asMail = { ...edit, siteId: edit.site_id, subjectId: life.comment.id };
  const compose = () =>
    app.mail.composerOf('case-edit-decided')?.({ ...asMail, data: edit.data as Record<string, string> });
  const mail = await compose();
  t.match(mail, { to: 'a@b.example', action: { url: new RegExp(`/vorgang/${life.token}$`) } });
  t.match(mail?.paragraphs.join(), /übernommen und jetzt öffentlich/);
  t.ok(mail?.unsubscribeUrl);
  t.notMatch(JSON.stringify(mail), /Anders|Bänke/, 'links only');
  await second.decide(life.comment.id, { decision: 'reopen', version: '6' });
  t.equal(await compose(), undefined, 'overtaken by a later decision');
  const mails = await app.db
    .selectFrom('mail')
    .select(['kind', 'subject_id', 'data'])
    .where('kind', 'like', 'case-%')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  t.strictSame(
    mails.map(({ kind, subject_id }) => [kind, subject_id]),
    [
      ['case-decided', life.comment.id],
      ['case-objection-decided', life.comment.id],
      ['case-edit-decided', life.comment.id],
    ],
  );
  t.notMatch(JSON.stringify(mails), /Anders|Nein|a@b/);
});

test('a word diff holds both texts, whatever they are', async (t) => {
  const pairs = [
    ['', 'Neu'],
    ['Alt', ''],
    ['a b c', 'a x c'],
    ['a  b\n\nc', 'a b\nc d'],
    ['Ö ü 🚲 eins', 'Ö 🚲 zwei'],
    ['x '.repeat(3000), 'y '.repeat(3000)],
    ['gleich', 'gleich'],
  ];
  for (const [before = '', after = ''] of pairs) {
    const parts = wordDiff(before, after);
    const joined = (kinds: string[]) =>
      parts
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ text }) => text)
        .join('');
    t.equal(joined(['same', 'removed']), before);
    t.equal(joined(['same', 'added']), after);
    t.ok(parts.every(({ kind, text, start, end }) => kind === 'removed' || after.slice(start, end) === text));
  }
});

test('a text that others replied to and that was changed since says so', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await aCase(app);
  const decide = async (version: number, decision: string) => {
    const reply = await moderator.decide(life.comment.id, { version: String(version), decision });
    t.equal(reply.statusCode, 303, `${decision} ${version}`);
  };
  await decide(1, 'publish');
  await decide(2, 'reopen');
  await decide(3, 'publish');
  t.equal((await life.row()).edited_at, null, 'the same text again');
  await decide(4, 'reopen');
  await editComment(editing(app), { ...life.at, version: 5, text: 'Das Gegenteil.' });
  await decide(6, 'publish');
  t.ok((await life.row()).edited_at);
});
