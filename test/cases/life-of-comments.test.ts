import fc from 'fast-check';
import { sql } from 'kysely';
import { test } from 'tap';
import { editComment } from '../../src/cases/edit-comment.ts';
import { eraseComment } from '../../src/cases/erase-comment.ts';
import { objectToDecision } from '../../src/cases/object-to-decision.ts';
import { withdrawComment } from '../../src/cases/withdraw-comment.ts';
import { receiptHash, receiptToken } from '../../src/comments/receipt.ts';
import { decide } from '../../src/moderation/decide.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { post, unescapeHtml } from '../support/resident.ts';
import { aStaffMember } from '../support/staff.ts';

/** What somebody does to one of the comments there are, as it is or as they saw it before it was last changed. */
interface Act {
  does:
    | 'edit'
    | 'withdraw'
    | 'object'
    | 'erase'
    | 'publish'
    | 'redact'
    | 'ask'
    | 'reject'
    | 'spam'
    | 'reopen';
  which: number;
  outdated: boolean;
  by: number;
}

type Move =
  | { kind: 'post'; replyTo: number }
  | { kind: 'month passes' }
  | { kind: 'talk ends or begins again' }
  /** At the same moment. */
  | { kind: 'acts'; acts: Act[] };

const act: fc.Arbitrary<Act> = fc.record({
  does: fc.constantFrom(
    ...(['edit', 'edit', 'object', 'object', 'reject', 'reopen', 'spam', 'withdraw', 'erase'] as const),
    // Or hardly anything would ever be public.
    ...(['publish', 'publish', 'publish', 'publish', 'redact', 'redact', 'ask'] as const),
  ),
  which: fc.nat(5),
  outdated: fc.nat(9).map((n) => n === 0),
  by: fc.nat(1),
});

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('post' as const), replyTo: fc.integer({ min: -2, max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'month passes' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'talk ends or begins again' as const }) },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('acts' as const),
      acts: fc.array(act, { minLength: 1, maxLength: 3 }),
    }),
  },
);

interface Talk {
  app: TestApp;
  topic: { id: string; slug: string };
  moderators: { id: string }[];
  /** Ids of the comments that were received. */
  received: string[];
  said: number;
  /** Of this talk; each has people of its own. */
  number: number;
}

async function make(talk: Talk, next: Move): Promise<void> {
  const { app, topic } = talk;
  switch (next.kind) {
    case 'post': {
      const parent = oneOf(talk.received, next.replyTo) ?? '';
      const text = `Beitrag Nummer ${++talk.said}, noch nie gesagt.`;
      const fields = { text, parent, name: `Name ${talk.said}` };
      const address = `10.${talk.number >> 8}.${talk.number & 255}.1`;
      const { statusCode, headers } = await post(app, topic.slug, fields, { address });
      if (statusCode === 303) talk.received.push(await idOf(app, String(headers.location)));
      else if (statusCode !== 409) throw new Error(`A comment was answered with ${statusCode}`);
      return;
    }
    case 'month passes':
      await sql`UPDATE comment SET received_at = received_at - interval '31 days',
        decided_at = decided_at - interval '31 days' WHERE topic_id = ${topic.id}`.execute(app.db);
      return;
    case 'talk ends or begins again':
      await sql`UPDATE topic SET closes_at = CASE WHEN closes_at IS NULL THEN now() END WHERE id = ${topic.id}`.execute(
        app.db,
      );
      return;
    case 'acts':
      await Promise.all(next.acts.map((one) => perform(talk, one)));
  }
}

/** Nobody for a negative number, or where there is nobody yet. */
function oneOf(ids: readonly string[], number: number): string | undefined {
  return number < 0 ? undefined : ids[number % ids.length];
}

/** By the private link the answer leads to. */
async function idOf(app: TestApp, location: string): Promise<string> {
  const hash = receiptHash(location.split('/').at(-1) ?? '');
  const row = await app.db
    .selectFrom('comment')
    .select('id')
    .where('receipt_hash', '=', hash)
    .executeTakeFirstOrThrow();
  return row.id;
}

async function perform(
  { app, moderators, received, said }: Talk,
  { does, which, outdated, by }: Act,
): Promise<void> {
  const commentId = oneOf(received, which);
  if (commentId === undefined) return;
  const { db } = app;
  const row = await db
    .selectFrom('comment')
    .select('version')
    .where('id', '=', commentId)
    .executeTakeFirstOrThrow();
  const siteId = DEFAULT_SITE_ID;
  const version = outdated ? Math.max(1, row.version - 1) : row.version;
  const mine = { siteId, token: receiptToken(app.secrets.receipt, commentId), version };
  const text = `Neu gefasst nach ${said} Beiträgen von ${by}`;
  switch (does) {
    case 'edit':
      return void (await editComment({ db, rules: { words: [] }, akismetOn: false }, { ...mine, text }));
    case 'withdraw':
      return void (await withdrawComment(db, mine));
    case 'object':
      return void (await objectToDecision(db, { ...mine, text }));
    case 'erase':
      return void (await eraseComment(db, mine));
    default: {
      const actor = moderators[by] as { id: string };
      const rejects = (does === 'reject' || does === 'ask') && {
        reasonCode: 'insult' as const,
        reasonText: 'Bitte sachlich.',
      };
      // The first letters of whatever stands there now.
      const redaction = {
        marks: [{ start: 0, end: 4, kind: 'other' as const }],
        copy: '',
        kind: 'other' as const,
      };
      const deps = { db, akismetOn: false, mailOn: false, originalKey: app.secrets.originals };
      return void (await decide(deps, {
        siteId,
        commentId,
        version,
        actor,
        decision: does,
        ...rejects,
        redaction,
      }));
    }
  }
}

