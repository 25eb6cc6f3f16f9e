/** What one text may cost: later characters are not read. Far above what residents may send. */
export const MAX_UNITS = 20_000;

/** Longer runs are no words; what lies behind is not read. */
const MAX_WORD_UNITS = 40;

/** Words with what may hide inside them, pictures, and cries such as `!!!`. */
const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*|\p{Extended_Pictographic}|[!?]{2,}/gu;

/** A word as it stands in the text (`end` exclusive, in UTF-16 code units) and as it is compared. */
export interface Word {
  start: number;
  end: number;
  folded: string;
}

/** The words of a text, in order. Linear in the characters read, whatever they are. */
export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const { 0: raw, index } of text.slice(0, MAX_UNITS).matchAll(TOKEN)) {
    const folded = fold(raw.slice(0, MAX_WORD_UNITS));
    if (folded !== '') found.push({ start: index, end: index + raw.length, folded });
  }
  return found;
}

/** One spelling for look-alikes and evasions: full-width letters, soft hyphens, combining marks, ß; every digit counts as 0. */
function fold(word: string): string {
  const plain = /^[a-zäöü]+$/iu.test(word) ? word.toLowerCase() : foldRare(word);
  return plain.replaceAll('ß', 'ss').slice(0, MAX_WORD_UNITS);
}

function foldRare(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/\p{N}/gu, '0')
    .replace(/([!?])\1+/gu, '$1$1');
}
