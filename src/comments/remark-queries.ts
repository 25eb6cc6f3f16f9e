import type { Db } from '../database/db.ts';

/** What the editors say under these comments, as long as those are public; in order of time. */
export async function selectRemarks(db: Db, commentIds: readonly string[]) {
  return db
    .selectFrom('remark as r')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .innerJoin('site as s', 's.id', 'r.site_id')
    .select(['r.comment_id as commentId', 'r.body as text', 'r.written_at as writtenAt', 's.name as city'])
    .select('r.edited_at as editedAt')
    .where('r.comment_id', 'in', commentIds)
    .where('c.state', '=', 'published')
    .orderBy('r.written_at')
    .orderBy('r.id')
    .execute();
}
