import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { keepPrivate } from '../mail/link-page.ts';
import { TooManyRequests } from '../platform/limits.ts';
import { retryAfter, statusOf, UnknownLink, wantsPage } from '../platform/refusal.ts';
import { pageHeaders } from '../platform/security-headers.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import { NotSignedIn } from '../staff/access.ts';
import { signInPath } from '../staff/sign-in-path.ts';
import type { ErrorPageModel } from './error-page-model.ts';

/** One page for everything that went wrong, or problem details (RFC 9457) for programs; never a word of the inside. */
export const errorPages = fp(
  async (app: FastifyInstance) => {
    // No hook has set them for an address the router cannot read, nor for a page from the cache that is not there.
    const headers = pageHeaders({ https: app.config.publicUrl.startsWith('https:') });
    app.setErrorHandler(async (error: FastifyError, request, reply) => {
      const status = statusOf(error);
      if (status >= 500) request.log.error({ err: error, reqId: request.id }, 'request failed');
      else request.log.info({ code: error.code ?? error.name, status }, 'request refused');
      if (error instanceof TooManyRequests) reply.header('retry-after', retryAfter(error.retryAt));
      if (error instanceof NotSignedIn && wantsPage(request) && request.method === 'GET') {
        return reply.redirect(signInPath({ next: request.url }), 303);
      }
      if (error instanceof UnknownLink && wantsPage(request)) return sendUnknownLink(app, request, reply);
      return sendRefusal(app, request, reply.headers(headers), status);
    });
    app.setNotFoundHandler((request, reply) => {
      const allowed = app.allowedMethods(request.url);
      const isMissing = allowed.length === 0 || allowed.includes(request.method);
      if (!isMissing) reply.header('allow', allowed.join(', '));
      return sendRefusal(app, request, reply.headers(headers), isMissing ? 404 : 405);
    });
  },
  { name: 'error-pages', dependencies: ['views', 'current-site'] },
);

async function sendUnknownLink(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const lang = langOf(request);
  const layout = await publicLayout(app, { lang, title: app.t(lang, 'site.unknownLink.title') });
  const page = await app.render('errors/unknown-link', { ...layout, findHref: pathIn(lang, '/vorgang') });
  return keepPrivate(reply).code(404).send(page);
}

const DATABASE_RETRY_S = 10;

async function sendRefusal(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
) {
  reply.code(status).header('cache-control', 'no-store');
  if (status === 503) reply.header('retry-after', DATABASE_RETRY_S);
  const lang = langOf(request);
  const kind = kindOf(status);
  const title = app.t(lang, 'site.error.title', { kind });
  if (!wantsPage(request)) {
    reply.type('application/problem+json');
    return reply.send({ type: 'about:blank', title, status, instance: `urn:request:${request.id}` });
  }
  try {
    const model: ErrorPageModel = { error: { status, kind, requestId: request.id } };
    const layout = await publicLayout(app, { lang, title, site: app.rememberedSite() });
    return reply
      .type('text/html; charset=utf-8')
      .send(await app.render('errors/error', { ...layout, ...model }));
  } catch (error) {
    request.log.error({ err: error }, 'the error page failed');
    return reply.type('text/plain; charset=utf-8').send(`${title} (${status}, ${request.id})\n`);
  }
}

function kindOf(status: number): ErrorPageModel['error']['kind'] {
  if (status === 404 || status === 410) return 'notFound';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 429 || status === 503) return 'unavailable';
  return status >= 500 ? 'server' : 'request';
}
