import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import type { Role } from '../staff/staff-member.ts';
import { readBulk } from './bulk-form.ts';
import { bulkPage } from './bulk-page.ts';
import { selectBulk } from './bulk-queries.ts';
import { deskOf } from './desk.ts';
import { previewBulk } from './preview-bulk.ts';
import { queuePage } from './queue-page.ts';
import { bulkHref } from './queue-place.ts';
import { startBulk } from './run-bulk.ts';

const MODERATORS: readonly Role[] = ['moderator'];
const CONFIG = { access: MODERATORS, rateLimit: LIMITS.desk };
const HTML = 'text/html; charset=utf-8';

interface BulkRequest {
  Params: { id: string };
}

/** Decisions about many comments: preview, confirmation, progress, undo. */
export const bulkRoutes: FastifyPluginAsync = async (app) => {
  const own = async (request: FastifyRequest<BulkRequest>) => {
    const desk = await deskOf(app, request);
    const { id } = request.params;
    return { desk, bulk: isUuid(id) ? await selectBulk(app.db, id, desk.member.id) : undefined };
  };

  app.post('/moderation/stapel', { config: CONFIG }, async (request, reply) => {
    const { place, member, decisionHours, reasons } = await deskOf(app, request);
    const sent = readBulk(request.body, reasons);
    const reader = { siteId: member.siteId, staffId: member.id, decisionHours };
    const id = sent.plan && (await previewBulk(app.db, reader, place, sent.plan));
    if (id) return reply.redirect(bulkHref(id, place), 303);
    return reply
      .code(422)
      .type(HTML)
      .send(
        await queuePage(app, request, reply, {
          bulk: { ...sent, isEmpty: !sent.plan ? sent.isEmpty : true },
        }),
      );
  });

  app.get<BulkRequest>('/moderation/stapel/:id', { config: CONFIG }, async (request, reply) =>
    reply.type(HTML).send(await bulkPage(app, request, reply, await own(request))),
  );

  for (const [path, act] of [
    ['ausfuehren', 'confirm'],
    ['zuruecknehmen', 'undo'],
  ] as const) {
    app.post<BulkRequest>(`/moderation/stapel/:id/${path}`, { config: CONFIG }, async (request, reply) => {
      const { desk, bulk } = await own(request);
      if (!bulk) throw new NotFound();
      await startBulk(app.db, bulk.id, act);
      return reply.redirect(bulkHref(bulk.id, desk.place), 303);
    });
  }
};
