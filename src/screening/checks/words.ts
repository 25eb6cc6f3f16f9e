import type { ScreeningDraft, ScreeningRules, WordRule } from '../draft.ts';
import { findTerms, type TermHit, type TermList, termList } from '../terms.ts';
import { heaviest, type Outcome, type Verdict } from '../verdict.ts';

const MAX_TERMS = 10;

type Hit = TermHit<WordRule>;

const lists = new WeakMap<readonly WordRule[], TermList<WordRule>>();

/**
 * Looks for the rules' words as whole words, in the text and in the name. Each says what it does; two different words of
 * advertising that are suspect alone look like spam together: a single one may be what the comment is about.
 */
export function words(draft: ScreeningDraft, rules: ScreeningRules): Verdict {
  if (rules.words.length === 0) return { check: 'words', outcome: 'off' };
  const list = wordListOf(rules.words);
  const inText = findTerms(draft.text, list);
  const inName = findTerms(draft.name, list);
  const hits = [...inText, ...inName];
  const count = (kind: WordRule['kind']) => differentTerms(hits.filter(({ of }) => of.kind === kind));
  const others = count('other');
  const terms = [...new Set(hits.map((hit) => hit.term))].slice(0, MAX_TERMS).join(', ');
  const detail = {
    spam: count('spam'),
    insults: count('insult'),
    ...(others > 0 && { others }),
    ...(terms && { terms }),
    ...(inName.length > 0 && { inName: true }),
  };
  const marks = inText.map(({ start, end, of }) => ({ start, end, kind: of.kind }));
  return { check: 'words', outcome: judge(hits), detail, ...(marks.length > 0 && { marks }) };
}

const effectOf = ({ of }: Hit) => of.effect ?? 'suspect';

function judge(hits: Hit[]): Outcome {
  const advertising = hits.filter((hit) => hit.of.kind === 'spam' && effectOf(hit) !== 'hint');
  if (differentTerms(advertising) > 1) return 'spam';
  return heaviest(hits.map(effectOf));
}

function differentTerms(hits: Hit[]): number {
  return new Set(hits.map((hit) => hit.term)).size;
}

/** Folded once for each list of rules. */
export function wordListOf(rules: readonly WordRule[]): TermList<WordRule> {
  const known = lists.get(rules) ?? termList(rules.map((rule) => [rule.pattern, rule]));
  lists.set(rules, known);
  return known;
}
