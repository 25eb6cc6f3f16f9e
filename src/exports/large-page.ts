import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { type ChoiceField, choiceFields } from './choice-fields.ts';
import type { ExportChoice } from './export.ts';
import { KEPT_HOURS } from './export-job.ts';

/** `views/exports/large.hbs`: so much takes a while, and can be ordered. */
export type LargePage = { lead: string; hours: number; action: string; fields: readonly ChoiceField[] };

export async function sendLarge(
  { app, request, reply }: { app: FastifyInstance; request: FastifyRequest; reply: FastifyReply },
  { slug, choice, rows }: { slug: string; choice: ExportChoice; rows: number },
): Promise<FastifyReply> {
  const lang = langOfDesk(request);
  const { format } = choice;
  const layout = await deskLayout(app, request, reply, {
    title: app.t(lang, 'exports.large.title'),
    area: 'planning',
  });
  const model: LargePage = {
    lead: app.t(lang, 'exports.large.lead', { rows, format: format.toUpperCase() }),
    hours: KEPT_HOURS,
    action: `/planung/themen/${slug}/ausgaben`,
    fields: choiceFields(choice),
  };
  const html = await app.render('exports/large', { ...layout, ...model }, 'desk');
  // No file, though one was asked for: programs are to notice.
  return reply.code(422).type('text/html; charset=utf-8').send(html);
}
