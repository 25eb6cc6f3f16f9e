import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UnknownLink } from '../platform/refusal.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import type { LinkPageModel } from './link-page-model.ts';
import type { FoundLink, LinkPage } from './mail.ts';

export interface LinkRequest {
  Params: { token: string };
}

type Kind = 'confirm' | 'unsubscribe';

const PATHS: Record<Kind, string> = { confirm: '/bestaetigen', unsubscribe: '/abbestellen' };

/** Asks; nothing changes, for programs that look into mails open links, too. @throws UnknownLink */
export async function askPage(
  app: FastifyInstance,
  request: FastifyRequest<LinkRequest>,
  kind: Kind,
): Promise<string> {
  const page = await describe(request, await findLink(app, request, kind));
  return render(app, request, kind, page, page.isDone);
}

/** Does what the link is for, and says so. @throws UnknownLink */
export async function donePage(
  app: FastifyInstance,
  request: FastifyRequest<LinkRequest>,
  kind: Kind,
): Promise<string> {
  const link = await findLink(app, request, kind);
  const page = await describe(request, link);
  if (!(await link.act(link))) throw new UnknownLink();
  return render(app, request, kind, page, true);
}

/** Nobody keeps these pages, finds them, or learns their address from a link on them. */
export function keepPrivate(reply: FastifyReply): FastifyReply {
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow');
  return reply.header('referrer-policy', 'strict-origin').type('text/html; charset=utf-8');
}

async function findLink(
  app: FastifyInstance,
  { params }: FastifyRequest<LinkRequest>,
  kind: Kind,
): Promise<FoundLink> {
  const link = await app.mail.findLink(kind, params.token);
  if (!link) throw new UnknownLink();
  return link;
}

async function describe(request: FastifyRequest, link: FoundLink): Promise<LinkPage> {
  const page = await link.describe({ id: link.id, lang: langOf(request) });
  if (!page) throw new UnknownLink();
  return page;
}

async function render(
  app: FastifyInstance,
  request: FastifyRequest<LinkRequest>,
  kind: Kind,
  page: LinkPage,
  isDone: boolean,
): Promise<string> {
  const lang = langOf(request);
  const action = pathIn(lang, `${PATHS[kind]}/${request.params.token}`);
  const model: LinkPageModel = {
    link: isDone
      ? page.done
      : { heading: page.question, text: page.text, form: { action, button: page.button } },
  };
  const layout = await publicLayout(app, { lang, title: model.link.heading });
  return app.render('mail/link', { ...layout, ...model });
}
