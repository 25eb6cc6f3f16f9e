import type { ScreeningDraft, ScreeningRules } from '../draft.ts';
import { heaviest, type Verdict } from '../verdict.ts';

/** Nobody can tell the language of a shorter text by its common words. */
const FEWEST_WORDS = 8;
/** In German and English more than a third of all words are among these. */
const LEAST_SHARE = 0.08;

const COMMON = new Set(
  `der die das den dem des ein eine einen einem einer und oder aber nicht ich du er sie es wir ihr man ist sind war wird werden
  hat haben kann soll muss mehr auch nur noch schon sehr so wie was wo wenn dass weil für mit von vom zu zum zur im in am an auf
  aus bei nach über unter durch bitte hier dort da als kein keine mein unsere unser sich mich uns alle
  the a an and or but not i you he she it we they is are was were be been has have do does can should must will would more also
  only very so how what where when that because for with of to in on at from by about this these there here no my our your all please`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/**
 * Whether a text is likely neither German nor English: by its script, and by how few of their most common words stand in it.
 * Says only that a moderator may need help to read it.
 */
export function language(
  { text }: ScreeningDraft,
  { language: rules = [] }: ScreeningRules,
): Verdict | undefined {
  if (rules.length === 0) return undefined;
  const outcome = isForeign(text) ? heaviest(rules.map(({ effect }) => effect)) : 'clean';
  return { check: 'language', outcome };
}

function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = text.match(/\p{Script=Latin}/gu) ?? [];
  if (letters.length >= FEWEST_WORDS && latin.length < letters.length / 2) return true;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return false;
  return words.filter((word) => COMMON.has(word)).length < LEAST_SHARE * words.length;
}
