import { type Options, parse } from 'csv-parse/sync';
import { fieldNamed } from './field-names.ts';
import { DELIMITERS, type Delimiter, type Row } from './table.ts';

/** Longest line a table may have: a text of 10,000 characters is far below. */
export const RECORD_LIMIT = 1_000_000;

const SAMPLE_RECORDS = 50;

export const csvOptions = (delimiter: string) => ({
  delimiter,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: RECORD_LIMIT,
});

/** The first lines of a table. @param isWhole false: the text ends somewhere, so its last record may be cut */
export function sampleRecords(
  text: string,
  { delimiter, isWhole }: { delimiter: string; isWhole: boolean },
): Row[] {
  const records: Row[] = [];
  let last = 0;
  const options: Options = {
    ...csvOptions(delimiter),
    to: SAMPLE_RECORDS,
    on_record: (record: string[], { lines }) => {
      records.push({ line: last + 1, cells: record });
      last = lines;
      return record;
    },
  };
  try {
    parse(text, options);
  } catch {
    // A quotation that ends behind the sample: what came before it is told.
    return records;
  }
  return isWhole || records.length >= SAMPLE_RECORDS ? records : records.slice(0, -1);
}

/**
 * By which delimiter the lines have the most columns, and all the same number of them. One under which a quotation ends in the
 * middle of a cell is the wrong one.
 */
export function detectDelimiter(text: string, isWhole: boolean): Delimiter {
  const scored = DELIMITERS.map((delimiter) => {
    const widths = sampleRecords(text, { delimiter, isWhole }).map(({ cells }) => cells.length);
    const columns = mostFrequent(widths);
    const even = widths.filter((width) => width === columns).length / Math.max(1, widths.length);
    const quoted = isQuotedWell(text, delimiter) ? 1 : 0;
    return { delimiter, columns, score: columns > 1 ? even + quoted : 0 };
  });
  scored.sort((a, b) => b.score - a.score || b.columns - a.columns);
  const [best] = scored;
  return best && best.score > 0 ? best.delimiter : ';';
}

function isQuotedWell(text: string, delimiter: string): boolean {
  try {
    parse(text, { ...csvOptions(delimiter), relax_quotes: false, to: SAMPLE_RECORDS });
    return true;
  } catch (error) {
    // The sample may end inside a quotation.
    return (error as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED';
  }
}

function mostFrequent(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0] ?? 0;
}

/**
 * The first line names columns where its cells are short, different, mostly filled, and none is a number or a date. A line that
 * stands alone has to name nothing but what we know.
 *
 * @param isWhole false: there are more lines than these
 */
export function hasHeader(records: readonly string[][], isWhole = true): boolean {
  const [first, ...others] = records;
  if (!first) return false;
  if (others.length === 0 && isWhole && !first.every((name) => fieldNamed(name))) return false;
  const names = first.map((cell) => cell.trim().toLowerCase()).filter((name) => name !== '');
  const isNamed = names.every((name) => name.length <= 80 && !/^[\d.,:+\-/\sT]+Z?$/.test(name));
  return isNamed && names.length * 2 >= first.length && new Set(names).size === names.length;
}

/** Titles are few lines. */
const MOST_TITLES = 10;

/**
 * Where the names of the columns stand below a title or a day of print, which fill fewer cells than they. Only where one of the
 * names is one we know, else a table without names would lose lines.
 *
 * @param isWhole false: there are more lines than these
 * @returns how many lines stand above
 */
export function linesAbove(rows: readonly Row[], isWhole = true): number {
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const isHead = ({ cells }: Row, at: number) =>
    cells.some((cell) => fieldNamed(cell)) &&
    filled.slice(0, at).every((count) => count < (filled[at] ?? 0)) &&
    hasHeader(
      rows.slice(at).map((row) => row.cells),
      isWhole,
    );
  return Math.max(0, rows.slice(0, MOST_TITLES + 1).findIndex(isHead));
}
