import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'br' | 'gzip';

/** What goes over the wire, ready to be sent any number of times. */
export interface Answer {
  status: 200 | 304;
  headers: Readonly<Record<string, string | number>>;
  bytes?: Buffer;
}

/** A page in one encoding. */
export interface PageBytes {
  etag: string;
  /** Headers that come with both. */
  always: Answer['headers'];
  whole: Answer & { bytes: Buffer };
  /** For who has it already. */
  unchanged: Answer;
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/**
 * @param headers what every page carries, whatever its encoding; its type among them
 * @param always what the answer that it is unchanged carries too
 */
export function plainPage(
  text: string,
  headers: Readonly<Record<string, string>>,
  always: Readonly<Record<string, string>> = {},
): PageBytes {
  const bytes = Buffer.from(text);
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const validation = { 'cache-control': 'no-cache', vary: 'Accept-Encoding', ...always };
  return pageBytes(bytes, `"${tag}"`, headers, validation);
}

/** The same page compressed; strong validators differ by encoding (RFC 9110, 8.8.3). */
export async function encodedPage(
  { etag, whole, always }: PageBytes,
  encoding: Exclude<Encoding, 'identity'>,
): Promise<PageBytes> {
  const bytes =
    encoding === 'br'
      ? await compressBrotli(whole.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : await compressGzip(whole.bytes, { level: 6 });
  const headers = { ...whole.headers, 'content-encoding': encoding };
  return pageBytes(bytes, `"${etag.slice(1, -1)}-${encoding}"`, headers, always);
}

function pageBytes(
  bytes: Buffer,
  etag: string,
  headers: Answer['headers'],
  always: Answer['headers'],
): PageBytes {
  const validation = { ...always, etag };
  return {
    etag,
    always,
    whole: { status: 200, headers: { ...headers, ...validation, 'content-length': bytes.length }, bytes },
    unchanged: { status: 304, headers: validation },
  };
}

/** The page, or that it is unchanged. */
export function answerTo(ifNoneMatch: string | undefined, page: PageBytes): Answer {
  return matches(ifNoneMatch, page.etag) ? page.unchanged : page.whole;
}

export function acceptedEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(header)) return 'br';
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(header)) return 'gzip';
  return 'identity';
}

/** If-None-Match uses the weak comparison (RFC 9110, 13.1.2): no tag of ours or of theirs needs its W/ for it. */
export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header === '*') return true;
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
