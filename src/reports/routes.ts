import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { DayHasher } from '../comments/day-hasher.ts';
import { isReference } from '../comments/reference.ts';
import { inTime } from '../database/db.ts';
import { LIMITS, sender } from '../platform/limits.ts';
import { refuseForeignForms } from '../platform/origin.ts';
import { NotFound } from '../platform/refusal.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { langOf, pathIn } from '../site/public-layout.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { giveBackReport, sendInvalid, sendNotReported } from './give-back.ts';
import { type ReceiptRequest, receiptPage, reportedAgainPage } from './receipt-page.ts';
import { readReportForm } from './report-form.ts';
import { type ReportRequest, reportPage } from './report-page.ts';
import { type ReportingDeps, sendReport } from './send-report.ts';

const params = Type.Object({ slug: SlugPart, reference: Type.String({ maxLength: 80 }) });
const token = Type.Object({ token: Type.String({ maxLength: 200 }) });
const PATH = '/themen/:slug/beitraege/:reference/melden';
const HTML = 'text/html; charset=utf-8';

/** A resident reports a comment, and looks what became of it. */
export const reportRoutes: FastifyPluginAsync = async (app) => {
  const deps: ReportingDeps = {
    db: app.db,
    key: app.secrets.receipt,
    dayHasher: new DayHasher(DEFAULT_SITE_ID),
    mailOn: app.mail.isOn,
  };

  app.get<ReportRequest>(
    PATH,
    { schema: { params }, config: { access: 'public', rateLimit: LIMITS.turning } },
    async (request, reply) => {
      const page = isReference(request.params.reference) && (await reportPage(app, request));
      if (!page) throw new NotFound();
      return reply.header('cache-control', 'no-store').type(HTML).send(page);
    },
  );

  app.post<ReportRequest>(
    PATH,
    {
      schema: { params },
      config: { access: 'public', rateLimit: LIMITS.reporting },
      preValidation: refuseForeignForms,
      errorHandler: giveBackReport(app),
    },
    async (request, reply) => {
      const form = readReportForm(request.body);
      const { slug, reference } = request.params;
      if (!isReference(reference)) throw new NotFound();
      if (Object.keys(form.problems).length > 0) return sendInvalid(app, request, reply, form);
      const lang = langOf(request);
      const reporting = { siteId: DEFAULT_SITE_ID, slug, reference, form, lang, address: sender(request) };
      const sent = await inTime(sendReport(deps, reporting));
      reply.header('cache-control', 'no-store');
      if (sent.outcome === 'received') return reply.redirect(pathIn(lang, `/meldungen/${sent.token}`), 303);
      if (sent.outcome === 'again') return reply.type(HTML).send(await reportedAgainPage(app, request));
      return sendNotReported(app, request, reply, { status: 409, why: 'gone', form });
    },
  );

  app.get<ReceiptRequest>(
    '/meldungen/:token',
    { schema: { params: token }, config: { access: 'resident-token', rateLimit: LIMITS.privateLink } },
    async (request, reply) => {
      const page = await receiptPage(app, request);
      reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow');
      return reply.header('referrer-policy', 'strict-origin').type(HTML).send(page);
    },
  );
};
