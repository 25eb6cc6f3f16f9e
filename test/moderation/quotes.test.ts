import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { eraseComment } from '../../src/cases/erase-comment.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { anAnswerer, answerFields } from '../support/answerer.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { anAnswer } from '../support/builders.ts';
import { aCase } from '../support/case.ts';
import { tablesWith } from '../support/find-word.ts';
import { aModerator, type Moderator } from '../support/moderator.ts';
import { unescapeHtml } from '../support/resident.ts';

const NAME = 'Kanarienvogelgelb';
const TEXT = `Frau ${NAME} wohnt in Haus 7. Mehr Licht am Fluss wäre für uns alle schön. Tel. 03641 495050.`;
const PUBLISHED = { state: 'published', body: TEXT } as const;

const redact = (by: Moderator, id: string) =>
  by.decide(id, {
    decision: 'redact',
    redaction: TEXT.replace(NAME, `[[${NAME}]]`),
    kind: 'personal-data',
  });

type Case = Awaited<ReturnType<typeof aCase>>;

/** A rejection of several at once that told all of them the same. */
async function toldTogether(app: TestApp, staffId: string, cases: readonly Case[], reason_text: string) {
  const bulk = { id: uuidv7(), site_id: DEFAULT_SITE_ID, staff_id: staffId };
  await app.db
    .insertInto('bulk_decision')
    .values({ ...bulk, decision: 'reject', reason_code: 'other', reason_text, state: 'done' })
    .execute();
  for (const [position, { comment }] of cases.entries()) {
    const item = { bulk_id: bulk.id, comment_id: comment.id, position, version: 1, version_after: 1 };
    await app.db
      .insertInto('bulk_decision_item')
      .values({ ...item, outcome: 'decided' })
      .execute();
    const event = {
      id: uuidv7(),
      site_id: DEFAULT_SITE_ID,
      comment_id: comment.id,
      action: 'reject',
      reason_code: 'other',
    };
    await app.db
      .insertInto('moderation_event')
      .values({
        ...event,
        actor_id: staffId,
        state_before: 'pending',
        state_after: 'rejected',
        version_after: 1,
      })
      .execute();
    await app.db
      .insertInto('decision_text')
      .values({ event_id: event.id, comment_id: comment.id, reason_text })
      .execute();
  }
  return async () => {
    const told = await app.db.selectFrom('decision_text').select('reason_text').execute();
    const kept = await app.db.selectFrom('bulk_decision').select('reason_text').execute();
    return [...told, ...kept].map((row) => row.reason_text);
  };
}

test('a reason given to many at once loses what was blackened in one of them, for all of them', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const [one, other] = [await aCase(app, PUBLISHED), await aCase(app)];
  const texts = await toldTogether(app, moderator.id, [one, other], `Bitte ohne ${NAME}, danke.`);
  t.equal((await redact(moderator, one.comment.id)).statusCode, 303);
  t.strictSame(await texts(), Array(3).fill('Bitte ohne […], danke.'));
  t.strictSame(await tablesWith(app.pg.pool, NAME), []);
});

test('what was said about others keeps its words', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const [one, other] = [await aCase(app, PUBLISHED), await aCase(app)];
  const texts = await toldTogether(app, moderator.id, [other], `${NAME} ist eine Farbe.`);
  await redact(moderator, one.comment.id);
  t.strictSame(await texts(), Array(2).fill(`${NAME} ist eine Farbe.`));
});

