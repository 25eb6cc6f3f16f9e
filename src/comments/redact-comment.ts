import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { seal, unseal } from '../platform/secrets.ts';
import { DEFAULT_WORDS } from '../screening/default-words.ts';
import { screenComment } from '../screening/screen-comment.ts';
import { textDigest } from '../screening/text-digest.ts';
import { type Check, suspicionOf, type Verdict } from '../screening/verdict.ts';
import { endQuotes } from './end-quotes.ts';
import { storeVerdicts } from './life-queries.ts';
import { forgetQuotes } from './quote-queries.ts';
import type { RedactedText } from './redact-text.ts';
import {
  deleteOriginal,
  deleteRevisions,
  insertRevisions,
  type RevisionRow,
  redactDecisions,
  redactReports,
  selectFindings,
  selectOriginal,
  selectRevisions,
  storeText,
  upsertOriginal,
} from './redaction-queries.ts';

/** What a comment was before words of it were blackened: everything beside it in which those words may stand. */
export interface Original {
  body: string;
  verdicts: Verdict[];
  /** Texts it had earlier, oldest first. */
  revisions: RevisionRow[];
}

interface Redacted {
  id: string;
  body: string | null;
  name: string | null;
}

/** Of a comment in its language. */
export const languageOf = (language: string): Lang => (language.startsWith('en') ? 'en' : 'de');

/**
 * Puts the blackened text in the place of the comment's, in every column: what stood there lies sealed until its day, and
 * nothing else of it is left, no digest that could be guessed back, no finding that quotes it, no earlier version.
 */
export async function storeRedaction(
  trx: Db,
  { id, body, name }: Redacted,
  { text, passages }: RedactedText,
  key: Buffer,
): Promise<void> {
  if (body === null) throw new Error('A comment without a text cannot be redacted');
  const verdicts = await selectFindings(trx, id);
  const revisions = await selectRevisions(trx, id);
  // Blackened a second time: the first text stays the one that can be put back.
  const before = await readOriginal(trx, id, key);
  const original: Original = before
    ? { ...before, revisions: [...before.revisions, ...revisions] }
    : { body, verdicts, revisions };
  await upsertOriginal(trx, id, seal(key, JSON.stringify(original)));
  await deleteRevisions(trx, id);
  const found = rescreened(verdicts, text, name ?? '');
  await storeText(trx, { id, text, digest: textDigest(text), suspicion: suspicionOf(found), redacted: true });
  await storeVerdicts(trx, id, found);
  const blackened = passages.map(({ start, end }) => body.slice(start, end));
  await redactReports(trx, id, blackened);
  await redactDecisions(trx, id, blackened);
  await endQuotes(trx, id, blackened);
}

/** The original, while it is there. */
export async function readOriginal(db: Db, id: string, key: Buffer): Promise<Original | undefined> {
  const sealed = await selectOriginal(db, id);
  return sealed && (JSON.parse(unseal(key, sealed)) as Original);
}

/** Takes a redaction back: text, findings and earlier versions are as they were. */
export async function restoreOriginal(trx: Db, id: string, key: Buffer): Promise<void> {
  const original = await readOriginal(trx, id, key);
  if (!original) throw new Error('The original is gone');
  const { body: text, verdicts, revisions } = original;
  await storeText(trx, {
    id,
    text,
    digest: textDigest(text),
    suspicion: suspicionOf(verdicts),
    redacted: false,
  });
  await storeVerdicts(trx, id, verdicts);
  const later = await selectRevisions(trx, id);
  await deleteRevisions(trx, id);
  await insertRevisions(trx, id, [...revisions, ...later]);
  await deleteOriginal(trx, id);
  await forgetQuotes(trx, id);
}

/** Checks that read the text, and may quote it or mark places in it. */
const OF_THE_TEXT: ReadonlySet<Check> = new Set<Check>([
  ...(['links', 'words', 'personal-data'] as const),
  ...(['domains', 'patterns', 'classifier', 'urgency'] as const),
]);

function rescreened(verdicts: readonly Verdict[], text: string, name: string): Verdict[] {
  const draft = { text, name, honeypot: '', formMs: undefined };
  const anew = screenComment(draft, { words: DEFAULT_WORDS });
  return verdicts.flatMap((verdict) => {
    if (!OF_THE_TEXT.has(verdict.check)) return verdict;
    // Without the city's rules and what was learned some do not look again: then nothing is left of what they said.
    return anew.find(({ check }) => check === verdict.check) ?? [];
  });
}
