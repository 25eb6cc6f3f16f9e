import { type Options, parse } from 'csv-parse/sync';

export const DELIMITERS = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

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

/** The first records of a table. @param isWhole false: the text ends somewhere, so its last record may be cut */
export function sampleRecords(
  text: string,
  { delimiter, isWhole }: { delimiter: string; isWhole: boolean },
): string[][] {
  const records: string[][] = [];
  const options: Options = {
    ...csvOptions(delimiter),
    to: SAMPLE_RECORDS,
    on_record: (record: string[]) => {
      records.push(record);
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

/** By which delimiter the lines have the most columns, and all the same number of them. */
export function detectDelimiter(text: string, isWhole: boolean): Delimiter {
  const scored = DELIMITERS.map((delimiter) => {
    const widths = sampleRecords(text, { delimiter, isWhole }).map(({ length }) => length);
    const columns = mostFrequent(widths);
    const even = widths.filter((width) => width === columns).length / Math.max(1, widths.length);
    return { delimiter, columns, score: columns > 1 ? even : 0 };
  });
  scored.sort((a, b) => b.score - a.score || b.columns - a.columns);
  const [best] = scored;
  return best && best.score > 0 ? best.delimiter : ';';
}

function mostFrequent(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0] ?? 0;
}

/** The first line names columns where its cells are short, filled, different, and none is a number or a date. */
export function hasHeader(records: readonly string[][]): boolean {
  const [first, ...others] = records;
  if (!first || others.length === 0) return false;
  const names = first.map((cell) => cell.trim().toLowerCase());
  const isNamed = names.every(
    (name) => name !== '' && name.length <= 80 && !/^[\d.,:+\-/\sT]+Z?$/.test(name),
  );
  return isNamed && new Set(names).size === names.length;
}
