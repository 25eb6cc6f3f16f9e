import type { Verdict } from '../verdict.ts';

/**
 * @param sameTextCount how many other comments of the site have the same text by digest; where counting stops at the first, 1
 *
 * Never more than `suspect`: neighbours who send the same agreed sentence take part, they do not spam.
 */
export function duplicateVerdict(sameTextCount: number): Verdict {
  return { check: 'duplicate', outcome: sameTextCount > 0 ? 'suspect' : 'clean', detail: { sameTextCount } };
}
