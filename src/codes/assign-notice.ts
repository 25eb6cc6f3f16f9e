import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';

export interface AssignmentDone {
  outcome: 'assigned' | 'taken-back';
  count: number;
  /** The day it is due has passed already: allowed, but said. */
  isPast: boolean;
}

const WORDS = { assigned: 'zugewiesen', 'taken-back': 'aufgehoben' } as const;

/** A page's address, so that it says what was done when it opens. */
export function withDone(path: string, { outcome, count, isPast }: AssignmentDone): string {
  const url = new URL(path, 'http://here.invalid');
  url.searchParams.set('getan', WORDS[outcome]);
  url.searchParams.set('anzahl', String(count));
  if (isPast) url.searchParams.set('frist', 'vorbei');
  return url.pathname + url.search.replaceAll('%2C', ',') + url.hash;
}

/** What `withDone` wrote into an address, in words. @param query untrusted */
export function assignedNotice(query: unknown, lang: Lang): string | undefined {
  const { getan, anzahl, frist } = (query ?? {}) as Record<string, unknown>;
  const done = Object.values(WORDS).find((word) => word === getan);
  if (!done) return undefined;
  const count = typeof anzahl === 'string' && /^\d{1,8}$/.test(anzahl) ? Number(anzahl) : 1;
  return translate(lang, `codes.assigned.${done}`, { count, isPast: String(frist === 'vorbei') });
}
