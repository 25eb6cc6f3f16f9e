import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import type { IncomingRow } from './incoming.ts';

/** Whoever stores entries of a topic waits for whoever does so at the same time; people who post wait for nobody. */
export async function lockTopic(trx: Db, topicId: string): Promise<void> {
  await trx.selectFrom('topic').select('id').where('id', '=', topicId).forNoKeyUpdate().executeTakeFirst();
}

/** The comments of a topic that came as these entries of this source, by the entry's id. */
export async function selectKnown(
  db: Db,
  topicIds: readonly string[],
  source: string,
  ids: readonly string[],
) {
  if (ids.length === 0 || topicIds.length === 0) return [];
  return db
    .selectFrom('comment_source as s')
    .innerJoin('comment as c', 'c.id', 's.comment_id')
    .select(['s.source_id as sourceId', 's.topic_id as topicId', 'c.id', 'c.depth', 'c.reference'])
    .select(['c.parent_id as parentId', sql<string>`coalesce(c.thread_id, c.id)`.as('threadId')])
    .where(sql<boolean>`s.topic_id = ANY (${topicIds}::uuid[])`)
    .where('s.source', '=', source)
    .where(sql<boolean>`s.source_id = ANY (${ids}::text[])`)
    .execute();
}

/** Comments with their evidence, where they came from, and for those that come decided a line in the log. */
export async function insertIncoming(trx: Db, rows: readonly IncomingRow[]): Promise<void> {
  if (rows.length === 0) return;
  await trx.insertInto('comment').values(rows.map(commentRow)).execute();
  await trx.insertInto('comment_source').values(rows.map(sourceRow)).execute();
  const waiting = rows.filter(({ verdicts }) => verdicts.length > 0);
  if (waiting.length > 0) {
    const found = waiting.map(({ id, verdicts }) => ({ comment_id: id, verdicts: JSON.stringify(verdicts) }));
    await trx.insertInto('screening').values(found).execute();
  }
  const decided = rows.filter(({ state }) => state !== 'pending');
  if (decided.length > 0) await trx.insertInto('moderation_event').values(decided.map(eventRow)).execute();
}

/** Spam is kept for its days from now on: the city has not had it before. */
function decidedAt({ state, receivedAt }: IncomingRow): Date | null {
  if (state === 'spam') return new Date();
  return state === 'published' || state === 'rejected' ? receivedAt : null;
}

function commentRow(row: IncomingRow) {
  const { parent, point } = row;
  return {
    id: row.id,
    site_id: row.siteId,
    topic_id: row.topicId,
    parent_id: parent?.id ?? null,
    thread_id: parent?.threadId ?? null,
    depth: (parent?.depth ?? 0) + 1,
    reference: row.reference,
    channel: row.channel,
    state: row.state,
    suspicion: row.suspicion,
    urgency: row.urgency,
    author_name: row.name || null,
    body: row.text,
    language: row.language,
    received_at: row.receivedAt,
    decided_at: decidedAt(row),
    published_at: row.state === 'published' ? row.receivedAt : null,
    reason_code: row.state === 'rejected' ? 'other' : null,
    late: row.late,
    privacy_notice: row.privacyNotice,
    receipt_hash: row.receiptHash,
    text_digest: row.textDigest,
    district_id: row.text === null ? null : (row.districtId ?? null),
    lat: row.text === null ? null : (point?.lat ?? null),
    lon: row.text === null ? null : (point?.lon ?? null),
  };
}

function sourceRow({ id, topicId, source, enteredBy, text }: IncomingRow) {
  const url = text === null ? '' : source.url;
  const entered = { entered_by: enteredBy, source_id: source.id };
  return { comment_id: id, topic_id: topicId, source: source.name, url, ...entered };
}

function eventRow(row: IncomingRow) {
  return {
    id: uuidv7(),
    site_id: row.siteId,
    comment_id: row.id,
    actor_id: row.enteredBy,
    action: 'import',
    state_before: 'pending',
    state_after: row.state,
    reason_code: row.state === 'rejected' ? 'other' : null,
    version_after: 1,
  };
}
