import type { FastifyRequest } from 'fastify';

const FRESH_MS = 10 * 60_000;

/** True for ten minutes after somebody proved who they are; what could shut others out asks for that. */
export function isProven({ session }: FastifyRequest): boolean {
  return session.provenAt !== undefined && Date.now() - session.provenAt < FRESH_MS;
}

/** The provider said when it last asked (`auth_time`, seconds since 1970); long ago proves nothing about now. */
export function isRecent(authTime: number | undefined): boolean {
  return authTime !== undefined && Date.now() - authTime * 1_000 < FRESH_MS;
}
