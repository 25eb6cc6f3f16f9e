import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { LRUCache } from 'lru-cache';
import { selectTitle } from './queries.ts';

declare module 'fastify' {
  interface FastifyInstance {
    topicTitles: {
      /** The title, or the slug where there is no such topic or no database. */
      find(siteId: string, slug: string): Promise<string>;
      /** The title as last seen, without asking the database; the slug if it never was. */
      remembered(slug: string): string;
    };
  }
}

const REMEMBERED = 500;

/** Titles for pages that must come even while the database is away. */
export const topicTitles = fp(
  async (app: FastifyInstance) => {
    const titles = new LRUCache<string, string>({ max: REMEMBERED });
    const remembered = (slug: string) => titles.get(slug) ?? slug;
    app.decorate('topicTitles', {
      remembered,
      async find(siteId, slug) {
        const title = await selectTitle(app.db, siteId, slug).catch(() => undefined);
        if (title !== undefined) titles.set(slug, title);
        return remembered(slug);
      },
    });
  },
  { name: 'topic-titles', dependencies: ['database'] },
);
