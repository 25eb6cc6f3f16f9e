import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readCommentFilter, writeCommentFilter } from '../comments/comment-filter.ts';
import { idsIn } from '../comments/filter-ids.ts';
import { filterInWords } from '../comments/filter-words.ts';
import { isQueryTooSlow } from '../database/db.ts';
import { NotFound } from '../platform/refusal.ts';
import { NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { type Asked, ask } from './asked.ts';
import { type Chart, TOPIC_CHARTS, type TopicChartKey } from './chart.ts';
import { type ChartPlace, chartView, missingChartView, withQuery } from './chart-view.ts';
import type { ChartView, FiguresPage } from './figures-page-model.ts';
import {
  type FiguresTopic,
  type GroupCounts,
  selectFiguresTopic,
  selectGroupCounts,
  selectLabels,
} from './page-queries.ts';
import { readStep } from './step.ts';
import { CHART_OF } from './topic-charts.ts';

/** What somebody wants to see in figures. */
interface Order {
  topic: FiguresTopic;
  asked: Asked;
  siteId: string;
}

/** @throws NotFound where the city has no such topic; drafts are topics too */
async function orderOf(app: FastifyInstance, request: FastifyRequest, slug: string): Promise<Order> {
  const { staff } = request;
  if (!staff) throw new NotSignedIn();
  const { siteId, id: staffId } = staff;
  const topic = await selectFiguresTopic(app.db, siteId, slug);
  if (!topic) throw new NotFound();
  const { timeZone } = await app.site();
  const scope = { siteId, topicId: topic.id, timeZone, staffId, now: new Date() };
  const filter = readCommentFilter(request.query);
  const step = readStep(request.query);
  return { topic, siteId, asked: ask({ db: app.db, lang: langOfDesk(request), filter, scope, step }) };
}

/** One chart, for its file. @throws NotFound */
export async function chartOf(
  app: FastifyInstance,
  request: FastifyRequest,
  { slug, chart }: { slug: string; chart: TopicChartKey },
): Promise<Chart> {
  const { asked } = await orderOf(app, request, slug);
  return CHART_OF[chart](asked);
}

/** `/planung/themen/:slug/zahlen`: what the desk's filter finds, in charts. @throws NotFound */
export async function figuresPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  slug: string,
): Promise<string> {
  const { topic, asked, siteId } = await orderOf(app, request, slug);
  const { db, lang, filter, scope } = asked;
  const [charts, groups, labels] = await Promise.all([
    allCharts(asked, placeOf(asked, slug)),
    selectGroupCounts(db, scope.topicId),
    selectLabels(db, siteId, idsIn(filter)),
  ]);
  const words = filterInWords(filter, { lang, labels });
  const path = `/planung/themen/${slug}`;
  const model: FiguresPage = {
    topic: { slug, title: topic.title },
    ...(words && { filter: { words, dropHref: `${path}/zahlen` } }),
    charts,
    ...groupsOf(app, asked, groups, `${path}/gruppen`),
  };
  const title = `${app.t(lang, 'figures.title')}: ${topic.title}`;
  const layout = await deskLayout(app, request, reply, { title, area: 'planning' });
  return app.render('figures/figures', { ...layout, ...model }, 'desk');
}

function placeOf({ lang, filter, step }: Asked, slug: string): ChartPlace {
  const desk = `/planung/themen/${slug}`;
  const asked = new Set(Object.keys(filter));
  return {
    lang,
    step,
    path: `${desk}/zahlen`,
    query: writeCommentFilter(filter),
    listHref(bar) {
      // A field that is asked for already would be asked for something else.
      const isPlain = Object.keys(bar).every((field) => field === 'states' || !asked.has(field));
      if (!isPlain || asked.has('references')) return undefined;
      return withQuery(desk, writeCommentFilter({ ...filter, ...bar }));
    },
  };
}

/** What is not begun by then is left out: a page that takes longer is none. */
const PATIENCE_MS = 2_500;

/** Two at a time, so that a large topic does not take the connections residents need. */
async function allCharts(asked: Asked, place: ChartPlace): Promise<ChartView[]> {
  const deadline = performance.now() + PATIENCE_MS;
  const lane = async (keys: readonly TopicChartKey[]) => {
    const charts: ChartView[] = [];
    for (const key of keys) {
      const chart = performance.now() < deadline ? await inTime(CHART_OF[key](asked)) : undefined;
      charts.push(chart ? chartView(chart, place) : missingChartView(key, place));
    }
    return charts;
  };
  const lanes = await Promise.all([
    lane(TOPIC_CHARTS.filter((_, i) => i % 2 === 0)),
    lane(TOPIC_CHARTS.filter((_, i) => i % 2 === 1)),
  ]);
  const made = new Map(lanes.flat().map((chart) => [chart.key, chart]));
  return TOPIC_CHARTS.map((key) => made.get(key) as ChartView);
}

/** Nothing where the database was too slow: one chart does not cost the page. */
async function inTime(chart: Promise<Chart>): Promise<Chart | undefined> {
  try {
    return await chart;
  } catch (error) {
    if (isQueryTooSlow(error)) return undefined;
    throw error;
  }
}

function groupsOf(app: FastifyInstance, { lang }: Asked, counts: GroupCounts, href: string) {
  if (counts.groups === 0) return {};
  return { groups: { text: app.t(lang, 'figures.groups', { ...counts }), href } };
}
