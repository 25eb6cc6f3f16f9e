import type { FastifyRequest } from 'fastify';

/** A list as it was sent: the file's text and what was typed, end to end. */
export interface Upload {
  fields: Record<string, string>;
  text: string;
  problem?: 'tooLarge' | 'encoding' | 'nothing';
}

/** Some 300,000 lines; the whole of it is in memory while it is read. */
export const UPLOAD_LIMIT = 5 * 1024 * 1024;

/** Reads a form with a file, in UTF-8 only: other bytes would become other words. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const fields: Record<string, string> = Object.create(null);
  const texts: string[] = [];
  let problem: Upload['problem'];
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value;
      if (part.valueTruncated) problem = 'tooLarge';
      continue;
    }
    const bytes = await read(part.file);
    if (part.file.truncated) problem = 'tooLarge';
    else texts.push(decode(bytes) ?? '');
    if (decode(bytes) === undefined) problem ??= 'encoding';
  }
  const text = [...texts, fields['lines'] ?? ''].filter((one) => one.trim() !== '').join('\n');
  problem ??= text === '' ? 'nothing' : undefined;
  return { fields, text, ...(problem && { problem }) };
}

async function read(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Without the mark that some programs put in front. */
function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
