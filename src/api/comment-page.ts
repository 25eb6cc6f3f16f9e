import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { readCursor, writeCursor } from '../comments/cursor.ts';
import { exportPage, type PagePlace } from '../exports/export-page.ts';
import { isUuid } from '../lib/uuid.ts';
import { NotFound } from '../platform/refusal.ts';
import { BASE, type CommentsQuery } from './operations.ts';
import { WrongParameter } from './problems.ts';
import { selectTopics } from './queries.ts';
import type { Reader } from './reader.ts';

interface Asked {
  slug: string;
  reader: Reader;
  names: 'full' | 'none';
  query: Static<typeof CommentsQuery>;
}

/**
 * One page of a topic's comments. Everybody gets what is published, in the order in which it became public; with a key all
 * that arrived, in that order.
 *
 * @throws NotFound, WrongParameter
 */
export async function makeCommentPage(app: FastifyInstance, { slug, reader, names, query }: Asked) {
  const { id: siteId, timeZone } = await app.site();
  const isPublic = reader === 'everybody';
  const [topic] = await selectTopics(app.db, { siteId, slug, withDrafts: !isPublic });
  if (!topic) throw new NotFound();
  const { publicUrl } = app.config;
  const page = await exportPage(app.db, {
    topicId: topic.id,
    slug,
    hasPage: topic.state !== 'draft',
    publicUrl,
    timeZone,
    scope: isPublic ? 'published' : 'all',
    names,
    isPublic,
    limit: query.limit,
    after: placeIn(query.after, isPublic),
    filter: { ...query, since: momentOf(query.since) },
  });
  const next = page.next && nextAddress(`${publicUrl}${BASE}/topics/${slug}/comments`, query, page.next);
  return {
    json: `{"comments":[${page.rows.join(',')}],"next":${JSON.stringify(next ?? null)}}`,
    ...(next && { link: `<${next}>; rel="next"` }),
    scopes: [siteId, topic.id],
  };
}

/** Everybody's places hold a time, those with a key do not: neither leads into the other list. */
function placeIn(after: string | undefined, isPublic: boolean): PagePlace | undefined {
  if (after === undefined) return undefined;
  const cursor = isPublic ? readCursor(after) : undefined;
  if (cursor) return { id: cursor.id, at: cursor.receivedAt };
  if (!isPublic && isUuid(after)) return { id: after };
  throw new WrongParameter('after', 'after is none of our places: follow the address in next.');
}

/** A leap second is a valid time (RFC 3339) that JavaScript does not know. */
function momentOf(since: string | undefined): Date | undefined {
  if (since === undefined) return undefined;
  const moment = new Date(since);
  if (Number.isNaN(moment.getTime())) throw new WrongParameter('since', 'since is no moment we know.');
  return moment.getTime() < 0 ? new Date(0) : moment;
}

function nextAddress(url: string, query: Asked['query'], { id, at }: PagePlace): string {
  const after = at === undefined ? id : writeCursor({ receivedAt: at, id });
  const given = Object.entries({ ...query, after }).map(([name, value]) => [name, String(value)]);
  return `${url}?${new URLSearchParams(given)}`;
}
