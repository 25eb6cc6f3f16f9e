import type { LockedRow } from '../comments/act-on-comment.ts';
import { readOriginal } from '../comments/redact-comment.ts';
import type { Db } from '../database/db.ts';
import type { Decision } from './decision.ts';
import { wordsOf } from './decision-words.ts';
import { redactedBy } from './mark-text.ts';
import type { LastEvent } from './queries.ts';
import { writeMark } from './redaction-form.ts';

/** What each decision may be in the log. */
const LOGGED: Record<Decision['decision'], readonly string[]> = {
  publish: ['publish', 'publish-edit', 'restore', 'confirm', 'propose-publish'],
  redact: ['redact', 'propose-redact'],
  ask: ['ask'],
  reject: ['reject', 'reject-edit', 'uphold', 'propose-reject'],
  spam: ['spam', 'propose-spam'],
  reopen: ['reopen', 'restore'],
};

const isReasoned = ({ decision }: Decision) => decision === 'reject' || decision === 'ask';

interface Sent {
  last: LastEvent;
  decision: Decision;
  comment: LockedRow;
  originalKey: Buffer;
}

/** The same decision of the same person, because the answer to it got lost. */
export async function isSentAgain(trx: Db, sent: Sent): Promise<boolean> {
  if (!(await isSame(trx, sent))) return false;
  return sent.decision.decision !== 'redact' || isRedactedSo(trx, sent);
}

/** Other marks are another decision: whoever is told "done" must find done what they marked. */
async function isRedactedSo(trx: Db, { last, decision, comment, originalKey }: Sent): Promise<boolean> {
  if (last.action === 'propose-redact') {
    const proposed = redactedBy(decision, comment);
    return typeof proposed === 'object' && proposed.passages.map(writeMark).join() === last.marks?.join();
  }
  const original = await readOriginal(trx, comment.id, originalKey);
  const redacted = original && redactedBy(decision, { ...comment, body: original.body });
  return typeof redacted === 'object' && redacted.text === comment.body;
}

async function isSame(trx: Db, { last, decision, comment }: Sent): Promise<boolean> {
  const words = await wordsOf(trx, decision, { language: comment.language, logged: last.action });
  return (
    last.actorId === decision.actor.id &&
    LOGGED[decision.decision].includes(last.action) &&
    (!isReasoned(decision) || last.action === 'uphold' || last.reasonCode === decision.reasonCode) &&
    (last.reasonText ?? '') === words.reasonText &&
    (last.facts ?? '') === words.facts &&
    (last.note ?? '') === words.note
  );
}
