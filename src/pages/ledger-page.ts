import type { FastifyInstance } from 'fastify';
import { ledgerModel } from '../comments/ledger-model.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { calendarDay, moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import type { Page } from '../platform/page-cache.ts';
import { NotFound } from '../platform/refusal.ts';
import { pathIn, publicLayout } from '../site/public-layout.ts';
import type { Site } from '../site/site.ts';
import { getTopic, type TopicRow } from '../topics/get-topic.ts';
import { type Waits, type WholeLedger, wholeLedger } from './ledger.ts';
import type { LedgerPageModel } from './ledger-page-model.ts';
import { ledgerTables } from './ledger-tables.ts';
import { ledgerTwin } from './ledger-twin.ts';
import { selectLedgerFigures } from './queries.ts';

/** What waits is counted too, and nobody says when that changes. */
const FRESH_MS = 60_000;
const HOURS_UNTIL_DAYS = 2;

interface LedgerRequest {
  lang: Lang;
  slug: string;
}

/** What became of everything that came in. @throws NotFound when residents may not see such a topic */
export async function makeLedgerPage(app: FastifyInstance, { lang, slug }: LedgerRequest): Promise<Page> {
  const { site, row, ledger, cached } = await read(app, slug);
  const path = `/themen/${slug}`;
  const href = pathIn(lang, path);
  const asOf = moment(ledger.asOf, lang, site.timeZone);
  const model: LedgerPageModel = {
    topic: { title: row.title, href, ...(row.language !== lang && { contentLang: row.language as Lang }) },
    asOf,
    tables: ledger.parts.received > 0 ? ledgerTables(ledger, { lang, reasons: await app.reasons() }) : [],
    times: times(app, ledger, { lang, site, row }),
    twinHref: `${href}/bilanz.json`,
    ...(ledger.parts.received > 0 && { ledger: ledgerModel(ledger.parts) }),
  };
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'ledger.pageTitle', { topic: row.title }),
    description: app.t(lang, 'ledger.lead', { topic: row.title }),
    path: `${path}/bilanz`,
    current: 'topics',
    openGraph: 'article',
  });
  return { ...cached, html: await app.render('pages/ledger', { ...layout, ...model }) };
}

/** The same for programs. @throws NotFound when residents may not see such a topic */
export async function makeLedgerTwin(app: FastifyInstance, { lang, slug }: LedgerRequest): Promise<Page> {
  const { site, row, ledger, cached } = await read(app, slug);
  const twin = ledgerTwin(ledger, {
    url: `${app.config.publicUrl}${pathIn(lang, `/themen/${slug}/bilanz`)}`,
    topic: { slug, title: row.title },
    decisionHours: site.decisionHours,
    answersDue: row.answers_due,
  });
  const type = 'application/json; charset=utf-8';
  return { ...cached, type, html: `${JSON.stringify(twin, undefined, 2)}\n` };
}

async function read(app: FastifyInstance, slug: string) {
  const site = await app.site();
  const row = await getTopic(app.db, site.id, slug);
  if (!row) throw new NotFound();
  const ledger = wholeLedger(await selectLedgerFigures(app.db, row.id));
  const cached = { scopes: [row.id, site.id], staleAt: new Date(Date.now() + FRESH_MS) };
  return { site, row, ledger, cached };
}

interface Reader {
  lang: Lang;
  site: Site;
  row: TopicRow;
}

function times(
  app: FastifyInstance,
  ledger: WholeLedger,
  { lang, site, row }: Reader,
): LedgerPageModel['times'] {
  const label = (of: string) => app.t(lang, 'ledger.times.label', { of });
  const { oldestWaiting: oldest } = ledger;
  const due = row.answers_due && calendarDay(row.answers_due, lang).text;
  const spreads = { decision: spread(ledger.decision, lang), answer: spread(ledger.answer, lang) };
  return [
    { label: label('decision'), text: spreads.decision },
    { label: label('answer'), text: spreads.answer },
    {
      label: label('oldest'),
      text: oldest ? moment(oldest, lang, site.timeZone).text : app.t(lang, 'ledger.times.nobody'),
    },
    { label: label('promised'), text: app.t(lang, 'ledger.times.promised', { hours: site.decisionHours }) },
    { label: label('due'), text: due && app.t(lang, 'ledger.times.due', { day: due }) },
  ].flatMap((time) => (time.text ? { label: time.label, text: time.text } : []));
}

function spread({ median, p90 }: Waits, lang: Lang): string | undefined {
  if (median === null || p90 === null) return undefined;
  const values = { median: wait(median, lang), p90: wait(p90, lang) };
  return translate(lang, 'ledger.times.spread', values);
}

function wait(days: number, lang: Lang): string {
  if (days >= HOURS_UNTIL_DAYS) return translate(lang, 'ledger.times.days', { count: Math.round(days) });
  return translate(lang, 'ledger.times.hours', { count: Math.max(1, Math.round(days * 24)) });
}
