import { type RawBuilder, sql } from 'kysely';
import type { Cursor } from '../comments/cursor.ts';
import type { Db } from '../database/db.ts';
import type { Outcome, Voice } from './answer.ts';
import type { WorkAct } from './work-queries.ts';

export interface AnswerOfRow {
  commentId: string;
  id: string;
  state: string;
  handedOnAt: Date | null;
  voice: Voice;
  outcome: Outcome | null;
  ground: string;
  department: string;
  body: string;
  writer: string | null;
  at: Date;
  comments: number;
}

export async function selectAnswersOf(db: Db, commentIds: readonly string[]): Promise<AnswerOfRow[]> {
  const { rows } = await sql<AnswerOfRow>`
    SELECT ac.comment_id AS "commentId", a.id, a.state, a.handed_on_at AS "handedOnAt", a.voice, a.outcome, a.ground,
      a.department, a.body, s.name AS writer, coalesce(a.released_at, a.checked_at, a.handed_on_at, a.updated_at) AS at,
      (SELECT count(*)::int FROM answer_comment n WHERE n.answer_id = a.id) AS comments
    FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id LEFT JOIN staff s ON s.id = a.updated_by
    WHERE ac.comment_id = ANY (${commentIds}::uuid[])
    ORDER BY coalesce(a.released_at, 'infinity'), a.id`.execute(db);
  return rows;
}

/** The lists of one topic's answers, and those of one person across topics. */
export const TOPIC_TABS = ['draft', 'for-check', 'checked', 'overdue', 'released', 'withdrawn'] as const;
export const OWN_TABS = ['for-check', 'checked', 'own', 'elsewhere'] as const;
export type TopicTab = (typeof TOPIC_TABS)[number];
export type OwnTab = (typeof OWN_TABS)[number];

/** Of a site, or of one of its topics; seen by somebody. */
export interface ListScope {
  siteId: string;
  topicId?: string;
  staffId: string;
  /** Of the city's calendar, `YYYY-MM-DD`. */
  today: string;
}

const WAS_PUBLIC = sql<boolean>`EXISTS (SELECT FROM answer_version v WHERE v.answer_id = a.id)`;
const IS_DRAFT = sql<boolean>`(a.state = 'draft' AND a.handed_on_at IS NULL AND NOT ${WAS_PUBLIC})`;
const IS_FOR_CHECK = sql<boolean>`(a.state = 'draft' AND a.handed_on_at IS NOT NULL)`;

/** What was promised first: a day for a comment, for one of its codes, or for the topic. */
const DUE = sql<string | null>`coalesce(
  (SELECT min(s.due) FROM answer_comment ac JOIN assignment s ON s.comment_id = ac.comment_id WHERE ac.answer_id = a.id),
  (SELECT min(s.due) FROM answer_comment ac JOIN coding g ON g.comment_id = ac.comment_id
    JOIN assignments_by_code(a.topic_id) s ON s.code_id = g.code_id WHERE ac.answer_id = a.id),
  t.answers_due)`;

/** As `whyNotReleased` of `answer.ts`. */
const mayRelease = (staffId: string) =>
  sql<boolean>`(NOT t.answers_four_eyes OR a.updated_by IS DISTINCT FROM ${staffId}::uuid)`;

function inTab(tab: TopicTab | OwnTab, { staffId, today }: ListScope): RawBuilder<boolean> {
  const isOwn = sql<boolean>`a.updated_by IS NOT DISTINCT FROM ${staffId}::uuid`;
  const conditions: Record<TopicTab | OwnTab, RawBuilder<boolean>> = {
    draft: IS_DRAFT,
    'for-check': IS_FOR_CHECK,
    checked: sql`a.state = 'checked'`,
    overdue: sql`a.state <> 'released' AND a.replaces IS NULL AND NOT ${WAS_PUBLIC} AND ${DUE} < ${today}::date`,
    released: sql`a.state = 'released'`,
    withdrawn: sql`(a.state = 'draft' AND a.handed_on_at IS NULL AND ${WAS_PUBLIC})`,
    own: sql`a.state = 'draft' AND a.handed_on_at IS NULL AND ${isOwn}`,
    elsewhere: sql`a.state <> 'released' AND ${isOwn} AND (${IS_FOR_CHECK} OR (a.state = 'checked' AND NOT ${mayRelease(staffId)}))`,
  };
  return conditions[tab];
}

