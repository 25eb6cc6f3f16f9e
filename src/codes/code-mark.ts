const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];

/** A Kürzel has two characters, capitals or digits. */
export function isMark(text: string): boolean {
  return /^[\p{Lu}\p{N}]{2}$/u.test(text);
}

/** As somebody typed it. */
export const normalMark = (text: string): string => text.trim().normalize('NFC').toUpperCase();

/**
 * A Kürzel for a label: its words' first letters, else its first letter and a later one, else whatever is free. `taken` are the
 * marks of the topic's other codes, so that two never look the same.
 */
export function proposeMark(label: string, taken: Iterable<string>): string {
  const others = new Set(taken);
  const words = label.toUpperCase().match(/[\p{Lu}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !SMALL_WORDS.has(word));
  const letters = [...(telling.join('') || words.join(''))];
  const first = letters[0] ?? 'X';
  const candidates = [
    ...telling.slice(1).map((word) => first + [...word][0]),
    ...letters.slice(1).map((letter) => first + letter),
    ...ALPHABET.map((letter) => first + letter),
    ...ALPHABET.flatMap((one) => ALPHABET.map((two) => one + two)),
  ];
  return candidates.find((mark) => isMark(mark) && !others.has(mark)) ?? 'XX';
}

const SMALL_WORDS = new Set([
  'UND',
  'ODER',
  'DER',
  'DIE',
  'DAS',
  'FÜR',
  'IN',
  'IM',
  'AM',
  'AN',
  'MIT',
  'VON',
  'ZU',
]);
