import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { test } from 'tap';
import { selectLedger } from '../../src/comments/list-queries.ts';
import { decide } from '../../src/moderation/decide.ts';
import { DECISIONS, type Decision, type DecisionName } from '../../src/moderation/decision.ts';
import { getReason } from '../../src/reasons/get-reason.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { sendAgain } from '../support/send-again.ts';
import { aStaffMember } from '../support/staff.ts';

/** Deciding by one moderator about one waiting comment; each field may be told otherwise. */
async function aDesk(app: TestApp, { akismetOn = false } = {}) {
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id);
  const actor = await aStaffMember(app);
  const deciding = (given: Partial<Decision>) =>
    decide(
      { db: app.db, akismetOn, mailOn: false, originalKey: app.secrets.originals },
      { siteId: DEFAULT_SITE_ID, commentId: comment.id, version: 1, actor, decision: 'publish', ...given },
    );
  return { topic, comment, actor, deciding };
}

const rowOf = (app: TestApp, id: string) =>
  app.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const eventsOf = (app: TestApp, id: string) =>
  app.db
    .selectFrom('moderation_event')
    .selectAll()
    .where('comment_id', '=', id)
    .orderBy('version_after')
    .execute();
const textsOf = (app: TestApp, id: string) =>
  app.db.selectFrom('decision_text').selectAll().where('comment_id', '=', id).execute();

test('publishing changes the comment, writes the log and says that readers see something new', async (t) => {
  const app = await testApp(t);
  const { topic, comment, actor, deciding } = await aDesk(app);
  t.strictSame(await deciding({ decision: 'publish' }), {
    outcome: 'decided',
    comment: { id: comment.id, state: 'published', version: 2 },
  });
  const row = await rowOf(app, comment.id);
  t.match(row, { state: 'published', version: 2, reason_code: null });
  t.ok(row.published_at && row.decided_at);
  const events = await eventsOf(app, comment.id);
  t.equal(events.length, 1);
  t.match(events[0], {
    actor_id: actor.id,
    action: 'publish',
    state_before: 'pending',
    state_after: 'published',
    version_after: 2,
    reason_code: null,
  });
  t.strictSame(await textsOf(app, comment.id), [], 'no words, no row for words');
  const scopes = await app.db.selectFrom('visible_version').select('scope').execute();
  t.strictSame(scopes.map(({ scope }) => scope).sort(), [DEFAULT_SITE_ID, topic.id].sort());
});

test('a rejection keeps its reason, the text to the author and the note apart from the log', async (t) => {
  const app = await testApp(t);
  const { comment, deciding } = await aDesk(app);
  await deciding({
    decision: 'reject',
    reasonCode: 'insult',
    reasonText: 'Bitte ohne Schimpfwort.',
    note: 'Siehe auch gestern.',
  });
  t.match(await rowOf(app, comment.id), { state: 'rejected', reason_code: 'insult', published_at: null });
  const [event] = await eventsOf(app, comment.id);
  t.match(event, { action: 'reject', reason_code: 'insult' });
  t.match(await textsOf(app, comment.id), [
    { event_id: event?.id, reason_text: 'Bitte ohne Schimpfwort.', note: 'Siehe auch gestern.' },
  ]);
});

test('without a text of its own a rejection keeps the standard one, in the language of the comment', async (t) => {
  const app = await testApp(t);
  const { topic, comment, deciding } = await aDesk(app);
  const english = await aComment(app.db, topic.id, { language: 'en-GB' });
  await deciding({ decision: 'reject', reasonCode: 'off-topic', reasonText: ' \n' });
  await deciding({ decision: 'reject', reasonCode: 'off-topic', commentId: english.id });
  const offTopic = await getReason(app.db, DEFAULT_SITE_ID, 'off-topic');
  t.equal((await textsOf(app, comment.id))[0]?.reason_text, offTopic?.words.de.body);
  t.equal((await textsOf(app, english.id))[0]?.reason_text, offTopic?.words.en.body);
});

test('what belongs to a rejection is not kept with another decision', async (t) => {
  const app = await testApp(t);
  const { comment, deciding } = await aDesk(app);
  await deciding({ decision: 'publish', reasonCode: 'insult', reasonText: 'Doch nicht.', note: 'Gut so.' });
  t.match(await rowOf(app, comment.id), { state: 'published', reason_code: null });
  t.match(await textsOf(app, comment.id), [{ reason_text: '', note: 'Gut so.' }]);
});

test('reopening makes a comment wait again and keeps both decisions in the log', async (t) => {
  const app = await testApp(t);
  const { comment, deciding } = await aDesk(app);
  for (const [version, decision] of (
    ['publish', 'reopen', 'reject', 'reopen', 'spam', 'reopen'] as const
  ).entries()) {
    const outcome = await deciding({ decision, version: version + 1, reasonCode: 'duplicate' });
    t.equal(outcome.outcome, 'decided', decision);
    if (decision !== 'reopen') continue;
    t.match(await rowOf(app, comment.id), {
      state: 'pending',
      decided_at: null,
      published_at: null,
      reason_code: null,
      version: version + 2,
    });
  }
  t.strictSame(
    (await eventsOf(app, comment.id)).map(
      (event) => `${event.state_before} ${event.action} ${event.state_after}`,
    ),
    [
      'pending publish published',
      'published reopen pending',
      'pending reject rejected',
      'rejected reopen pending',
      'pending spam spam',
      'spam reopen pending',
    ],
  );
});

