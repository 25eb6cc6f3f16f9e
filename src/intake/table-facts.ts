import { guessColumns } from './formats/field-names.ts';
import { openRows } from './formats/open-format.ts';
import type { ImportFormat, Reading } from './import.ts';

const SAMPLE_ROWS = 50;
export const MOST_COLUMNS = 200;

export interface TableFacts {
  reading: Reading;
  /** The first lines, the head among them where there is one. */
  rows: string[][];
}

/**
 * What a table's beginning says: its delimiter, whether its first line names the columns, and what they may be.
 *
 * @param head bytes of the beginning
 * @param isWhole false: there is more of the file
 */
export async function tableFacts(
  format: ImportFormat,
  open: () => AsyncIterable<Buffer>,
  { encoding, head, isWhole }: { encoding: string; head: Buffer; isWhole: boolean },
): Promise<TableFacts> {
  const { detectDelimiter, hasHeader, sampleRecords } = await import('./formats/detect-table.ts');
  if (format === 'xlsx') {
    const rows = await firstRows(format, open(), {});
    return facts(rows, {}, hasHeader(rows));
  }
  const text = new TextDecoder(encoding).decode(head);
  const delimiter = detectDelimiter(text, isWhole);
  const rows = sampleRecords(text, { delimiter, isWhole });
  return facts(rows, { encoding, delimiter }, hasHeader(rows, isWhole));
}

function facts(rows: string[][], given: Reading, header: boolean): TableFacts {
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...rows.map(({ length }) => length)));
  const guessed = header ? guessColumns(rows[0] ?? []) : [];
  const columns = Array.from({ length: width }, (_, n) => guessed[n] ?? null);
  return { rows, reading: { ...given, header, columns } };
}

/** @throws BrokenFile */
export async function firstRows(
  format: ImportFormat,
  bytes: AsyncIterable<Buffer>,
  reading: Reading,
): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of openRows(format, bytes, reading)) {
    rows.push(cells);
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return rows;
}
