import { randomInt } from 'node:crypto';

/** Digits and capitals without those that look alike: no 0 and O, no 1, I and L, no U beside V. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const REFERENCE = new RegExp(`^[${ALPHABET}]{4}-[${ALPHABET}]{4}$`);

/** A Vorgangsnummer, for example 7K4M-2QXH: 30⁸ of them, so that guessing one finds nothing. */
export function newReference(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

export function isReference(text: string | undefined): text is string {
  return text !== undefined && REFERENCE.test(text);
}
