import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import type { StaffMember } from '../staff/staff-member.ts';
import {
  attachment,
  CSV_DIALECTS,
  EXPORT_FORMATS,
  EXPORT_NAMES,
  EXPORT_SCOPES,
  type ExportFormat,
  formatLedger,
  SYNOPSIS_ORDERS,
} from './export.ts';
import { exportChoice } from './export-choice.ts';
import { exportTopic } from './export-topic.ts';
import { sendRefused } from './refused-page.ts';

const ExportParams = Type.Object({
  slug: SlugPart,
  format: Type.String({ maxLength: 20 }),
});
const ExportQuery = Type.Object({
  scope: Type.Optional(Type.Enum([...EXPORT_SCOPES])),
  names: Type.Enum([...EXPORT_NAMES], { default: 'full' }),
  dialect: Type.Enum([...CSV_DIALECTS], { default: 'excel' }),
  order: Type.Enum([...SYNOPSIS_ORDERS], { default: 'time' }),
});

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
      const { slug, format } = request.params;
      const { scope, names, dialect, order } = request.query;
      const asked = { format: exportFormat(format), names, dialect, order, ...(scope && { scope }) };
      const choice = exportChoice(asked, request.query);
      const made = await exportTopic(exportPool(app), { slug, ...choice, ...(await askedBy(app, request)) });
      if (made.outcome === 'no-topic') throw new NotFound();
      if (made.outcome !== 'export') return sendRefused({ app, request, reply }, made);
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

/** Whose export it is, and where. */
async function askedBy(app: FastifyInstance, request: FastifyRequest) {
  const { id: siteId, timeZone } = await app.site();
  const { publicUrl } = app.config;
  const { id: staffId, name: by } = request.staff as StaffMember;
  return { siteId, timeZone, publicUrl, lang: langOfDesk(request), staffId, by };
}

function exportFormat(name: string): ExportFormat {
  const format = EXPORT_FORMATS.find((known) => known === name);
  if (!format) throw new NotFound();
  return format;
}

function exportPool(app: FastifyInstance) {
  const exports = app.pg['exports'];
  if (!exports) throw new Error('The pool for exports is missing');
  return exports.pool;
}