test('a report’s answer and an objection lose what was blackened, too', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const { comment } = await aCase(app, PUBLISHED);
  const { id: event_id } = await app.db
    .insertInto('moderation_event')
    .values({
      ...{
        id: uuidv7(),
        site_id: DEFAULT_SITE_ID,
        comment_id: comment.id,
        action: 'reject',
        version_after: 1,
      },
      ...{ state_before: 'pending', state_after: 'rejected', reason_code: 'other', actor_id: moderator.id },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await app.db
    .insertInto('objection')
    .values({
      ...{ id: uuidv7(), comment_id: comment.id, event_id, state: 'granted', decided_at: new Date() },
      ...{ body: `${NAME} ist meine Nachbarin.`, reason_text: `Mit ${NAME} geht es nicht.` },
    })
    .execute();
  await redact(moderator, comment.id);
  t.strictSame(await tablesWith(app.pg.pool, NAME), []);
});

test('who blackens words is told which answers of the city quote them, and the planner corrects those', async (t) => {
  const app = await testApp(t);
  const both = await aModerator(app, ['moderator', 'planner']);
  const { comment, topic } = await aCase(app, PUBLISHED);
  const quoting = await anAnswer(app.db, topic.id, [comment], { body: `Frau ${NAME} hat recht.` });
  const silent = await anAnswer(app.db, topic.id, [comment], { body: 'Das machen wir.' });
  const version = { answer_id: quoting.id, number: 1, voice: 'city', department: '', body: NAME, ground: '' };
  await app.db
    .insertInto('answer_version')
    .values({ ...version, body_simple: '', released_at: new Date(), ended_as: 'withdrawn', reason: 'Falsch' })
    .execute();

  const done = await redact(both, comment.id);
  const page = await both.get(String(done.headers.location));
  t.match(page.body, 'zitiert noch eine Antwort der Stadt');
  const answerAt = (id: string) => `/planung/themen/${topic.slug}/antworten/${id}`;
  t.match(page.body, `href="${answerAt(quoting.id)}"`);
  t.notMatch(page.body, answerAt(silent.id));
  const plain = await aModerator(app);
  const without = unescapeHtml((await plain.get(`/moderation/kommentare/${comment.id}`)).body);
  t.match(
    without,
    `href="/themen/${topic.slug}?beitrag=${comment.reference}#`,
    'who may not answer sees it in public',
  );
  t.notMatch(without, answerAt(quoting.id));

  const answer = () =>
    app.db.selectFrom('answer').selectAll().where('id', '=', quoting.id).executeTakeFirstOrThrow();
  t.equal((await answer()).body, `Frau ${NAME} hat recht.`, 'nobody changes the city’s words by the way');
  t.strictSame(await tablesWith(app.pg.pool, NAME), ['public.answer'], 'its former version is blackened');
  const planner = await anAnswerer(app);
  t.match((await planner.get(answerAt(quoting.id))).body, 'nehmen Sie das Zitat heraus');
  t.notMatch((await planner.get(answerAt(silent.id))).body, 'nehmen Sie das Zitat heraus');
  const begun = await planner.post(answerAt(quoting.id), {
    version: '1',
    action: 'correct',
    correction_id: uuidv7(),
  });
  const correction = String(begun.headers.location);
  t.match((await planner.get(correction)).body, 'nehmen Sie das Zitat heraus');
  await planner.post(correction, answerFields({ version: '1', action: 'release', body: 'Sie haben recht.' }));
  t.notMatch((await planner.get(answerAt(quoting.id))).body, 'nehmen Sie das Zitat heraus');
  t.notMatch((await plain.get(`/moderation/kommentare/${comment.id}`)).body, 'zitiert noch eine Antwort');
});

test('by the queue’s script, too', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const { comment, topic } = await aCase(app, PUBLISHED);
  await anAnswer(app.db, topic.id, [comment], { body: `Frau ${NAME} hat recht.` });
  const answer = await moderator.decideByScript(comment.id, {
    decision: 'redact',
    redaction: TEXT.replace(NAME, `[[${NAME}]]`),
    kind: 'personal-data',
  });
  t.match(answer.json().receipt.text, 'Eine Antwort der Stadt zitiert, was Sie geschwärzt haben.');
});

test('taking a redaction back takes the hint back', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const { comment, topic } = await aCase(app, PUBLISHED);
  await anAnswer(app.db, topic.id, [comment], { body: `Frau ${NAME} hat recht.` });
  await redact(moderator, comment.id);
  await moderator.decide(comment.id, { decision: 'reopen', version: '2' });
  t.notMatch(
    (await moderator.get(`/moderation/kommentare/${comment.id}`)).body,
    'zitiert noch eine Antwort der Stadt',
  );
});

test('of an erased comment whole sentences and personal data are looked for; the planners are told', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const one = await aCase(app, PUBLISHED);
  const other = await aCase(app, {}, one.topic);
  const said = 'Rufen Sie 03641 495050 an: „Mehr Licht am Fluss wäre für uns alle schön.“';
  const texts = await toldTogether(app, moderator.id, [one, other], said);
  const answer = await anAnswer(app.db, one.topic.id, [one.comment, other.comment], { body: said });
  const silent = await anAnswer(app.db, one.topic.id, [one.comment], { body: 'Mehr Licht. Ja.' });
  await eraseComment(app.db, { ...one.at, version: 1 });
  t.strictSame(await texts(), Array(2).fill('Rufen Sie […] an: „[…]“'));
  const planner = await anAnswerer(app);
  const page = (id: string) => planner.get(`/planung/themen/${one.topic.slug}/antworten/${id}`);
  t.match(unescapeHtml((await page(answer.id)).body), 'nehmen Sie das Zitat heraus');
  t.notMatch((await page(silent.id)).body, 'nehmen Sie das Zitat heraus');
});
