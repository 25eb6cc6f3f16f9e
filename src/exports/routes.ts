import type { FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { askedBy, CHOICE_FIELDS, unreadFilter } from './asked-by.ts';
import { attachment, EXPORT_FORMATS, type ExportFormat, formatLedger } from './export.ts';
import { exportChoice } from './export-choice.ts';
import { DIRECT_ROWS } from './export-job.ts';
import { exportPool } from './export-pool.ts';
import { exportTopic } from './export-topic.ts';
import { sendLarge } from './large-page.ts';
import { sendRefused } from './refused-page.ts';

const ExportParams = Type.Object({ slug: SlugPart, format: Type.String({ maxLength: 20 }) });
const ExportQuery = Type.Object(CHOICE_FIELDS);

const FOR_PLANNERS = { access: ['planner' as const], rateLimit: LIMITS.desk };

/** What planners take away; it belongs into the scope of `deskSession`. */
export const exportRoutes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: Static<typeof ExportParams>; Querystring: Static<typeof ExportQuery> }>(
    '/planung/themen/:slug/export.:format',
    // An answer without a body would cost as much as the file.
    {
      exposeHeadRoute: false,
      schema: { params: ExportParams, querystring: ExportQuery },
      config: FOR_PLANNERS,
    },
    async (request, reply) => {
      const { slug } = request.params;
      const format = exportFormat(request.params.format);
      const page = { app, request, reply };
      const unread = unreadFilter(request.query);
      if (unread) return sendRefused(page, { outcome: 'unread', ...unread });
      const choice = exportChoice({ ...request.query, format }, request.query);
      const asked = { slug, ...choice, ...(await askedBy(app, request)), directRows: DIRECT_ROWS[format] };
      const made = await exportTopic(exportPool(app), asked);
      if (made.outcome === 'no-topic') throw new NotFound();
      if (made.outcome === 'large') return sendLarge(page, { slug, choice, rows: made.rows });
      if (made.outcome !== 'export') return sendRefused(page, made);
      reply.headers({
        'content-type': made.contentType,
        'content-disposition': attachment(made.fileName),
        'cache-control': 'no-store',
        'stadtgespraech-ledger': formatLedger(made.ledger),
        'stadtgespraech-rows': made.rows,
      });
      return reply.send(made.stream);
    },
  );
};

function exportFormat(name: string): ExportFormat {
  const format = EXPORT_FORMATS.find((known) => known === name);
  if (!format) throw new NotFound();
  return format;
}
