import { Visitor } from '../../test/support/visitor.ts';
import { prove } from './mismatch.ts';
import { stateOf } from './planner.ts';
import type { PostedComment } from './resident.ts';

const AT_ONCE = 8;
/** Faster than that nobody reads: the limit on clicks stops who does. */
const CLICKS = 100;

/**
 * Everybody supports what they agreed with, each from an address of their own, and clicks the first twice.
 *
 * @returns how often each comment was supported, by its number
 */
export async function supportAll(
  url: string,
  slug: string,
  comments: readonly PostedComment[],
  agreements: readonly string[][],
): Promise<Map<string, number>> {
  const published = new Map(
    comments
      .filter((comment) => stateOf(comment) === 'published')
      .map((comment) => [comment.number, comment]),
  );
  const supports = new Map<string, number>();
  const waiting = agreements.entries();
  const participant = async () => {
    for (const [i, agreed] of waiting) {
      const visitor = new Visitor(url, `10.9.${i >> 8}.${i & 255}`);
      const liked = agreed.flatMap((number) => published.get(number) ?? []).slice(0, CLICKS);
      for (const { reference, number } of liked) {
        await click(visitor, slug, reference);
        supports.set(number, (supports.get(number) ?? 0) + 1);
      }
      if (liked[0]) await click(visitor, slug, liked[0].reference);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, participant));
  return supports;
}

async function click(visitor: Visitor, slug: string, reference: string): Promise<void> {
  const { status } = await visitor.post(`/themen/${slug}/beitraege/${reference}/unterstuetzen`, {});
  prove(status === 200 || status === 303, () => `The support of ${reference} was answered with ${status}`);
}
