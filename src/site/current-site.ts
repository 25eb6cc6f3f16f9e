import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { selectSite } from './queries.ts';
import { DEFAULT_SITE_ID, type Site } from './site.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The site this request is for; the last one known while the database is away. */
    site(): Promise<Site>;
    /** The site as last known, without asking the database: for pages that say it is away. */
    rememberedSite(): Site;
  }
}

/** Read before the first request, and again after each change of the site. */
export const currentSite = fp(
  async (app: FastifyInstance) => {
    let known: Site | undefined;
    let stale = true;
    app.pages.onDrop(() => {
      stale = true;
    });
    app.decorate('site', async () => {
      if (known && !stale) return known;
      stale = false;
      try {
        known = await selectSite(app.db, DEFAULT_SITE_ID);
      } catch (error) {
        stale = true;
        if (!known) throw error;
      }
      return known;
    });
    app.decorate('rememberedSite', () => known as Site);
    app.addHook('onReady', async () => {
      await app.site();
    });
  },
  { name: 'current-site', dependencies: ['database', 'page-cache'] },
);
