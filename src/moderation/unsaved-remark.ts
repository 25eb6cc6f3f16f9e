import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sentValues } from '../lib/sent-values.ts';
import { readUnreadForm } from '../platform/form-body.ts';
import { TooManyRequests } from '../platform/limits.ts';
import { formOrigin } from '../platform/origin.ts';
import { retryAfter, statusOf, wantsPage } from '../platform/refusal.ts';
import { mayUse } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { whyUnsaved } from '../staff/give-back.ts';
import { signInPath } from '../staff/sign-in-path.ts';
import type { Role } from '../staff/staff-member.ts';
import { readRemark } from './remark-form.ts';
import type { UnsavedPage } from './unsaved-page-model.ts';

/**
 * Error handler of the routes that speak for the city: a session that ended, a form that grew stale, a limit or an outage take no
 * word. Asks the database nothing: it may be what is missing.
 */
export function giveRemarkBack(app: FastifyInstance, roles: readonly Role[]) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { staff } = request;
    const isTheirs = formOrigin(request) !== 'foreign' && (!staff || mayUse(staff, roles));
    const why = whyUnsaved(error);
    if (!isTheirs || !why || !wantsPage(request)) throw error;
    const body = request.body ?? (await readUnreadForm(request));
    if (!body) throw error;
    const status = statusOf(error);
    request.log[status >= 500 ? 'error' : 'info']({ err: error }, 'a remark was given back');
    reply.code(status).type('text/html; charset=utf-8');
    if (error instanceof TooManyRequests) reply.header('retry-after', retryAfter(error.retryAt));
    const csrf = why === 'stale' ? await reply.generateCsrf() : (sentValues(body, '_csrf')[0] ?? '');
    return reply.send(await unsavedPage(app, request, { body, csrf, why }));
  };
}

async function unsavedPage(
  app: FastifyInstance,
  request: FastifyRequest,
  { body, csrf, why }: { body: object; csrf: string; why: UnsavedPage['why'] },
): Promise<string> {
  const lang = langOfDesk(request);
  const { text, version } = readRemark(body);
  const { id } = request.params as { id: string };
  const model: UnsavedPage = {
    why,
    action: request.url,
    yours: { decisionText: app.t(lang, 'moderation.remark'), remark: text },
    hidden: [
      { name: '_csrf', value: csrf },
      { name: 'version', value: String(version) },
    ],
    ...(why === 'session' && {
      signIn: signInPath({ next: `/moderation/kommentare/${id}`, reason: 'ended' }),
    }),
  };
  const { name, operator, isDemo } = app.rememberedSite();
  const layout = { lang, title: app.t(lang, 'moderation.unsaved.title'), site: { name, operator, isDemo } };
  return app.render('moderation/unsaved', { ...layout, ...model }, 'desk');
}
