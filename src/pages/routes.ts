import type { FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import { isReference } from '../comments/reference.ts';
import { LIMITS, limitBy, sender } from '../platform/limits.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { langOf } from '../site/public-layout.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { getPicture } from '../topics/get-topic.ts';
import { makeHomePage } from './home-page.ts';
import { makeSitemap } from './sitemap.ts';
import { makeTopicPage } from './topic-page.ts';

const TopicParams = Type.Object({ slug: SlugPart });
const TopicQuery = Type.Object({
  aelter: Type.Optional(Type.String({ maxLength: 80 })),
  neuer: Type.Optional(Type.String({ maxLength: 80 })),
  beitrag: Type.Optional(Type.String({ maxLength: 80 })),
});
const PictureParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Pages from the cache bring their own headers and are counted, not logged one by one. */
const CACHED = { helmet: false as const, config: { access: 'public' as const } };

/** The pages everybody reads. */
export const pageRoutes: FastifyPluginAsync = async (app) => {
  const limitTurning = limitBy(app, LIMITS.turning, (request) => `turning ${sender(request)}`);

  app.get('/', CACHED, (request, reply) => {
    const lang = langOf(request);
    return app.pages.send(request, reply, `home ${lang}`, () => makeHomePage(app, lang));
  });

  app.get<{ Params: Static<typeof TopicParams>; Querystring: Static<typeof TopicQuery> }>(
    '/themen/:slug',
    { ...CACHED, schema: { params: TopicParams, querystring: TopicQuery } },
    async (request, reply) => {
      const lang = langOf(request);
      const { slug } = request.params;
      const { aelter: before, neuer: after, beitrag } = request.query;
      const showing = isReference(beitrag) ? beitrag : undefined;
      const isPart = [before, after, showing].some((place) => place !== undefined);
      if (isPart) await limitTurning(request);
      const key = `topic ${lang} ${slug} ${before ?? ''} ${after ?? ''} ${showing ?? ''}`;
      return app.pages.send(request, reply, key, () =>
        makeTopicPage(app, { lang, slug, before, after, showing }),
      );
    },
  );

  if (app.prefix !== '') return;
  app.get('/sitemap.xml', { config: { access: 'public' } }, async (_request, reply) =>
    reply.type('application/xml; charset=utf-8').send(await makeSitemap(app)),
  );

  app.get<{ Params: Static<typeof PictureParams> }>(
    '/bilder/:id',
    { schema: { params: PictureParams }, config: { access: 'public' } },
    async (request, reply) => {
      const picture = await getPicture(app.db, DEFAULT_SITE_ID, request.params.id);
      if (!picture) return reply.callNotFound();
      reply.header('cache-control', 'public, max-age=31536000, immutable');
      return reply.type(picture.media_type).send(picture.bytes);
    },
  );
};
