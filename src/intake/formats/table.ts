import { blankEntry, type ImportField, type RawEntry, type Read, type Reading } from '../import.ts';

export const DELIMITERS = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A line of a table, or a row of a sheet. */
export interface Row {
  line: number;
  cells: string[];
}

/** Names each cell by its column. Lines with more or fewer cells than the first are told: their texts may be cut apart. */
export async function* readTable(rows: AsyncIterable<Row>, reading: Reading): AsyncGenerator<Read> {
  const columns = reading.columns ?? [];
  const from = reading.from ?? 1;
  let skipsHeader = reading.header ?? false;
  for await (const { line, cells } of rows) {
    if (line < from) continue;
    if (skipsHeader) {
      skipsHeader = false;
      continue;
    }
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (!fits(cells, columns.length))
      yield { kind: 'bad', line, problem: 'columns', detail: String(cells.length) };
    else yield { kind: 'entry', entry: entryOf(line, cells, columns) };
  }
}

/** Spreadsheets leave empty cells at the end out. */
function fits(cells: readonly string[], columns: number): boolean {
  return cells.slice(columns).every((cell) => cell.trim() === '');
}

function entryOf(line: number, cells: readonly string[], columns: readonly (ImportField | null)[]): RawEntry {
  const entry = blankEntry(line);
  for (const [n, field] of columns.entries()) {
    const cell = cells[n] ?? '';
    if (field === 'code') entry.codes.push(...splitCodes(cell));
    else if (field === 'parent') entry.parentId = cell.trim();
    else if (field) entry[field] = cell;
  }
  return entry;
}

/** „Radweg; Licht“; by comma only where no semicolon or bar stands. */
export function splitCodes(cell: string): string[] {
  const labels = /[;|]/.test(cell) ? cell.split(/[;|]/) : cell.split(',');
  return labels.map((label) => label.trim()).filter((label) => label !== '');
}