/** Each is a statement that finds what must never be; the topic is the parameter. */
const FORBIDDEN: Record<string, (topicId: string) => ReturnType<typeof sql>> = {
  'a count that is not what the comments say': (id) => sql`
    SELECT * FROM (SELECT state, coalesce(reason_code, '') AS reason, channel, count(*)::int AS n
      FROM comment WHERE topic_id = ${id} GROUP BY 1, 2, 3) c
    FULL JOIN (SELECT state, reason_code AS reason, channel, sum(count)::int AS n FROM topic_count WHERE topic_id = ${id}
      GROUP BY 1, 2, 3 HAVING sum(count) <> 0) k USING (state, reason, channel)
    WHERE c.n IS DISTINCT FROM k.n`,
  'a wait that is not what the comments and their log say': (id) => sql`
    SELECT * FROM (
      SELECT kind, round(extract(epoch FROM until - since) / 8640)::int AS tenths, count(*)::int AS n FROM (
        SELECT 'decision' AS kind, decided_at AS until, greatest(received_at, (SELECT max(at) FROM moderation_event e
          WHERE e.comment_id = comment.id AND e.state_after = 'pending' AND e.state_before <> 'pending')) AS since
        FROM comment WHERE topic_id = ${id} AND state IN ('published', 'rejected', 'spam')
        UNION ALL SELECT 'answer', answered_at, received_at FROM comment WHERE topic_id = ${id} AND state = 'published'
      ) w GROUP BY 1, 2 HAVING round(extract(epoch FROM until - since) / 8640)::int > 0) c
    FULL JOIN (SELECT kind, tenths, sum(count)::int AS n FROM topic_wait WHERE topic_id = ${id} GROUP BY 1, 2
      HAVING sum(count) <> 0) k USING (kind, tenths)
    WHERE c.n IS DISTINCT FROM k.n`,
  'a day that is not what the comments say': (id) => sql`
    SELECT * FROM (SELECT (received_at AT TIME ZONE 'Europe/Berlin')::date AS day, channel,
      CASE WHEN answered_at IS NULL THEN 'open' ELSE coalesce(outcome, 'unsaid') END AS outcome, count(*)::int AS n
      FROM comment WHERE topic_id = ${id} AND state = 'published' GROUP BY 1, 2, 3) c
    FULL JOIN (SELECT day, channel, outcome, sum(count)::int AS n FROM topic_day WHERE topic_id = ${id} GROUP BY 1, 2, 3
      HAVING sum(count) <> 0) k USING (day, channel, outcome)
    WHERE c.n IS DISTINCT FROM k.n`,
  'a wrong number of replies': (id) => sql`
    SELECT c.id FROM comment c WHERE c.topic_id = ${id} AND (
      c.replies <> (SELECT count(*) FROM comment r WHERE r.parent_id = c.id AND r.state = 'published')
      OR c.below <> (SELECT count(*) FROM comment r WHERE (r.parent_id = c.id OR r.thread_id = c.id) AND r.state = 'published'))`,
  'a log with a gap, a fork or a jump': (id) => sql`
    SELECT e.* FROM (
      SELECT e.*, lag(state_after, 1, 'pending') OVER w AS expected, row_number() OVER w + 1 AS place
      FROM moderation_event e JOIN comment c ON c.id = e.comment_id WHERE c.topic_id = ${id}
      WINDOW w AS (PARTITION BY e.comment_id ORDER BY e.version_after)) e
    WHERE e.state_before <> e.expected OR e.version_after <> e.place`,
  'a comment that is not where its log left it': (id) => sql`
    SELECT c.id FROM comment c LEFT JOIN LATERAL (
      SELECT state_after, version_after FROM moderation_event e WHERE e.comment_id = c.id ORDER BY version_after DESC LIMIT 1) e ON true
    WHERE c.topic_id = ${id} AND (c.state, c.version) <> (coalesce(e.state_after, 'pending'), coalesce(e.version_after, 1))`,
  'anything public that no person published': (id) => sql`
    SELECT c.id FROM comment c WHERE c.topic_id = ${id} AND c.state = 'published' AND NOT EXISTS (
      SELECT FROM moderation_event e WHERE e.comment_id = c.id AND e.action IN ('publish', 'redact') AND e.actor_id IS NOT NULL)`,
  'a way back from withdrawn or erased': (id) => sql`
    SELECT e.* FROM moderation_event e JOIN comment c ON c.id = e.comment_id WHERE c.topic_id = ${id}
      AND (e.state_before = 'erased' OR (e.state_before = 'withdrawn' AND e.state_after <> 'erased'))`,
  'a word of an erased comment': (id) => sql`
    SELECT c.id FROM comment c WHERE c.topic_id = ${id} AND c.state = 'erased' AND (
      c.author_name IS NOT NULL OR c.text_digest IS NOT NULL OR c.address_hash IS NOT NULL OR c.search <> ''
      OR EXISTS (SELECT FROM comment_revision r WHERE r.comment_id = c.id)
      OR EXISTS (SELECT FROM screening s WHERE s.comment_id = c.id)
      OR EXISTS (SELECT FROM comment_original s WHERE s.comment_id = c.id) OR c.redacted_at IS NOT NULL
      OR EXISTS (SELECT FROM submission s WHERE s.comment_id = c.id)
      OR EXISTS (SELECT FROM comment_contact s WHERE s.comment_id = c.id)
      OR EXISTS (SELECT FROM objection o WHERE o.comment_id = c.id AND o.body IS NOT NULL))`,
  'an edit that waits beside a text that is not public': (id) => sql`
    SELECT c.id FROM comment c JOIN comment_revision r ON r.comment_id = c.id AND r.state = 'waiting'
    WHERE c.topic_id = ${id} AND c.state <> 'published'`,
  'a sealed original of a text that is not blackened': (id) => sql`
    SELECT c.id FROM comment c JOIN comment_original o ON o.comment_id = c.id WHERE c.topic_id = ${id} AND c.redacted_at IS NULL`,
  'a blackened text that says nothing of it': (id) => sql`
    SELECT c.id FROM comment c WHERE c.topic_id = ${id} AND c.redacted_at IS NOT NULL AND c.body NOT LIKE '%[geschwärzt: %'`,
  'an author asked about what does not wait': (id) => sql`
    SELECT c.id FROM comment c JOIN comment_ask a ON a.comment_id = c.id WHERE c.topic_id = ${id} AND c.state <> 'pending'`,
  'an open objection to nothing': (id) => sql`
    SELECT c.id FROM comment c JOIN objection o ON o.comment_id = c.id AND o.state = 'open'
    WHERE c.topic_id = ${id} AND c.state NOT IN ('rejected', 'spam') AND (c.state <> 'published' OR c.redacted_at IS NULL)`,
  'an objection that was decided by who decided first': (id) => sql`
    SELECT o.id FROM objection o JOIN comment c ON c.id = o.comment_id JOIN moderation_event e ON e.id = o.event_id
    WHERE c.topic_id = ${id} AND o.state IN ('granted', 'upheld') AND o.decided_by = e.actor_id`,
};