/** Across topics a person sees what waits for them: not their own words to check, nor what they may not release. */
function forMe(tab: OwnTab, scope: ListScope): RawBuilder<boolean> {
  const condition = inTab(tab, scope);
  if (tab === 'for-check') return sql`${condition} AND a.updated_by IS DISTINCT FROM ${scope.staffId}::uuid`;
  return tab === 'checked' ? sql`${condition} AND ${mayRelease(scope.staffId)}` : condition;
}

const ofScope = ({ siteId, topicId }: ListScope) =>
  sql<boolean>`a.site_id = ${siteId}::uuid AND (${topicId ?? null}::uuid IS NULL OR a.topic_id = ${topicId ?? null}::uuid)`;

const condition = (tab: TopicTab | OwnTab, scope: ListScope) =>
  scope.topicId === undefined ? forMe(tab as OwnTab, scope) : inTab(tab, scope);

/** How many answers are in each list, by one look at them. */
export async function countTabs<Tab extends TopicTab | OwnTab>(
  db: Db,
  tabs: readonly Tab[],
  scope: ListScope,
): Promise<Record<Tab, number>> {
  const counts = tabs.map(
    (tab) => sql`(count(*) FILTER (WHERE ${condition(tab, scope)}))::int AS ${sql.ref(tab)}`,
  );
  const { rows } = await sql<Record<Tab, number>>`
    SELECT ${sql.join(counts)} FROM answer a JOIN topic t ON t.id = a.topic_id
    WHERE ${ofScope(scope)} ${scope.topicId === undefined ? sql`AND a.state <> 'released'` : sql``}`.execute(
    db,
  );
  return rows[0] as Record<Tab, number>;
}

export interface ListedAnswer {
  id: string;
  version: number;
  cursor: string;
  slug: string;
  topic: string;
  state: string;
  handedOnAt: Date | null;
  isCorrection: boolean;
  voice: Voice;
  outcome: Outcome | null;
  ground: string;
  department: string;
  body: string;
  writer: string | null;
  at: Date;
  revisedAt: Date | null;
  due: string | null;
  isOverdue: boolean;
  comments: number;
  mayRelease: boolean;
  /** What a job is doing about it. */
  underWay: WorkAct | null;
}

interface Page {
  tab: TopicTab | OwnTab;
  before?: Cursor | undefined;
  limit: number;
}

/** The latest first, and one more than asked for, which tells that there are others. */
export async function selectList(
  db: Db,
  scope: ListScope,
  { tab, before, limit }: Page,
): Promise<ListedAnswer[]> {
  const at = sql`coalesce(a.released_at, a.updated_at)`;
  const place = before
    ? sql`AND (${at}, a.id) < (${before.receivedAt}::timestamp AT TIME ZONE 'UTC', ${before.id}::uuid)`
    : sql``;
  const { rows } = await sql<ListedAnswer>`
    SELECT a.id, a.version, to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS cursor,
      t.slug, t.title AS topic, a.state, a.handed_on_at AS "handedOnAt", a.replaces IS NOT NULL AS "isCorrection",
      a.voice, a.outcome, a.ground, a.department, left(a.body, 400) AS body, s.name AS writer,
      coalesce(a.released_at, a.checked_at, a.handed_on_at, a.updated_at) AS at, a.revised_at AS "revisedAt",
      due::text, coalesce(a.state <> 'released' AND due < ${scope.today}::date, false) AS "isOverdue",
      (SELECT count(*)::int FROM answer_comment n WHERE n.answer_id = coalesce(a.replaces, a.id)) AS comments,
      w.act AS "underWay",
      a.state <> 'released' AND w.act IS NULL AND (NOT t.answers_four_eyes OR (a.updated_by IS DISTINCT FROM ${scope.staffId}::uuid
        AND (a.state = 'checked' OR a.handed_on_at IS NOT NULL))) AS "mayRelease"
    FROM answer a JOIN topic t ON t.id = a.topic_id LEFT JOIN staff s ON s.id = a.updated_by
    LEFT JOIN answer_work w ON w.answer_id = a.id AND w.refused IS NULL
    CROSS JOIN LATERAL (SELECT ${DUE} AS due) AS promised
    WHERE ${ofScope(scope)} AND ${condition(tab, scope)} ${place}
    ORDER BY ${at} DESC, a.id DESC LIMIT ${limit + 1}`.execute(db);
  return rows;
}

/** Which topic each of these answers of a site is about. */
export async function selectTopicsOf(
  db: Db,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('answer')
    .select(['id', 'topic_id'])
    .where('site_id', '=', siteId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, topic_id }) => [id, topic_id]));
}
