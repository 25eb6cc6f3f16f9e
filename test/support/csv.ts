interface Csv {
  header: string[];
  records: Record<string, string>[];
}

/**
 * Reads CSV to the letter of RFC 4180: CRLF after every row, the last too, quotes only around a whole cell, doubled inside,
 * as many cells in each row as in the first. Anything else is an error.
 */
export function readCsv(text: string, delimiter: ',' | ';'): Csv {
  const [header, ...rows] = readRows(text, delimiter);
  if (!header) throw new Error('The CSV has no header');
  return { header, records: rows.map((cells) => toRecord(header, cells)) };
}

function toRecord(header: string[], cells: string[]): Record<string, string> {
  if (cells.length !== header.length) throw new Error(`${cells.length} cells for ${header.length} columns`);
  return Object.fromEntries(header.map((name, i) => [name, cells[i] as string]));
}

function readRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, delimiter);
    row.push(cell.value);
    at = cell.end;
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    if (!text.startsWith('\r\n', at))
      throw new Error(`No CRLF at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('The last row does not end');
  return rows;
}

function quotedCell(text: string, start: number): { value: string; end: number } {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) throw new Error(`The quote at ${start} never ends`);
    if (text[quote + 1] !== '"')
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    at = quote + 2;
  }
}

function plainCell(text: string, start: number, delimiter: string): { value: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\r' && text[end] !== '\n') {
    if (text[end] === '"') throw new Error(`A quote inside the plain cell at ${start}`);
    end++;
  }
  return { value: text.slice(start, end), end };
}
