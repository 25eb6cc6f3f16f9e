/**
 * True when PostgreSQL keeps the text exactly: it refuses NUL (error 22021), and a lone surrogate would silently become
 * U+FFFD on the way.
 */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Characters as a person counts them for a limit: code points, a line break once however it was sent. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text.replaceAll('\r\n', '\n')) count++;
  return count;
}
