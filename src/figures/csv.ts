import type { Table } from './table.ts';

const BOM = '\ufeff';
/** As the exports have it: what a spreadsheet would take for a formula, behind what it skips. */
const FORMULA = /^(?:[\t\r\n]|[\p{C}\p{Z}]*[=+@\-\uff1d\uff0b\uff0d\uff20])/u;

/**
 * A table as German Excel opens it: `;`, CRLF, cells that look like formulas behind an apostrophe.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvOf({ head, rows }: Table): string {
  const lines = [head, ...rows.map(({ label, numbers }) => [label, ...numbers.map(String)])];
  return BOM + lines.map((cells) => `${cells.map(cell).join(';')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