async function findForbidden({ app, topic, received }: Talk): Promise<string[]> {
  const found: string[] = [];
  for (const [what, statement] of Object.entries(FORBIDDEN)) {
    const { rows } = await statement(topic.id).execute(app.db);
    if (rows.length > 0) found.push(`${what}: ${JSON.stringify(rows)}`);
  }
  const { rows } = await sql<{ id: string }>`SELECT id FROM comment WHERE topic_id = ${topic.id}`.execute(
    app.db,
  );
  const ids = rows.map(({ id }) => id).sort();
  if (ids.join() !== [...received].sort().join())
    found.push(`${ids.length} comments of ${received.length} received`);
  return found;
}

/** Texts on the page against texts in the table. */
async function findWronglyShown({ app, topic }: Talk): Promise<string[]> {
  const { body } = await app.inject(`/themen/${topic.slug}`);
  const shown = [...body.matchAll(/sg-comment__text"[^>]*>([\s\S]*?)<\/p>/g)].map(([, text = '']) =>
    unescapeHtml(text),
  );
  const published = await app.db
    .selectFrom('comment')
    .select('body')
    .where('topic_id', '=', topic.id)
    .where('state', '=', 'published')
    .execute();
  const expected = published.map(({ body: text }) => text ?? '').sort();
  return shown.sort().join('\n') === expected.join('\n')
    ? []
    : [`${shown.join(' | ')} instead of ${expected.join(' | ')}`];
}

test('whatever residents, moderators and the clock do, no comment is lost, doubled or where it must not be', {
  timeout: 180_000,
}, async (t) => {
  const app = await testApp(t);
  const moderators = [await aStaffMember(app), await aStaffMember(app)];
  let steps = 0;
  let talks = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 30 }), async (moves) => {
      const talk: Talk = {
        app,
        topic: await aTopic(app.db),
        moderators,
        received: [],
        said: 0,
        number: ++talks,
      };
      for (const next of moves) {
        steps++;
        await make(talk, next);
        const forbidden = await findForbidden(talk);
        if (forbidden.length > 0) throw new Error(`After ${JSON.stringify(next)}: ${forbidden.join('; ')}`);
      }
      const wrong = await findWronglyShown(talk);
      if (wrong.length > 0) throw new Error(`The page shows ${wrong.join()}`);
    }),
    { numRuns: 40, endOnFailure: true },
  );
  t.ok(steps > 300, `${steps} steps`);
});
