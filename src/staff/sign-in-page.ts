import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOfDesk } from './desk-language.ts';
import type { SignInPage } from './sign-in-page-model.ts';

/** The sign-in page, alone in the desk's layout: there is nobody yet whose areas it could show. */
export async function sendSignInPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  page: SignInPage,
): Promise<FastifyReply> {
  const lang = langOfDesk(request);
  const { name, operator, isDemo } = await app.site();
  const layout = { lang, title: app.t(lang, 'staff.signIn.title'), site: { name, operator, isDemo } };
  const html = await app.render('staff/sign-in', { ...layout, ...page }, 'desk');
  return reply.type('text/html; charset=utf-8').send(html);
}
