import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { type CellSource, codebook, columns } from './column-queries.ts';
import { comments } from './copy-queries.ts';
import type { ExportNames, ExportScope } from './export.ts';

/** A place in a topic's comments. `at`: when that one was published, in UTC with microseconds; absent where all are listed. */
export interface PagePlace {
  id: string;
  at?: string;
}

export interface PageFilter {
  state?: string | undefined;
  channel?: string | undefined;
  answered?: boolean | undefined;
  /** Only this one. */
  reference?: string | undefined;
  /** Published since, or arrived since where all are listed. */
  since?: Date | undefined;
}

/** A page is short: nobody asks first what the topic has. */
const EVERYTHING = {
  format: 'jsonl',
  dialect: 'rfc4180',
  hasCodings: true,
  hasAnswers: true,
  hasDistricts: true,
} as const;

export interface PageSource extends Omit<CellSource, keyof typeof EVERYTHING | 'names'> {
  scope: ExportScope;
  names: Exclude<ExportNames, 'pseudonym'>;
  filter: PageFilter;
  after?: PagePlace | undefined;
  limit: number;
}

export interface PageRow extends Required<PagePlace> {
  /** The row as JSON, as JSON Lines carries it. */
  json: string;
}

const PUBLISHED_AT = sql<string>`to_char(c.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

/** In this transaction times are written as the city's clocks show them. */
export async function setTimeZone(trx: Db, timeZone: string): Promise<void> {
  await sql`SELECT set_config('TimeZone', ${timeZone}, true)`.execute(trx);
}

/**
 * One page and one more row. Published comments come in the order in which they became public, all others in the order in
 * which they arrived, which is that of their ids: what is new comes last in both.
 */
export async function selectExportPage(trx: Db, source: PageSource): Promise<PageRow[]> {
  const { topicId, scope, filter, limit } = source;
  const isPublished = scope === 'published';
  const cells = { ...source, ...EVERYTHING };
  const { rows } = await sql<PageRow>`
    ${sql.raw(codebook(topicId))} SELECT row_to_json(line)::text AS json, c.id, coalesce(${PUBLISHED_AT}, '') AS at
    FROM ${sql.raw(comments(cells))} CROSS JOIN LATERAL (SELECT ${sql.raw(columns(cells))}) line
    WHERE c.topic_id = ${topicId} ${isPublished ? sql`AND c.state = 'published'` : sql``}
      ${isPublished ? publishedAfter(source) : arrivedAfter(source)} ${filtered(filter)}
    ORDER BY ${isPublished ? sql`c.published_at, c.id` : sql`c.id`} LIMIT ${limit + 1}`.execute(trx);
  return rows;
}

function publishedAfter({ after, filter: { since } }: PageSource) {
  return sql`
    ${after?.at ? sql`AND (c.published_at, c.id) > (${after.at}::timestamp AT TIME ZONE 'UTC', ${after.id}::uuid)` : sql``}
    ${since ? sql`AND c.published_at >= ${since}` : sql``}`;
}

function arrivedAfter({ after, filter: { since } }: PageSource) {
  return sql`
    ${after ? sql`AND c.id > ${after.id}::uuid` : sql``}
    ${since ? sql`AND c.id >= ${firstIdOf(since)}::uuid` : sql``}`;
}

function filtered({ state, channel, answered, reference }: PageFilter) {
  return sql`
    ${state === undefined ? sql`` : sql`AND c.state = ${state}`}
    ${reference === undefined ? sql`` : sql`AND c.reference = ${reference}`}
    ${channel === undefined ? sql`` : sql`AND c.channel = ${channel}`}
    ${answered === undefined ? sql`` : sql`AND (c.answered_at IS NOT NULL) = ${answered}`}`;
}

/** No id made at that millisecond or later is smaller (RFC 9562, 5.7). */
function firstIdOf(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
