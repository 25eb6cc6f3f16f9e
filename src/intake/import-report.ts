import type { EntryState } from './check-entry.ts';
import type { EntryProblem } from './import.ts';

/** What was found and what became of it, in figures; no word of anybody. */
export interface ImportReport {
  /** Lines or entries of the file. */
  read?: number;
  /** Good ones that are not here yet, by the state they come in as. */
  planned?: Partial<Record<EntryState, number>>;
  known?: number;
  problems?: Partial<Record<EntryProblem, number>>;
  /** Posts that become topics. */
  posts?: number;
  /** Schlagwörter that do not exist yet. */
  newCodes?: number;
  stored?: Partial<Record<EntryState, number>>;
  leftOut?: number;
  /** Answers to something that is not here: they stand by themselves. */
  orphans?: number;
  /** Deeper than three levels: they stand beside what they answer. */
  flattened?: number;
}

export const total = (counts: Partial<Record<string, number>> | undefined): number =>
  Object.values(counts ?? {}).reduce<number>((sum, count) => sum + (count ?? 0), 0);

export function countIn<K extends string>(counts: Partial<Record<K, number>>, key: K, by = 1): void {
  counts[key] = (counts[key] ?? 0) + by;
}
