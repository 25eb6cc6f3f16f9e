import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';

/** What was done about an answer; ids and codes only. */
export interface AnswerEvent {
  siteId: string;
  topicId: string;
  id: string;
  actorId: string;
  action:
    | 'create'
    | 'change'
    | 'choose'
    | 'hand-on'
    | 'return'
    | 'check'
    | 'release'
    | 'correct'
    | 'withdraw'
    | 'discard';
  comments: number;
  version: number;
}

export async function logAnswer(trx: Db, event: AnswerEvent): Promise<void> {
  await trx
    .insertInto('answer_event')
    .values({
      id: uuidv7(),
      site_id: event.siteId,
      topic_id: event.topicId,
      answer_id: event.id,
      actor_id: event.actorId,
      action: event.action,
      comments: event.comments,
      version_after: event.version,
    })
    .execute();
}
