import pg from 'pg';
import { EXPORT_COLUMNS, type ExportChoice, type ExportColumn, type ExportNames } from './export.ts';
import type { Snapshot } from './snapshot.ts';

/** What the cells of a row are made of. */
export interface CellSource
  extends Pick<ExportChoice, 'format' | 'dialect' | 'names'>,
    Pick<Snapshot, 'topicId' | 'slug' | 'hasPage' | 'hasCodings' | 'hasAnswers' | 'hasDistricts'> {
  publicUrl: string;
  /** For everybody: without what only the city works with. */
  isPublic?: boolean | undefined;
}

export interface RowSource extends CellSource, ExportChoice, Pick<Snapshot, 'condition'> {}

/**
 * The codes of a topic for a `WITH`, by every id that leads to one: of those that were merged too. `path` is what people read,
 * `place` sorts as the tree stands.
 */
export function codebook(topicId: string): string {
  const topic = literal(topicId);
  return `WITH RECURSIVE ranked AS (
      SELECT id, parent_id, label, row_number() OVER (PARTITION BY parent_id ORDER BY position, lower(label), id) AS place
      FROM code WHERE topic_id = ${topic}
    ), tree AS (
      SELECT id, label AS path, NULL::text AS parent, ARRAY[place] AS place FROM ranked WHERE parent_id IS NULL
      UNION ALL
      SELECT ranked.id, tree.path || ' › ' || ranked.label, tree.path, tree.place || ranked.place
      FROM ranked JOIN tree ON tree.id = ranked.parent_id
    ), lead_on AS (
      SELECT id, id AS code_id FROM code WHERE topic_id = ${topic} AND merged_into IS NULL
      UNION ALL
      SELECT code.id, lead_on.code_id FROM code JOIN lead_on ON lead_on.id = code.merged_into
    ), codebook AS (
      SELECT lead_on.id, code_id, path, parent, place FROM lead_on JOIN tree ON tree.id = code_id
    )`;
}

/**
 * What few comments have, each its own, is looked up for those few: joins for every comment make PostgreSQL hash and sort whole rows, where
 * without them it reads the comments in the order of their index.
 */
const LOOKED_UP = {
  parentReference: `CASE WHEN c.parent_id IS NOT NULL
      THEN (SELECT parent.reference FROM comment parent WHERE parent.id = c.parent_id) END`,
  reasonText: `CASE WHEN c.reason_code IS NOT NULL THEN (
      SELECT nullif(d.reason_text, '') FROM moderation_event e JOIN decision_text d ON d.event_id = e.id
      WHERE e.comment_id = c.id AND e.action = 'reject' ORDER BY e.version_after DESC LIMIT 1) END`,
};

const NOTHING = 'NULL::text';

const AUTHOR_NAME: Record<ExportNames, string> = {
  full: 'c.author_name',
  pseudonym: `'Person ' || person.place`,
  none: NOTHING,
};

export const isForExcel = ({ format, dialect }: CellSource) => format === 'csv' && dialect === 'excel';

/** Every column of contract.md, in its order; `comment c` with what `beside` joins to it. */
export function columns(source: CellSource): string {
  const { format, names, slug, hasPage, publicUrl, isPublic } = source;
  const isCsv = format === 'csv';
  const isExcel = isForExcel(source);
  const words = isExcel ? neutralised : (cell: string) => cell;
  const flag = (expression: string) => (isCsv ? `(${expression})::text` : expression);
  // Where a comma parts the digits, 50.9 is a day in September.
  const degrees = (column: string) => (isExcel ? `replace((${column})::text, '.', ',')` : column);
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
    district: source.hasDistricts ? unlessTakenBack('located.name') : NOTHING,
    lat: degrees(unlessTakenBack('c.lat')),
    lon: degrees(unlessTakenBack('c.lon')),
    codes: codesOf(source),
    answer: source.hasAnswers ? 'answered.words' : NOTHING,
    answered_at: moment('c.answered_at'),
    outcome: 'c.outcome',
    late: flag('c.late'),
    permalink: `CASE WHEN c.state = 'published' AND ${hasPage}
      THEN ${address} || '?beitrag=' || c.reference || '#beitrag-' || c.reference END`,
  };
  const shown = isPublic ? { ...cells, ...INSIDE } : cells;
  return EXPORT_COLUMNS.map((name) => `${shown[name]} AS ${name}`).join(', ');
}

/** What no public page shows stays empty for everybody: why something was decided, where it is about; codes too. */
const INSIDE = {
  reason_code: NOTHING,
  reason_text: NOTHING,
  district: NOTHING,
  lat: 'NULL::float8',
  lon: 'NULL::float8',
};

/** As `beside` found them. */
function codesOf(source: CellSource): string {
  const none = source.format === 'csv' ? NOTHING : `'[]'::json`;
  return showsCodes(source) ? `coalesce(coded.paths, ${none})` : none;
}

export const showsCodes = ({ hasCodings, isPublic }: CellSource) => hasCodings && !isPublic;

/** Who withdraws or erases takes every word back, and what was said about them: the row stays, for the books. */
export const notTakenBack = `c.state NOT IN ('withdrawn', 'erased')`;

function unlessTakenBack(expression: string): string {
  return `CASE WHEN ${notTakenBack} THEN ${expression} END`;
}

/** ISO 8601 with the offset of the snapshot's time zone at that moment; `to_char` takes twice as long. */
export function moment(column: string): string {
  return `(to_json(date_trunc('second', ${column})) #>> '{}')`;
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
export function neutralised(cell: string): string {
  return `CASE
    WHEN ascii(${cell}) BETWEEN 65 AND 90 OR ascii(${cell}) BETWEEN 97 AND 122 THEN ${cell}
    WHEN ${cell} ~ '^([\\t\\r\\n]|[${SKIPPED}]*[${FORMULA_SIGNS}])' THEN '''' || ${cell}
    ELSE ${cell} END`;
}

export function literal(value: string): string {
  return pg.escapeLiteral(value);
}
