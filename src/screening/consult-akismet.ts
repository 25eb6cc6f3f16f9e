import type { Db } from '../database/db.ts';
import { type Secrets, unseal } from '../platform/secrets.ts';
import type { AkismetAdapter, AkismetAnswer, AkismetSubmission } from './akismet.ts';
import { endOutage, noteAnswer, noteFailure } from './akismet-queries.ts';
import {
  deleteMaterial,
  enqueuePublication,
  type MaterialRow,
  raiseSuspicion,
  selectMaterial,
  storeVerdict,
} from './queries.ts';
import { suspicionOf, type Verdict } from './verdict.ts';

export interface AkismetDeps {
  db: Db;
  akismet: AkismetAdapter;
  /** `log`: the answer is evidence only; `act`: it may also sort the queue. It never decides; what waited for nothing
   * but its answer is public afterwards where the topic is moderated so. */
  mode: 'log' | 'act';
  secrets: Secrets;
  publicUrl: string;
}

export class AkismetUnavailable extends Error {
  override name = 'AkismetUnavailable';
}

/**
 * Asks Akismet about one comment whose author consented; the answer becomes evidence. Does nothing when a person has
 * decided already, or when the comment, the consent or the seven days are gone.
 *
 * @throws AkismetUnavailable so that the job is tried again; the comment waits for a person meanwhile, as ever
 */
export async function consultAkismet(deps: AkismetDeps, commentId: string): Promise<void> {
  const material = await selectMaterial(deps.db, commentId);
  if (!material?.body || material.state !== 'pending') return;
  const answer = await deps.akismet.check(submissionOf(deps, material));
  const verdict = verdictOf(answer, deps.mode);
  await storeVerdict(deps.db, commentId, verdict);
  await noteAnswer(deps.db, { commentId, siteId: material.siteId, answer: answer.outcome });
  await noteReach(deps.db, material.siteId, answer);
  if (deps.mode !== 'act') return;
  const others = (material.verdicts as unknown as Verdict[]).filter(({ check }) => check !== 'akismet');
  await raiseSuspicion(deps.db, commentId, suspicionOf([...others, verdict]));
  if (verdict.outcome === 'clean') await enqueuePublication(deps.db, commentId);
}

/**
 * Tells Akismet what a person decided, then forgets the sender's address and browser.
 *
 * @throws AkismetUnavailable so that the job is tried again within the seven days
 */
export async function tellAkismet(
  deps: AkismetDeps,
  commentId: string,
  judgement: 'ham' | 'spam',
): Promise<void> {
  const material = await selectMaterial(deps.db, commentId);
  if (!material?.body) return;
  const submission = submissionOf(deps, material);
  const answer =
    judgement === 'spam'
      ? await deps.akismet.submitSpam(submission)
      : await deps.akismet.submitHam(submission);
  await noteReach(deps.db, material.siteId, answer);
  await deleteMaterial(deps.db, commentId);
}

/** @throws AkismetUnavailable once it stands in the table of outages */
async function noteReach(
  db: Db,
  siteId: string,
  answer: { outcome: 'failed'; reason: string } | { outcome: 'ham' | 'spam' | 'blatant-spam' | 'accepted' },
): Promise<void> {
  if (answer.outcome !== 'failed') return endOutage(db, siteId);
  await noteFailure(db, siteId, answer.reason);
  throw new AkismetUnavailable(`Akismet: ${answer.reason}`);
}

function submissionOf({ secrets, publicUrl }: AkismetDeps, material: MaterialRow): AkismetSubmission {
  const { address, userAgent } = JSON.parse(unseal(secrets.akismetMaterial, material.sealed)) as {
    address: string;
    userAgent: string;
  };
  return {
    ip: address,
    userAgent,
    text: material.body ?? '',
    permalink: `${publicUrl}/themen/${material.slug}`,
  };
}

/** In `log` mode the verdict says what Akismet would have said, but weighs nothing. */
function verdictOf(answer: AkismetAnswer, mode: AkismetDeps['mode']): Verdict {
  if (answer.outcome === 'failed') {
    return { check: 'akismet', outcome: 'failed', detail: { reason: answer.reason } };
  }
  const detail = { answer: answer.outcome, mode };
  if (answer.outcome === 'ham') return { check: 'akismet', outcome: 'clean', detail };
  return { check: 'akismet', outcome: mode === 'act' ? 'spam' : 'clean', detail };
}
