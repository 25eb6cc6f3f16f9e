import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { type Chart, CITY_CHARTS, type CityChartKey, type Step } from './chart.ts';
import { chartView } from './chart-view.ts';
import { channelChart, timeChart } from './day-charts.ts';
import type { CityFiguresPage } from './figures-page-model.ts';
import { selectKeptDays, selectKeptOutcomes, selectTopicBars } from './kept-queries.ts';
import { outcomeChart } from './outcome-chart.ts';
import type { DayRow } from './queries.ts';
import { readStep } from './step.ts';

interface City {
  db: Db;
  lang: Lang;
  siteId: string;
  step: Step | undefined;
}

/** Each chart of the city's topics together, all but the first of what is published. */
const CHART_OF: Record<CityChartKey, (city: City, days: readonly DayRow[]) => Promise<Chart>> = {
  themen: async ({ db, siteId }) => {
    const topics = await selectTopicBars(db, siteId);
    const total = topics.reduce((sum, { received }) => sum + received, 0);
    return { kind: 'topics', key: 'themen', total, topics };
  },
  verlauf: async ({ lang, step }, days) => timeChart(days, lang, step),
  wege: async ({ lang }, days) => channelChart(days, lang),
  votum: async ({ db, siteId, lang }) => outcomeChart(await selectKeptOutcomes(db, { siteId }), lang),
};

function cityOf(app: FastifyInstance, request: FastifyRequest): City {
  const { staff } = request;
  if (!staff) throw new NotSignedIn();
  return { db: app.db, lang: langOfDesk(request), siteId: staff.siteId, step: readStep(request.query) };
}

/** One chart, for its file. */
export async function cityChartOf(
  app: FastifyInstance,
  request: FastifyRequest,
  key: CityChartKey,
): Promise<Chart> {
  const city = cityOf(app, request);
  return CHART_OF[key](city, await selectKeptDays(city.db, { siteId: city.siteId }));
}

/** `/planung/zahlen`: all topics of the city, drafts too, in charts. */
export async function cityFiguresPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const city = cityOf(app, request);
  const { db, lang, siteId, step } = city;
  const days = await selectKeptDays(db, { siteId });
  const charts = await Promise.all(CITY_CHARTS.map((key) => CHART_OF[key](city, days)));
  const hasTopics = charts.some((chart) => chart.kind === 'topics' && chart.topics.length > 0);
  const place = {
    lang,
    path: '/planung/zahlen',
    query: new URLSearchParams(),
    listHref: () => undefined,
    step,
  };
  const model: CityFiguresPage = { charts: hasTopics ? charts.map((chart) => chartView(chart, place)) : [] };
  const layout = await deskLayout(app, request, reply, {
    title: app.t(lang, 'figures.city'),
    area: 'planning',
  });
  return app.render('figures/city', { ...layout, ...model }, 'desk');
}
