import type { ScreeningDraft, ScreeningRules } from '../draft.ts';
import { findPattern, unitsOf } from '../pattern/match.ts';
import { heaviest, type Mark, type Verdict } from '../verdict.ts';

const MAX_NAMED = 5;

/** Looks for the patterns of the city's rules, in the text. */
export function patterns(
  { text }: ScreeningDraft,
  { patterns: rules = [] }: ScreeningRules,
): Verdict | undefined {
  if (rules.length === 0) return undefined;
  const units = unitsOf(text);
  const hits = rules.flatMap((rule) =>
    rule.patterns.flatMap((pattern) => findPattern(pattern, units).map((span) => ({ ...span, rule }))),
  );
  if (hits.length === 0) return { check: 'patterns', outcome: 'clean' };
  const names = [...new Set(hits.map(({ rule }) => rule.name))].slice(0, MAX_NAMED).join(', ');
  return {
    check: 'patterns',
    outcome: heaviest(hits.map(({ rule }) => rule.effect)),
    detail: { rules: names },
    marks: inOrder(hits),
  };
}

/** Where two overlap the earlier one stays. */
function inOrder(hits: { start: number; end: number }[]): Mark[] {
  const marks: Mark[] = [];
  for (const { start, end } of hits.sort((a, b) => a.start - b.start)) {
    if (start >= (marks.at(-1)?.end ?? 0)) marks.push({ start, end, kind: 'pattern' });
  }
  return marks;
}
