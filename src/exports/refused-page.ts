import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { quotedPart, type UnreadPart } from '../comments/unread-part.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { takesSheets } from './export.ts';
import type { NoExport } from './export-topic.ts';

/** `views/exports/refused.hbs`: why there is no such file of this topic, and which ones there are. */
export type RefusedPage = { why: string; instead: string };

export type Refusal =
  | Exclude<NoExport, { outcome: 'no-topic' | 'large' }>
  /** A part of the filter that is none. */
  | ({ outcome: 'unread' } & UnreadPart);

export async function sendRefused(
  { app, request, reply }: { app: FastifyInstance; request: FastifyRequest; reply: FastifyReply },
  refusal: Refusal,
): Promise<FastifyReply> {
  const { title, ...model } = wordsOf(app, request, refusal);
  const layout = await deskLayout(app, request, reply, { title, area: 'planning' });
  const html = await app.render('exports/refused', { ...layout, ...model }, 'desk');
  reply.code(refusal.outcome === 'unread' ? 400 : 422);
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
}

function wordsOf(
  app: FastifyInstance,
  request: FastifyRequest,
  refusal: Refusal,
): RefusedPage & { title: string } {
  const lang = langOfDesk(request);
  if (refusal.outcome === 'no-places')
    return {
      title: app.t(lang, 'planning.noPlaces.title'),
      why: app.t(lang, 'planning.noPlaces'),
      instead: app.t(lang, 'planning.noPlaces.instead'),
    };
  if (refusal.outcome === 'unread')
    return {
      title: app.t(lang, 'planning.unread.title'),
      why: app.t(lang, 'planning.unread', { part: quotedPart(refusal) }),
      instead: app.t(lang, 'planning.unread.instead'),
    };
  const { rows, most } = refusal;
  return {
    title: app.t(lang, 'planning.tooMany.title'),
    why: app.t(lang, 'planning.tooMany', { rows, most }),
    instead: app.t(lang, takesSheets(rows) ? 'planning.tooMany.sheets' : 'planning.tooMany.lines'),
  };
}
