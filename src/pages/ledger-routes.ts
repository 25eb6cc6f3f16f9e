import type { FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import { SlugPart } from '../platform/slug-part.ts';
import { langOf } from '../site/public-layout.ts';
import { makeLedgerPage, makeLedgerTwin } from './ledger-page.ts';

const Params = Type.Object({ slug: SlugPart });
type OfTopic = { Params: Static<typeof Params> };

/** Pages from the cache bring their own headers. */
const CACHED = { helmet: false as const, config: { access: 'public' as const }, schema: { params: Params } };

/** What became of the comments, for people and for programs. */
export const ledgerRoutes: FastifyPluginAsync = async (app) => {
  app.get<OfTopic>('/themen/:slug/bilanz', CACHED, (request, reply) => {
    const asked = { lang: langOf(request), slug: request.params.slug };
    return app.pages.send(request, reply, `ledger ${asked.lang} ${asked.slug}`, () =>
      makeLedgerPage(app, asked),
    );
  });

  app.get<OfTopic>('/themen/:slug/bilanz.json', CACHED, (request, reply) => {
    const asked = { lang: langOf(request), slug: request.params.slug };
    return app.pages.send(request, reply, `twin ${asked.lang} ${asked.slug}`, () =>
      makeLedgerTwin(app, asked),
    );
  });
};
