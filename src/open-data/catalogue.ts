import type { CatalogueKey } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { Site } from '../site/site.ts';
import { type Described, iri, moment, said, type Term } from './graph.ts';
import { geocoding, LICENCES, type Licence, type OpenData } from './open-data.ts';
import type { FileFormat } from './public-file.ts';
import type { DatasetRow } from './queries.ts';

/** What a complete catalogue is made of: `catalogueGap` found nothing missing. */
export interface Catalogued {
  publicUrl: string;
  site: Pick<Site, 'name' | 'operator' | 'contactEmail'>;
  openData: OpenData & { licence: Licence };
  datasets: readonly DatasetRow[];
}

const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const LANGUAGES: Record<string, string> = { de: 'DEU', en: 'ENG' };
const FILE_TYPES: Record<FileFormat, { format: string; mediaType?: string }> = {
  csv: { format: 'CSV', mediaType: 'https://www.iana.org/assignments/media-types/text/csv' },
  // The European list of file types has no JSON Lines, and IANA neither.
  jsonl: { format: 'JSON' },
};

const inBoth = (key: CatalogueKey, values: Record<string, string>): Term[] =>
  (['de', 'en'] as const).map((lang) => said(translate(lang, key, values), lang));

const language = (lang: string) => iri(`${AUTHORITY}/language/${LANGUAGES[lang] ?? 'DEU'}`);

/**
 * The catalogue of the city's open data: each public topic is a dataset, each format a distribution of it.
 *
 * @see https://www.dcat-ap.de/def/dcatde/2.0/spec/, and its conventions at /implRules/
 */
export function catalogueOf(catalogued: Catalogued): Described[] {
  const { publicUrl, site, openData, datasets } = catalogued;
  const page = `${publicUrl}/offene-daten`;
  const name = openData.publisher || site.operator;
  const publisher = `${page}#herausgeber`;
  const contact = `${page}#kontakt`;
  const newest = new Date(Math.max(...datasets.map(({ modified }) => modified.getTime())));
  const licence = iri(`http://dcat-ap.de/def/licenses/${openData.licence}`);
  return [
    {
      iri: `${page}#katalog`,
      types: ['dcat:Catalog'],
      properties: [
        ['dct:title', inBoth('openData.catalogue.title', { city: site.name })],
        ['dct:description', inBoth('openData.catalogue.description', { city: site.name })],
        ['dct:publisher', iri(publisher)],
        ['dct:license', licence],
        ['dct:language', [language('de'), language('en')]],
        ['dct:modified', moment(newest)],
        ['foaf:homepage', iri(page)],
        ['dcat:themeTaxonomy', iri(`${AUTHORITY}/data-theme`)],
        ['dcat:dataset', datasets.map(({ slug }) => iri(`${page}#${slug}`))],
      ],
    },
    {
      iri: publisher,
      types: ['foaf:Agent', 'foaf:Organization'],
      properties: [['foaf:name', said(name)]],
    },
    {
      iri: contact,
      types: ['vcard:Kind', 'vcard:Organization'],
      properties: [
        ['vcard:fn', said(translate('de', 'openData.contact', { publisher: name }))],
        // Convention 1: one of them at least.
        site.contactEmail
          ? ['vcard:hasEmail', iri(`mailto:${site.contactEmail}`)]
          : ['vcard:hasURL', iri(`${publicUrl}/impressum`)],
      ],
    },
    ...datasets.flatMap((row) => datasetOf(catalogued, row, { publisher, contact, licence, name })),
  ];
}

interface Shared {
  publisher: string;
  contact: string;
  licence: Term;
  name: string;
}

function datasetOf({ publicUrl, openData }: Catalogued, row: DatasetRow, shared: Shared): Described[] {
  const page = `${publicUrl}/offene-daten`;
  const address = `${page}#${row.slug}`;
  const place = geocoding(openData.geocode);
  const files = (['csv', 'jsonl'] as const).map((format) =>
    distributionOf({ page, row, format, ...shared, openData }),
  );
  const keywords = (['de', 'en'] as const).flatMap((lang) =>
    translate(lang, 'openData.dataset.keywords')
      .split(', ')
      .map((word) => said(word, lang)),
  );
  const temporal: Described[] = row.opensAt
    ? [
        {
          iri: `${address}-zeitraum`,
          types: ['dct:PeriodOfTime'],
          properties: [
            ['dcat:startDate', moment(row.opensAt)],
            ['dcat:endDate', row.closesAt ? moment(row.closesAt) : undefined],
          ],
        },
      ]
    : [];
  const dataset: Described = {
    iri: address,
    types: ['dcat:Dataset'],
    properties: [
      ['dct:identifier', said(`${page}/${row.slug}`)],
      ['dct:title', inBoth('openData.dataset.title', { topic: row.title })],
      ['dct:description', inBoth('openData.dataset.description', { topic: row.title })],
      ['dct:publisher', iri(shared.publisher)],
      ['dcatde:contributorID', iri(`http://dcat-ap.de/def/contributors/${openData.contributorId}`)],
      ['dcat:contactPoint', iri(shared.contact)],
      ['dcat:theme', iri(`${AUTHORITY}/data-theme/GOVE`)],
      ['dcat:keyword', keywords],
      ['dct:language', language(row.language)],
      ['dct:issued', moment(row.issued)],
      ['dct:modified', moment(row.modified)],
      ['dct:accrualPeriodicity', iri(`${AUTHORITY}/frequency/IRREG`)],
      ['dcat:landingPage', iri(`${publicUrl}/themen/${row.slug}`)],
      ['dct:spatial', place && iri(place.key)],
      ['dcatde:politicalGeocodingURI', place && iri(place.key)],
      ['dcatde:politicalGeocodingLevelURI', place && iri(place.level)],
      ['dct:temporal', temporal.map((period) => iri(period.iri))],
      ['dcat:distribution', files.map((file) => iri(file.iri))],
    ],
  };
  return [dataset, ...temporal, ...files];
}

interface DistributionParts extends Shared {
  page: string;
  row: DatasetRow;
  format: FileFormat;
  openData: Catalogued['openData'];
}

function distributionOf({ page, row, format, licence, name, openData }: DistributionParts): Described {
  const file = `${page}/${row.slug}.${format}`;
  const { format: fileType, mediaType } = FILE_TYPES[format];
  const label = { title: row.title, format: translate('de', `openData.file.${format}`) };
  return {
    iri: `${file}#distribution`,
    types: ['dcat:Distribution'],
    properties: [
      ['dct:title', inBoth('openData.file.label', label)],
      ['dcat:accessURL', iri(file)],
      ['dcat:downloadURL', iri(file)],
      ['dct:license', licence],
      ['dcatde:licenseAttributionByText', LICENCES[openData.licence].asksForName ? said(name) : undefined],
      ['dct:format', iri(`${AUTHORITY}/file-type/${fileType}`)],
      ['dcat:mediaType', mediaType ? iri(mediaType) : undefined],
      ['dct:conformsTo', format === 'jsonl' ? iri(`${page}/beitraege.schema.json`) : undefined],
      ['dct:language', language(row.language)],
      ['dct:issued', moment(row.issued)],
      ['dct:modified', moment(row.modified)],
    ],
  };
}
