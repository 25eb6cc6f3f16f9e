import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';

/** Channel on which every change of what readers see is announced; the payload is the topic's or the site's id. */
export const CHANGES = 'visible_change';

const HEARTBEAT_MS = 5_000;
const ANSWER_MS = 2_000;
const RETRY_MS = 250;

export interface ChangeListener {
  /** False while changes might be missed: then nothing kept may be trusted. */
  isLive(): boolean;
  /** Milliseconds since the database last answered. */
  silentFor(): number;
  stop(): void;
}

/**
 * Listens for changes on a connection of its own. A lost or silent connection is noticed by a heartbeat; after each gap
 * `onGap` is called, because changes may have been missed.
 */
export function listenForChanges(options: {
  databaseUrl: string;
  log: FastifyBaseLogger;
  onChange: (scope: string) => void;
  onGap: () => void;
}): ChangeListener {
  let client: pg.Client | undefined;
  let live = false;
  let heardAt = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const later = (work: () => void, ms: number) => {
    if (stopped) return;
    timer = setTimeout(work, ms);
    timer.unref();
  };

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: options.databaseUrl,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      application_name: 'stadtgespraech changes',
    });
    client = next;
    next.on('error', () => lost(next));
    next.on('end', () => lost(next));
    next.on('notification', ({ payload }) => payload && options.onChange(payload));
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANGES}`);
      if (stopped) return void (await next.end());
      options.onGap();
      live = true;
      heardAt = Date.now();
      later(() => void beat(next), HEARTBEAT_MS);
    } catch {
      lost(next);
    }
  }

  async function beat(current: pg.Client): Promise<void> {
    try {
      await current.query('SELECT 1');
      heardAt = Date.now();
      later(() => void beat(current), HEARTBEAT_MS);
    } catch {
      lost(current);
    }
  }

  function lost(which: pg.Client): void {
    if (which !== client || stopped) return;
    if (live) options.log.warn('changes cannot be heard: pages are made anew for each reader until they can');
    live = false;
    client = undefined;
    clearTimeout(timer);
    which.end().catch(() => undefined);
    later(() => void connect(), RETRY_MS);
  }

  void connect();
  return {
    isLive: () => live,
    silentFor: () => Date.now() - heardAt,
    stop() {
      stopped = true;
      live = false;
      clearTimeout(timer);
      // Not waited for: a database that stalls never says goodbye.
      client?.end().catch(() => undefined);
    },
  };
}
