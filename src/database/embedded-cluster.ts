import { chmod, chown, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Account, accountFor, closedFolder } from './embedded-account.ts';
import { type Binaries, findBinaries } from './embedded-binaries.ts';
import { EmbeddedPostgresError, hasCode } from './embedded-error.ts';
import { initdb } from './embedded-initdb.ts';

/** A finished cluster on disk; its server may run or not. */
export interface Cluster {
  /** Where PostgreSQL keeps its files, without symbolic links. */
  dir: string;
  logFile: string;
  account: Account | undefined;
  binaries: Binaries;
}

interface ClusterOptions {
  dataDir: string;
  user?: string | undefined;
  log: (line: string) => void;
}

const MAKING = 'postgres.making-';

/**
 * Finds the cluster in `<dataDir>/postgres` or makes it. It is made under another name and renamed when it is whole, so
 * whatever bears the name is finished, and what an interrupted start left under the other name may be removed.
 *
 * @throws EmbeddedPostgresError when it can be neither used nor made
 */
export async function openCluster({ dataDir, user, log }: ClusterOptions): Promise<Cluster> {
  const binaries = await findBinaries();
  await makeFolder(path.resolve(dataDir));
  const home = await realpath(dataDir);
  const dir = path.join(home, 'postgres');
  const account = await accountFor(dir, user);
  if (account) await letPass(home, log);
  const cluster = { dir, logFile: path.join(home, 'postgres.log'), account, binaries };

  await removeAbandoned(home);
  if ((await readVersion(dir)) === undefined) {
    log(`Creating a PostgreSQL cluster in ${dir}`);
    await makeCluster(cluster);
  }
  const version = await readVersion(dir);
  if (version !== binaries.major) {
    throw new EmbeddedPostgresError(
      `${dir} was made by PostgreSQL ${version} and this program brings PostgreSQL ${binaries.major}: dump it with the version that made it and restore it here, or set DATA_DIR to another folder`,
    );
  }
  return cluster;
}

/** Failures of a lent account have one usual cause, which PostgreSQL's own words do not name. */
export async function explain(cluster: Cluster, reason: string): Promise<EmbeddedPostgresError> {
  const { account, dir, binaries } = cluster;
  const closed = account && (await closedFolder(account, [dir, binaries.postgres]));
  if (!closed) return new EmbeddedPostgresError(reason);
  const lies = (file: string) => file.startsWith(path.join(closed, path.sep));
  const below = [...(lies(dir) ? ['DATA_DIR'] : []), ...(lies(binaries.postgres) ? ['this program'] : [])];
  return new EmbeddedPostgresError(
    `PostgreSQL runs as ${account.name}, since root may not run it, and that account cannot enter ${closed}: put ${below.join(' and ')} outside of it, or open it with: chmod o+x ${closed}`,
  );
}

/** Open as far as the lent account must pass through, and no further. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return;
    if (!hasCode(error, 'ENOENT')) throw error;
    await makeFolder(path.dirname(folder));
    return makeFolder(folder);
  }
  await chmod(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}

/** The folder is this program's own, so it may be opened; those above it are the operator's. */
async function letPass(home: string, log: (line: string) => void): Promise<void> {
  const { uid, mode } = await stat(home);
  if (uid !== 0 || (mode & 0o001) !== 0) return;
  await chmod(home, (mode & 0o777) | 0o001);
  log(`Let other accounts pass through ${home} (chmod o+x), for PostgreSQL does not run as root`);
}

async function readVersion(dir: string): Promise<string | undefined> {
  try {
    return (await readFile(path.join(dir, 'PG_VERSION'), 'utf8')).trim();
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined;
    if (!hasCode(cause, 'EACCES')) throw cause;
    throw new EmbeddedPostgresError(
      `${dir} belongs to another user: start as that user or as root, or set DATA_DIR to another folder`,
      { cause },
    );
  }
}

async function removeAbandoned(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith(MAKING) || isOtherProcess(Number(name.slice(MAKING.length)))) continue;
    await rm(path.join(home, name), { recursive: true, force: true, maxRetries: 10 });
  }
}

function isOtherProcess(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function makeCluster(cluster: Cluster): Promise<void> {
  const { dir, account } = cluster;
  const home = path.dirname(dir);
  const draft = path.join(home, `${MAKING}${process.pid}`);
  await mkdir(draft, { mode: 0o700 });
  try {
    if (account) await chown(draft, account.uid, account.gid);
    const failure = await initdb(cluster, draft);
    if (failure !== undefined) {
      throw await explain(cluster, `Could not create a PostgreSQL cluster in ${dir}: ${failure}`);
    }
    await rename(draft, dir);
    await sync(home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true, maxRetries: 10 });
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOTDIR')) throw error;
    const madeByAnotherProcess = (await readVersion(dir)) !== undefined;
    if (madeByAnotherProcess) return;
    throw new EmbeddedPostgresError(
      `${dir} holds files but no PostgreSQL cluster: move it away, or set DATA_DIR to another folder`,
    );
  }
}

/** A rename outlives a power cut once its folder is on disk. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
