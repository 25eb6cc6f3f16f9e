import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOfDesk } from './desk-language.ts';
import { sendQuietPage } from './quiet-page.ts';

/** `views/staff/forgotten.hbs` */
type ForgottenPage = {
  email: string;
  isOn: boolean;
  isSent: boolean;
  error?: string;
};

export async function sendForgottenPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  {
    email = '',
    isSent = false,
    isMissing = false,
  }: { email?: string; isSent?: boolean; isMissing?: boolean } = {},
): Promise<FastifyReply> {
  const lang = langOfDesk(request);
  const model: ForgottenPage = {
    email,
    isOn: app.mail.isOn,
    isSent,
    ...(isMissing && { error: app.t(lang, 'staff.signIn.missing.email') }),
  };
  const title = app.t(lang, 'staff.forgotten.title');
  return sendQuietPage(app, request, reply, { template: 'forgotten', title, model });
}
