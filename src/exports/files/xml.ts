export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What XML 1.0 has no way to write, not even as a number; half a surrogate pair included. */
export const UNWRITABLE = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]|\p{Cs}/gu;
/** Most texts: nothing to look at twice. */
export const SAFE = /^[\n -!#-%'-;=?-~\u00a0-\u02ff\u2010-\u2027]*$/;
const SPECIAL = /[&<>"]/g;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or an attribute. What XML cannot carry becomes U+FFFD, so that its place is seen. */
export function xml(text: string): string {
  return SAFE.test(text) ? text : escapeXml(text.replace(UNWRITABLE, '\ufffd'));
}

export function escapeXml(text: string): string {
  return text.replace(SPECIAL, (sign) => ESCAPES[sign] as string);
}

/** Line ends are LF in every office file: CR LF, as browsers send it, and CR alone. */
export function linesOf(text: string): string[] {
  return /[\r\n]/.test(text) ? text.split(/\r\n|\r|\n/) : [text];
}
