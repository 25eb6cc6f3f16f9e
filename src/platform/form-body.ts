import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

/** Above this a body is answered with 413; a comment at its longest is far below. */
export const BODY_LIMIT = 2 * 1024 * 1024;

/** No form of ours has a tenth of it; each field costs time before anybody has looked at the sender. */
const FIELDS_MAX = 500;

/** A form as sent: a name that came twice has all its values, so that the schema can refuse it. */
export type FormFields = Record<string, string | string[]>;

export class TooManyFields extends Error {
  readonly statusCode = 413;
  override name = 'TooManyFields';
}

export class UndecodableForm extends Error {
  readonly statusCode = 400;
  override name = 'UndecodableForm';
  /** The fields with U+FFFD where bytes were no UTF-8, to be given back. */
  readonly fields: FormFields;

  constructor(fields: FormFields) {
    super('The form is not encoded in UTF-8');
    this.fields = fields;
  }
}

/** Forms in UTF-8 only: a byte sequence that is not UTF-8 is refused, never silently replaced. */
export const formBody = fp(
  async (app: FastifyInstance) => {
    // Nothing here takes JSON or plain text: an unexpected kind of body is 415.
    app.removeAllContentTypeParsers();
    await app.register(formbody, { bodyLimit: BODY_LIMIT, parser: parseForm });
  },
  { name: 'form-body' },
);

/**
 * Reads application/x-www-form-urlencoded.
 *
 * @throws UndecodableForm where a percent-encoded value is not UTF-8
 * @throws TooManyFields
 * @see https://url.spec.whatwg.org/#application/x-www-form-urlencoded
 */
export function parseForm(body: string): FormFields {
  const pairs = pairsOf(body);
  try {
    return readPairs(pairs, decodeURIComponent);
  } catch {
    throw new UndecodableForm(readPairs(pairs, decodeLossily));
  }
}

/**
 * The form of a request that was refused before anybody read it (the session could not be looked up), to be given back.
 * Undefined where it was no form, or more than a request may be.
 */
export async function readUnreadForm({ headers, raw }: FastifyRequest): Promise<FormFields | undefined> {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of raw) {
    size += (chunk as Buffer).length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(chunk as Buffer);
  }
  return readPairs(pairsOf(Buffer.concat(chunks).toString('utf8')), decodeLossily);
}

function pairsOf(body: string): string[] {
  const pairs = body.split('&', FIELDS_MAX + 1);
  if (pairs.length > FIELDS_MAX) throw new TooManyFields('The form has too many fields');
  return pairs.filter((pair) => pair !== '');
}

function readPairs(pairs: string[], decodePercent: (text: string) => string): FormFields {
  const decode = (part: string) => decodePercent(part.replaceAll('+', ' '));
  // Without a prototype: `__proto__` and `constructor` are names like any other.
  const fields: FormFields = Object.create(null);
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
    const earlier = fields[name];
    fields[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return fields;
}

function decodeLossily(text: string): string {
  return new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? '';
}
