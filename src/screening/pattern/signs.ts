/** A set of UTF-16 code units, of text in lower case. */
export type Signs = (unit: number) => boolean;

const isWord = memo((unit) => /[\p{L}\p{N}\p{M}_]/u.test(String.fromCharCode(unit)));
const isSpace = memo((unit) => /\s/u.test(String.fromCharCode(unit)));
const isDigit: Signs = (unit) => unit >= 0x30 && unit <= 0x39;

/** Half a surrogate pair counts as a sign of a word only where it is asked for by itself. */
export const WORD_SIGNS = isWord;

/** What stands after a backslash, and the set it names. */
export const NAMED_SIGNS: Readonly<Record<string, Signs>> = {
  d: isDigit,
  w: isWord,
  s: isSpace,
  D: not(isDigit),
  W: not(isWord),
  S: not(isSpace),
};

export const EVERY_SIGN: Signs = (unit) => unit !== 0x0a && unit !== 0x0d;

export function not(signs: Signs): Signs {
  return (unit) => !signs(unit);
}

export function anyOf(sets: readonly Signs[]): Signs {
  return (unit) => sets.some((signs) => signs(unit));
}

export function between(from: number, to: number): Signs {
  return (unit) => unit >= from && unit <= to;
}

/** Lower case, unit by unit: where its small letter is not one unit, a capital stays what it is. */
export function lowered(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
  const small = String.fromCharCode(unit).toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : unit;
}

/** Answers are kept: most texts are written with a few dozen signs. */
function memo(signs: Signs): Signs {
  const answers = new Int8Array(65_536);
  return (unit) => {
    if (answers[unit] === 0) answers[unit] = signs(unit) ? 1 : -1;
    return answers[unit] === 1;
  };
}
