export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What XML 1.0 has no way to write, not even as a number; half a surrogate pair included. */
export const UNWRITABLE = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]|\p{Cs}/gu;
const SPECIAL = /[&<>"]/g;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or an attribute. What XML cannot carry becomes U+FFFD, so that its place is seen. */
export function xml(text: string): string {
  return escapeXml(text.replace(UNWRITABLE, '\ufffd'));
}

export function escapeXml(text: string): string {
  return text.replace(SPECIAL, (sign) => ESCAPES[sign] as string);
}

/** Line ends are LF in every office file: CR LF, as browsers send it, and CR alone. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Strings as the bytes of a file, in pieces that are worth packing. */
export async function* bytesOf(strings: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = '';
  for await (const each of strings) {
    waiting += each;
    if (waiting.length < 32_768) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  if (waiting !== '') yield Buffer.from(waiting);
}
