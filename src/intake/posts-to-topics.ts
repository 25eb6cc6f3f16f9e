import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { slugOf } from '../lib/slug.ts';
import type { ImportRow } from './import-queries.ts';
import {
  insertTopicOfPost,
  lockSite,
  type PostRow,
  selectPosts,
  selectSlugs,
  selectTopicsOfPosts,
} from './post-queries.ts';

/** Where entries of a post go; those of none go to the import's own topic. */
export type TopicOfPost = (postKey: string | null) => Place;

export interface Place {
  id: string;
  language: string;
  closesAt: Date | null;
}

const TITLE_MIN = 3;
const TITLE_MAX = 120;
const BODY_MAX = 50_000;
const SLUG_ROOM = 70;
const POSTS_AT_ONCE = 50;

/**
 * Makes a draft of each post that was read, where that was wished; the same post is the same topic. Drafts are nobody's but the
 * editors': what they become is decided there. Of a long text its beginning is taken.
 *
 * @returns where the entries of a post go
 */
export async function topicsOfPosts(db: Kysely<DB>, row: ImportRow): Promise<TopicOfPost> {
  const own: Place = { id: row.topicId, language: row.language, closesAt: row.closesAt };
  if (!row.reading.postsToTopics) return () => own;
  const places = await db.transaction().execute(async (trx) => {
    await lockSite(trx, row.siteId);
    const there = new Map(
      (await selectTopicsOfPosts(trx, row.siteId, row.source)).map((one) => [one.sourceId, one] as const),
    );
    const slugs = new Set(await selectSlugs(trx, row.siteId));
    for await (const post of postsOf(trx, row.id)) {
      if (there.has(post.key)) continue;
      const id = uuidv7();
      await insertTopicOfPost(trx, row, {
        id,
        key: post.key,
        slug: freeSlug(post.title, slugs),
        title: titleOf(post.title),
        body: cut(post.body, BODY_MAX),
      });
      there.set(post.key, { sourceId: post.key, id, language: row.language, closesAt: null });
    }
    return there;
  });
  return (key) => places.get(key ?? '') ?? own;
}

/** With their texts some at a time: a blog has many. */
async function* postsOf(db: Db, importId: string) {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const posts: PostRow[] = await selectPosts(db, importId, { after, limit: POSTS_AT_ONCE });
    yield* posts;
    after = posts.at(-1)?.key;
  }
}

const cut = (text: string, most: number) => [...text].slice(0, most).join('').trim();

function titleOf(title: string): string {
  const short = cut(title.replace(/\s+/g, ' '), TITLE_MAX);
  return [...short].length < TITLE_MIN ? `${short} (übernommen)`.trim() : short;
}

function freeSlug(title: string, slugs: Set<string>): string {
  const stem = slugOf(title).slice(0, SLUG_ROOM).replace(/-+$/, '') || 'beitrag';
  let slug = stem;
  for (let n = 2; slugs.has(slug); n++) slug = `${stem}-${n}`;
  slugs.add(slug);
  return slug;
}
