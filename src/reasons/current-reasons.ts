import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { selectReasons } from './queries.ts';
import type { Reasons } from './reason.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Why comments are not published here; the list known last while the database is away. */
    reasons(): Promise<Reasons>;
    /** The list known last, without asking the database. */
    rememberedReasons(): Reasons;
    /** For who changed the list and shows it at once; other processes hear of it. */
    forgetReasons(): void;
  }
}

/** Read before the first request, and again after each change of the city's: that is announced to every process. */
export const currentReasons = fp(
  async (app: FastifyInstance) => {
    let known: Reasons | undefined;
    let reading: Promise<Reasons> | undefined;
    let isStale = true;

    async function read(): Promise<Reasons> {
      isStale = false;
      try {
        known = await selectReasons(app.db, DEFAULT_SITE_ID);
      } catch (error) {
        isStale = true;
        if (!known) throw error;
      }
      return known;
    }

    /** What is being read was begun before the change. */
    function forget(): void {
      isStale = true;
      reading = undefined;
    }

    app.pages.onDrop((scope) => {
      if (scope === undefined || scope === DEFAULT_SITE_ID) forget();
    });
    app.decorate('forgetReasons', forget);
    app.decorate('reasons', async () => {
      if (known && !isStale && !reading) return known;
      const mine = reading ?? read();
      reading = mine;
      try {
        return await mine;
      } finally {
        if (reading === mine) reading = undefined;
      }
    });
    app.decorate('rememberedReasons', () => known ?? []);
    app.addHook('onReady', async () => {
      await app.reasons();
    });
  },
  { name: 'current-reasons', dependencies: ['database', 'page-cache'] },
);