test('two moderators at once: one decision, the other is told whose', async (t) => {
  const app = await testApp(t);
  const { comment, deciding } = await aDesk(app);
  const [ada, ben] = await Promise.all([aStaffMember(app), aStaffMember(app)]);
  const outcomes = await Promise.all([
    deciding({ actor: ada, decision: 'publish' }),
    deciding({ actor: ben, decision: 'reject', reasonCode: 'insult' }),
  ]);
  t.strictSame(outcomes.map(({ outcome }) => outcome).sort(), ['decided', 'stale']);
  const [event, ...others] = await eventsOf(app, comment.id);
  t.equal(others.length, 0);
  const stale = outcomes.find((outcome) => outcome.outcome === 'stale');
  const winner = event?.actor_id === ada.id ? ada : ben;
  const name = winner.email.split('@')[0];
  t.match(stale, {
    standing: { by: name, state: event?.state_after, version: 2, reasonCode: event?.reason_code },
  });
});

test('a hundred at once: one decision, and everybody else is told', async (t) => {
  const app = await testApp(t);
  const { comment, deciding } = await aDesk(app);
  const staff = await Promise.all([aStaffMember(app), aStaffMember(app), aStaffMember(app)]);
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      sendAgain(() =>
        deciding({
          actor: staff[i % 3] as { id: string },
          decision: i % 2 ? 'publish' : 'spam',
          note: `Nr. ${i}`,
        }),
      ),
    ),
  );
  t.equal(outcomes.filter(({ outcome }) => outcome === 'decided').length, 1);
  t.equal(outcomes.filter(({ outcome }) => outcome === 'stale').length, 99);
  t.equal((await eventsOf(app, comment.id)).length, 1);
  t.equal((await textsOf(app, comment.id)).length, 1);
  t.equal((await rowOf(app, comment.id)).version, 2);
});

test('a decision sent again because its answer got lost is answered as the first time', async (t) => {
  const app = await testApp(t);
  const { comment, deciding } = await aDesk(app);
  const rejection = { decision: 'reject', reasonCode: 'insult', note: 'Dritte Mal.' } as const;
  const first = await deciding(rejection);
  t.strictSame(await deciding(rejection), first);
  t.equal((await eventsOf(app, comment.id)).length, 1);
  t.match(
    await deciding({ ...rejection, note: 'Anders.' }),
    { outcome: 'stale' },
    'other words are another decision',
  );
  t.match(await deciding({ ...rejection, reasonCode: 'illegal' }), { outcome: 'stale' });
  t.match(await deciding({ ...rejection, actor: await aStaffMember(app) }), { outcome: 'stale' });
});

test('who saw an older version is told how the comment stands now', async (t) => {
  const app = await testApp(t);
  const { deciding } = await aDesk(app);
  await deciding({ decision: 'publish' });
  await deciding({ decision: 'reopen', version: 2 });
  t.match(await deciding({ decision: 'publish', actor: await aStaffMember(app) }), {
    outcome: 'stale',
    standing: { state: 'pending', version: 3 },
  });
});

test('a decided comment is reopened before it is decided anew', async (t) => {
  const app = await testApp(t);
  const { comment, deciding } = await aDesk(app);
  t.match(await deciding({ decision: 'reopen' }), {
    outcome: 'invalid-transition',
    standing: { state: 'pending' },
  });
  await deciding({ decision: 'publish' });
  for (const decision of ['publish', 'reject', 'spam'] as const) {
    const outcome = await deciding({ decision, version: 2, reasonCode: 'insult' });
    t.match(outcome, { outcome: 'invalid-transition', standing: { state: 'published' } }, decision);
  }
  t.equal((await eventsOf(app, comment.id)).length, 1);
});

test('withdrawn and erased comments are not decided about', async (t) => {
  const app = await testApp(t);
  const { topic, deciding } = await aDesk(app);
  for (const state of ['withdrawn', 'erased']) {
    const gone = await aComment(app.db, topic.id, { state });
    for (const decision of DECISIONS) {
      const outcome = await deciding({ commentId: gone.id, decision, reasonCode: 'insult' });
      t.match(outcome, { outcome: 'invalid-transition', standing: { state } }, `${decision} ${state}`);
    }
  }
});

test('comments of nobody and of another city are not there', async (t) => {
  const app = await testApp(t);
  const { comment, deciding } = await aDesk(app);
  t.strictSame(await deciding({ commentId: '01900000-0000-7000-8000-00000000ffff' }), {
    outcome: 'not-found',
  });
  t.strictSame(await deciding({ siteId: '01900000-0000-7000-8000-000000000002' }), { outcome: 'not-found' });
  t.equal((await rowOf(app, comment.id)).state, 'pending');
});

