import type { FastifyInstance } from 'fastify';
import { findComment } from '../comments/find-comment.ts';
import { ledgerModel } from '../comments/ledger-model.ts';
import { listPublished } from '../comments/list-published.ts';
import { type ListView, NEWEST } from '../comments/list-view.ts';
import { followModel } from '../follow/follow-model.ts';
import type { Lang } from '../i18n/catalogues.ts';
import type { Page } from '../platform/page-cache.ts';
import { NotFound } from '../platform/refusal.ts';
import { pathIn, publicLayout } from '../site/public-layout.ts';
import type { Site } from '../site/site.ts';
import { topicModel } from '../topics/describe-topic.ts';
import { getTopic, type TopicRow } from '../topics/get-topic.ts';
import { nextChange, readAfterwards, takesComments } from '../topics/topic.ts';
import { formOrSilence } from './form-or-silence.ts';
import { renderThreadPage } from './thread-page.ts';
import type { TopicPageModel } from './topic-page-model.ts';

interface TopicPageRequest {
  lang: Lang;
  slug: string;
  view: ListView;
  /** Vorgangsnummer of a permalink. */
  showing?: string | undefined;
}

/**
 * A topic with one page of its comments and the form. A permalink into a long thread shows the thread's own page.
 *
 * @throws NotFound when residents may not see such a topic
 */
export async function makeTopicPage(app: FastifyInstance, request: TopicPageRequest): Promise<Page> {
  const { lang, slug, showing } = request;
  const site = await app.site();
  const row = await getTopic(app.db, site.id, slug);
  if (!row) throw new NotFound();
  const now = new Date();
  const named = showing && { siteId: site.id, topicId: row.id, reference: showing };
  const spot = named ? await findComment(app.db, named) : undefined;
  const view = spot?.place ? { ...request.view, place: spot.place } : request.view;
  const html =
    spot?.page === 'thread'
      ? await renderThreadPage(app, row, { lang, site, now, ...spot })
      : await renderTopicPage(app, row, { lang, site, now, view });
  // The same for programs (RFC 8288).
  const headers = { link: `</api/v1/topics/${slug}>; rel="alternate"; type="application/json"` };
  return { html, headers, scopes: [row.id, site.id], staleAt: nextChange(row, now) };
}

/** The page of a topic as it stands in the row, saved or not. */
export async function renderTopicPage(
  app: FastifyInstance,
  row: TopicRow,
  { lang, site, now, view = NEWEST }: { lang: Lang; site: Site; now: Date; view?: ListView },
): Promise<string> {
  const path = `/themen/${row.slug}`;
  const href = pathIn(lang, path);
  const isOpen = takesComments(row, now) === 'yes';
  const { list, ledger } = await listPublished(app.db, row.id, view, {
    lang,
    timeZone: site.timeZone,
    href,
    isOpen,
  });

  const model: TopicPageModel = {
    topic: topicModel(row, href, { lang, timeZone: site.timeZone, now }),
    follow: followModel(app, row, lang),
    comments: list,
    readAfterwards: readAfterwards(row),
    ...(ledger.received > 0 && { ledger: { ...ledgerModel(ledger), href: `${href}/bilanz` } }),
    ...formOrSilence(app, row, { lang, site, now, href }),
  };
  const layout = await publicLayout(app, {
    lang,
    title: row.title,
    description: row.lead || row.subtitle,
    path,
    current: 'topics',
    openGraph: 'article',
    feed: {
      title: app.t(lang, 'feeds.topic', { topic: row.title, city: site.name }),
      path: `${path}/feed.atom`,
    },
    scripts: model.form ? ['public/comment-form.js', 'public/support.js'] : [],
    jsonLd: discussionData(app, row, href, list.count),
    ...(model.topic.picture && { picture: model.topic.picture }),
  });
  return app.render('topics/topic', { ...layout, ...model });
}

function discussionData(app: FastifyInstance, row: TopicRow, href: string, comments: number): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    headline: row.title,
    ...(row.subtitle && { alternativeHeadline: row.subtitle }),
    ...(row.lead && { text: row.lead }),
    url: app.config.publicUrl + href,
    inLanguage: row.language,
    dateModified: row.updated_at.toISOString(),
    commentCount: comments,
    ...(row.picture && { image: `${app.config.publicUrl}/bilder/${row.picture.id}` }),
  };
}
