import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, explain, openCluster } from './embedded-cluster.ts';
import { asEmbeddedPostgresError, EmbeddedPostgresError } from './embedded-error.ts';
import { type Launch, launchPostmaster, livePostmaster, stopPostmaster } from './embedded-server.ts';
import { addressOf, openSocketFolder, removeSocketFolder, socketFolder } from './embedded-socket.ts';

export { embeddedPostgresAvailable } from './embedded-binaries.ts';
export { superviseEmbeddedPostgres } from './embedded-supervision.ts';
export { EmbeddedPostgresError };

interface EmbeddedPostgresOptions {
  /** Holds the cluster in `postgres/` and the server's log; made when missing. */
  dataDir: string;
  /** Told what takes longer than a moment. */
  log?: (line: string) => void;
  /** The account that root lends the server. */
  user?: string;
  /** Settings of PostgreSQL beyond ours, such as `fsync: 'off'` in a test. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** Address of the database `stadtgespraech`, over a socket; the same as long as this object lives. */
  readonly url: string;
  /** False when it ran already, left behind by a killed program or used by another one. */
  readonly started: boolean;
  state(): 'running' | 'died' | 'stopped';
  /** Resolves when the server answers; brings it back when it died. */
  ensureRunning(): Promise<void>;
  /** For good: nothing brings it back afterwards. */
  stop(): Promise<void>;
}

const DATABASE = 'stadtgespraech';
const POLL_MS = 20;
/** Recovery after a crash replays at most 1 GB of log. */
const PATIENCE_MS = 120_000;

/** What passes by itself: queries of a killed server that still end, and another program that starts the same server. */
const PASSING = /pre-existing shared memory block|lock file ".*" (?:already exists|is empty)/;

/**
 * Starts PostgreSQL in `dataDir`, making the cluster and the database first where they are missing, or attaches to the
 * server that still runs there. The server is a process of its own: it outlives this program's sudden end.
 *
 * @throws EmbeddedPostgresError with one line that says what is wrong and what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  try {
    const cluster = await openCluster({ dataDir: options.dataDir, user: options.user, log });
    const socketDir = livePostmaster(cluster.dir)?.socketDir || socketFolder(cluster.dir);
    return await takeCharge(cluster, socketDir, options.settings ?? {}, log);
  } catch (error) {
    throw asEmbeddedPostgresError(error);
  }
}

async function takeCharge(
  cluster: Cluster,
  socketDir: string,
  settings: Record<string, string>,
  log: (line: string) => void,
): Promise<EmbeddedPostgres> {
  let stopped = false;
  let underWay: Promise<boolean> | undefined;

  const launch = async () => {
    if (stopped) throw new EmbeddedPostgresError('The embedded PostgreSQL was stopped');
    await openSocketFolder(socketDir, cluster);
    return launchPostmaster(cluster, socketDir, settings);
  };
  const bringUpOnce = () => {
    underWay ??= bringUp(cluster, socketDir, launch, log).finally(() => {
      underWay = undefined;
    });
    return underWay;
  };

  return {
    url: addressOf(socketDir, DATABASE),
    started: await bringUpOnce(),
    state: () => (stopped ? 'stopped' : livePostmaster(cluster.dir) ? 'running' : 'died'),
    ensureRunning: async () => {
      await bringUpOnce().catch((error: unknown) => {
        throw asEmbeddedPostgresError(error);
      });
    },
    stop: async () => {
      stopped = true;
      await stopPostmaster(cluster.dir);
      // A start under way may have launched the server before it could be seen above.
      await underWay?.catch(() => undefined);
      await stopPostmaster(cluster.dir);
      await removeSocketFolder(socketDir, cluster);
    },
  };
}

/**
 * Until the server answers: launches it where none runs, waits where one starts, recovers or goes down.
 *
 * @returns whether it is our launch that answers
 */
async function bringUp(
  cluster: Cluster,
  socketDir: string,
  launch: () => Promise<Launch>,
  log: (line: string) => void,
): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS;
  let launched: Launch | undefined;
  let waitingFor = '';
  while (performance.now() < deadline) {
    const server = livePostmaster(cluster.dir);
    const failure = launched?.failure();
    if (failure !== undefined && !PASSING.test(failure)) {
      throw await explain(cluster, `PostgreSQL did not start: ${failure} (more in ${cluster.logFile})`);
    }
    const obstacle = server?.ready ? await unanswered(socketDir) : failure;
    if (server?.ready && obstacle === undefined) return server.pid === launched?.pid;
    if (!server && (!launched || failure !== undefined)) launched = await launch();

    if (obstacle !== undefined && obstacle !== waitingFor) {
      waitingFor = obstacle;
      log(`Waiting for PostgreSQL: ${obstacle}`);
    }
    await delay(failure === undefined ? POLL_MS : POLL_MS * 5);
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL did not answer within ${PATIENCE_MS / 1000} s: ${waitingFor || 'it is still recovering'} (more in ${cluster.logFile})`,
  );
}

/** Asks the server for the database, which is made when missing. @returns why it did not answer */
async function unanswered(socketDir: string): Promise<string | undefined> {
  const client = new pg.Client({
    connectionString: addressOf(socketDir, 'postgres'),
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rows.length === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end().catch(() => undefined);
  }
}
