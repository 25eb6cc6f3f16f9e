import type { FastifyInstance } from 'fastify';
import { commentFormModel } from '../comments/comment-form-view.ts';
import { ledgerModel } from '../comments/ledger-model.ts';
import { listPublished } from '../comments/list-published.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { calendarDay, day } from '../i18n/moment.ts';
import type { Page } from '../platform/page-cache.ts';
import { NotFound } from '../platform/refusal.ts';
import { pathIn, publicLayout } from '../site/public-layout.ts';
import type { Site } from '../site/site.ts';
import { topicModel } from '../topics/describe-topic.ts';
import { getTopic, type TopicRow } from '../topics/get-topic.ts';
import { nextChange, phaseOf } from '../topics/topic.ts';
import type { SilenceModel, TopicPageModel } from './topic-page-model.ts';

interface TopicPageRequest {
  lang: Lang;
  slug: string;
  /** Cursors of the comment list, as its links carry them. */
  before?: string | undefined;
  after?: string | undefined;
  /** Vorgangsnummer of a permalink. */
  showing?: string | undefined;
}

/**
 * A topic with one page of its comments and the form.
 *
 * @throws NotFound when residents may not see such a topic, or a cursor is none of ours
 */
export async function makeTopicPage(app: FastifyInstance, request: TopicPageRequest): Promise<Page> {
  const site = await app.site();
  const row = await getTopic(app.db, site.id, request.slug);
  if (!row) throw new NotFound();
  const now = new Date();
  return {
    html: await renderTopicPage(app, row, { ...request, site, now }),
    scopes: [row.id, site.id],
    staleAt: nextChange(row, now),
  };
}

/** The page of a topic as it stands in the row, saved or not. */
export async function renderTopicPage(
  app: FastifyInstance,
  row: TopicRow,
  request: Omit<TopicPageRequest, 'slug'> & { site: Site; now: Date },
): Promise<string> {
  const { lang, site, now } = request;
  const path = `/themen/${row.slug}`;
  const href = pathIn(lang, path);
  const { list, ledger } = await listPublished(app.db, row.id, {
    ...request,
    timeZone: site.timeZone,
    href,
  });

  const model: TopicPageModel = {
    topic: topicModel(row, href, { lang, timeZone: site.timeZone, now }),
    comments: list,
    ...(ledger.received > 0 && { ledger: ledgerModel(ledger) }),
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
    scripts: model.form ? ['public/comment-form.js'] : [],
    jsonLd: discussionData(app, row, href, list.count),
    ...(model.topic.picture && { picture: model.topic.picture }),
  });
  return app.render('topics/topic', { ...layout, ...model });
}

interface Context {
  lang: Lang;
  site: Site;
  now: Date;
  href: string;
}

function formOrSilence(app: FastifyInstance, row: TopicRow, { lang, site, now, href }: Context) {
  const phase = phaseOf(row, now);
  const inWords = (date: Date) => day(date, lang, site.timeZone).text;
  if (phase === 'open') {
    const answersDue = row.answers_due ? calendarDay(row.answers_due, lang).text : undefined;
    const form = commentFormModel({
      lang,
      action: `${href}/kommentare`,
      callToAction: row.call_to_action || undefined,
      akismet: app.config.akismet !== undefined,
      decisionHours: site.decisionHours,
      answersDue,
    });
    return { form };
  }
  const silence: SilenceModel = {
    why: phase === 'coming' ? 'notYet' : phase === 'closed' ? 'ended' : 'archived',
  };
  const date = phase === 'coming' ? row.opensAt : row.closesAt;
  if (date && phase !== 'archived') silence.day = inWords(date);
  return { silence };
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
