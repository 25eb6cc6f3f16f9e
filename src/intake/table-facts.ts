import { guessColumns } from './formats/field-names.ts';
import { openRows } from './formats/open-format.ts';
import type { Row } from './formats/table.ts';
import type { ImportFormat, Reading } from './import.ts';

const SAMPLE_ROWS = 50;
export const MOST_COLUMNS = 200;

export interface TableFacts {
  reading: Reading;
  /** The first lines of the file, with what stands above the table. */
  rows: Row[];
}

/**
 * What a table's beginning says: its delimiter, where it begins, whether its first line names the columns, and what they may be.
 *
 * @param head bytes of the beginning
 * @param isWhole false: there is more of the file
 */
export async function tableFacts(
  format: ImportFormat,
  open: () => AsyncIterable<Buffer>,
  { encoding, head, isWhole }: { encoding: string; head: Buffer; isWhole: boolean },
): Promise<TableFacts> {
  const { detectDelimiter, hasHeader, linesAbove, sampleRecords } = await import('./formats/detect-table.ts');
  const facts = (rows: Row[], given: Reading, sampleIsWhole: boolean): TableFacts => {
    const table = rows.slice(linesAbove(rows, sampleIsWhole));
    const from = table[0]?.line ?? 1;
    const cells = table.map((row) => row.cells);
    const header = hasHeader(cells, sampleIsWhole);
    return { rows, reading: { ...given, from, header, columns: columnsOf(cells, header) } };
  };
  if (format === 'xlsx') return facts(await firstRows(format, open(), {}), {}, true);
  const text = new TextDecoder(encoding).decode(head);
  const delimiter = detectDelimiter(text, isWhole);
  return facts(sampleRecords(text, { delimiter, isWhole }), { encoding, delimiter }, isWhole);
}

/** A guess for each column of these lines. */
export function columnsOf(cells: readonly string[][], header: boolean): NonNullable<Reading['columns']> {
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...cells.map(({ length }) => length)));
  const guessed = header ? guessColumns(cells[0] ?? []) : [];
  return Array.from({ length: width }, (_, n) => guessed[n] ?? null);
}

/** The first lines of the table, from where it begins. @throws BrokenFile */
export async function firstRows(
  format: ImportFormat,
  bytes: AsyncIterable<Buffer>,
  reading: Reading,
): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of openRows(format, bytes, reading)) {
    if (row.line < (reading.from ?? 1)) continue;
    rows.push(row);
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return rows;
}
