import { isReference } from '../comments/reference.ts';
import { sentValues } from '../lib/sent-values.ts';
import { isUuid } from '../lib/uuid.ts';

/** Which comments of a topic an answer is for: named ones, all with a code, a group of like ones; all of them together. */
export interface Selection {
  references: readonly string[];
  codes: readonly string[];
  groups: readonly string[];
}

/** A form has no more fields. */
export const REFERENCES_MAX = 400;
const OTHERS_MAX = 20;

const NAMES = {
  references: ['beitrag', 'auswahl'],
  codes: ['code', 'schlagwort'],
  groups: ['group', 'gruppe'],
} as const;

/** Reads a choice from an untrusted query or form; several values repeat their name or stand between commas and blanks. */
export function readSelection(sent: unknown): Selection {
  const many = (field: keyof typeof NAMES, isOne: (text: string) => boolean, most: number) => {
    const values = NAMES[field]
      .flatMap((name) => sentValues(sent, name))
      .flatMap((text) => text.split(/[\s,;]+/));
    return [...new Set(values.filter(isOne))].slice(0, most);
  };
  return {
    references: readReferences(NAMES.references.flatMap((name) => sentValues(sent, name)).join(' ')),
    codes: many('codes', isUuid, OTHERS_MAX),
    groups: many('groups', isUuid, OTHERS_MAX),
  };
}

/** Vorgangsnummern out of a text somebody typed or pasted; what is none is left out. */
export function readReferences(text: string): string[] {
  const words = text.toUpperCase().split(/[\s,;]+/);
  return [...new Set(words.filter(isReference))].slice(0, REFERENCES_MAX);
}

/** Names and values by which a form carries the choice on. */
export function selectionFields({ references, codes, groups }: Selection): { name: string; value: string }[] {
  return [
    ...(references.length > 0 ? [{ name: 'beitrag', value: references.join(' ') }] : []),
    ...codes.map((value) => ({ name: 'code', value })),
    ...groups.map((value) => ({ name: 'group', value })),
  ];
}
