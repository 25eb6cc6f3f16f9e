import { createHash } from 'node:crypto';

/**
 * A stretch of a comment's stored text in Unicode code points from 0, `ends` excluded: what `substr(body, starts + 1, ends - starts)`
 * gives in PostgreSQL.
 */
export interface Passage {
  starts: number;
  ends: number;
}

/**
 * A stretch of the text as it is shown: the same, but every line break counts once, however it was sent. That is what a browser
 * sees, for it reads CRLF as one character.
 */
export type ShownPassage = Passage;

export interface Sentence extends ShownPassage {
  text: string;
}

/** Code points of the stored text, each with CRLF in one piece. */
function shownCharacters(text: string): string[] {
  return text.match(/\r\n|[\s\S]/gu) ?? [];
}

/** Where a shown passage stands in the stored text; undefined where it is none. */
function storedPassage(text: string, { starts, ends }: ShownPassage): Passage | undefined {
  const characters = shownCharacters(text);
  const isWhole = Number.isSafeInteger(starts) && Number.isSafeInteger(ends);
  if (!isWhole || starts < 0 || ends <= starts || ends > characters.length) return undefined;
  const before = (index: number) => index + breaksIn(characters.slice(0, index));
  return { starts: before(starts), ends: before(ends) };
}

/** Where a stored passage is seen; as far as there is text. */
export function shownPassage(text: string, { starts, ends }: Passage): ShownPassage {
  const characters = [...text];
  const before = (index: number) => {
    const part = characters.slice(0, index);
    return part.length - part.filter((one, i) => one === '\n' && part[i - 1] === '\r').length;
  };
  return { starts: before(starts), ends: before(ends) };
}

const breaksIn = (characters: readonly string[]) => characters.filter((one) => one === '\r\n').length;

/** The words of a stored passage. */
export function wordsOf(text: string, { starts, ends }: Passage): string {
  return [...text].slice(starts, ends).join('');
}

/** A passage without the white space around it; undefined where nothing is left. */
function trimmed(text: string, { starts, ends }: Passage): Passage | undefined {
  const characters = [...text].slice(starts, ends);
  const isBlank = (one: string | undefined) => one !== undefined && /^\s$/u.test(one);
  let [from, to] = [0, characters.length];
  while (from < to && isBlank(characters[from])) from++;
  while (to > from && isBlank(characters[to - 1])) to--;
  return from < to ? { starts: starts + from, ends: starts + to } : undefined;
}

/** A shown passage as it is stored, without the white space around it; undefined where it is none. */
export function passageIn(text: string, shown: ShownPassage): Passage | undefined {
  const stored = storedPassage(text, shown);
  return stored && trimmed(text, stored);
}

const SENTENCES = new Intl.Segmenter('de', { granularity: 'sentence' });

/** The sentences of a text as shown, without the white space between them. Those of one line never run into the next. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let at = 0;
  for (const { segment } of SENTENCES.segment(text.replaceAll('\r\n', '\n'))) {
    const length = [...segment].length;
    const lead = [...(/^\s*/u.exec(segment)?.[0] ?? '')].length;
    const words = segment.trim();
    if (words !== '') sentences.push({ starts: at + lead, ends: at + lead + [...words].length, text: words });
    at += length;
  }
  return sentences;
}

/** Names a text, so that a passage of another wording of it is noticed. */
export function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
