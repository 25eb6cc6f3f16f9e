import type { KeyObject } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Channel, CommentState } from '../comments/comment.ts';
import { receiptHash, receiptToken } from '../comments/receipt.ts';
import { newReference } from '../comments/reference.ts';
import { type ScreeningRules, screenComment } from '../screening/screen-comment.ts';
import { textDigest } from '../screening/text-digest.ts';
import { urgencyOf } from '../screening/urgency.ts';
import { suspicionOf, type Verdict } from '../screening/verdict.ts';
import type { Point } from './point.ts';

/** A comment that does not come by the online form. */
export interface Incoming {
  siteId: string;
  topicId: string;
  channel: Channel;
  state: Exclude<CommentState, 'erased'>;
  name: string;
  /** Null: what was deleted elsewhere leaves its place only. */
  text: string | null;
  language: string;
  receivedAt: Date;
  late: boolean;
  districtId?: string | undefined;
  point?: Point | undefined;
  parent?: { id: string; threadId: string; depth: number } | undefined;
  source: { name: string; id: string; url: string };
  enteredBy: string | null;
}

/** What a clerk or another system was told is not one of our notices. */
export const NOTICE = { paper: 'paper', import: 'import' } as const;

/** A row of `comment` with what goes with it. */
export interface IncomingRow extends Incoming {
  id: string;
  reference: string;
  privacyNotice: string;
  receiptHash: Buffer;
  textDigest: Buffer | null;
  verdicts: Verdict[];
  suspicion: 'none' | 'suspect' | 'spam';
  urgency: number;
}

/**
 * Gives it an id, a number and a private link, and looks at it as the online form does: what waits for a person comes with its
 * evidence. What was decided elsewhere is not looked at again.
 */
export function received(
  incoming: Incoming,
  { receiptKey, rules, notice }: { receiptKey: KeyObject; rules: ScreeningRules; notice: string },
): IncomingRow {
  const id = uuidv7();
  const { text, name, state } = incoming;
  const draft = text !== null && state === 'pending' ? { text, name, honeypot: '', formMs: undefined } : null;
  const verdicts = draft ? screenComment(draft, rules) : [];
  return {
    ...incoming,
    id,
    reference: newReference(),
    privacyNotice: notice,
    receiptHash: receiptHash(receiptToken(receiptKey, id)),
    textDigest: text === null ? null : textDigest(text),
    verdicts,
    suspicion: suspicionOf(verdicts),
    urgency: draft ? urgencyOf(verdicts) : 0,
  };
}
