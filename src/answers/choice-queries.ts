import { type RawBuilder, sql } from 'kysely';
import type { FilterChannel } from '../comments/comment-filter.ts';
import { type FilterScope, filterCondition, inTopic } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import { inPieces } from '../lib/in-batches.ts';
import type { Selection } from './selection.ts';

/** A set of comments: by a choice that is not stored yet, or by what an answer is stored for. */
export type ChosenBy = { scope: FilterScope; selection: Selection } | { answerId: string };

/** A comment an answer is for, as the editor shows it. */
export interface ChosenComment {
  id: string;
  reference: string;
  name: string | null;
  channel: FilterChannel;
  language: string;
  receivedAt: string;
  state: string;
  /** Absent where it is not public: its words are nobody's to quote. */
  body: string | null;
  /** Another answer to it is public. */
  isAnswered: boolean;
  answeredBy: string | null;
  regardless: boolean;
  /** Another answer to it that is not public yet. */
  draft: { id: string; writer: string | null } | null;
}

export interface ChosenFigures {
  total: number;
  /** On whose pages the answer will stand. */
  reach: number;
  /** Authors who asked to be told by mail. */
  mails: number;
  /** Withdrawn or erased meanwhile. */
  gone: number;
  /** Not public for another reason. */
  hidden: number;
  /** Answered otherwise, and left alone. */
  answered: number;
  /** Answered otherwise, and to be answered all the same. */
  regardless: number;
  shown: ChosenComment[];
}

/** The comments of a choice and what will become of them: those who were answered otherwise are left alone unless told. */
export async function selectChosen(db: Db, by: ChosenBy, limit: number): Promise<ChosenFigures> {
  const except = 'answerId' in by ? by.answerId : null;
  const { rows } = await sql<ChosenFigures>`
    WITH chosen AS (${chosen(by)}),
    looked AS (
      SELECT c.*, chosen.regardless,
        c.answered_at IS NOT NULL AND EXISTS (${otherAnswer(sql`c.id`, except)}) AS is_answered
      FROM chosen JOIN comment c ON c.id = chosen.comment_id
    ),
    weighed AS (
      SELECT *, state = 'published' AND (NOT is_answered OR regardless) AS is_reached FROM looked
    )
    SELECT count(*)::int AS total,
      (count(*) FILTER (WHERE is_reached))::int AS reach,
      (SELECT count(*)::int FROM weighed w JOIN comment_contact k ON k.comment_id = w.id
        WHERE w.is_reached AND k.notify AND k.confirmed_at IS NOT NULL) AS mails,
      (count(*) FILTER (WHERE state IN ('withdrawn', 'erased')))::int AS gone,
      (count(*) FILTER (WHERE state NOT IN ('published', 'withdrawn', 'erased')))::int AS hidden,
      (count(*) FILTER (WHERE state = 'published' AND is_answered AND NOT regardless))::int AS answered,
      (count(*) FILTER (WHERE state = 'published' AND is_answered AND regardless))::int AS regardless,
      (SELECT coalesce(json_agg(row_to_json(first)), '[]') FROM (
        SELECT id, reference, CASE WHEN state = 'published' THEN author_name END AS name, channel, language,
          received_at AS "receivedAt", state, CASE WHEN state = 'published' THEN body END AS body,
          is_answered AS "isAnswered", regardless,
          CASE WHEN is_answered THEN (SELECT coalesce(s.name, '') FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id
            LEFT JOIN staff s ON s.id = coalesce(a.updated_by, a.released_by)
            WHERE ac.comment_id = weighed.id AND a.state = 'released' AND a.id IS DISTINCT FROM ${except}::uuid
            ORDER BY a.released_at DESC LIMIT 1) END AS "answeredBy",
          (SELECT json_build_object('id', a.id, 'writer', s.name) FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id
            LEFT JOIN staff s ON s.id = a.updated_by
            WHERE ac.comment_id = weighed.id AND a.state <> 'released' AND a.id IS DISTINCT FROM ${except}::uuid
            ORDER BY a.updated_at DESC LIMIT 1) AS draft
        FROM weighed ORDER BY state <> 'published', received_at, id LIMIT ${limit}
      ) first) AS shown
    FROM weighed`.execute(db);
  return rows[0] as ChosenFigures;
}

const otherAnswer = (commentId: RawBuilder<unknown>, except: string | null) => sql`
  SELECT FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id
  WHERE ac.comment_id = ${commentId} AND a.state = 'released' AND a.id IS DISTINCT FROM ${except}::uuid`;

function chosen(by: ChosenBy): RawBuilder<unknown> {
  if ('answerId' in by)
    return sql`SELECT comment_id, regardless FROM answer_comment WHERE answer_id = ${by.answerId}::uuid`;
  return sql`SELECT c.id AS comment_id, false AS regardless FROM comment c WHERE ${inSelection(by)}`;
}

/** Named comments of any state, so that the editor can say why one is left out. */
function inSelection({
  scope,
  selection,
}: {
  scope: FilterScope;
  selection: Selection;
}): RawBuilder<boolean> {
  const { filter, references, asOf } = selection;
  const named = sql<boolean>`(${inTopic(scope)} AND c.reference = ANY (${references}::text[]))`;
  if (!filter) return named;
  const meant = asOf ? sql`AND (c.published_at IS NULL OR c.published_at <= ${asOf.toISOString()})` : sql``;
  return sql<boolean>`(${named} OR (${filterCondition(filter, scope)} ${meant}))`;
}

/** Links what is public of a choice to an answer. @returns how many were not linked before */
export async function insertLinks(
  trx: Db,
  { answerId, scope, selection }: { answerId: string; scope: FilterScope; selection: Selection },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM comment c WHERE c.state = 'published' AND ${inSelection({ scope, selection })} ORDER BY c.id`.execute(
    trx,
  );
  let linked = 0;
  for (const ids of inPieces(rows.map(({ id }) => id))) {
    const result = await sql`
      INSERT INTO answer_comment (answer_id, comment_id, topic_id)
      SELECT ${answerId}, id, ${scope.topicId} FROM unnest(${ids}::uuid[]) AS chosen (id)
      ON CONFLICT DO NOTHING`.execute(trx);
    linked += Number(result.numAffectedRows ?? 0);
  }
  return linked;
}

export async function deleteLinks(trx: Db, answerId: string, references: readonly string[]): Promise<number> {
  const result = await sql`
    DELETE FROM answer_comment ac USING comment c
    WHERE ac.answer_id = ${answerId} AND c.id = ac.comment_id AND c.reference = ANY (${references}::text[])`.execute(
    trx,
  );
  return Number(result.numAffectedRows ?? 0);
}

/** Those another answer is public to are left alone, or answered all the same. @returns how many that changes */
export async function markRegardless(trx: Db, answerId: string, regardless: boolean): Promise<number> {
  const result = await sql`
    UPDATE answer_comment link SET regardless = ${regardless}
    WHERE link.answer_id = ${answerId} AND link.regardless <> ${regardless}
      AND EXISTS (${otherAnswer(sql`link.comment_id`, answerId)})`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}

export async function countLinks(db: Db, answerId: string): Promise<number> {
  const row = await db
    .selectFrom('answer_comment')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('answer_id', '=', answerId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
