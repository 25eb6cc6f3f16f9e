/** Letters, digits, and what may hide inside a word: combining marks and invisible format characters. */
const WORD = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu;

/** Longer runs are no words, and folding them would cost more than linear time. */
const MAX_WORD_UNITS = 100;

/** Terms of one or several words, each with what is known of it. */
export interface TermList<K> {
  terms: Map<string, K>;
  longest: number;
}

interface Word {
  start: number;
  end: number;
  folded: string;
}

export interface TermHit<K> {
  start: number;
  end: number;
  /** As it is compared: folded, single spaces. */
  term: string;
  of: K;
}

/** Terms are compared as whole words, without case; what holds no word is left out, of two spellings the later one stays. */
export function termList<K>(terms: Iterable<readonly [string, K]>): TermList<K> {
  const list: TermList<K> = { terms: new Map(), longest: 0 };
  for (const [pattern, of] of terms) {
    const parts = wordsOf(pattern).map((word) => word.folded);
    if (parts.every((part) => part === '')) continue;
    list.terms.set(parts.join(' '), of);
    list.longest = Math.max(list.longest, parts.length);
  }
  return list;
}

/** True where a term holds a word and so can be found at all. */
export function isTerm(text: string): boolean {
  return wordsOf(text).some(({ folded }) => folded !== '');
}

/** Every term of the list in the text as whole words, the longest at each place: `Spast` is not found in `Spastik`. */
export function findTerms<K>(text: string, list: TermList<K>): TermHit<K>[] {
  const found: TermHit<K>[] = [];
  const all = wordsOf(text);
  for (let i = 0; i < all.length; i++) {
    const hit = termAt(text, all, i, list);
    if (!hit) continue;
    const { words, ...rest } = hit;
    found.push(rest);
    i += words - 1;
  }
  return found;
}

/** The longest term that begins with word `i`. */
function termAt<K>(
  text: string,
  all: Word[],
  i: number,
  list: TermList<K>,
): (TermHit<K> & { words: number }) | undefined {
  const first = all[i] as Word;
  let last = first;
  let term = first.folded;
  let hit: (TermHit<K> & { words: number }) | undefined;
  for (let count = 1; ; count++) {
    const of = list.terms.get(term);
    if (of !== undefined) hit = { start: first.start, end: last.end, term, of, words: count };
    const next = all[i + count];
    if (!next || count >= list.longest || !joins(text, last, next)) return hit;
    last = next;
    term += ` ${next.folded}`;
  }
}

/** `casino bonus`, `casino-bonus` and `casino_bonus` are one term, `I’ll` is two words of one; a full stop parts it. */
function joins(text: string, left: Word, right: Word): boolean {
  return right.start - left.end <= 3 && /^[ \t\n\r\u00a0_'’–-]+$/u.test(text.slice(left.end, right.start));
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
