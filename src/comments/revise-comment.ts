import type { Db } from '../database/db.ts';
import { duplicateVerdict } from '../screening/checks/duplicate.ts';
import { type ScreeningRules, screenComment } from '../screening/screen-comment.ts';
import { textDigest } from '../screening/text-digest.ts';
import { suspicionOf, type Verdict } from '../screening/verdict.ts';
import {
  countCopies,
  endWaitingEdit,
  insertWaitingEdit,
  type LockedRow,
  replaceText,
  type ScreenedText,
  takeWaitingEdit,
} from './life-queries.ts';

export interface Revision {
  text: string;
  rules: ScreeningRules;
}

/** Puts another text in the place of the comment's, screened like a new one; the former is kept. */
export async function reviseText(trx: Db, comment: LockedRow, revision: Revision): Promise<void> {
  await replaceText(trx, comment.id, await screened(trx, comment, revision));
}

/** Keeps a text until a moderator agrees; it takes the place of one that waited. */
export async function suggestText(trx: Db, comment: LockedRow, revision: Revision): Promise<void> {
  await endWaitingEdit(trx, comment.id, { state: 'replaced' });
  await insertWaitingEdit(trx, comment.id, await screened(trx, comment, revision));
}

/** What waited becomes the comment's text, with what the checks found in it. */
export async function acceptSuggestedText(trx: Db, commentId: string): Promise<void> {
  const edit = await takeWaitingEdit(trx, commentId);
  if (!edit) throw new Error('No edit waits');
  const { text } = edit;
  const verdicts = edit.verdicts as unknown as Verdict[];
  await replaceText(trx, commentId, {
    text,
    digest: textDigest(text),
    verdicts,
    suspicion: suspicionOf(verdicts),
  });
}

/** By every local check; nothing is known here of how long somebody wrote, and there is no trap in the form. */
async function screened(trx: Db, comment: LockedRow, { text, rules }: Revision): Promise<ScreenedText> {
  const digest = textDigest(text);
  const draft = { text, name: comment.name ?? '', honeypot: '', formMs: undefined };
  const verdicts = [
    ...screenComment(draft, rules),
    duplicateVerdict(await countCopies(trx, comment, digest)),
  ];
  return { text, digest, verdicts, suspicion: suspicionOf(verdicts) };
}
