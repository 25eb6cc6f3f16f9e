import type { FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import { SlugPart } from '../platform/slug-part.ts';
import { langOf } from '../site/public-layout.ts';
import { makeFeed } from './feed-page.ts';

const Params = Type.Object({ slug: SlugPart });

/** Feeds come from the cache like pages, with its headers. */
const CACHED = { helmet: false as const, config: { access: 'public' as const } };

/** The news for feed readers. */
export const feedRoutes: FastifyPluginAsync = async (app) => {
  app.get('/feed.atom', CACHED, (request, reply) => {
    const lang = langOf(request);
    return app.pages.send(request, reply, `feed ${lang}`, () => makeFeed(app, { lang }));
  });

  app.get<{ Params: Static<typeof Params> }>(
    '/themen/:slug/feed.atom',
    { ...CACHED, schema: { params: Params } },
    (request, reply) => {
      const lang = langOf(request);
      const { slug } = request.params;
      return app.pages.send(request, reply, `feed ${lang} ${slug}`, () => makeFeed(app, { lang, slug }));
    },
  );
};
