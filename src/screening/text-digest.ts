import { createHash } from 'node:crypto';

/**
 * The form of a text whose digest finds equal texts: Unicode NFC, lower case, white space folded to single spaces.
 * Normalised again after lowering, since lower-case letters can compose where their capitals could not (J̌ → ǰ).
 */
export function textDigestInput(text: string): string {
  return streamSafe(text).normalize('NFC').toLowerCase().normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** UAX #15, D4: breaks runs of more than 30 combining marks, which normalisation would sort in quadratic time. */
function streamSafe(text: string): string {
  return text.replace(/\p{M}{30}/gu, '$&\u034f');
}

/** By which equal texts are found: SHA-256. */
export function textDigest(text: string): Buffer {
  return createHash('sha256').update(textDigestInput(text)).digest();
}
