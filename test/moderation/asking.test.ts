import { test } from 'tap';
import { editComment } from '../../src/cases/edit-comment.ts';
import { DEFAULT_WORDS } from '../../src/screening/default-words.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aCase } from '../support/case.ts';
import { mailingApp, mailTo, outboxRests } from '../support/mailing-app.ts';
import { aModerator, entriesOf, type Moderator } from '../support/moderator.ts';
import { unescapeHtml } from '../support/resident.ts';
import { formsIn } from '../support/visitor.ts';

const ASK = {
  decision: 'ask',
  reason: 'insult',
  reason_text: 'Bitte ohne das letzte Wort.',
  answer_days: '7',
};
const DAY_MS = 86_400_000;

const editing = (app: TestApp) => ({ db: app.db, rules: { words: DEFAULT_WORDS }, akismetOn: false });
const queue = async (by: Moderator, name = '') => {
  const page = (await by.get(`/moderation${name}`)).body;
  const count = (key: string) => new RegExp(`data-count="${key}">(\\d+)<`).exec(page)?.[1];
  return { page: unescapeHtml(page), ids: entriesOf(page), waiting: count('waiting'), asked: count('asked') };
};

test('an author asked to change the text learns what and until when, and their edit brings it back', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await aCase(app);
  t.equal((await moderator.decide(life.comment.id, ASK)).statusCode, 303);
  t.match(await life.row(), { state: 'pending', version: 2, reason_code: null, decided_at: null });
  t.match(await queue(moderator), { ids: [], waiting: '0', asked: '1' });
  const asked = await queue(moderator, '?queue=asked');
  t.strictSame(asked.ids, [life.comment.id]);
  t.match(asked.page, /Um Änderung gebeten, Frist/);
  t.match(asked.page, /Zurzeit wartet kein Beitrag/, 'the promise is kept: it is the author’s turn');
  const shown = unescapeHtml((await life.get()).body);
  t.match(shown, /Die Redaktion hat eine Bitte/);
  t.match(shown, /bittet Sie, ihn bis zum/);
  t.match(shown, /Bitte ohne das letzte Wort\./);
  t.match(shown, new RegExp(`href="/vorgang/${life.token}/bearbeiten"`));
  t.notMatch((await app.inject(`/themen/${life.topic.slug}`)).body, life.comment.body ?? '');

  await editComment(editing(app), { ...life.at, version: 2, text: 'Jetzt freundlich gesagt.' });
  t.match(await queue(moderator), { ids: [life.comment.id], waiting: '1', asked: '0' });
  t.match(unescapeHtml((await life.get()).body), /Ein Mensch liest jetzt die neue Fassung/);
  await moderator.decide(life.comment.id, { decision: 'publish', version: '3' });
  t.strictSame(await life.log(), [
    'pending ask pending',
    'pending edit pending',
    'pending publish published',
  ]);
});

test('nothing happens by itself when nobody answers, but the queue says so', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const [late, early] = [await aCase(app), await aCase(app)];
  for (const { comment } of [late, early]) await moderator.decide(comment.id, ASK);
  const { answer_by } = await app.db
    .selectFrom('comment_ask')
    .select('answer_by')
    .where('comment_id', '=', late.comment.id)
    .executeTakeFirstOrThrow();
  t.equal(Math.round((answer_by.getTime() - Date.now()) / DAY_MS), 7);
  const over = { asked_at: new Date(Date.now() - 9 * DAY_MS), answer_by: new Date(Date.now() - DAY_MS) };
  await app.db.updateTable('comment_ask').set(over).where('comment_id', '=', early.comment.id).execute();
  const { page, ids } = await queue(moderator, '?queue=asked');
  t.strictSame(ids, [early.comment.id, late.comment.id], 'whose time is over comes first');
  t.match(page, /Keine Antwort bis .*: Bitte entscheiden Sie\./);
  t.match(await early.row(), { state: 'pending' });
  t.match(unescapeHtml((await early.get()).body), /Das geht weiterhin/);
  await moderator.decide(early.comment.id, { decision: 'reject', reason: 'insult', version: '2' });
  t.match(await early.row(), { state: 'rejected' });
  t.match(await queue(moderator, '?queue=asked'), { ids: [late.comment.id] });
});

test('asking is taken back at once, needs a reason, and asking again gives new time', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const life = await aCase(app);
  const { reason: _, ...without } = ASK;
  const refused = await moderator.decide(life.comment.id, without);
  t.equal(refused.statusCode, 422);
  t.match(refused.body, 'Bitte ohne das letzte Wort.');
  const words = { ...ASK, reason: 'other', reason_text: ' ' };
  t.equal(
    (await moderator.decide(life.comment.id, words)).statusCode,
    422,
    'no standard text for another reason',
  );
  const answer = await moderator.decide(life.comment.id, { ...ASK, answer_days: '99999' });
  const receipt = (await moderator.get(String(answer.headers.location))).body;
  t.match(receipt, /<b>Um Änderung gebeten:<\/b>/);
  const undo = formsIn(receipt).find(({ fields }) => fields['decision'] === 'reopen');
  t.ok(undo, 'there is a way back');
  await moderator.decide(life.comment.id, { ...ASK, answer_days: '28', version: '2' });
  const { answer_by } = await app.db.selectFrom('comment_ask').select('answer_by').executeTakeFirstOrThrow();
  t.equal(Math.round((answer_by.getTime() - Date.now()) / DAY_MS), 28);
  await moderator.decide(life.comment.id, { decision: 'reopen', version: '3' });
  t.match(await queue(moderator), { ids: [life.comment.id], asked: '0' });
  t.match(await life.row(), { state: 'pending', version: 4 });
  t.match(await moderator.decideByScript(life.comment.id, { decision: 'reopen', version: '4' }), {
    statusCode: 422,
  });
});

test('the author is told by mail, unless they answered before it was sent', async (t) => {
  const { app, server } = await mailingApp(t);
  const moderator = await aModerator(app);
  const life = await aCase(app);
  const contact = { comment_id: life.comment.id, email: 'frieda@beispiel.de', notify: true };
  await app.db
    .insertInto('comment_contact')
    .values({ ...contact, confirmed_at: new Date() })
    .execute();
  await moderator.decide(life.comment.id, ASK);
  const mail = await mailTo(server, 'frieda@beispiel.de');
  t.match(mail.subject, /ändern Sie Ihren Beitrag/);
  t.notMatch(JSON.stringify(mail), /letzte Wort/, 'what it is about stands behind the link');
  await editComment(editing(app), { ...life.at, version: 2, text: 'Jetzt freundlich gesagt.' });
  await outboxRests(app);
  t.equal(server.to('frieda@beispiel.de').length, 1);
});
