import { partOf, readLines, readRows } from './shared-data.ts';

export interface Post {
  text: string;
  /** Offensive, or hate: what somebody should look at soon. */
  urgent: boolean;
}

/** Tweets of 2018. Their writers are not in the file, so parts are by the first account addressed, else by the text. */
export function readGermeval(): (Post & { part: number })[] {
  return readLines('toxicity-de/germeval2018.training.txt').map((line) => {
    const [text = '', coarse] = line.split('\t');
    const key = /@\w+/u.exec(text)?.[0] ?? text;
    return { text: asPosted(text), urgent: coarse === 'OFFENSE', part: partOf(key, 5) };
  });
}

/** Adversarial posts, made to mislead; the file's own split. */
export function readGahd(): { train: Post[]; dev: Post[] } {
  const rows = readRows('toxicity-de/gahd.csv');
  const of = (split: string) =>
    rows
      .filter((row) => row['split'] === split)
      .map((row) => ({ text: row['text'] as string, urgent: row['label'] === '1' }));
  return { train: of('train'), dev: of('dev') };
}

/** Whom a tweet speaks to and its line marks say nothing about a comment on a city's site. */
function asPosted(text: string): string {
  return text.replaceAll('|LBR|', '\n').replace(/@\w+/gu, ' ');
}
