import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { day, moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { endOfDay, isDay, startOfDay, toLocalDay } from '../lib/local-time.ts';
import { labelOf } from '../reasons/reason.ts';
import { reasonInWords } from '../reports/report.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { activityReport, type Figure, type Section, type SectionKey } from './activity-report.ts';
import { type Desk, deskOf } from './desk.ts';
import { longDuration } from './duration.ts';
import { actionInWords } from './log-page.ts';

/** `views/moderation/report.hbs` */
type ReportPage = {
  fields: { from: string; to: string };
  problem?: string;
  period: string;
  made: string;
  csvHref: string;
  sections: readonly {
    key: string;
    label: string;
    hint?: string;
    figures: readonly { label: string; value: string }[];
  }[];
};

interface Asked {
  from: string;
  to: string;
  problem?: 'order';
}

const DAY_MS = 24 * 3_600_000;
const USUAL_DAYS = 30;
const NBSP = '\u00a0';

/** `/moderation/bericht`: what was moderated in a period, in figures. */
export async function reportPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const desk = await deskOf(app, request);
  const { lang, timeZone } = desk;
  const asked = readPeriod(request.query, timeZone);
  const sections = await sectionsOf(app, desk, asked);
  const dayInWords = (text: string) => day(startOfDay(text, timeZone) as Date, lang, timeZone).text;
  const model: ReportPage = {
    fields: { from: asked.from, to: asked.to },
    period: translate(lang, 'moderation.report.period', {
      from: dayInWords(asked.from),
      to: dayInWords(asked.to),
    }),
    made: translate(lang, 'moderation.report.made', { at: moment(new Date(), lang, timeZone).text }),
    csvHref: `/moderation/bericht.csv?von=${asked.from}&bis=${asked.to}`,
    sections: sections.map((section) => sectionView(section, desk)),
    ...(asked.problem && { problem: translate(lang, 'moderation.report.order') }),
  };
  const title = translate(lang, 'moderation.report');
  const layout = await deskLayout(app, request, reply, { title, area: 'moderation' });
  return app.render('moderation/report', { ...layout, ...model }, 'desk');
}

/** The same figures as a table for other programs (RFC 4180): section, figure, value, unit, and both in words. */
export async function reportCsv(
  app: FastifyInstance,
  request: FastifyRequest,
): Promise<{ name: string; csv: string }> {
  const desk = await deskOf(app, request);
  const asked = readPeriod(request.query, desk.timeZone);
  const sections = await sectionsOf(app, desk, asked);
  const rows = sections.flatMap(({ key, figures }) =>
    figures.map((figure) => [
      key,
      figure.key,
      figure.value === null ? '' : String(figure.value),
      figure.unit,
      translate(desk.lang, `moderation.report.${key}`),
      labelFor(key, figure, desk),
    ]),
  );
  const head = ['section', 'figure', 'value', 'unit', 'section_label', 'figure_label'];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const csv = [head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
  return { name: `bericht-${asked.from}-${asked.to}.csv`, csv: `${csv}\r\n` };
}

function sectionsOf(app: FastifyInstance, desk: Desk, { from, to }: Asked): Promise<Section[]> {
  return activityReport(app.db, {
    siteId: desk.member.siteId,
    since: startOfDay(from, desk.timeZone) as Date,
    until: endOfDay(to, desk.timeZone) as Date,
    decisionHours: desk.decisionHours,
  });
}

/** Where nothing, or nothing that makes sense, was asked for: the last thirty days, today included. */
function readPeriod(query: unknown, timeZone: string): Asked {
  const { von, bis } = (query ?? {}) as { von?: unknown; bis?: unknown };
  const now = new Date();
  const to = typeof bis === 'string' && isDay(bis) ? bis : toLocalDay(now, timeZone);
  const usual = toLocalDay(new Date(Date.parse(`${to}T12:00Z`) - (USUAL_DAYS - 1) * DAY_MS), 'UTC');
  const from = typeof von === 'string' && isDay(von) ? von : usual;
  return from <= to ? { from, to } : { from: usual, to, problem: 'order' };
}

function sectionView(section: Section, desk: Desk): ReportPage['sections'][number] {
  const { key, figures } = section;
  const { lang } = desk;
  const hint = HINTS.find((one) => one === key);
  return {
    key,
    label: translate(lang, `moderation.report.${key}`),
    figures: figures.map((figure) => ({ label: labelFor(key, figure, desk), value: inWords(figure, lang) })),
    ...(hint && { hint: translate(lang, `moderation.report.${hint}.hint`) }),
  };
}

const HINTS = ['received', 'decided', 'waits'] as const;

function labelFor(section: SectionKey, { key }: Figure, { lang, reasons }: Desk): string {
  if (section === 'decided' || section === 'residents') return actionInWords(key, lang);
  if (section === 'reasons') return labelOf(key, { lang, reasons });
  if (section === 'reportReasons') return reasonInWords(key, lang);
  return translate(lang, `moderation.report.${section}.${key}` as CatalogueKey);
}

function inWords({ value, unit }: Figure, lang: Lang): string {
  if (value === null) return '–';
  if (unit === 'minutes') return longDuration(value * 60_000, lang);
  const number = new Intl.NumberFormat(lang === 'de' ? 'de-DE' : 'en-GB').format(value);
  return unit === 'percent' ? `${number}${NBSP}%` : number;
}
