import { createHash, randomBytes } from 'node:crypto';
import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { markAnswered } from '../../src/answers/release-queries.ts';
import { newReference } from '../../src/comments/reference.ts';
import type { Db } from '../../src/database/db.ts';
import type { Answer, Comment, Topic } from '../../src/database/types.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';

const HOUR = 3_600_000;

/** A published topic that takes comments, unless told otherwise. */
export async function aTopic(db: Db, given: Partial<Insertable<Topic>> = {}) {
  const topic = {
    id: uuidv7(),
    site_id: DEFAULT_SITE_ID,
    slug: `thema-${randomBytes(4).toString('hex')}`,
    title: 'Licht in der Stadt',
    state: 'published',
    opens_at: new Date(Date.now() - HOUR),
    published_at: given.state === 'draft' ? null : new Date(Date.now() - HOUR),
    ...given,
  };
  await db.insertInto('topic').values(topic).execute();
  return topic;
}

/** A waiting comment, unless told otherwise; a decided one gets the dates its state needs. */
export async function aComment(db: Db, topicId: string, given: Partial<Insertable<Comment>> = {}) {
  const decided = given.state !== undefined && !['pending', 'withdrawn', 'erased'].includes(given.state);
  const comment = {
    id: uuidv7(),
    site_id: DEFAULT_SITE_ID,
    topic_id: topicId,
    reference: newReference(),
    state: 'pending',
    author_name: 'Frieda K.',
    body: given.state === 'erased' ? null : 'Mehr Bänke am Fluss, bitte.',
    privacy_notice: 'test',
    receipt_hash: createHash('sha256').update(randomBytes(16)).digest(),
    decided_at: decided ? new Date() : null,
    published_at: given.state === 'published' ? new Date() : null,
    reason_code: given.state === 'rejected' ? 'insult' : null,
    ...given,
  };
  await db.insertInto('comment').values(comment).execute();
  return comment;
}

/** A released answer to these comments, unless told otherwise. */
export async function anAnswer(
  db: Db,
  topicId: string,
  comments: readonly { id: string }[],
  given: Partial<Insertable<Answer>> = {},
) {
  const answer = {
    id: uuidv7(),
    site_id: DEFAULT_SITE_ID,
    topic_id: topicId,
    body: 'Das machen wir.',
    department: 'Stadtgrün',
    outcome: 'partly',
    state: 'released',
    released_at: given.state === undefined || given.state === 'released' ? new Date() : null,
    ...given,
  };
  await db.insertInto('answer').values(answer).execute();
  for (const { id } of comments) {
    await db
      .insertInto('answer_comment')
      .values({ answer_id: answer.id, comment_id: id, topic_id: topicId })
      .execute();
  }
  if (answer.state === 'released') {
    await markAnswered(
      db,
      comments.map(({ id }) => id),
    );
  }
  return answer;
}

/** A form's body as a browser sends it. */
export function form(fields: Record<string, string>): { headers: Record<string, string>; payload: string } {
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  };
}
