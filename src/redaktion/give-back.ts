import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CatalogueKey } from '../i18n/catalogues.ts';
import { readUnreadForm } from '../platform/form-body.ts';
import { TooManyRequests } from '../platform/limits.ts';
import { formOrigin } from '../platform/origin.ts';
import { retryAfter, statusOf, wantsPage } from '../platform/refusal.ts';
import { mayUse, NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { signInPath } from '../staff/sign-in-path.ts';
import type { Role } from '../staff/staff-member.ts';
import { StaleForm } from '../staff/stale-form.ts';
import { sentField } from './form-fields.ts';
import { TOPIC_FIELDS } from './page-models.ts';
import { SETTINGS_FIELDS } from './settings-page-model.ts';
import type { UnsavedPage } from './unsaved-page-model.ts';

/** Longer ones get a box of several lines. */
const ONE_LINE = 80;

const LABELS = new Map<string, CatalogueKey>([
  ...TOPIC_FIELDS.map((field) => [field, `redaktion.field.${field}`] as const),
  ...SETTINGS_FIELDS.map((field) => [field, `redaktion.settings.${field}`] as const),
]);

/** What the forms send along unseen. Anything else that was sent is none of theirs. */
const HIDDEN = ['version', 'action', 'picture_edited'];

/**
 * Error handler of the routes that save: a session that ended, a form that grew stale, a limit or an outage take no word from
 * an editor. Whoever may not edit, and a form of another site, get the page for errors.
 */
export function giveBack(app: FastifyInstance, roles: readonly Role[]) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { staff } = request;
    const why = wantsPage(request) ? whyUnsaved(error) : undefined;
    if (!why || formOrigin(request) === 'foreign' || (staff && !mayUse(staff, roles))) throw error;
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, 'an editor’s form was given back');
    else request.log.info({ code: error.code ?? error.name, status }, 'an editor’s form was given back');
    reply.code(status).type('text/html; charset=utf-8');
    if (error instanceof TooManyRequests) reply.header('retry-after', retryAfter(error.retryAt));
    const sent = request.body ?? (await readUnreadForm(request));
    if (!sent) throw error;
    const csrf = why === 'stale' ? reply.generateCsrf() : (sentField(sent, '_csrf') ?? '');
    return reply.send(await unsavedPage(app, request, { why, sent, csrf }));
  };
}

function whyUnsaved(error: FastifyError): UnsavedPage['why'] | undefined {
  if (error instanceof NotSignedIn) return 'session';
  if (error instanceof StaleForm) return 'stale';
  if (error instanceof TooManyRequests) return 'tooMany';
  return statusOf(error) >= 500 ? 'unavailable' : undefined;
}

/** „Noch nicht gespeichert“. Asks the database nothing: it may be what is missing. */
async function unsavedPage(
  app: FastifyInstance,
  request: FastifyRequest,
  { why, sent, csrf }: { why: UnsavedPage['why']; sent: object; csrf: string },
): Promise<string> {
  const lang = langOfDesk(request);
  const isLong = (value: string) => value.length > ONE_LINE || value.includes('\n');
  const sentAs = (names: readonly string[]) =>
    names.flatMap((name) => {
      const value = sentField(sent, name);
      return value === undefined ? [] : [{ name, value }];
    });
  const next = request.url.replace('/vorschau', '');
  const model: UnsavedPage = {
    why,
    action: request.url,
    fields: sentAs([...LABELS.keys()]).map(({ name, value }) => ({
      name,
      value,
      label: app.t(lang, LABELS.get(name) as CatalogueKey),
      isLong: isLong(value),
    })),
    hidden: [{ name: '_csrf', value: csrf }, ...sentAs(HIDDEN)],
    ...(why === 'session' && { signIn: signInPath({ next, reason: 'ended' }) }),
  };
  const { name, operator, isDemo } = app.rememberedSite();
  const layout = { lang, title: app.t(lang, 'redaktion.unsaved.title'), site: { name, operator, isDemo } };
  return app.render('redaktion/unsaved', { ...layout, ...model }, 'desk');
}
