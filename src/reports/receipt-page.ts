import type { FastifyInstance, FastifyRequest } from 'fastify';
import { permalink } from '../comments/permalink.ts';
import { receiptHash } from '../comments/receipt.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { type Moment, moment } from '../i18n/moment.ts';
import { UnknownLink } from '../platform/refusal.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import { type ReceiptRow, selectReceipt } from './queries.ts';
import { reasonInWords } from './report.ts';
import type { ReportRequest } from './report-page.ts';
import type { ReportedAgainPageModel, ReportReceiptModel } from './report-page-model.ts';

export interface ReceiptRequest {
  Params: { token: string };
}

/** What became of a report, for who sent it. @throws UnknownLink for every token that is none of ours */
export async function receiptPage(
  app: FastifyInstance,
  request: FastifyRequest<ReceiptRequest>,
): Promise<string> {
  const site = await app.site();
  const { token } = request.params;
  const row = await selectReceipt(app.db, site.id, receiptHash(token));
  if (!row) throw new UnknownLink();
  const lang = langOf(request);
  const inWords = (date: Date) => moment(date, lang, site.timeZone);
  const privateLink = app.config.publicUrl + pathIn(lang, `/meldungen/${token}`);
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'reports.receipt.crumb'),
    scripts: ['public/copy.js'],
  });
  return app.render('reports/receipt', { ...layout, ...receiptModel(row, { lang, inWords, privateLink }) });
}

interface Reader {
  lang: Lang;
  inWords: (date: Date) => Moment;
  privateLink: string;
}

function receiptModel(row: ReceiptRow, { lang, inWords, privateLink }: Reader): ReportReceiptModel {
  const href = pathIn(lang, `/themen/${row.slug}`);
  const mail = !row.hasEmail ? 'none' : row.confirmedAt ? 'confirmed' : 'waiting';
  return {
    topic: { title: row.title, href },
    report: {
      state: row.state,
      reference: row.reference,
      reason: reasonInWords(row.reason, lang),
      receivedAt: inWords(row.receivedAt),
      mail: row.state === 'open' ? mail : 'none',
      privateLink,
      ...(row.isShown && { commentHref: permalink(href, row.reference) }),
      ...(row.body && { text: row.body }),
      ...(row.decidedAt && { decidedAt: inWords(row.decidedAt) }),
      ...(row.resultText && { words: row.resultText }),
    },
  };
}

/** The same sender reported the same comment today: no second report, and no private link for a neighbour. */
export async function reportedAgainPage(
  app: FastifyInstance,
  request: FastifyRequest<ReportRequest>,
): Promise<string> {
  const lang = langOf(request);
  const { slug, reference } = request.params;
  const { id } = await app.site();
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'reports.again.title'),
    current: 'topics',
  });
  const model: ReportedAgainPageModel = {
    topic: { title: await app.topicTitles.find(id, slug), href: pathIn(lang, `/themen/${slug}`) },
    reference,
  };
  return app.render('reports/again', { ...layout, ...model });
}
