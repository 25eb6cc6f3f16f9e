import { countCharacters, isStorable } from '../lib/storable.ts';
import { sentText } from '../staff/sent-form.ts';
import { geocoding, isLicence, type OpenData, PUBLIC_NAMES, type PublicNames } from './open-data.ts';
import { OPEN_DATA_FIELDS, type OpenDataField, type TextField } from './settings-page-model.ts';

export type OpenDataValues = Record<OpenDataField, string>;

const CONTRIBUTORS = /^https?:\/\/(?:www\.)?dcat-ap\.de\/def\/contributors\//;
const PUBLISHER_MAX = 200;

export function valuesOf(openData: OpenData): OpenDataValues {
  return {
    is_on: openData.isOn ? '1' : '0',
    names: openData.names,
    licence: openData.licence ?? '',
    publisher: openData.publisher,
    contributor_id: openData.contributorId,
    geocode: openData.geocode,
  };
}

/** What was sent; a whole address of a contributor is as good as its last part. */
export function sentValuesOf(body: unknown): OpenDataValues {
  const sent = Object.fromEntries(
    OPEN_DATA_FIELDS.map((field) => [field, sentText(body, field).trim()]),
  ) as OpenDataValues;
  return {
    ...sent,
    contributor_id: sent.contributor_id.replace(CONTRIBUTORS, '').replace(/\/$/, ''),
    geocode: sent.geocode.replaceAll(' ', ''),
  };
}

/** The texts that cannot be saved as they are. */
export function wrongFields({ publisher, contributor_id, geocode }: OpenDataValues): TextField[] {
  return [
    ...(!isStorable(publisher) || countCharacters(publisher) > PUBLISHER_MAX ? (['publisher'] as const) : []),
    ...(/^[A-Za-z0-9-]{0,120}$/.test(contributor_id) ? [] : (['contributor_id'] as const)),
    ...(geocode === '' || geocoding(geocode) ? [] : (['geocode'] as const)),
  ];
}

/** Where a choice is none of ours, the careful one. */
export function openDataOf(values: OpenDataValues, version: number): OpenData {
  return {
    isOn: values.is_on === '1',
    names: PUBLIC_NAMES.find((names: PublicNames) => names === values.names) ?? 'none',
    licence: isLicence(values.licence) ? values.licence : null,
    publisher: values.publisher,
    contributorId: values.contributor_id,
    geocode: values.geocode,
    version,
  };
}
