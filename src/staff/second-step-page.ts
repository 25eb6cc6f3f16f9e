import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOfDesk } from './desk-language.ts';
import { sendQuietPage } from './quiet-page.ts';

type Problem = { problem?: 'missing' | 'wrong' | 'limited'; minutes?: number };

/** `views/staff/second-step.hbs` */
type SecondStepPage = {
  lead: string;
  error?: string;
};

export async function sendSecondStepPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { problem, minutes = 0 }: Problem = {},
): Promise<FastifyReply> {
  const lang = langOfDesk(request);
  const isProven = request.session.halfway?.isProven ?? true;
  const model: SecondStepPage = {
    lead: app.t(lang, isProven ? 'staff.code.lead' : 'staff.code.lead.provider'),
    ...(problem && { error: app.t(lang, `staff.code.${problem}`, { minutes }) }),
  };
  const title = app.t(lang, 'staff.code.title');
  return sendQuietPage(app, request, reply, { template: 'second-step', title, model });
}
