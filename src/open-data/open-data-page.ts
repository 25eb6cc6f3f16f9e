import type { FastifyInstance } from 'fastify';
import { CONTENT_TYPES } from '../exports/export.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { day } from '../i18n/moment.ts';
import type { Page } from '../platform/page-cache.ts';
import { pathIn, publicLayout } from '../site/public-layout.ts';
import { getOpenData } from './get-open-data.ts';
import { catalogueGap, LICENCES, type OpenData } from './open-data.ts';
import type { DatasetItem, OpenDataPage } from './open-data-page-model.ts';
import { FILE_FORMATS } from './public-file.ts';
import { type DatasetRow, selectDatasets } from './queries.ts';
import { ROW_SCHEMA_PATH } from './row-schema-file.ts';

export const OPEN_DATA_PATH = '/offene-daten';

/** What there is, under which licence, and what is in it. */
export async function makeOpenDataPage(app: FastifyInstance, lang: Lang): Promise<Page> {
  const site = await app.site();
  const openData = await getOpenData(app.db, site.id);
  const datasets = openData.isOn ? await selectDatasets(app.db, site.id) : [];
  const gap = catalogueGap(openData, { operator: site.operator, topics: datasets.length });
  const licence = licenceOf(openData, site.operator);
  const model: OpenDataPage = {
    isOn: openData.isOn,
    namesText: app.t(lang, 'openData.in.names', { names: openData.names }),
    datasets: datasets.map((row) => itemOf(app, row, { lang, timeZone: site.timeZone })),
    schemaHref: ROW_SCHEMA_PATH,
    apiHref: pathIn(lang, '/api'),
    ...(licence && { licence }),
    ...(gap && { gapText: app.t(lang, 'openData.portals.gap', { gap }) }),
  };
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'openData.title'),
    description: app.t(lang, 'openData.description'),
    path: OPEN_DATA_PATH,
    openGraph: 'website',
  });
  return {
    html: await app.render('open-data/open-data', { ...layout, ...model }),
    scopes: [site.id, ...datasets.map(({ id }) => id)],
  };
}

function licenceOf({ licence, publisher }: OpenData, operator: string): OpenDataPage['licence'] {
  if (!licence) return undefined;
  const { name, url } = LICENCES[licence];
  const source = publisher || operator;
  return { name, href: url, ...(source && { publisher: source }) };
}

function itemOf(
  app: FastifyInstance,
  row: DatasetRow,
  { lang, timeZone }: { lang: Lang; timeZone: string },
): DatasetItem {
  const { slug, title, comments, modified } = row;
  return {
    id: slug,
    title,
    href: pathIn(lang, `/themen/${slug}`),
    ...(row.language !== lang && { contentLang: row.language }),
    countText: app.t(lang, 'openData.file.count', { count: comments }),
    changedText: app.t(lang, 'openData.file.changed', { day: day(modified, lang, timeZone).text }),
    files: FILE_FORMATS.map((format) => {
      const name = app.t(lang, `openData.file.${format}`);
      const label = app.t(lang, 'openData.file.label', { title, format: name });
      const type = CONTENT_TYPES[format].split(';', 1)[0] as string;
      return { href: `${OPEN_DATA_PATH}/${slug}.${format}`, type, name, label };
    }),
  };
}
