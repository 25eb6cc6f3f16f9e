import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOfDesk } from './desk-language.ts';

interface QuietPage {
  /** Below `views/staff/`. */
  template: string;
  title: string;
  model: object;
  scripts?: readonly string[];
}

/** A page alone in the desk's layout: there is nobody yet whose areas it could show. */
export async function sendQuietPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { template, title, model, scripts }: QuietPage,
): Promise<FastifyReply> {
  const { name, operator, isDemo } = await app.site();
  const layout = {
    lang: langOfDesk(request),
    title,
    site: { name, operator, isDemo },
    ...(scripts && { scripts }),
  };
  const html = await app.render(`staff/${template}`, { ...layout, ...model }, 'desk');
  return reply.type('text/html; charset=utf-8').send(html);
}
