import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readCommentFilter } from '../comments/comment-filter.ts';
import { idsIn } from '../comments/filter-ids.ts';
import { filterInWords } from '../comments/filter-words.ts';
import { NotFound } from '../platform/refusal.ts';
import { NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { type Asked, ask } from './asked.ts';
import { CHARTS, type Chart, type ChartKey } from './chart.ts';
import { chartView } from './chart-view.ts';
import type { FiguresPage } from './figures-page-model.ts';
import {
  type FiguresTopic,
  type GroupCounts,
  selectFiguresTopic,
  selectGroupCounts,
  selectLabels,
} from './page-queries.ts';
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
  return { topic, siteId, asked: ask({ db: app.db, lang: langOfDesk(request), filter, scope }) };
}

/** One chart, for its file. @throws NotFound */
export async function chartOf(
  app: FastifyInstance,
  request: FastifyRequest,
  { slug, chart }: { slug: string; chart: ChartKey },
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
    allCharts(asked),
    selectGroupCounts(db, scope.topicId),
    selectLabels(db, siteId, idsIn(filter)),
  ]);
  const words = filterInWords(filter, { lang, labels });
  const path = `/planung/themen/${slug}`;
  const model: FiguresPage = {
    topic: { slug, title: topic.title },
    ...(words && { filter: { words, dropHref: `${path}/zahlen` } }),
    charts: charts.map((chart) => chartView(chart, { lang, slug, filter })),
    ...groupsOf(app, asked, groups, `${path}/gruppen`),
  };
  const title = `${app.t(lang, 'figures.title')}: ${topic.title}`;
  const layout = await deskLayout(app, request, reply, { title, area: 'planning' });
  return app.render('figures/figures', { ...layout, ...model }, 'desk');
}

/** Two at a time, so that a large topic does not take the connections residents need. */
async function allCharts(asked: Asked): Promise<Chart[]> {
  const lane = async (keys: readonly ChartKey[]) => {
    const charts: Chart[] = [];
    for (const key of keys) charts.push(await CHART_OF[key](asked));
    return charts;
  };
  const lanes = await Promise.all([
    lane(CHARTS.filter((_, i) => i % 2 === 0)),
    lane(CHARTS.filter((_, i) => i % 2 === 1)),
  ]);
  return lanes.flat().toSorted((a, b) => CHARTS.indexOf(a.key) - CHARTS.indexOf(b.key));
}

function groupsOf(app: FastifyInstance, { lang }: Asked, counts: GroupCounts, href: string) {
  if (counts.groups === 0) return {};
  return { groups: { text: app.t(lang, 'figures.groups', { ...counts }), href } };
}
