import { findEmails } from '../screening/personal-data/email.ts';
import { findIbans } from '../screening/personal-data/iban.ts';
import { findPhones } from '../screening/personal-data/phone.ts';

/** Shorter passages stand in many a text by chance. */
const PASSAGE_MIN = 8;
/** „Vielen Dank im Voraus!“ is nobody's own. */
const SENTENCE_MIN = 30;

/** Passages by which a quotation is recognised in other texts, the longest first, so that none breaks another. */
export function quotable(passages: readonly string[]): string[] {
  const long = passages.map((passage) => passage.trim()).filter(({ length }) => length >= PASSAGE_MIN);
  return [...new Set(long)].sort((a, b) => b.length - a.length);
}

/** The same for a text that goes as a whole: its sentences, and the data of persons in it. */
export function quotableOf(text: string): string[] {
  const sentences = text.split(/(?<=[.!?…])\s+|\n+/).filter(({ length }) => length >= SENTENCE_MIN);
  const data = [...findEmails(text), ...findPhones(text), ...findIbans(text)];
  return quotable([text, ...sentences, ...data.map(({ start, end }) => text.slice(start, end))]);
}
