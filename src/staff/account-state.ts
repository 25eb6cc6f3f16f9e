import type { Account } from './account-queries.ts';

export type AccountState = 'active' | 'invited' | 'expired' | 'disabled';

/** `expired`: invited, and the link is no longer good. */
export function stateOf({ disabledAt, hasPassword, hasProvider, linkUntil }: Account): AccountState {
  if (disabledAt) return 'disabled';
  if (hasPassword || hasProvider) return 'active';
  return linkUntil ? 'invited' : 'expired';
}

/** What an admin did, as the address says it afterwards. */
const DONE = ['rollen', 'sperren', 'freigeben', 'zweiter-schritt', 'sitzungen', 'anbieter', 'regel'] as const;
export type Done = (typeof DONE)[number];

export function isDone(word: unknown): word is Done {
  return DONE.some((done) => done === word);
}
