import type { Account } from './embedded-account.ts';
import { hasCode } from './embedded-error.ts';

/** Nothing from our own environment: PGPORT, PGDATA and the like would change what PostgreSQL's programs do. */
export const CLEAN_ENV = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

export function runAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

export function spawnFailure(error: Error): string {
  return hasCode(error, 'ENOENT')
    ? 'its programs need the GNU C library, which this system lacks; set DATABASE_URL to a server of your own'
    : error.message;
}

/** Of all a program of PostgreSQL said, the last line that states an error, without its time and level. */
export function tellingLine(output: string, fallback: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const line = lines.findLast((each) => /\b(?:FATAL|PANIC|error):/.test(each)) ?? lines.at(-1) ?? fallback;
  return line.replace(/^.*?\b(?:FATAL|PANIC|error):\s*/, '');
}
