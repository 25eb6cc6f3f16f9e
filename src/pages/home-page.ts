import type { FastifyInstance } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { day } from '../i18n/moment.ts';
import type { Page } from '../platform/page-cache.ts';
import { pathIn, publicLayout } from '../site/public-layout.ts';
import type { Site } from '../site/site.ts';
import { pictureModel } from '../topics/describe-topic.ts';
import { listTopics, type TeaserRow } from '../topics/get-topic.ts';
import { nextChange, phaseOf } from '../topics/topic.ts';
import { titleParts } from '../topics/topic-model.ts';
import type { HomePageModel, TopicTeaserModel } from './home-page-model.ts';

const GROUPS = ['open', 'coming', 'closed', 'archived'] as const;
const STATES = { open: 'talk', coming: 'notYet', closed: 'evaluation', archived: 'archived' } as const;

/** `/`: all topics, those one can talk about first. */
export async function makeHomePage(app: FastifyInstance, lang: Lang): Promise<Page> {
  const site = await app.site();
  const rows = await listTopics(app.db, site.id);
  const now = new Date();
  const model: HomePageModel = {
    groups: groups(rows, { lang, site, now }),
    decisionHours: site.decisionHours,
  };
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'site.home.title'),
    description: app.t(lang, 'site.home.lead'),
    path: '/',
    current: 'topics',
    feed: { title: app.t(lang, 'feeds.site', { city: site.name }), path: '/feed.atom' },
    openGraph: 'website',
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: `Stadtgespräch ${site.name}`,
      url: `${app.config.publicUrl}${pathIn(lang, '/')}`,
      inLanguage: lang,
    },
  });
  return {
    html: await app.render('pages/home', { ...layout, ...model }),
    scopes: [site.id, ...rows.map((row) => row.id)],
    staleAt: rows.map((row) => nextChange(row, now)).sort((a, b) => Number(a) - Number(b))[0],
  };
}

interface Reader {
  lang: Lang;
  site: Site;
  now: Date;
}

function groups(rows: TeaserRow[], reader: Reader): HomePageModel['groups'] {
  return GROUPS.map((key) => ({
    key,
    topics: rows.filter((row) => phaseOf(row, reader.now) === key).map((row) => teaser(row, reader)),
  })).filter(({ topics }) => topics.length > 0);
}

function teaser(row: TeaserRow, { lang, site, now }: Reader): TopicTeaserModel {
  const phase = phaseOf(row, now) as (typeof GROUPS)[number];
  const inWords = (date: Date | null) => (date ? day(date, lang, site.timeZone).text : undefined);
  const from = inWords(row.opensAt);
  const until = inWords(row.closesAt);
  return {
    href: pathIn(lang, `/themen/${row.slug}`),
    label: row.label,
    title: row.title,
    titleParts: titleParts(row.title),
    sponsors: row.sponsors,
    comments: Number(row.comments ?? 0),
    state: STATES[phase],
    ...(row.language !== lang && { contentLang: row.language as Lang }),
    ...(row.subtitle && { subtitle: row.subtitle }),
    ...pictureModel(row),
    ...(from && { from }),
    ...(until && { until }),
  };
}
