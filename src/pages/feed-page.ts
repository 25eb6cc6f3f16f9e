import type { FastifyInstance } from 'fastify';
import { v5 as uuidv5 } from 'uuid';
import type { Lang } from '../i18n/catalogues.ts';
import type { Page } from '../platform/page-cache.ts';
import { NotFound } from '../platform/refusal.ts';
import { pathIn } from '../site/public-layout.ts';
import { nextChange } from '../topics/topic.ts';
import { atom } from './atom.ts';
import {
  answerEntry,
  commentEntry,
  type FeedEntry,
  type FeedReader,
  remarkEntry,
  topicNews,
} from './feed-entries.ts';
import {
  type FeedTopicRow,
  selectFeedAnswers,
  selectFeedComments,
  selectFeedRemarks,
  selectFeedTopics,
} from './queries.ts';

const TYPE = 'application/atom+xml; charset=utf-8';
const ENTRIES = 50;

/**
 * The news of a topic, or of all: what became public, what the city answered, when talking begins and ends. Newest first.
 *
 * @throws NotFound when residents may not see such a topic
 */
export async function makeFeed(
  app: FastifyInstance,
  { lang, slug }: { lang: Lang; slug?: string },
): Promise<Page> {
  const site = await app.site();
  const topics = await selectFeedTopics(app.db, { siteId: site.id, slug });
  const [topic] = topics;
  if (slug !== undefined && !topic) throw new NotFound();
  const now = new Date();
  const city = site.operator || site.name;
  const entries = await newestEntries(app, topics, { lang, now, city, site: site.name });
  const path = slug === undefined ? '/' : `/themen/${slug}`;
  const self = pathIn(lang, slug === undefined ? '/feed.atom' : `${path}/feed.atom`);
  const { publicUrl } = app.config;
  const scope = slug !== undefined && topic;
  return {
    html: atom(
      {
        lang,
        publicUrl,
        id: `urn:uuid:${scope ? uuidv5(`feed ${lang}`, scope.id) : uuidv5(publicUrl + self, uuidv5.URL)}`,
        title: scope
          ? app.t(lang, 'feeds.topic', { topic: scope.title, city: site.name })
          : app.t(lang, 'feeds.site', { city: site.name }),
        author: city,
        self,
        alternate: pathIn(lang, path),
        updated: new Date(Math.max(...entries.map(({ updated }) => updated.getTime()), 0) || now),
      },
      entries,
    ),
    type: TYPE,
    scopes: [site.id, ...topics.map(({ id }) => id)],
    staleAt: topics.map((row) => nextOf(row, now)).sort((a, b) => Number(a) - Number(b))[0],
  };
}

const nextOf = ({ opensAt, closesAt }: FeedTopicRow, now: Date) =>
  nextChange({ state: 'published', opensAt, closesAt }, now);

async function newestEntries(
  app: FastifyInstance,
  topics: FeedTopicRow[],
  reader: FeedReader,
): Promise<FeedEntry[]> {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const topicOf = (row: { topicId: string }) => byId.get(row.topicId) as FeedTopicRow;
  const [comments, answers, remarks] = await Promise.all([
    selectFeedComments(app.db, [...byId.keys()], ENTRIES),
    selectFeedAnswers(app.db, [...byId.keys()], ENTRIES),
    selectFeedRemarks(app.db, [...byId.keys()], ENTRIES),
  ]);
  return [
    ...comments.map((row) => commentEntry(row, topicOf(row), reader)),
    ...answers.map((row) => answerEntry(row, topicOf(row), reader)),
    ...remarks.map((row) => remarkEntry(row, topicOf(row), reader)),
    ...topics.flatMap((topic) => topicNews(topic, reader)),
  ]
    .sort((a, b) => b.published.getTime() - a.published.getTime())
    .slice(0, ENTRIES);
}
