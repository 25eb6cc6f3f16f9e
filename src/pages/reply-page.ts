import type { FastifyInstance } from 'fastify';
import type { CommentFormModel } from '../comments/comment-form-model.ts';
import { getReplyTarget, type ReplyTarget } from '../comments/get-reply-target.ts';
import type { Lang } from '../i18n/catalogues.ts';
import type { Page } from '../platform/page-cache.ts';
import { NotFound } from '../platform/refusal.ts';
import { pathIn, publicLayout } from '../site/public-layout.ts';
import { topicLink } from '../topics/describe-topic.ts';
import { getTopic } from '../topics/get-topic.ts';
import { nextChange } from '../topics/topic.ts';
import type { TopicLink } from '../topics/topic-model.ts';
import { formOrSilence } from './form-or-silence.ts';
import type { SilenceModel } from './topic-page-model.ts';

/** `views/topics/reply.hbs` */
interface ReplyPageModel {
  topic: TopicLink;
  target: ReplyTarget;
  /** Present while the topic takes comments; otherwise `silence` says why it does not. */
  form?: CommentFormModel;
  silence?: SilenceModel;
}

/**
 * The form for a reply, below what it replies to.
 *
 * @throws NotFound where there is no such public comment, or none may be replied to
 */
export async function makeReplyPage(
  app: FastifyInstance,
  { lang, slug, reference }: { lang: Lang; slug: string; reference: string },
): Promise<Page> {
  const site = await app.site();
  const href = pathIn(lang, `/themen/${slug}`);
  const [row, target] = await Promise.all([
    getTopic(app.db, site.id, slug),
    getReplyTarget(app.db, { siteId: site.id, slug, reference }, { lang, timeZone: site.timeZone, href }),
  ]);
  if (!row || !target) throw new NotFound();
  const now = new Date();
  const model: ReplyPageModel = {
    topic: topicLink(row, href, lang),
    target,
    ...formOrSilence(app, row, { lang, site, now, href, parent: target.id }),
  };
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'threads.reply.title', { topic: row.title }),
    current: 'topics',
    scripts: model.form ? ['public/comment-form.js'] : [],
  });
  const html = await app.render('topics/reply', { ...layout, ...model });
  return { html, scopes: [row.id, site.id], staleAt: nextChange(row, now) };
}
