import { countCharacters, isStorable } from '../lib/storable.ts';

/** contract.md: a suspicion is evidence on a pending comment, not a state. */
export const COMMENT_STATES = ['published', 'pending', 'spam', 'rejected', 'withdrawn', 'erased'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

export const CHANNELS = ['online', 'letter', 'card', 'phone', 'workshop', 'email', 'import'] as const;
export type Channel = (typeof CHANNELS)[number];

export const TEXT_MIN = 3;
export const TEXT_MAX = 10_000;
export const NAME_MAX = 80;
export const EMAIL_MAX = 254;
/** Replies go three levels deep. */
export const DEPTH_MAX = 3;

/** How many comments of a topic are in each state; the sum is what was received. */
export type Ledger = Record<CommentState, number> & { received: number };

export function ledgerOf(counts: Iterable<{ state: string; count: number }>): Ledger {
  const ledger: Ledger = {
    received: 0,
    published: 0,
    pending: 0,
    spam: 0,
    rejected: 0,
    withdrawn: 0,
    erased: 0,
  };
  for (const { state, count } of counts) {
    ledger[state as CommentState] += count;
    ledger.received += count;
  }
  return ledger;
}

/** Why a field cannot be taken as it is; each has a sentence in the catalogues. */
export type FieldProblem =
  | 'missing'
  | 'too-short'
  | 'too-long'
  | 'not-storable'
  | 'not-an-address'
  | 'repeated';

export function checkText(text: string): FieldProblem | undefined {
  if (text.trim() === '') return 'missing';
  if (!isStorable(text)) return 'not-storable';
  if (countCharacters(text.trim()) < TEXT_MIN) return 'too-short';
  if (countCharacters(text) > TEXT_MAX) return 'too-long';
  return undefined;
}

export function checkName(name: string): FieldProblem | undefined {
  if (!isStorable(name)) return 'not-storable';
  return countCharacters(name) > NAME_MAX ? 'too-long' : undefined;
}

/**
 * One @, a mailbox of at most 64 characters, a host name with a dot, in any script (RFC 6531); no quoted mailbox, no comment,
 * no address literal, and nothing that could end a mail header.
 *
 * @see RFC 5321, 4.5.3.1 for the lengths
 */
export function checkEmail(email: string): FieldProblem | undefined {
  if (email === '') return undefined;
  if (!isStorable(email)) return 'not-storable';
  if (Buffer.byteLength(email) > EMAIL_MAX) return 'too-long';
  const at = email.lastIndexOf('@');
  const mailbox = email.slice(0, Math.max(at, 0));
  const labels = email.slice(at + 1).split('.');
  if (!MAILBOX.test(mailbox) || Buffer.byteLength(mailbox) > 64) return 'not-an-address';
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return 'not-an-address';
  return /^\d+$/.test(labels.at(-1) as string) ? 'not-an-address' : undefined;
}

const MAILBOX_CHARACTER = "[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-]";
const MAILBOX = new RegExp(`^${MAILBOX_CHARACTER}+(?:\\.${MAILBOX_CHARACTER}+)*$`, 'u');
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;
