import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isTokenOf, prefixOf } from './token.ts';
import { markUsed, selectGoodToken } from './token-queries.ts';

/** Who reads: everybody, or a program with a key for exports. */
export type Reader = 'everybody' | 'export';

/** A key that is unknown, revoked, expired or cut off, or one that is missing: which of them is nobody's business. */
export class NoKey extends Error {
  readonly statusCode = 401;
  override name = 'NoKey';
  /** False where none was shown. */
  readonly wasShown: boolean;

  constructor(message: string, wasShown: boolean) {
    super(message);
    this.wasShown = wasShown;
  }
}

/**
 * A session cookie counts for nothing here, and a key nowhere else.
 *
 * @throws NoKey where a key was shown that is not good
 * @see RFC 6750, 2.1
 */
export async function readerOf(app: FastifyInstance, { headers }: FastifyRequest): Promise<Reader> {
  const { authorization } = headers;
  if (authorization === undefined) return 'everybody';
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
  const prefix = prefixOf(token);
  const { id: siteId } = await app.site();
  const known = prefix === undefined ? undefined : await selectGoodToken(app.db, siteId, prefix);
  if (!known || !isTokenOf(token, known.hash)) {
    throw new NoKey('The key is not valid: it is unknown, was revoked or has expired.', true);
  }
  if (known.isUsedFirstToday) await markUsed(app.db, known.id);
  return 'export';
}
