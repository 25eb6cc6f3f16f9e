import pg, { type ClientBase } from 'pg';
import { type Ledger, ledgerOf } from '../comments/comment.ts';
import {
  EXPORT_COLUMNS,
  type ExportChoice,
  type ExportColumn,
  type ExportNames,
  type ExportScope,
} from './export.ts';

/** Opening questions are small; who cannot answer them in this time does not answer at all. */
const PATIENCE = { query_timeout: 10_000 };

/** The topic and its counts at one moment, in a transaction that sees that moment until it ends. */
export interface Snapshot {
  topicId: string;
  slug: string;
  title: string;
  /** „Zukunftsthema“, or what the editors call it. */
  label: string;
  opensAt: Date | null;
  closesAt: Date | null;
  takenAt: Date;
  /** False for a draft, which has no page that could be linked to. */
  hasPage: boolean;
  ledger: Ledger;
  /** YYYY-MM-DD where the city is. */
  date: string;
}

/** Opens the transaction of an export; in it, times are written in the city's time zone. */
export async function openSnapshot(
  client: ClientBase,
  { siteId, slug, timeZone }: { siteId: string; slug: string; timeZone: string },
): Promise<Snapshot | undefined> {
  await client.query({ ...PATIENCE, text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' });
  // Compiling the statement costs more than a million rows win back by it.
  await client.query({
    ...PATIENCE,
    text: `SELECT set_config('TimeZone', $1, true), set_config('jit', 'off', true)`,
    values: [timeZone],
  });
  const topics = await client.query<Omit<Snapshot, 'ledger'>>({
    ...PATIENCE,
    text: `
      SELECT id AS "topicId", slug, title, label, opens_at AS "opensAt", closes_at AS "closesAt",
        state <> 'draft' AS "hasPage", now() AS "takenAt", to_char(now(), 'YYYY-MM-DD') AS date
      FROM topic WHERE site_id = $1 AND slug = $2`,
    values: [siteId, slug],
  });
  const topic = topics.rows[0];
  if (!topic) return undefined;
  const counts = await client.query<{ state: string; count: number }>({
    ...PATIENCE,
    text: 'SELECT state, sum(count)::int AS count FROM topic_count WHERE topic_id = $1 GROUP BY state',
    values: [topic.topicId],
  });
  return { ...topic, ledger: ledgerOf(counts.rows) };
}

export async function closeSnapshot(client: ClientBase): Promise<void> {
  await client.query({ ...PATIENCE, text: 'COMMIT' });
}

export interface CopySource extends ExportChoice, Pick<Snapshot, 'topicId' | 'slug' | 'hasPage'> {
  publicUrl: string;
  /** For everybody: without what only the city works with. */
  isPublic?: boolean | undefined;
}

/** The statement that carries an export. COPY takes no parameters: every value in it is quoted here. */
export function copyStatement(source: CopySource): string {
  const { format, dialect } = source;
  if (format !== 'csv') {
    const line = `SELECT row_to_json(line)::text FROM ${tables(source)} CROSS JOIN LATERAL (SELECT ${columns(source)}) line`;
    return copyLines(`${line} ${filter(source)}`);
  }
  const delimiter = dialect === 'excel' ? ';' : ',';
  const rows = `SELECT ${columns(source)} FROM ${tables(source)} ${filter(source)}`;
  return `COPY (${rows}) TO STDOUT (FORMAT csv, HEADER, DELIMITER '${delimiter}')`;
}

/** JSON holds no control characters, so CSV with two of them as its signs never quotes and never splits a line. */
function copyLines(query: string): string {
  return `COPY (${query}) TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`;
}

/** The released answers to the comments of an export, as JSON Lines. */
export function copyAnswersStatement({ topicId, scope }: Pick<CopySource, 'topicId' | 'scope'>): string {
  return copyLines(`
    SELECT row_to_json(line)::text FROM answer a
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS contributions, string_agg(c.reference, ' ' ORDER BY c.received_at, c.id) AS "references"
      FROM answer_comment ac JOIN comment c ON c.id = ac.comment_id WHERE ac.answer_id = a.id ${inScope(scope)}
    ) said
    CROSS JOIN LATERAL (
      SELECT a.id AS answer, ${moment('a.released_at')} AS released_at, a.voice, a.department, a.outcome, a.body AS text,
        said.contributions, said."references"
    ) line
    WHERE a.topic_id = ${literal(topicId)} AND a.state = 'released' AND said.contributions > 0
    ORDER BY a.released_at, a.id`);
}

function filter({ scope, topicId }: CopySource): string {
  return `WHERE c.topic_id = ${literal(topicId)} ${inScope(scope)} ORDER BY c.received_at, c.id`;
}

function inScope(scope: ExportScope): string {
  return scope === 'published' ? `AND c.state = 'published'` : '';
}

/**
 * What few comments have is looked up for those few: joins for every comment make PostgreSQL hash and sort whole rows, where
 * without them it reads the comments in the order of their index.
 */
const LOOKED_UP = {
  parentReference: `CASE WHEN c.parent_id IS NOT NULL
      THEN (SELECT parent.reference FROM comment parent WHERE parent.id = c.parent_id) END`,
  reasonText: `CASE WHEN c.reason_code IS NOT NULL THEN (
      SELECT nullif(d.reason_text, '') FROM moderation_event e JOIN decision_text d ON d.event_id = e.id
      WHERE e.comment_id = c.id AND e.action = 'reject' ORDER BY e.version_after DESC LIMIT 1) END`,
  answer: `CASE WHEN c.answered_at IS NOT NULL THEN (
      SELECT string_agg(a.body, E'\\n\\n' ORDER BY a.released_at, a.id)
      FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id
      WHERE ac.comment_id = c.id AND a.state = 'released') END`,
  // The latest word counts.
  outcome: `CASE WHEN c.answered_at IS NOT NULL THEN (
      SELECT a.outcome FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id
      WHERE ac.comment_id = c.id AND a.state = 'released' AND a.outcome IS NOT NULL
      ORDER BY a.released_at DESC, a.id DESC LIMIT 1) END`,
};

/** The comments, as `c`, with what `columns` needs beside them. */
export function tables({ topicId, names }: Pick<CopySource, 'topicId' | 'names'>): string {
  return `comment c ${names === 'pseudonym' ? pseudonyms(topicId) : ''}`;
}

const sameName = (name: string) => `nullif(lower(btrim(${name})), '')`;

/** Ids rise in the order of arrival; letters typed in later with an earlier date do not move anybody's place. */
function pseudonyms(topicId: string): string {
  return `LEFT JOIN (
      SELECT name, min(place) AS place
      FROM (
        SELECT ${sameName('author_name')} AS name, row_number() OVER (ORDER BY id) AS place
        FROM comment WHERE topic_id = ${literal(topicId)}
      ) arrival
      WHERE name IS NOT NULL GROUP BY name
    ) person ON person.name = ${sameName('c.author_name')}`;
}

const AUTHOR_NAME: Record<ExportNames, string> = {
  full: 'c.author_name',
  pseudonym: `'Person ' || person.place`,
  none: 'NULL::text',
};

/** Every column of contract.md, in its order. */
export function columns(source: Omit<CopySource, 'scope'>): string {
  const { format, dialect, names, slug, hasPage, publicUrl, isPublic } = source;
  const isCsv = format === 'csv';
  const words = isCsv && dialect === 'excel' ? neutralised : (cell: string) => cell;
  const flag = (expression: string) => (isCsv ? `(${expression})::text` : expression);
  const address = literal(`${publicUrl}/themen/${slug}`);
  const cells: Record<ExportColumn, string> = {
    reference: 'c.reference',
    topic: literal(slug),
    parent_reference: LOOKED_UP.parentReference,
    channel: 'c.channel',
    status: 'c.state',
    received_at: moment('c.received_at'),
    decided_at: moment('c.decided_at'),
    published_at: moment('c.published_at'),
    author_name: words(unlessTakenBack(AUTHOR_NAME[names])),
    text: words(unlessTakenBack('c.body')),
    redacted: flag('c.redacted_at IS NOT NULL'),
    language: 'c.language',
    supports: 'c.supports',
    replies: 'c.replies',
    reason_code: 'c.reason_code',
    reason_text: words(unlessTakenBack(LOOKED_UP.reasonText)),
    district: 'NULL::text',
    lat: 'NULL::float8',
    lon: 'NULL::float8',
    codes: isCsv ? 'NULL::text' : `'[]'::json`,
    answer: words(LOOKED_UP.answer),
    answered_at: moment('c.answered_at'),
    outcome: LOOKED_UP.outcome,
    late: flag('c.late'),
    permalink: `CASE WHEN c.state = 'published' AND ${hasPage}
      THEN ${address} || '?beitrag=' || c.reference || '#beitrag-' || c.reference END`,
  };
  const shown = isPublic ? { ...cells, ...INSIDE, codes: isCsv ? 'NULL::text' : `'[]'::json` } : cells;
  return EXPORT_COLUMNS.map((name) => `${shown[name]} AS ${name}`).join(', ');
}

/** What no public page shows stays empty for everybody: why something was decided, where it is about, how it is coded. */
const INSIDE = {
  reason_code: 'NULL::text',
  reason_text: 'NULL::text',
  district: 'NULL::text',
  lat: 'NULL::float8',
  lon: 'NULL::float8',
};

/** Who withdraws or erases takes every word back: the row stays, for the books. */
function unlessTakenBack(expression: string): string {
  return `CASE WHEN c.state NOT IN ('withdrawn', 'erased') THEN ${expression} END`;
}

/** ISO 8601 with the offset of the snapshot's time zone at that moment. */
function moment(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM')`;
}

/** What a spreadsheet skips before it looks for a formula: controls, spaces, marks without width. */
const SKIPPED = String.raw`\u0001-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff`;
/** `= + - @`, and their full-width forms, which East Asian spreadsheets take for the same. */
const FORMULA_SIGNS = String.raw`=+@\uff1d\uff0b\uff0d\uff20-`;

/**
 * An apostrophe before a cell that a spreadsheet could take for a formula: one whose first visible character is a formula
 * sign, or that begins with a tab or a line end. The first test is only there to be fast: most cells begin with a letter.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function neutralised(cell: string): string {
  return `CASE
    WHEN ascii(${cell}) BETWEEN 65 AND 90 OR ascii(${cell}) BETWEEN 97 AND 122 THEN ${cell}
    WHEN ${cell} ~ '^([\\t\\r\\n]|[${SKIPPED}]*[${FORMULA_SIGNS}])' THEN '''' || ${cell}
    ELSE ${cell} END`;
}

function literal(value: string): string {
  return pg.escapeLiteral(value);
}
