import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { takesSheets } from './export.ts';

/** `views/exports/too-many.hbs`: the topic has more comments than the format takes, and which ones take them. */
export type TooManyPage = { rows: number; most: number; sheets: boolean };

export async function sendTooMany(
  { app, request, reply }: { app: FastifyInstance; request: FastifyRequest; reply: FastifyReply },
  { rows, most }: { rows: number; most: number },
): Promise<FastifyReply> {
  const title = app.t(langOfDesk(request), 'planning.tooMany.title');
  const layout = await deskLayout(app, request, reply, { title, area: 'planning' });
  const model: TooManyPage = { rows, most, sheets: takesSheets(rows) };
  const html = await app.render('exports/too-many', { ...layout, ...model }, 'desk');
  return reply.code(422).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
}
