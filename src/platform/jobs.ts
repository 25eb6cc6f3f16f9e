import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { type CronItem, Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import { freeAbandonedJobs } from './abandoned-jobs.ts';

declare module 'fastify' {
  interface FastifyInstance {
    jobs: {
      /** Names a job's work; before the app is ready. A job may run twice: its work must not mind. */
      add(name: string, work: (payload: unknown) => Promise<void>): void;
      /** Work of its own, once an hour, by one of the processes; what was missed while nobody ran is not made up for. */
      hourly(name: string, work: () => Promise<void>): void;
    };
  }
}

const CONCURRENCY = 2;
const RETRY_MS = 1_000;
/** So long the end waits for jobs under way, less than Fastify allows; what is not done then the next program does. */
const DRAIN_MS = 8_000;
/** Only in batches (here of one) is it heard that a job's outcome could not be written down; else it ends the process. */
const OUTCOMES_MAY_FAIL = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** Jobs run beside the server, on the same PostgreSQL, enqueued by the statement that causes them. */
export const jobs = fp(
  async (app: FastifyInstance) => {
    const tasks: TaskList = {};
    const crontab: CronItem[] = [];
    const events = freeAbandonedJobs(app.log);
    let runner: Runner | undefined;
    let closing = false;
    let timer: NodeJS.Timeout | undefined;

    app.decorate('jobs', {
      add(name, work) {
        tasks[name] = (payload) => work(payload);
      },
      hourly(name, work) {
        tasks[name] = work;
        crontab.push({ task: name, match: '17 * * * *' });
      },
    });

    async function start(): Promise<void> {
      try {
        runner = await run({
          pgPool: app.pg.pool,
          taskList: tasks,
          parsedCronItems: parseCronItems(crontab),
          concurrency: CONCURRENCY,
          preset: OUTCOMES_MAY_FAIL,
          events,
          noHandleSignals: true,
          logger: new Logger(
            () => (level, message) => app.log[level === 'warning' ? 'warn' : level]({ jobs: true }, message),
          ),
        });
        if (closing) return await runner.stop();
        runner.promise.then(
          () => again('jobs have stopped'),
          (error: unknown) => again('jobs have stopped', error),
        );
      } catch (error) {
        again('jobs could not start', error);
      }
    }

    function again(why: string, error?: unknown): void {
      runner = undefined;
      if (closing) return;
      app.log.warn({ err: error }, `${why}: they start again`);
      timer = setTimeout(() => void start(), RETRY_MS).unref();
    }

    app.addHook('onListen', () => void start());
    app.addHook('preClose', async () => {
      closing = true;
      clearTimeout(timer);
      await Promise.race([runner?.stop().catch(() => undefined), delay(DRAIN_MS, undefined, { ref: false })]);
    });
  },
  { name: 'jobs', dependencies: ['database'] },
);
