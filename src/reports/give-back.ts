import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { whyNotSent } from '../comments/not-sent-page.ts';
import { UndecodableForm } from '../platform/form-body.ts';
import { retryAfter } from '../platform/refusal.ts';
import { type ReportForm, readReportForm } from './report-form.ts';
import { notReportedPage, type ReportRequest, reportPage } from './report-page.ts';
import type { WhyNotReported } from './report-page-model.ts';

/** What can go wrong with a report as with a comment; else there is no such comment. */
const SAME = ['refused', 'tooMany', 'unavailable', 'tooLarge'] as const;

/** Error handler of the route that takes reports in: whatever goes wrong, the words come back. */
export function giveBackReport(app: FastifyInstance) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const refusal = whyNotSent(error);
    if (!refusal) throw error;
    const { status, retryAt } = refusal;
    if (status >= 500) request.log.error({ err: error }, 'a report was given back');
    else request.log.info({ code: error.code ?? error.name, status }, 'a report was given back');
    if (retryAt) reply.header('retry-after', retryAfter(retryAt));
    const why = SAME.find((one) => one === refusal.why) ?? 'gone';
    const form = readReportForm(error instanceof UndecodableForm ? error.fields : request.body);
    return sendNotReported(app, request as FastifyRequest<ReportRequest>, reply, { status, why, form });
  };
}

/** „Noch nicht gemeldet“. */
export async function sendNotReported(
  app: FastifyInstance,
  request: FastifyRequest<ReportRequest>,
  reply: FastifyReply,
  { status, ...sent }: { status: number; why: Exclude<WhyNotReported, 'invalid'>; form: ReportForm },
): Promise<FastifyReply> {
  reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8');
  return reply.send(await notReportedPage(app, request, sent));
}

/** Beside the comment it is about, while that is public. */
export async function sendInvalid(
  app: FastifyInstance,
  request: FastifyRequest<ReportRequest>,
  reply: FastifyReply,
  form: ReportForm,
): Promise<FastifyReply> {
  const page = await reportPage(app, request, form);
  if (page === undefined) return sendNotReported(app, request, reply, { status: 409, why: 'gone', form });
  return reply.code(422).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page);
}
