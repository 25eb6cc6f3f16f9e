import { createHash } from 'node:crypto';
import { callbackify } from 'node:util';
import type { SessionStore } from '@fastify/session';
import type { Session } from 'fastify';
import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { deleteSession, insertSession, selectSession, updateSession } from './queries.ts';

declare module 'fastify' {
  interface Session {
    staffId?: string;
    /** Secret of the forms' tokens; @fastify/csrf-protection reads it by this name. */
    _csrf?: string;
    lang?: Lang;
    /** As its owner knows it again: „Firefox, Windows“. */
    browser?: string;
    /** When its owner last proved who they are; milliseconds since 1970. */
    provenAt?: number;
    /** Nobody is signed in yet: the password was right, the second step is missing. */
    halfway?: Halfway;
    /** Nobody has come back yet from the city's own provider. */
    abroad?: Abroad;
    /** Only on a session that was read from the database; `isDue`: it was used and wants to be prolonged. */
    stored?: { isDue: boolean };
  }
}

/** Both end after a few minutes: `until` is in milliseconds since 1970. */
export interface Halfway {
  staffId: string;
  /** Local path to go on to. */
  next: string;
  /** True where the first step was taken now, and not some time ago at the provider. */
  isProven: boolean;
  until: number;
}

export interface Abroad {
  state: string;
  nonce: string;
  verifier: string;
  next: string;
  /** True where somebody who is signed in proves who they are. */
  isAgain: boolean;
  until: number;
}

/** What of a session is kept as jsonb. */
type SessionData = Pick<Session, '_csrf' | 'lang' | 'browser' | 'provenAt' | 'halfway' | 'abroad'>;

/**
 * Sessions in PostgreSQL, found by the SHA-256 of their id: who reads the table can open none. When they end is decided
 * by the database's clock.
 */
export function sessionStore(db: Db): SessionStore {
  return {
    get: callbackify((sessionId: string) => readSession(db, sessionId)),
    set: callbackify((sessionId: string, session: Session) => writeSession(db, sessionId, session)),
    destroy: callbackify((sessionId: string) => deleteSession(db, idHashOf(sessionId))),
  };
}

async function readSession(db: Db, sessionId: string): Promise<Session | null> {
  const found = await selectSession(db, idHashOf(sessionId)).catch(throwAsAway);
  if (!found) return null;
  const { staffId, data, isDue } = found;
  // Its cookie is made anew from the settings in force.
  return { ...(data as SessionData), ...(staffId && { staffId }), stored: { isDue } } as Session;
}

async function writeSession(db: Db, sessionId: string, session: Session): Promise<void> {
  const { staffId = null, _csrf, lang, browser, provenAt, halfway, abroad, stored } = session;
  const row = {
    idHash: idHashOf(sessionId),
    staffId,
    data: { _csrf, lang, browser, provenAt, halfway, abroad } satisfies Record<keyof SessionData, unknown>,
  };
  return stored ? updateSession(db, row) : insertSession(db, row);
}

/** What a session is found by. */
export function idHashOf(sessionId: string): Buffer {
  return createHash('sha256').update(sessionId).digest();
}

/** @fastify/session takes ENOENT for "no such session"; here it is the socket of a database that is down. */
function throwAsAway(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ENOENT') throw error;
  throw Object.assign(new Error('The database is away', { cause: error }), { code: 'ECONNREFUSED' });
}
