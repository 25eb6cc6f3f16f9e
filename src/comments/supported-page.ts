import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotFound, wantsPage } from '../platform/refusal.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import { permalink } from './permalink.ts';
import type { SupportOutcome } from './support-comment.ts';

/** `views/comments/supported.hbs` */
interface SupportedPageModel {
  topic: { title: string; href: string };
  outcome: 'counted' | 'counted-before' | 'closed' | 'paused';
  supports: number;
  /** Of a pause: what the editors say. */
  notice?: string;
  /** Permalink of the comment. */
  href: string;
}

const MESSAGES = {
  counted: 'threads.support.counted',
  'counted-before': 'threads.support.before',
  closed: 'threads.support.closed',
  paused: 'threads.support.paused',
} as const;

/** What became of the click: a small page, or for the page's script the number and a sentence. */
export async function sendSupported(
  app: FastifyInstance,
  request: FastifyRequest<{ Params: { slug: string; reference: string } }>,
  reply: FastifyReply,
  result: SupportOutcome,
): Promise<FastifyReply> {
  if (result.outcome === 'no-comment') throw new NotFound();
  const { outcome, supports } = result;
  const lang = langOf(request);
  reply.code(outcome === 'closed' || outcome === 'paused' ? 409 : 200).header('cache-control', 'no-store');
  if (!wantsPage(request)) return reply.send({ supports, message: app.t(lang, MESSAGES[outcome]) });
  const { slug, reference } = request.params;
  const { id } = await app.site();
  const href = pathIn(lang, `/themen/${slug}`);
  const model: SupportedPageModel = {
    topic: { title: await app.topicTitles.find(id, slug), href },
    outcome,
    supports,
    href: permalink(href, reference),
    ...(outcome === 'paused' && result.notice && { notice: result.notice }),
  };
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'threads.support.page.title'),
    current: 'topics',
  });
  reply.type('text/html; charset=utf-8');
  return reply.send(await app.render('comments/supported', { ...layout, ...model }));
}
