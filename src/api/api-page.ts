import type { FastifyInstance } from 'fastify';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { OPEN_DATA_PATH } from '../open-data/open-data-page.ts';
import type { Page } from '../platform/page-cache.ts';
import { pathIn, publicLayout } from '../site/public-layout.ts';
import type { ApiPage } from './api-page-model.ts';
import { BASE, OPERATIONS } from './operations.ts';
import { selectTopics } from './queries.ts';

export const API_PATH = '/api';

/** The interface for people, of the same list as its description for programs. */
export async function makeApiPage(app: FastifyInstance, lang: Lang): Promise<Page> {
  const { id: siteId } = await app.site();
  const [topic] = await selectTopics(app.db, { siteId, withDrafts: false });
  const base = app.config.publicUrl + BASE;
  const names = [...new Set(OPERATIONS.flatMap(({ query }) => Object.keys(query.properties)))];
  const model: ApiPage = {
    base,
    operations: OPERATIONS.map(({ id, path, query }) => ({
      method: 'GET',
      path,
      text: app.t(lang, `api.operation.${id}`),
      parameters: Object.keys(query.properties).join(', '),
    })),
    parameters: names.map((name) => ({
      name,
      text: app.t(lang, `api.parameter.${name}` as CatalogueKey),
    })),
    examples: examplesFor(`${base}/topics/${topic?.slug ?? 'THEMA'}/comments`),
    openapiHref: `${BASE}/openapi.json`,
    openDataHref: pathIn(lang, OPEN_DATA_PATH),
  };
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'api.title'),
    description: app.t(lang, 'api.description'),
    path: API_PATH,
    openGraph: 'website',
  });
  return { html: await app.render('api/api', { ...layout, ...model }), scopes: [siteId] };
}

function examplesFor(comments: string): ApiPage['examples'] {
  return {
    page: `curl '${comments}?limit=2'`,
    unchanged: `curl --etag-save etag --etag-compare etag -o beitraege.csv '${comments}.csv'`,
    key: `curl -H "Authorization: Bearer $KEY" '${comments}?state=pending'`,
  };
}
