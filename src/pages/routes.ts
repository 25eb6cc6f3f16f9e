import type { FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import { readThreadPlace } from '../comments/list-thread.ts';
import { addressOf, isPlaced, NEWEST, readListView, saysTooMuch } from '../comments/list-view.ts';
import { isReference } from '../comments/reference.ts';
import { LIMITS, limitBy, sender } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { pageHeaders } from '../platform/security-headers.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { langOf, pathIn } from '../site/public-layout.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { getPicture } from '../topics/get-topic.ts';
import { makeHomePage } from './home-page.ts';
import { makeReplyPage } from './reply-page.ts';
import { makeSitemap } from './sitemap.ts';
import { makeThreadPage } from './thread-page.ts';
import { makeTopicPage } from './topic-page.ts';

const TopicParams = Type.Object({ slug: SlugPart });
const Part = Type.Optional(Type.String({ maxLength: 80 }));
const TopicQuery = Type.Object({
  sortierung: Part,
  beantwortet: Part,
  aelter: Part,
  neuer: Part,
  weniger: Part,
  mehr: Part,
  beitrag: Part,
});
const ThreadParams = Type.Object({ slug: SlugPart, reference: Type.String({ maxLength: 80 }) });
const ThreadQuery = Type.Object({ aelter: Part, neuer: Part });
const PictureParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Pages from the cache bring their own headers and are counted, not logged one by one. */
const CACHED = { helmet: false as const, config: { access: 'public' as const } };

/** The pages everybody reads. */
export const pageRoutes: FastifyPluginAsync = async (app) => {
  const headers = {
    ...pageHeaders({ https: app.config.publicUrl.startsWith('https:') }),
    'cache-control': 'no-cache',
  };
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
      const { beitrag } = request.query;
      const showing = isReference(beitrag) ? beitrag : undefined;
      if (showing || isPlaced(request.query)) await limitTurning(request);
      const view = showing ? NEWEST : readListView(request.query);
      if (!view) throw new NotFound();
      const address = addressOf(pathIn(lang, `/themen/${slug}`), view);
      if (!showing && saysTooMuch(request.query)) return reply.headers(headers).redirect(address);
      return app.pages.send(request, reply, `topic ${address} ${showing ?? ''}`, () =>
        makeTopicPage(app, { lang, slug, view, showing }),
      );
    },
  );

  app.get<{ Params: Static<typeof ThreadParams>; Querystring: Static<typeof ThreadQuery> }>(
    '/themen/:slug/beitraege/:reference',
    { ...CACHED, schema: { params: ThreadParams, querystring: ThreadQuery } },
    async (request, reply) => {
      const lang = langOf(request);
      const { slug, reference } = request.params;
      await limitTurning(request);
      const page = readThreadPlace(request.query);
      if (!isReference(reference) || !page) throw new NotFound();
      const { aelter = '', neuer = '' } = request.query;
      const key = `thread ${lang} ${slug} ${reference} ${aelter} ${neuer}`;
      return app.pages.send(request, reply, key, () =>
        makeThreadPage(app, { lang, slug, reference, ...page }),
      );
    },
  );

  app.get<{ Params: Static<typeof ThreadParams> }>(
    '/themen/:slug/beitraege/:reference/antworten',
    { ...CACHED, schema: { params: ThreadParams } },
    async (request, reply) => {
      const lang = langOf(request);
      const { slug, reference } = request.params;
      await limitTurning(request);
      if (!isReference(reference)) throw new NotFound();
      return app.pages.send(request, reply, `reply ${lang} ${slug} ${reference}`, () =>
        makeReplyPage(app, { lang, slug, reference }),
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
