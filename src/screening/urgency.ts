import { urgency } from '../learning/shipped.ts';
import type { ScreeningDraft, ScreeningRules } from './draft.ts';
import { findTerms } from './terms.ts';
import { URGENT_PHRASES } from './urgent-phrases.ts';
import type { Verdict } from './verdict.ts';

/** Why a person should look sooner than it is a comment's turn. */
export type Ground = 'selfHarm' | 'threat' | 'insult' | 'tone' | 'personalData' | 'spam';

/** How soon, 0 to 100; the dearest ground counts. People in need come before everything else, advertising last. */
const SCORES: Record<Exclude<Ground, 'tone'>, number> = {
  selfHarm: 100,
  threat: 95,
  insult: 75,
  personalData: 60,
  spam: 40,
};

/** From here on the classifier says something; below, most of it is noise. */
const LIKELY = 0.5;
const TONE = { least: 45, most: 70 };
/** What is read of a text, so that posting does not wait for it. */
const READ_UNITS = 600;
const MOST_TERMS = 3;

/**
 * Whether somebody should look at this comment soon, from two small lists, what the other checks found, and a classifier of
 * insults. It moves a comment up where a moderator asks for that order; it decides nothing and weighs nothing.
 *
 * @returns undefined where there is no ground
 */
export function urgencyVerdict(
  { text }: ScreeningDraft,
  found: readonly Verdict[],
  { triage }: ScreeningRules,
): Verdict | undefined {
  const hits = findTerms(text, URGENT_PHRASES);
  const grounds = new Map<Ground, number>();
  for (const { of } of hits) grounds.set(of, SCORES[of]);
  for (const ground of groundsIn(found)) grounds.set(ground, SCORES[ground]);
  const tone = triage ? (urgency(triage, text.slice(0, READ_UNITS)) ?? 0) : 0;
  if (tone >= LIKELY) {
    const part = (tone - LIKELY) / (1 - LIKELY);
    grounds.set('tone', Math.round(TONE.least + part * (TONE.most - TONE.least)));
  }
  if (grounds.size === 0) return undefined;
  const inOrder = [...grounds].sort(([, a], [, b]) => b - a);
  const terms = [...new Set(hits.map(({ start, end }) => text.slice(start, end)))].slice(0, MOST_TERMS);
  return {
    check: 'urgency',
    outcome: 'hint',
    detail: {
      score: inOrder[0]?.[1] ?? 0,
      grounds: inOrder.map(([ground]) => ground).join(','),
      ...(terms.length > 0 && { terms: terms.join(', ') }),
    },
  };
}

function groundsIn(found: readonly Verdict[]): Exclude<Ground, 'tone' | 'selfHarm' | 'threat'>[] {
  const of = (name: Verdict['check']) => found.find(({ check }) => check === name);
  return [
    ...(Number(of('words')?.detail?.['insults'] ?? 0) > 0 ? (['insult'] as const) : []),
    ...(of('personal-data')?.outcome === 'suspect' ? (['personalData'] as const) : []),
    ...(found.some(({ outcome }) => outcome === 'spam') || of('classifier')?.outcome === 'suspect'
      ? (['spam'] as const)
      : []),
  ];
}

/** The score as it is stored beside the comment, to order the queue by. */
export function urgencyOf(verdicts: readonly Verdict[]): number {
  const score = Number(verdicts.find(({ check }) => check === 'urgency')?.detail?.['score'] ?? 0);
  return Number.isInteger(score) && score > 0 && score <= 100 ? score : 0;
}
