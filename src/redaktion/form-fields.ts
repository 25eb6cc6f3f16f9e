import type { CatalogueKey } from '../i18n/catalogues.ts';
import { sentValues } from '../lib/sent-values.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';

/** Why a field cannot be saved as it is: a message and what it needs. */
export interface FieldProblem {
  key: CatalogueKey;
  values?: Record<string, number>;
}

/** A field as sent, with line breaks as one character; undefined when the form did not carry it. */
export function sentField(body: unknown, name: string): string | undefined {
  return sentValues(body, name)[0]?.replaceAll('\r\n', '\n');
}

/** The version a form was made of; -1, which no row has, where it is none. */
export function sentVersion(body: unknown): number {
  const text = sentField(body, 'version') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/** Lengths in characters, as the database counts them. */
export function checkLength(
  text: string,
  { min = 0, max }: { min?: number; max: number },
): FieldProblem | undefined {
  if (!isStorable(text)) return { key: 'redaktion.error.unstorable' };
  const count = countCharacters(text);
  if (min > 0 && count === 0) return { key: 'redaktion.error.required' };
  if (count < min) return { key: 'redaktion.error.tooShort', values: { min } };
  return count > max ? { key: 'redaktion.error.tooLong', values: { max, count } } : undefined;
}
