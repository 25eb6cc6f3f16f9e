import { type CommentFilter, readCommentFilter, writeCommentFilter } from '../comments/comment-filter.ts';
import { isReference } from '../comments/reference.ts';
import { sentValues } from '../lib/sent-values.ts';

/** Which comments of a topic an answer is for: all a filter describes, and named ones besides. */
export interface Selection {
  /** Absent: none but the named ones. */
  filter?: CommentFilter;
  references: readonly string[];
  /** When it was made: what became public later was not meant. */
  asOf?: Date;
}

/** A form has no more fields. */
const REFERENCES_MAX = 400;

/**
 * Reads a choice from an untrusted query or form: `beitrag` names comments, `code` and `group` take all with a code or of a
 * group, and everything the desk's filter knows takes what it describes. Nothing of it is no choice, not all of the topic.
 */
export function readSelection(sent: unknown): Selection {
  const fields = (typeof sent === 'object' && sent !== null ? sent : {}) as Record<string, unknown>;
  const filter = readCommentFilter({
    ...fields,
    schlagwort: [...sentValues(sent, 'schlagwort'), ...sentValues(sent, 'code')],
    gruppe: [...sentValues(sent, 'gruppe'), ...sentValues(sent, 'group')],
  });
  const { states: _, ...described } = filter;
  const asOf = new Date(sentValues(sent, 'as_of')[0] ?? '');
  return {
    ...(Object.keys(described).length > 0 && { filter }),
    references: readReferences(sentValues(sent, 'beitrag').join(' ')),
    ...(!Number.isNaN(asOf.getTime()) && { asOf }),
  };
}

/** Vorgangsnummern out of a text somebody typed or pasted; what is none is left out. */
export function readReferences(text: string): string[] {
  const words = text.toUpperCase().split(/[\s,;]+/);
  return [...new Set(words.filter(isReference))].slice(0, REFERENCES_MAX);
}

/** Names and values by which a form carries the choice on. */
export function selectionFields({ filter, references, asOf }: Selection): { name: string; value: string }[] {
  const described = filter ? [...writeCommentFilter(filter)].map(([name, value]) => ({ name, value })) : [];
  return [
    ...described,
    ...(references.length > 0 ? [{ name: 'beitrag', value: references.join(' ') }] : []),
    ...(asOf ? [{ name: 'as_of', value: asOf.toISOString() }] : []),
  ];
}
