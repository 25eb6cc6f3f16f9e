import { COMMENT_STATES, type Ledger } from '../comments/comment.ts';
import type { CommentFilter } from '../comments/comment-filter.ts';

export const EXPORT_FORMATS = ['csv', 'jsonl', 'geojson', 'xlsx', 'ods', 'docx', 'odt', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * `published`: what everybody may read. `all`: every comment of the topic, whatever became of it. `selection`: what the filter of
 * the desk describes.
 */
export const EXPORT_SCOPES = ['published', 'all', 'selection'] as const;
export type ExportScope = (typeof EXPORT_SCOPES)[number];

/** Of the desk: what is ticked, what the filter finds, or everything the topic received. */
export const EXPORT_PARTS = ['auswahl', 'filter', 'alles'] as const;
export type ExportPart = (typeof EXPORT_PARTS)[number];

/**
 * `pseudonym` writes „Person 12“ for the name whose first comment was the 12th that reached the topic. Names count as the
 * same when only letter case and outer white space differ. Nothing is stored: a comment's place never changes, so the alias
 * is the same in every export, whatever its scope. It changes only for a person whose first comment was erased. Who gave no
 * name gets no alias: nobody can say whether two of them are the same person.
 */
export const EXPORT_NAMES = ['full', 'pseudonym', 'none'] as const;
export type ExportNames = (typeof EXPORT_NAMES)[number];

/** `excel`: for people with a German Excel. `rfc4180`: for machines, every text exact. */
export const CSV_DIALECTS = ['excel', 'rfc4180'] as const;
export type CsvDialect = (typeof CSV_DIALECTS)[number];

/** Of a synopsis: as the comments came, or under each of their codes. */
export const SYNOPSIS_ORDERS = ['time', 'code'] as const;
export type SynopsisOrder = (typeof SYNOPSIS_ORDERS)[number];

/** Whether a format is a paper for the council, which alone has an order to choose. */
export function isPaper(format: ExportFormat): format is 'docx' | 'odt' | 'pdf' {
  return format === 'docx' || format === 'odt' || format === 'pdf';
}

export interface ExportChoice {
  format: ExportFormat;
  scope: ExportScope;
  names: ExportNames;
  /** For csv only. */
  dialect: CsvDialect;
  /** For docx, odt and pdf only: in all others a comment is one row. */
  order: SynopsisOrder;
  /** Of a selection. */
  filter?: CommentFilter;
}

/** contract.md: these, in this order, in every format. */
export const EXPORT_COLUMNS = [
  'reference',
  'topic',
  'parent_reference',
  'channel',
  'status',
  'received_at',
  'decided_at',
  'published_at',
  'author_name',
  'text',
  'redacted',
  'language',
  'supports',
  'replies',
  'reason_code',
  'reason_text',
  'district',
  'lat',
  'lon',
  'codes',
  'answer',
  'answered_at',
  'outcome',
  'late',
  'permalink',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

/**
 * The header parameter says that the first line names the columns. JSON Lines has no registered type;
 * application/jsonl is the one its authors ask for.
 *
 * @see RFC 4180, 3
 * @see https://jsonlines.org
 */
export const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl',
  geojson: 'application/geo+json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  pdf: 'application/pdf',
};

/** Rows of a sheet, but for its head, in Excel and LibreOffice. */
const SHEET_ROWS = 1_048_575;
/** Some 5,000 pages, which is more than office programs turn over with patience. */
const SYNOPSIS_ROWS = 20_000;

/** How many comments a format takes. */
export const ROWS_MAX: Record<ExportFormat, number> = {
  csv: Number.POSITIVE_INFINITY,
  jsonl: Number.POSITIVE_INFINITY,
  geojson: Number.POSITIVE_INFINITY,
  xlsx: SHEET_ROWS,
  ods: SHEET_ROWS,
  docx: SYNOPSIS_ROWS,
  odt: SYNOPSIS_ROWS,
  pdf: SYNOPSIS_ROWS,
};

/** Whether a spreadsheet holds so many. */
export function takesSheets(rows: number): boolean {
  return rows <= SHEET_ROWS;
}

/** Rows an export has that no filter describes: what its scope covers of everything received. */
export function rowsIn(scope: Exclude<ExportScope, 'selection'>, ledger: Ledger): number {
  return scope === 'all' ? ledger.received : ledger.published;
}

/** `received=438, published=412, …`: a dictionary of structured fields (RFC 9651), and a line people can read. */
export function formatLedger(ledger: Ledger): string {
  return (['received', ...COMMENT_STATES] as const).map((key) => `${key}=${ledger[key]}`).join(', ');
}

const NAMES_IN_FILE_NAME: Record<ExportNames, string> = {
  full: '',
  pseudonym: '-pseudonym',
  none: '-anonymous',
};

/** Whose names are in it, so that the wrong file is not passed on; and the city's date, because people sort by it. */
export function exportFileName(slug: string, { scope, names, format }: ExportChoice, date: string): string {
  return `${slug}-${scope}${NAMES_IN_FILE_NAME[names]}-${date}.${format}`;
}

/** Nothing but letters, digits, dot, hyphen and underscore gets into the header, so nothing can end it (RFC 6266). */
export function attachment(fileName: string): string {
  return `attachment; filename="${fileName.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}"`;
}
