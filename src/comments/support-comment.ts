import type { Db } from '../database/db.ts';
import type { DayHasher } from './day-hasher.ts';
import { insertSupport, selectSupported } from './support-queries.ts';

export interface Support {
  siteId: string;
  slug: string;
  reference: string;
  /** As `sender()` gives it; kept only as a hash under the day's key. */
  address: string;
}

export type SupportOutcome =
  | { outcome: 'counted' | 'counted-before' | 'closed'; supports: number }
  /** `notice`: what the editors say about it; empty where they say nothing. */
  | { outcome: 'paused'; supports: number; notice: string }
  | { outcome: 'no-comment' };

/**
 * Supports a public comment, once per day and address, while its topic is open and not paused. The number rises in the same statement;
 * readers' pages follow within ten seconds (job `support-shown`), so that a thousand clicks are not a thousand changes.
 */
export async function supportComment(
  { db, dayHasher }: { db: Db; dayHasher: DayHasher },
  { siteId, slug, reference, address }: Support,
): Promise<SupportOutcome> {
  // With the comment in it, so that nobody can tell that two comments have a supporter in common.
  const { day, hash } = await dayHasher.hash(db, 'support', `${reference} ${address}`);
  const counted = await insertSupport(db, { siteId, slug, reference, day, supporter: hash });
  if (counted !== undefined) return { outcome: 'counted', supports: counted };
  const standing = await selectSupported(db, { siteId, slug, reference });
  if (!standing) return { outcome: 'no-comment' };
  const { isOpen, isPaused, pauseNotice, supports } = standing;
  if (isPaused) return { outcome: 'paused', supports, notice: pauseNotice };
  return { outcome: isOpen ? 'counted-before' : 'closed', supports };
}
