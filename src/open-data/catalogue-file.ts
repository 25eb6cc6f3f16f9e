import type { FastifyInstance } from 'fastify';
import type { Page } from '../platform/page-cache.ts';
import { NotFound } from '../platform/refusal.ts';
import { catalogueOf } from './catalogue.ts';
import { FOR_EVERYBODY } from './for-everybody.ts';
import { getOpenData } from './get-open-data.ts';
import { toJsonLd, toTurtle } from './graph.ts';
import { catalogueGap, type OpenData } from './open-data.ts';
import { selectDatasets } from './queries.ts';

export const CATALOGUES = {
  ttl: { type: 'text/turtle; charset=utf-8', write: toTurtle },
  jsonld: { type: 'application/ld+json', write: toJsonLd },
} as const;
export type CatalogueFormat = keyof typeof CATALOGUES;

/** There is none, or not yet. */
export class NotOffered extends NotFound {
  override name = 'NotOffered';
}

/** The catalogue for data portals. @throws NotOffered while something is missing that DCAT-AP.de insists on */
export async function makeCatalogue(app: FastifyInstance, format: CatalogueFormat): Promise<Page> {
  const site = await app.site();
  const openData = await getOpenData(app.db, site.id);
  const datasets = await selectDatasets(app.db, site.id);
  const gap = catalogueGap(openData, { operator: site.operator, topics: datasets.length });
  if (gap !== undefined || !isLicensed(openData)) throw new NotOffered();
  const { publicUrl } = app.config;
  const { type, write } = CATALOGUES[format];
  return {
    html: write(catalogueOf({ publicUrl, site, openData, datasets })),
    type,
    headers: FOR_EVERYBODY,
    scopes: [site.id, ...datasets.map(({ id }) => id)],
  };
}

function isLicensed(
  openData: OpenData,
): openData is OpenData & { licence: NonNullable<OpenData['licence']> } {
  return openData.licence !== null;
}
