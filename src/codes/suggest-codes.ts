import { explain } from '../learning/explain.ts';
import { LIKELY, type Model, suggestionsFor } from '../learning/model.ts';
import { lineOf, type Node } from './code.ts';
import { labelMatches } from './label-match.ts';
import { type Sentence, type ShownPassage, sentencesOf } from './passage.ts';

/** A code a text may deserve, and why; a hint for a person, never given by itself. */
export interface SuggestedCode {
  codeId: string;
  /** 0 to 1; undefined where only the label's own words were found. */
  probability: number | undefined;
  /** The words that counted most, as they stand in the text. */
  because: string[];
  /** The sentence the weightiest of them stands in; undefined where it stands for the whole comment, or is not likely. */
  passage: ShownPassage | undefined;
}

/** Where one in ten is right, a third place in the list is still worth its line. */
const POSSIBLE = 0.1;
const MOST = 3;
const MOST_WORDS = 2;
const SHORTEST_WORD = 3;

/**
 * At most three codes for a text, the most worth saying first, without those it has and those above them. What was learned speaks where
 * enough was; for the other codes only their labels' own words.
 */
export function suggestCodes(
  text: string,
  codes: readonly Node[],
  { model, given }: { model?: Model | undefined; given: readonly string[] },
): SuggestedCode[] {
  const out = new Set(given.flatMap((id) => lineOf(codes, id)));
  const offered = new Set(codes.filter(({ id }) => !out.has(id)).map(({ id }) => id));
  const learned = (model ? suggestionsFor(model, text) : []).filter(({ label }) => offered.has(label));
  const isLearned = new Set(learned.map(({ label }) => label));
  const matched = labelMatches(text, codes).filter(({ id }) => offered.has(id) && !isLearned.has(id));
  const sentences = sentencesOf(text);
  const found = [
    ...learned
      .filter(({ probability }) => probability >= POSSIBLE)
      .map(({ label, probability }) => ({ id: label, probability, words: wordsFor(model, label, text) })),
    ...matched.map(({ id, words }) => ({ id, probability: undefined, words })),
  ];
  return withoutThoseAbove(found, codes)
    .slice(0, MOST)
    .map(({ id, probability, words }) => ({
      codeId: id,
      probability,
      because: words.map(({ word }) => word),
      passage:
        words[0] && isLikely({ probability }) ? sentenceAt(text, sentences, words[0].start) : undefined,
    }));
}

function wordsFor(model: Model | undefined, label: string, text: string) {
  const reasons = (model && explain(model, label, text)?.reasons) ?? [];
  return reasons
    .flatMap((reason) => (reason.kind === 'word' && reason.weight > 0 ? [reason] : []))
    .filter(({ word }) => word.length >= SHORTEST_WORD)
    .slice(0, MOST_WORDS);
}

/** A code says all that those above it say: a likely one stands for them, an unlikely one leaves it to them. */
function withoutThoseAbove<T extends Pick<SuggestedCode, 'probability'> & { id: string }>(
  found: readonly T[],
  codes: readonly Node[],
): T[] {
  const isAbove = (one: T, other: T) => other.id !== one.id && lineOf(codes, other.id).includes(one.id);
  const kept = found.filter((one) => !found.some((other) => isLikely(other) && isAbove(one, other)));
  return kept.filter((one) => isLikely(one) || !kept.some((other) => isAbove(other, one)));
}

/** A label's own words in the text are as good as learned. */
const isLikely = ({ probability }: Pick<SuggestedCode, 'probability'>) => (probability ?? 1) >= LIKELY;

/** @param start in UTF-16 code units of the stored text */
function sentenceAt(text: string, sentences: readonly Sentence[], start: number): ShownPassage | undefined {
  const shown = [...text.slice(0, start).replaceAll('\r\n', '\n')].length;
  const found = sentences.find(({ starts, ends }) => starts <= shown && shown < ends);
  return found && { starts: found.starts, ends: found.ends };
}
