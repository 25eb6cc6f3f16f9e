export type CellKind =
  /** A code, a name, an address: one line. */
  | 'text'
  /** What people wrote: many lines, in a wide column. */
  | 'words'
  /** ISO 8601; shown as the clock on the wall of the city. */
  | 'time'
  | 'number'
  | 'flag';

export interface Column {
  /** Of the row's property, and the column's head unless there is a title. */
  key: string;
  title?: string;
  kind: CellKind;
  /** In characters. */
  width: number;
}

export interface Sheet {
  name: string;
  columns: readonly Column[];
  /** With buttons to filter by, and a first column that stays in sight. */
  isList: boolean;
  /** Known beforehand where the sheet has to name its own extent. */
  count?: number;
  rows: AsyncIterable<readonly object[]> | Iterable<readonly object[]>;
}

export interface Workbook {
  title: string;
  /** BCP 47. */
  language: string;
  createdAt: Date;
  sheets: readonly Sheet[];
}

/**
 * Excel keeps no more UTF-16 units in a cell, and takes a file with more for damaged.
 *
 * @see https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
 */
const CELL_MAX = 32_767;
const CUT = '… [gekürzt, vollständig in der Ausgabe als JSON Lines · cut, complete in the JSON Lines export]';

/** What a cell says; undefined for an empty one. Lists are one line, line ends are LF, too long a text is cut and says so. */
export function cellText(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const text = Array.isArray(value) ? value.join(' | ') : String(value);
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (lines.length <= CELL_MAX) return lines === '' ? undefined : lines;
  return (
    lines
      .slice(0, CELL_MAX - CUT.length)
      .toWellFormed()
      .replace(/\ufffd$/, '') + CUT
  );
}

const LINES_MAX = 12;

/** Lines a row shows: as many as its longest cell needs, up to a dozen, so that one long letter does not fill the screen. */
export function linesOfRow(columns: readonly Column[], row: object): number {
  let most = 1;
  for (const { key, kind, width } of columns) {
    const value = kind === 'words' ? (row as Record<string, unknown>)[key] : undefined;
    if (typeof value !== 'string') continue;
    let lines = Math.ceil(value.length / width);
    for (let at = value.indexOf('\n'); at !== -1 && lines < LINES_MAX; at = value.indexOf('\n', at + 1))
      lines++;
    if (lines > most) most = lines;
  }
  return Math.min(most, LINES_MAX);
}

/**
 * True for a text that a program could take for a formula once somebody edits its cell: its first visible character is a
 * formula sign. As a text it is harmless already.
 */
export function looksLikeFormula(text: string): boolean {
  const first = text.charCodeAt(0);
  if ((first >= 65 && first <= 90) || (first >= 97 && first <= 122)) return false;
  return /^[\p{White_Space}\p{C}]*[=+\-@＝＋－＠]/u.test(text);
}

/** The same moment's wall clock: `2026-03-29T03:00:00` of `2026-03-29T03:00:00+02:00`. */
export function wallClock(iso: string): string {
  return iso.slice(0, 19);
}
