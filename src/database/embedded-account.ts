import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-error.ts';

/** Whom the server runs as and whom its files belong to. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

const CANDIDATES = ['postgres', 'node', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so root lends it another account: the one that owns the cluster already, else
 * `wanted`, else the first of postgres, node and nobody that this machine has.
 *
 * @returns undefined when we are not root, and PostgreSQL runs as ourselves
 * @throws EmbeddedPostgresError when root has no account to lend
 */
export async function accountFor(clusterDir: string, wanted?: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };

  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8'));
  const names = wanted === undefined ? CANDIDATES : [wanted];
  const account = names.map((name) => accounts.get(name)).find((found) => found && found.uid !== 0);
  if (account) return account;
  throw new EmbeddedPostgresError(
    `PostgreSQL refuses to run as root and there is no account ${names.join(', ')} to lend it: start as another user, or add one with: useradd --system postgres`,
  );
}

function parseAccounts(passwd: string): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && uid && gid) accounts.set(name, { name, uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}

/**
 * What another account would need and cannot enter. Asked only after a failure: permissions beyond the mode bits (access
 * lists) may let it in all the same.
 *
 * @returns the outermost folder on the way to one of `targets` that `account` may not enter
 */
export async function closedFolder(account: Account, targets: string[]): Promise<string | undefined> {
  for (const folder of targets.flatMap(ancestors)) {
    const { uid, gid, mode } = await stat(folder);
    const mayEnter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & mayEnter) === 0) return folder;
  }
  return undefined;
}

function ancestors(target: string): string[] {
  const parent = path.dirname(target);
  return parent === target ? [] : [...ancestors(parent), parent];
}
