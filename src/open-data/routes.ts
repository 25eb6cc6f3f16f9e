import type {
  FastifyError,
  FastifyInstance,
  FastifyPluginAsync,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import { type Static, Type } from 'typebox';
import { LIMITS } from '../platform/limits.ts';
import { wantsPage } from '../platform/refusal.ts';
import { pageHeaders } from '../platform/security-headers.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { langOf } from '../site/public-layout.ts';
import { CATALOGUES, type CatalogueFormat, makeCatalogue, NotOffered } from './catalogue-file.ts';
import { getOpenData } from './get-open-data.ts';
import { makeOpenDataPage, OPEN_DATA_PATH } from './open-data-page.ts';
import { FILE_FORMATS, sendPublicFile } from './public-file.ts';
import { makeRowSchema, ROW_SCHEMA_PATH } from './row-schema-file.ts';

const FileParams = Type.Object({ slug: SlugPart, format: Type.Enum([...FILE_FORMATS]) });

/** Pages from the cache bring their own headers. */
const CACHED = { helmet: false as const, config: { access: 'public' as const } };

/** What the city gives to everybody, as files and as pages about them. */
export const openDataRoutes: FastifyPluginAsync = async (app) => {
  app.get(OPEN_DATA_PATH, CACHED, (request, reply) => {
    const lang = langOf(request);
    return app.pages.send(request, reply, `open data ${lang}`, () => makeOpenDataPage(app, lang));
  });
  if (app.prefix !== '') return;

  const errorHandler = explain(app);
  app.get(ROW_SCHEMA_PATH, CACHED, (request, reply) =>
    app.pages.send(request, reply, 'row schema', async () => makeRowSchema(app.config.publicUrl)),
  );
  for (const format of Object.keys(CATALOGUES) as CatalogueFormat[]) {
    app.get(`${OPEN_DATA_PATH}/katalog.${format}`, { ...CACHED, errorHandler }, (request, reply) =>
      app.pages.send(request, reply, `catalogue ${format}`, () => makeCatalogue(app, format)),
    );
  }
  app.get<{ Params: Static<typeof FileParams> }>(
    `${OPEN_DATA_PATH}/:slug.:format`,
    { schema: { params: FileParams }, config: { access: 'public', rateLimit: LIMITS.files }, errorHandler },
    async (request, reply) => {
      const { isOn, names } = await getOpenData(app.db, (await app.site()).id);
      if (!isOn) throw new NotOffered();
      return sendPublicFile({ app, request, reply }, { ...request.params, names });
    },
  );
};

/** What is not offered is told on the page that says what is. */
function explain(app: FastifyInstance) {
  const headers = pageHeaders({ https: app.config.publicUrl.startsWith('https:') });
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (!(error instanceof NotOffered) || !wantsPage(request)) throw error;
    const { html } = await makeOpenDataPage(app, 'de');
    reply.code(404).headers({ ...headers, 'cache-control': 'no-store' });
    return reply.type('text/html; charset=utf-8').send(html);
  };
}
