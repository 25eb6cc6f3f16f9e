import type { KeyObject } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { isMailToken, subjectOf } from '../mail/mail-token.ts';
import { enqueueMail } from '../mail/outbox.ts';
import type { FollowForm } from './follow-form.ts';
import { selectFollowable, selectFollower, updateFollower, upsertFollower } from './queries.ts';

/** The topic, if it can be followed. */
export const getFollowable = selectFollowable;

/**
 * Asks an address whether it wants to follow a topic; one that does already is sent the way to change it. Known or not, it is
 * the same work and the same answer. The form must have no problems.
 */
export async function followTopic(
  db: Db,
  { siteId, topicId, email, rhythm, language }: { siteId: string; topicId: string } & FollowForm['values'],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const id = await upsertFollower(trx, { id: uuidv7(), siteId, topicId, email, rhythm, language });
    await enqueueMail(trx, { siteId, kind: 'confirm-follower', subjectId: id });
  });
}

/** The confirmed follower behind a link to change the e-mails. */
export async function getFollower(db: Db, key: KeyObject, token: string) {
  const id = subjectOf(token);
  if (id === undefined || !isMailToken(key, 'manage-follower', token)) return undefined;
  const follower = await selectFollower(db, id);
  return follower?.confirmedAt ? follower : undefined;
}

export const changeFollowing = updateFollower;
