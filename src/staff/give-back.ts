import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { sentValues } from '../lib/sent-values.ts';
import { readUnreadForm } from '../platform/form-body.ts';
import { TooManyRequests } from '../platform/limits.ts';
import { formOrigin } from '../platform/origin.ts';
import { retryAfter, statusOf, wantsPage } from '../platform/refusal.ts';
import { mayUse, NotSignedIn } from './access.ts';
import { langOfDesk } from './desk-language.ts';
import { signInPath } from './sign-in-path.ts';
import type { Role } from './staff-member.ts';
import { StaleForm } from './stale-form.ts';

/** Longer ones get a box of several lines. */
const ONE_LINE = 80;

type Field = { name: string; value: string };

/** A form whose words are given back. What else was sent is none of its own, and is left out. */
export interface OwnForm {
  /** Who may send it. */
  roles: readonly Role[];
  /** What a person typed, with the word that stands beside it. */
  typed: readonly { name: string; label: (lang: Lang) => string; isLong?: boolean }[];
  /** What goes along unseen: ids, versions, choices. */
  hidden: readonly string[];
  /** More that goes along unseen. */
  more?: (sent: object) => Field[];
  /** A form with a file, which nobody can give back: it is read here where nobody has read it yet. */
  file?: {
    name: string;
    label: (lang: Lang) => string;
    hint: (lang: Lang) => string;
    /** Bytes of a whole form; of a longer one nothing is read. */
    most?: number;
  };
  /** Where a new sign-in leads; else to the form's own address. */
  next?: (url: string) => string;
}

/** `views/staff/unsaved.hbs`: a form that did not get through, with every word; it stands without `staff`. */
type UnsavedPage = {
  why: WhyUnsaved;
  /** Where it is sent again. */
  action: string;
  /** Sign-in page, with `session`. */
  signIn?: string;
  fields: readonly (Field & { label: string; isLong: boolean })[];
  file?: { name: string; label: string; hint: string };
  /** What the form sends along as it was. */
  hidden: readonly Field[];
};

/** `session` the sign-in ended, `stale` the page was open too long, `tooMany` 429, `unavailable` nobody knows whether it was saved. */
export type WhyUnsaved = 'session' | 'stale' | 'tooMany' | 'unavailable';

/** The refusals that take no word from a person of the city. */
export function whyUnsaved(error: FastifyError): WhyUnsaved | undefined {
  if (error instanceof NotSignedIn) return 'session';
  if (error instanceof StaleForm) return 'stale';
  if (error instanceof TooManyRequests) return 'tooMany';
  return statusOf(error) >= 500 ? 'unavailable' : undefined;
}

/**
 * Error handler of routes that save what staff typed: a session that ended, a form that grew stale, a limit or an outage take no word.
 * Whoever may not send it, and a form of another site, get the page for errors.
 */
export function giveBack(app: FastifyInstance, form: OwnForm) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { staff } = request;
    const why = wantsPage(request) ? whyUnsaved(error) : undefined;
    if (!why || formOrigin(request) === 'foreign' || (staff && !mayUse(staff, form.roles))) throw error;
    const sent = request.body ?? (await readUnread(request, form));
    if (!sent) throw error;
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, 'a form was given back');
    else request.log.info({ code: error.code ?? error.name, status }, 'a form was given back');
    reply.code(status).type('text/html; charset=utf-8');
    if (error instanceof TooManyRequests) reply.header('retry-after', retryAfter(error.retryAt));
    const csrf = why === 'stale' ? reply.generateCsrf() : (sentValues(sent, '_csrf')[0] ?? '');
    return reply.send(await unsavedPage(app, request, { form, why, sent, csrf }));
  };
}

async function readUnread(request: FastifyRequest, { file }: OwnForm): Promise<object | undefined> {
  if (!file || !request.headers['content-type']?.startsWith('multipart/')) return readUnreadForm(request);
  if (file.most !== undefined && !(Number(request.headers['content-length']) <= file.most)) return undefined;
  const fields: Record<string, string> = Object.create(null);
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') part.file.resume();
      else if (typeof part.value === 'string') fields[part.fieldname] ??= part.value;
    }
  } catch {
    // No form, or more than one may be.
    return undefined;
  }
  return fields;
}

/** „Noch nicht gespeichert“. Asks the database nothing: it may be what is missing. */
async function unsavedPage(
  app: FastifyInstance,
  request: FastifyRequest,
  { form, why, sent, csrf }: { form: OwnForm; why: WhyUnsaved; sent: object; csrf: string },
): Promise<string> {
  const lang = langOfDesk(request);
  const { url } = request;
  const valuesOf = (name: string) => sentValues(sent, name).map((text) => text.replaceAll('\r\n', '\n'));
  const isLong = (value: string) => value.length > ONE_LINE || value.includes('\n');
  const model: UnsavedPage = {
    why,
    action: url,
    fields: form.typed.flatMap(({ name, label, ...given }) => {
      const [value] = valuesOf(name);
      return value === undefined
        ? []
        : [{ name, value, label: label(lang), isLong: given.isLong ?? isLong(value) }];
    }),
    ...(form.file && {
      file: { name: form.file.name, label: form.file.label(lang), hint: form.file.hint(lang) },
    }),
    hidden: [
      { name: '_csrf', value: csrf },
      ...form.hidden.flatMap((name) => valuesOf(name).map((value) => ({ name, value }))),
      ...(form.more?.(sent) ?? []),
    ],
    ...(why === 'session' && { signIn: signInPath({ next: form.next?.(url) ?? url, reason: 'ended' }) }),
  };
  const { name, operator, isDemo } = app.rememberedSite();
  const layout = { lang, title: app.t(lang, 'staff.unsaved.title'), site: { name, operator, isDemo } };
  return app.render('staff/unsaved', { ...layout, ...model }, 'desk');
}
