/** A sheet has no more columns; a cell that says otherwise stands nowhere. */
const MOST_COLUMNS = 1_000;

/** `C7` is column 2. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return Math.min(column, MOST_COLUMNS) - 1;
}

/** @see ECMA-376, 18.8.30: 14 to 22 and 45 to 47 are dates, others say so by their letters outside of quotations */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if ((id >= 14 && id <= 22) || (id >= 45 && id <= 47)) return true;
  if (code === undefined) return false;
  return /[dyhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|General|Standard/gi, ''));
}

/** The day that is zero. @see ECMA-376, 18.17.4.1: workbooks that say `date1904` count from another one */
export const DAY_ZERO = { usual: Date.UTC(1899, 11, 30), mac: Date.UTC(1904, 0, 1) } as const;

/** A day as a clock shows it, to the second; a number otherwise as it stands. @param dayZero undefined: it is no date */
export function cellText(text: string, type: string, dayZero: number | undefined): string {
  if (type === 'b') return text === '1' ? 'true' : 'false';
  if (type === 'e') return '';
  if (type !== 'n' || text === '') return unescaped(text);
  const days = Number(text);
  if (dayZero === undefined || !Number.isFinite(days) || Math.abs(days) > 2_958_465)
    return plainNumber(text, days);
  const at = new Date(dayZero + Math.round(days * 86_400) * 1_000).toISOString();
  return Number.isInteger(days) ? at.slice(0, 10) : at.slice(0, 19);
}

/** Excel writes 0.1 + 0.2 with all its digits. */
function plainNumber(text: string, value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : text;
}

/** `_x000D_` is the character of that number. @see ECMA-376, 22.9.2.19 */
export function unescaped(text: string): string {
  return text.replace(/_x([\da-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
