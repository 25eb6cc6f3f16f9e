import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cluster } from './embedded-cluster.ts';
import { EmbeddedPostgresError, hasCode } from './embedded-error.ts';

/** Only a part of the socket's name, but settled here so that PGPORT of whoever connects does not change it. */
export const PORT = 5432;

/** What `sockaddr_un` holds without its closing NUL. */
const MAX_SOCKET_PATH = process.platform === 'darwin' ? 103 : 107;

/**
 * Where the server listens. Everybody who reaches the socket is let in, so it lies where only the server's account and
 * root can go: in the cluster itself, or, where that path is too long for a socket, in a private folder among the
 * temporary files.
 */
export function socketFolder(clusterDir: string): string {
  if (fits(clusterDir)) return clusterDir;
  const hash = createHash('sha256').update(clusterDir).digest('hex').slice(0, 16);
  const folder = path.join(tmpdir(), `stadtgespraech-${hash}`);
  if (fits(folder)) return folder;
  throw new EmbeddedPostgresError(
    `${folder} is too long a path for a socket: set TMPDIR or DATA_DIR to a folder with a shorter path`,
  );
}

/** @throws EmbeddedPostgresError when somebody else made a folder of that name, who could then pose as our server */
export async function openSocketFolder(folder: string, { dir, account }: Cluster): Promise<void> {
  if (folder === dir) return;
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
  const found = await lstat(folder);
  const ours = found.uid === process.getuid?.();
  const isPrivate = found.isDirectory() && (found.mode & 0o077) === 0;
  if (!isPrivate || !(ours || found.uid === account?.uid)) {
    throw new EmbeddedPostgresError(
      `${folder}, the folder for PostgreSQL's socket, is not private to us: remove it, or set DATA_DIR to a folder with a shorter path`,
    );
  }
  if (ours && account) await chown(folder, account.uid, account.gid);
}

export async function removeSocketFolder(folder: string, { dir }: Cluster): Promise<void> {
  if (folder !== dir) await rmdir(folder).catch(() => undefined);
}

/** An address both `pg` and libpq understand: the host among the parameters counts, the other pleases URL parsers. */
export function addressOf(socketDir: string, database: string): string {
  return `postgres://postgres@localhost:${PORT}/${database}?host=${encodeURIComponent(socketDir)}`;
}

function fits(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, `.s.PGSQL.${PORT}`)) <= MAX_SOCKET_PATH;
}
