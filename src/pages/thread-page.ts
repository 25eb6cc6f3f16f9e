import type { FastifyInstance } from 'fastify';
import type { ThreadModel } from '../comments/comment-list-model.ts';
import { listThread } from '../comments/list-thread.ts';
import type { Place } from '../comments/list-view.ts';
import type { Lang } from '../i18n/catalogues.ts';
import type { Page } from '../platform/page-cache.ts';
import { NotFound } from '../platform/refusal.ts';
import { pathIn, publicLayout } from '../site/public-layout.ts';
import type { Site } from '../site/site.ts';
import { topicLink } from '../topics/describe-topic.ts';
import { getTopic, type TopicRow } from '../topics/get-topic.ts';
import { nextChange, readAfterwards, takesComments } from '../topics/topic.ts';
import type { TopicLink } from '../topics/topic-model.ts';

/** `views/topics/thread.hbs` */
interface ThreadPageModel {
  topic: TopicLink;
  thread: ThreadModel;
  /** See `TopicPageModel`. */
  readAfterwards: boolean;
}

interface ThreadPageRequest {
  lang: Lang;
  /** Of the first comment. */
  reference: string;
  place?: Place | undefined;
}

/**
 * A first comment with all its replies, page by page.
 *
 * @throws NotFound where residents see no such topic or comment
 */
export async function makeThreadPage(
  app: FastifyInstance,
  { slug, ...request }: ThreadPageRequest & { slug: string },
): Promise<Page> {
  const site = await app.site();
  const row = await getTopic(app.db, site.id, slug);
  if (!row) throw new NotFound();
  const now = new Date();
  const html = await renderThreadPage(app, row, { ...request, site, now });
  return { html, scopes: [row.id, site.id], staleAt: nextChange(row, now) };
}

export async function renderThreadPage(
  app: FastifyInstance,
  row: TopicRow,
  { lang, reference, place, site, now }: ThreadPageRequest & { site: Site; now: Date },
): Promise<string> {
  const path = `/themen/${row.slug}`;
  const href = pathIn(lang, path);
  const isOpen = takesComments(row, now) === 'yes';
  const thread = await listThread(
    app.db,
    { siteId: site.id, topicId: row.id, reference, place },
    { lang, timeZone: site.timeZone, href, isOpen },
  );
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'threads.title', { topic: row.title }),
    path: `${path}/beitraege/${reference}`,
    current: 'topics',
    openGraph: 'article',
    scripts: isOpen ? ['public/support.js'] : [],
  });
  const model: ThreadPageModel = {
    topic: topicLink(row, href, lang),
    thread,
    readAfterwards: readAfterwards(row),
  };
  return app.render('topics/thread', { ...layout, ...model });
}
