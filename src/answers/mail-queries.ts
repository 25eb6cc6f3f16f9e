import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { MailLang } from '../i18n/mail-catalogues.ts';
import type { Voice } from './answer.ts';

export type AnsweredMailRow = NonNullable<Awaited<ReturnType<typeof selectAnswerToTell>>>;

/** An answer to be told by mail, while it and the comment are public and somebody wants to hear of it. */
export async function selectAnswerToTell(db: Db, commentId: string, answerId: string) {
  return db
    .selectFrom('answer_comment as ac')
    .innerJoin('answer as a', 'a.id', 'ac.answer_id')
    .innerJoin('comment as c', 'c.id', 'ac.comment_id')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .innerJoin('comment_contact as k', 'k.comment_id', 'c.id')
    .select(['c.id', 'c.reference', 't.title as topic', 'k.email'])
    .select(sql<MailLang>`k.language`.as('lang'))
    .select((eb) => eb.ref('a.voice').$castTo<Voice>().as('voice'))
    .where('ac.comment_id', '=', commentId)
    .where('ac.answer_id', '=', answerId)
    .where('a.state', '=', 'released')
    .where('c.state', '=', 'published')
    .where('k.notify', '=', true)
    .where('k.confirmed_at', 'is not', null)
    .executeTakeFirst();
}
