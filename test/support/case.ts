import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { receiptHash, receiptToken } from '../../src/comments/receipt.ts';
import type { Comment } from '../../src/database/types.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import type { TestApp } from './app.ts';
import { aComment, aTopic, form } from './builders.ts';

/** A comment with the private link its author got. */
export async function aCase(
  app: TestApp,
  given: Partial<Insertable<Comment>> = {},
  topic?: Awaited<ReturnType<typeof aTopic>>,
) {
  const id = uuidv7();
  const token = receiptToken(app.secrets.receipt, id);
  const own = topic ?? (await aTopic(app.db));
  const comment = await aComment(app.db, own.id, { id, receipt_hash: receiptHash(token), ...given });
  const at = { siteId: DEFAULT_SITE_ID, token, commentId: id };
  return {
    topic: own,
    comment,
    token,
    /** What every act names. */
    at,
    /** The comment as it stands now. */
    row: () => app.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    log: async () => {
      const events = await app.db
        .selectFrom('moderation_event')
        .select(['state_before', 'action', 'state_after', 'actor_id'])
        .where('comment_id', '=', id)
        .orderBy('version_after')
        .execute();
      return events.map((event) => `${event.state_before} ${event.action} ${event.state_after}`);
    },
    revisions: () =>
      app.db
        .selectFrom('comment_revision')
        .select(['number', 'state', 'body', 'suspicion'])
        .where('comment_id', '=', id)
        .orderBy('number')
        .execute(),
    objection: () =>
      app.db.selectFrom('objection').selectAll().where('comment_id', '=', id).executeTakeFirst(),
    get: (page = '', lang: 'de' | 'en' = 'de') =>
      app.inject({
        url: `${lang === 'de' ? '' : '/en'}/vorgang/${token}${page}`,
        headers: { accept: 'text/html' },
      }),
    post: (page: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
      const sent = form(fields);
      return app.inject({
        method: 'POST',
        url: `/vorgang/${token}${page}`,
        headers: { ...sent.headers, accept: 'text/html', ...headers },
        payload: sent.payload,
      });
    },
  };
}
