import type { Db } from '../database/db.ts';
import { COUNTED } from './asked.ts';
import type { Whose } from './kept-queries.ts';
import { selectAnsweredOutcomes, type ValueRow } from './queries.ts';

/** So many are counted in a moment. */
const AT_ONCE = 2_000;
const KEPT_MS = 60_000;

interface Kept {
  rows: Promise<ValueRow[]>;
  until: number;
}

const memory = new WeakMap<Db, Map<string, Kept>>();

/**
 * Outcomes of what is published and answered, the latest of each comment. Each desk shows them: where there are many, what was
 * counted within the last minute serves.
 *
 * @param answered how many there are
 */
export function outcomesOf(db: Db, whose: Whose, answered: number): Promise<ValueRow[]> {
  if (answered === 0) return Promise.resolve([]);
  if (answered <= AT_ONCE) return selectAnsweredOutcomes(db, whose, COUNTED);
  const kept = memory.get(db) ?? new Map<string, Kept>();
  memory.set(db, kept);
  const key = JSON.stringify(whose);
  const now = Date.now();
  const known = kept.get(key);
  if (known && known.until > now) return known.rows;
  const rows = selectAnsweredOutcomes(db, whose, COUNTED);
  kept.set(key, { rows, until: now + KEPT_MS });
  // A count that failed is nobody's answer.
  rows.catch(() => kept.delete(key));
  return rows;
}
