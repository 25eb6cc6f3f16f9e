import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { SlugPart } from '../platform/slug-part.ts';
import type { StaffMember } from '../staff/staff-member.ts';
import { askedBy, CHOICE_FIELDS, unreadFilter } from './asked-by.ts';
import { attachment, EXPORT_FORMATS } from './export.ts';
import { exportChoice } from './export-choice.ts';
import { exportPool } from './export-pool.ts';
import { jobPage } from './job-page.ts';
import { cancelExportJob, deleteExportJob, selectExportJob } from './job-queries.ts';
import { jobsPage } from './jobs-page.ts';
import { openStored } from './open-stored.ts';
import { orderExport } from './order-export.ts';
import { sendRefused } from './refused-page.ts';
import { storedFile } from './stored-file.ts';

const OrderParams = Type.Object({ slug: SlugPart });
const OrderBody = Type.Object({ format: Type.Enum([...EXPORT_FORMATS]), ...CHOICE_FIELDS });
interface OrderRequest {
  Params: Static<typeof OrderParams>;
  Body: Static<typeof OrderBody>;
}
interface JobRequest {
  Params: { id: string };
}

const CONFIG = { access: ['planner' as const], rateLimit: LIMITS.desk };
const HTML = 'text/html; charset=utf-8';

/** Files that are made by a job, each for whoever ordered it alone; it belongs into the scope of `deskSession`. */
export const exportJobRoutes: FastifyPluginAsync = async (app) => {
  app.post<OrderRequest>(
    '/planung/themen/:slug/ausgaben',
    { schema: { params: OrderParams, body: OrderBody }, config: CONFIG },
    async (request, reply) => {
      const unread = unreadFilter(request.body);
      if (unread) return sendRefused({ app, request, reply }, { outcome: 'unread', ...unread });
      const choice = exportChoice(request.body, request.body);
      const order = { ...choice, slug: request.params.slug, ...(await askedBy(app, request)) };
      const ordered = await orderExport({ db: app.db, pool: exportPool(app) }, order);
      if (ordered.outcome === 'no-topic') throw new NotFound();
      if (ordered.outcome === 'busy') {
        reply.code(409).type(HTML);
        return reply.send(await jobPage(app, request, reply, await ownJob(request, ordered.id), 'busy'));
      }
      if (ordered.outcome !== 'ordered') return sendRefused({ app, request, reply }, ordered);
      return reply.redirect(`/planung/ausgaben/${ordered.id}`, 303);
    },
  );

  app.get('/planung/ausgaben', { config: CONFIG }, async (request, reply) =>
    reply.type(HTML).send(await jobsPage(app, request, reply)),
  );

  app.get<JobRequest>('/planung/ausgaben/:id', { config: CONFIG }, async (request, reply) =>
    reply.type(HTML).send(await jobPage(app, request, reply, await ownJob(request, request.params.id))),
  );

  app.get<JobRequest>(
    '/planung/ausgaben/:id/datei',
    { exposeHeadRoute: false, config: CONFIG },
    async (request, reply) => {
      const job = await ownJob(request, request.params.id);
      if (!(await openStored(app.db, job))) return reply.redirect(`/planung/ausgaben/${job.id}`, 303);
      reply.headers({
        'content-type': job.contentType,
        'content-length': job.size,
        'content-disposition': attachment(job.fileName),
        'cache-control': 'no-store',
      });
      return reply.send(storedFile(app.db, job));
    },
  );

  app.post<JobRequest>('/planung/ausgaben/:id/abbrechen', { config: CONFIG }, async (request, reply) => {
    const { id } = await ownJob(request, request.params.id);
    await cancelExportJob(app.db, id, (request.staff as StaffMember).id);
    return reply.redirect(`/planung/ausgaben/${id}`, 303);
  });

  app.post<JobRequest>('/planung/ausgaben/:id/loeschen', { config: CONFIG }, async (request, reply) => {
    const { id } = await ownJob(request, request.params.id);
    await deleteExportJob(app.db, id, (request.staff as StaffMember).id);
    return reply.redirect('/planung/ausgaben', 303);
  });

  /** @throws NotFound for somebody else's as for none */
  async function ownJob(request: FastifyRequest, id: string) {
    const job = isUuid(id) && (await selectExportJob(app.db, id, (request.staff as StaffMember).id));
    if (!job) throw new NotFound();
    return job;
  }
};
