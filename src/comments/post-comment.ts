import { createHmac, type KeyObject } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { type Secrets, seal } from '../platform/secrets.ts';
import { duplicateVerdict } from '../screening/checks/duplicate.ts';
import { type ScreeningRules, screenComment } from '../screening/screen-comment.ts';
import { textDigest } from '../screening/text-digest.ts';
import { urgencyOf } from '../screening/urgency.ts';
import { isClean, suspicionOf, type Verdict } from '../screening/verdict.ts';
import type { AddressHasher } from './address-hasher.ts';
import type { CommentForm } from './comment-form.ts';
import { heldEmailHash } from './held-sender.ts';
import { explainRefusal, insertComment } from './queries.ts';
import { receiptHash, receiptToken } from './receipt.ts';
import { newReference } from './reference.ts';

export interface Posting {
  siteId: string;
  slug: string;
  form: CommentForm;
  /** The sender's address; kept only as a keyed hash, or sealed with consent to Akismet. */
  address: string;
  userAgent: string;
  language: string;
  /** Version of the privacy notice the resident saw. */
  privacyNotice: string;
}

export interface PostingDeps {
  db: Db;
  secrets: Secrets;
  addressHasher: AddressHasher;
  rules: ScreeningRules;
  /** False: the resident was not asked, and nothing is prepared for Akismet. */
  akismetOn: boolean;
  /** True: what is sent to Akismet is public only after its answer. */
  akismetActs: boolean;
  /** False: nobody is asked whether their e-mail address is right. */
  mailOn: boolean;
}

export type PostingOutcome =
  | { outcome: 'received'; token: string }
  /** Sent before with the same key: the sender is known to be the same. */
  | { outcome: 'received-before'; token: string }
  /** Seen before without a key: it may be a neighbour behind the same address, who gets no private link. */
  | { outcome: 'seen-before'; reference: string }
  | { outcome: 'closed' }
  /** `notice`: what the editors say about it; empty where they say nothing. */
  | { outcome: 'paused'; notice: string }
  /** The topic takes one comment of a sender in so many minutes. */
  | { outcome: 'too-soon'; retryAt: Date; minutes: number }
  | { outcome: 'parent-unavailable' }
  | { outcome: 'no-topic' };

/**
 * Takes a comment in: screened locally, stored with its evidence and jobs in one statement; public at once where the topic is
 * moderated afterwards and nothing was found. Returns only after COMMIT.
 * The form must have no problems.
 */
export async function postComment(deps: PostingDeps, posting: Posting): Promise<PostingOutcome> {
  const { db, secrets } = deps;
  const { form, siteId, slug } = posting;
  const { values } = form;
  const id = uuidv7();
  const token = receiptToken(secrets.receipt, id);
  const addressHash = await deps.addressHasher.hash(db, posting.address);
  const earlierHash = await deps.addressHasher.earlierHash(db, posting.address);
  const senderHashes = earlierHash ? [addressHash, earlierHash] : [addressHash];
  const fingerprint = fingerprintOf(secrets.fingerprint, posting, addressHash);
  const verdicts = screenComment(
    {
      text: values.text,
      name: values.name,
      honeypot: form.honeypot,
      formMs: form.formMs,
      email: values.email,
    },
    deps.rules,
  );
  const withDuplicate = (verdict: Verdict) => ({ verdict, suspicion: suspicionOf([...verdicts, verdict]) });

  const isAskedAbout = deps.akismetOn && values.akismetConsent;

  const stored = await insertComment(db, {
    id,
    siteId,
    slug,
    parentId: values.parent || undefined,
    reference: newReference(),
    name: values.name,
    email: values.email,
    notify: values.notify,
    confirmationId: deps.mailOn ? uuidv7() : undefined,
    text: values.text,
    language: posting.language,
    akismetConsent: isAskedAbout,
    privacyNotice: posting.privacyNotice,
    receiptHash: receiptHash(token),
    addressHash,
    senderHashes,
    emailHash: values.email ? heldEmailHash(secrets.heldSenders, values.email) : undefined,
    textDigest: textDigest(values.text),
    fingerprint,
    keyed: values.idempotencyKey !== '',
    verdicts,
    urgency: urgencyOf(verdicts),
    original: withDuplicate(duplicateVerdict(0)),
    copy: withDuplicate(duplicateVerdict(1)),
    mayAppear: isClean(verdicts) && !(isAskedAbout && deps.akismetActs),
    eventId: uuidv7(),
    akismetMaterial: isAskedAbout ? sealMaterial(secrets, posting) : undefined,
  });
  if (stored) return { outcome: 'received', token };
  return explain(deps, posting, { fingerprint, senderHashes });
}

async function explain(
  deps: PostingDeps,
  posting: Posting,
  sender: { fingerprint: Buffer; senderHashes: Buffer[] },
): Promise<PostingOutcome> {
  const { siteId, slug, form } = posting;
  const parentId = form.values.parent;
  const why = await explainRefusal(deps.db, { siteId, slug, ...sender, ...(parentId && { parentId }) });
  if (!why) return { outcome: 'no-topic' };
  if (why.commentId && why.reference) {
    if (!form.values.idempotencyKey) return { outcome: 'seen-before', reference: why.reference };
    return { outcome: 'received-before', token: receiptToken(deps.secrets.receipt, why.commentId) };
  }
  if (why.isPaused) return { outcome: 'paused', notice: why.pauseNotice };
  if (!why.isOpen) return { outcome: 'closed' };
  if (why.nextTurnAt) return { outcome: 'too-soon', retryAt: why.nextTurnAt, minutes: why.slowMinutes };
  return { outcome: 'parent-unavailable' };
}

/** With a key: key and words. Without: sender and words; what is equal is the same comment. */
function fingerprintOf(key: KeyObject, { form, userAgent }: Posting, addressHash: Buffer): Buffer {
  const { name, email, text, parent, idempotencyKey } = form.values;
  const words = [name, email, text, parent];
  const sender = idempotencyKey === '' ? [addressHash.toString('hex'), userAgent] : [idempotencyKey];
  return createHmac('sha256', key)
    .update(JSON.stringify([...sender, ...words]))
    .digest();
}

function sealMaterial(secrets: Secrets, { address, userAgent }: Posting): Buffer {
  return seal(secrets.akismetMaterial, JSON.stringify({ address, userAgent }));
}
