import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import { UndecodableForm } from '../platform/form-body.ts';
import { TooManyRequests } from '../platform/limits.ts';
import { ForeignForm } from '../platform/origin.ts';
import { statusOf } from '../platform/refusal.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import type { CommentForm } from './comment-form.ts';
import type { NotSentPageModel } from './comment-form-model.ts';
import { commentFormModel } from './comment-form-view.ts';
import { getReplyTarget, type ReplyTarget } from './get-reply-target.ts';

type Why = NotSentPageModel['why'];

/** A request about one topic. */
export interface TopicRequest {
  Params: { slug: string };
}

/** What is said of a form that was not taken, and the form. */
export interface NotSent {
  why: Why;
  form: CommentForm;
  retryAt?: Date | undefined;
  /** Of a slow topic, with `tooSoon`. */
  minutes?: number;
  /** What the editors say about the pause. */
  notice?: string;
}

const FORM = ['public/comment-form.js'];
const COPY = ['public/copy.js'];
/** The form to send again, the words to copy, or nothing. */
const SCRIPTS: Record<Why, string[]> = {
  invalid: FORM,
  tooMany: FORM,
  tooSoon: FORM,
  unavailable: FORM,
  refused: FORM,
  noParent: FORM,
  closed: COPY,
  paused: COPY,
  noTopic: COPY,
  tooLarge: [],
};
const DATABASE_RETRY_MS = 10_000;

/** What is to be said of a refusal; a body of another kind has no words to give back and gets the page for errors. */
export function whyNotSent(error: FastifyError): { why: Why; status: number; retryAt?: Date } | undefined {
  if (error instanceof UndecodableForm || error instanceof ForeignForm) {
    return { why: 'refused', status: error.statusCode };
  }
  if (error instanceof TooManyRequests) return { why: 'tooMany', status: 429, retryAt: error.retryAt };
  const status = statusOf(error);
  if (status === 404) return { why: 'noTopic', status };
  if (status === 413) return { why: 'tooLarge', status };
  if (status >= 500)
    return { why: 'unavailable', status: 503, retryAt: new Date(Date.now() + DATABASE_RETRY_MS) };
  return undefined;
}

/**
 * „Noch nicht gesendet“: the words come back in the form, with the same key, so that sending again is safe. Needs nothing of
 * the database: it may be what is missing.
 */
export async function notSentPage(
  app: FastifyInstance,
  request: FastifyRequest<TopicRequest>,
  { why, form, retryAt, minutes, notice }: NotSent,
): Promise<string> {
  const lang = langOf(request);
  const { slug } = request.params;
  const href = pathIn(lang, `/themen/${slug}`);
  const site = app.rememberedSite();
  const title =
    why === 'unavailable' ? app.topicTitles.remembered(slug) : await app.topicTitles.find(site.id, slug);
  const layout = await publicLayout(app, {
    lang,
    site,
    title: app.t(lang, 'comments.notSent.title'),
    current: 'topics',
    scripts: SCRIPTS[why],
  });
  const context = {
    lang,
    action: `${href}/kommentare`,
    akismet: app.config.akismet !== undefined,
    mailOn: app.mail.isOn,
    decisionHours: site.decisionHours,
  };
  const target =
    why === 'unavailable' || SCRIPTS[why] !== FORM
      ? undefined
      : await targetOf(app, form.values.parent, { slug, href, lang });
  const model: NotSentPageModel = {
    isReply: form.values.parent !== '',
    ...(target && { target }),
    ...(why !== 'noTopic' && { topic: { title, href } }),
    why,
    ...(SCRIPTS[why] === FORM && { form: commentFormModel(context, form) }),
    ...(SCRIPTS[why] === COPY && { givenBack: { text: form.values.text, name: form.values.name } }),
    ...(minutes !== undefined && { minutes }),
    ...(notice && { notice }),
    ...(retryAt && { retryAt: moment(retryAt, lang, site.timeZone) }),
  };
  return app.render('comments/not-sent', { ...layout, ...model });
}

/** Who is answered; the page comes without it too. */
async function targetOf(
  app: FastifyInstance,
  id: string,
  { slug, href, lang }: { slug: string; href: string; lang: Lang },
): Promise<ReplyTarget | undefined> {
  if (id === '') return undefined;
  const site = app.rememberedSite();
  const reader = { lang, timeZone: site.timeZone, href };
  return getReplyTarget(app.db, { siteId: site.id, slug, id }, reader).catch(() => undefined);
}
