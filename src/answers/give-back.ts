import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sentValues } from '../lib/sent-values.ts';
import { readUnreadForm } from '../platform/form-body.ts';
import { TooManyRequests } from '../platform/limits.ts';
import { formOrigin } from '../platform/origin.ts';
import { retryAfter, statusOf, wantsPage } from '../platform/refusal.ts';
import { mayUse, NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { signInPath } from '../staff/sign-in-path.ts';
import type { Role } from '../staff/staff-member.ts';
import { StaleForm } from '../staff/stale-form.ts';
import { sentText } from './answer-form.ts';
import { readSelection, selectionFields } from './selection.ts';

/** What a person typed, with the catalogue's word for it. Anything else the form sends along unseen. */
const TYPED = ['ground', 'body', 'body_simple', 'reason', 'title'] as const;
const HIDDEN = ['version', 'action', 'outcome', 'voice', 'department', 'correction_id', 'drop', 'more'];
/** These get a box of several lines. */
const LONG: readonly string[] = ['body', 'body_simple', 'reason'];

/**
 * Error handler of the routes that save: a session that ended, a form that grew stale, a limit or an outage take no word from a
 * planner. Whoever may not answer, and a form of another site, get the page for errors.
 */
export function giveBack(app: FastifyInstance, roles: readonly Role[]) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { staff } = request;
    const why = wantsPage(request) ? whyUnsaved(error) : undefined;
    if (!why || formOrigin(request) === 'foreign' || (staff && !mayUse(staff, roles))) throw error;
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, 'an answer’s form was given back');
    else request.log.info({ code: error.code ?? error.name, status }, 'an answer’s form was given back');
    reply.code(status).type('text/html; charset=utf-8');
    if (error instanceof TooManyRequests) reply.header('retry-after', retryAfter(error.retryAt));
    const sent = request.body ?? (await readUnreadForm(request));
    if (!sent) throw error;
    const csrf = why === 'stale' ? reply.generateCsrf() : sentText(sent, '_csrf');
    return reply.send(await unsavedPage(app, request, { why, sent, csrf }));
  };
}

function whyUnsaved(error: FastifyError): 'session' | 'stale' | 'tooMany' | 'unavailable' | undefined {
  if (error instanceof NotSignedIn) return 'session';
  if (error instanceof StaleForm) return 'stale';
  if (error instanceof TooManyRequests) return 'tooMany';
  return statusOf(error) >= 500 ? 'unavailable' : undefined;
}

/** „Noch nicht gespeichert“. Asks the database nothing: it may be what is missing. */
async function unsavedPage(
  app: FastifyInstance,
  request: FastifyRequest,
  { why, sent, csrf }: { why: string; sent: object; csrf: string },
): Promise<string> {
  const lang = langOfDesk(request);
  const model = {
    why,
    action: request.url,
    fields: TYPED.filter((name) => sentText(sent, name) !== '').map((name) => ({
      name,
      value: sentText(sent, name),
      label: app.t(lang, 'answers.field', { field: name }),
      isLong: LONG.includes(name),
    })),
    hidden: [
      { name: '_csrf', value: csrf },
      ...HIDDEN.flatMap((name) => sentValues(sent, name).map((value) => ({ name, value }))),
      ...selectionFields(readSelection(sent)),
    ],
    ...(why === 'session' && { signIn: signInPath({ next: request.url, reason: 'ended' }) }),
  };
  const { name, operator, isDemo } = app.rememberedSite();
  const layout = { lang, title: app.t(lang, 'redaktion.unsaved.title'), site: { name, operator, isDemo } };
  return app.render('redaktion/unsaved', { ...layout, ...model }, 'desk');
}
