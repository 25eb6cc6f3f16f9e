import type { Lang } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import type { Conflict, FieldModel, Revision } from './page-models.ts';

interface SavedVersion {
  version: number;
  updated_at: Date;
  updatedBy: string | null;
}

interface Reader {
  lang: Lang;
  timeZone: string;
}

export function revisionOf(
  { version, updated_at, updatedBy }: SavedVersion,
  { lang, timeZone }: Reader,
): Revision {
  return { version, at: moment(updated_at, lang, timeZone), ...(updatedBy && { by: updatedBy }) };
}

/** Somebody saved meanwhile, and these fields are different now. */
export function conflictOf(saved: SavedVersion, fields: Conflict['fields'], reader: Reader): Conflict {
  const revision = revisionOf(saved, reader);
  return { ...revision, by: revision.by ?? translate(reader.lang, 'redaktion.conflict.somebody'), fields };
}

/** A field as it is shown: what stands in it, what is wrong with it, and what somebody else saved instead. */
export function fieldModel(
  value: string,
  { error, theirs }: { error?: string | undefined; theirs?: string | undefined },
): FieldModel {
  return {
    value,
    ...(error !== undefined && { error }),
    ...(theirs !== undefined && theirs !== value && { theirs: { text: theirs } }),
  };
}
