import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keepPrivate } from '../mail/link-page.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';

/** Foreign, truncated and made-up links get this one page, which says what to do. */
export async function sendUnknownLink(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const lang = langOf(request);
  const layout = await publicLayout(app, { lang, title: app.t(lang, 'cases.unknown.title') });
  const page = await app.render('cases/unknown-link', { ...layout, findHref: pathIn(lang, '/vorgang') });
  return keepPrivate(reply).code(404).send(page);
}
