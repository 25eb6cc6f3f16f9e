import type { ScreeningDraft, ScreeningRules, WordKind, WordRule } from '../draft.ts';
import type { Mark, Outcome, Verdict } from '../verdict.ts';

/** Letters, digits, and what may hide inside a word: combining marks and invisible format characters. */
const WORD = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu;

/** Longer runs are no words, and folding them would cost more than linear time. */
const MAX_WORD_UNITS = 100;

const MAX_TERMS = 10;

interface WordList {
  kinds: Map<string, WordKind>;
  longest: number;
}

interface Word {
  start: number;
  end: number;
  folded: string;
}

interface Hit extends Mark {
  kind: WordKind;
  term: string;
  words: number;
}

const lists = new WeakMap<readonly WordRule[], WordList>();

/**
 * Looks for the rules' words as whole words, in the text and in the name: `Spast` is not found in `Spastik`. One spam term or an
 * insult is suspect, two different spam terms look like spam: a single one may be what the comment is about.
 */
export function words(draft: ScreeningDraft, rules: ScreeningRules): Verdict {
  if (rules.words.length === 0) return { check: 'words', outcome: 'off' };
  const list = listOf(rules.words);
  const inText = findTerms(draft.text, list);
  const inName = findTerms(draft.name, list);
  const spam = differentTerms([...inText, ...inName], 'spam');
  const insults = differentTerms([...inText, ...inName], 'insult');
  const terms = [...new Set([...inText, ...inName].map((hit) => hit.term))].slice(0, MAX_TERMS).join(', ');
  const detail = { spam, insults, ...(terms && { terms }), ...(inName.length > 0 && { inName: true }) };
  const marks = inText.map(({ start, end, kind }) => ({ start, end, kind }));
  return { check: 'words', outcome: judge(spam, insults), detail, ...(marks.length > 0 && { marks }) };
}

function judge(spam: number, insults: number): Outcome {
  if (spam > 1) return 'spam';
  return spam + insults > 0 ? 'suspect' : 'clean';
}

function differentTerms(hits: Hit[], kind: WordKind): number {
  return new Set(hits.filter((hit) => hit.kind === kind).map((hit) => hit.term)).size;
}

function findTerms(text: string, list: WordList): Hit[] {
  const found: Hit[] = [];
  const all = wordsOf(text);
  for (let i = 0; i < all.length; i++) {
    const hit = termAt(text, all, i, list);
    if (!hit) continue;
    found.push(hit);
    i += hit.words - 1;
  }
  return found;
}

/** The longest term that begins with word `i`. */
function termAt(text: string, all: Word[], i: number, list: WordList): Hit | undefined {
  const first = all[i] as Word;
  let last = first;
  let term = first.folded;
  let hit: Hit | undefined;
  for (let count = 1; ; count++) {
    const kind = list.kinds.get(term);
    if (kind) hit = { start: first.start, end: last.end, kind, term, words: count };
    const next = all[i + count];
    if (!next || count === list.longest || !joins(text, last, next)) return hit;
    last = next;
    term += ` ${next.folded}`;
  }
}

/** `casino bonus`, `casino-bonus` and `casino_bonus` are one term; a full stop or a paragraph parts it. */
function joins(text: string, left: Word, right: Word): boolean {
  return right.start - left.end <= 3 && /^[ \t\n\r\u00a0_–-]+$/u.test(text.slice(left.end, right.start));
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: raw, index }) => ({
    start: index,
    end: index + raw.length,
    folded: raw.length > MAX_WORD_UNITS ? '' : fold(raw),
  }));
}

/** One spelling for looks-alike and evasions: full-width and mathematical letters, soft hyphens, strike-through marks, ß. */
function fold(word: string): string {
  if (/^[a-zäöü\d]+$/iu.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll('ß', 'ss');
}

function listOf(rules: readonly WordRule[]): WordList {
  const known = lists.get(rules);
  if (known) return known;
  const list: WordList = { kinds: new Map(), longest: 0 };
  for (const { pattern, kind } of rules) {
    const parts = wordsOf(pattern).map((word) => word.folded);
    if (parts.every((part) => part === '')) continue;
    list.kinds.set(parts.join(' '), kind);
    list.longest = Math.max(list.longest, parts.length);
  }
  lists.set(rules, list);
  return list;
}
