/** Largest scan: a letter of some pages in colour. */
export const SCAN_LIMIT = 10 * 1024 * 1024;

export const SCAN_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type ScanType = (typeof SCAN_TYPES)[number];

/** What a file's name ends in when it is given out. */
export const SCAN_ENDINGS: Record<ScanType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** The paper as it was scanned; its type was told by its first bytes. */
export interface Scan {
  type: ScanType;
  bytes: Buffer;
}

/** What a file is by its first bytes, whatever its name or its sender says; undefined: none of what is taken. */
export function scanTypeOf(bytes: Buffer): ScanType | undefined {
  const starts = (text: string, at = 0) => bytes.toString('latin1', at, at + text.length) === text;
  if (starts('%PDF-')) return 'application/pdf';
  if (starts('\xff\xd8\xff')) return 'image/jpeg';
  if (starts('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts('RIFF') && starts('WEBP', 8)) return 'image/webp';
  return undefined;
}