test('the log cannot be changed, deleted or emptied', async (t) => {
  const app = await testApp(t);
  const { deciding } = await aDesk(app);
  await deciding({});
  const refused = { message: 'moderation_event is append-only' };
  await t.rejects(app.db.updateTable('moderation_event').set({ action: 'spam' }).execute(), refused);
  await t.rejects(app.db.deleteFrom('moderation_event').execute(), refused);
  await t.rejects(sql`TRUNCATE moderation_event CASCADE`.execute(app.db), refused);
});

test('a decision that fails half-way leaves nothing behind', async (t) => {
  const app = await testApp(t);
  const { comment, deciding } = await aDesk(app);
  await t.rejects(deciding({ actor: { id: '01900000-0000-7000-8000-00000000ffff' } }), { code: '23503' });
  t.match(await rowOf(app, comment.id), { state: 'pending', version: 1 });
});

interface Feedback {
  payload: { commentId: string; judgement: string };
}

const feedbackOf = async (app: TestApp) => {
  const jobs = await sql<Feedback>`
    SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'akismet-feedback'`.execute(app.db);
  return jobs.rows.map(({ payload }) => payload);
};

const consented = (app: TestApp, commentId: string) =>
  app.db
    .insertInto('akismet_material')
    .values({ comment_id: commentId, sealed: randomBytes(40), expires_at: new Date(Date.now() + 60_000) })
    .execute();

test('Akismet is told of spam and ham only, and only with the consent and while it is on', async (t) => {
  const app = await testApp(t);
  const { topic, comment, deciding } = await aDesk(app, { akismetOn: true });
  await deciding({ decision: 'spam' });
  t.strictSame(await feedbackOf(app), [], 'no consent, nothing to tell');

  const cases: [DecisionName, string[]][] = [
    ['spam', ['spam']],
    ['publish', ['ham']],
    ['reject', []],
  ];
  for (const [decision, judgements] of cases) {
    const other = await aComment(app.db, topic.id);
    await consented(app, other.id);
    await deciding({ decision, commentId: other.id, reasonCode: 'insult' });
    const told = (await feedbackOf(app)).filter(({ commentId }) => commentId === other.id);
    t.strictSame(
      told.map(({ judgement }) => judgement),
      judgements,
      decision,
    );
  }

  await consented(app, comment.id);
  const off = { siteId: DEFAULT_SITE_ID, commentId: comment.id, version: 2, actor: await aStaffMember(app) };
  await decide(
    { db: app.db, akismetOn: false, mailOn: false, originalKey: app.secrets.originals },
    { ...off, decision: 'reopen' },
  );
  await decide(
    { db: app.db, akismetOn: false, mailOn: false, originalKey: app.secrets.originals },
    { ...off, version: 3, decision: 'spam' },
  );
  t.notOk(
    (await feedbackOf(app)).some(({ commentId }) => commentId === comment.id),
    'switched off',
  );
});

test('what Akismet was not told yet is taken back by reopening, and the last decision is the one it hears', async (t) => {
  const app = await testApp(t);
  const { comment, deciding } = await aDesk(app, { akismetOn: true });
  await consented(app, comment.id);
  await deciding({ decision: 'spam' });
  await deciding({ decision: 'reopen', version: 2 });
  t.strictSame(await feedbackOf(app), []);
  await deciding({ decision: 'publish', version: 3 });
  t.strictSame(await feedbackOf(app), [{ commentId: comment.id, judgement: 'ham' }]);
});

test('whatever is decided, by whomever and however late, the ledger balances and the log tells the state', async (t) => {
  const app = await testApp(t);
  const { topic, deciding } = await aDesk(app);
  const ids: string[] = [];
  for (let i = 0; i < 4; i++) ids.push((await aComment(app.db, topic.id)).id);
  const steps = fc.array(
    fc.record({
      comment: fc.nat({ max: ids.length - 1 }),
      decision: fc.constantFrom(...DECISIONS),
      version: fc.integer({ min: 1, max: 8 }),
      isUpToDate: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      for (const { comment, decision, version, isUpToDate } of sequence) {
        const commentId = ids[comment] as string;
        const seen = isUpToDate ? (await rowOf(app, commentId)).version : version;
        await deciding({ commentId, decision, version: seen, reasonCode: 'duplicate' });
        const { received, ...states } = await selectLedger(app.db, topic.id);
        const sum = Object.values(states).reduce((a, b) => a + b, 0);
        if (received !== sum || received !== ids.length + 1) return false;
      }
      for (const id of ids) {
        const row = await rowOf(app, id);
        const events = await eventsOf(app, id);
        if (events.some((event, i) => event.version_after !== i + 2)) return false;
        if (row.version !== events.length + 1 || row.state !== (events.at(-1)?.state_after ?? 'pending'))
          return false;
      }
      return true;
    }),
    { numRuns: 15 },
  );
  t.pass('fifteen random afternoons');
});
