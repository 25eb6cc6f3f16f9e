import type { FastifyReply } from 'fastify';
import { sentValues } from '../lib/sent-values.ts';
import { NotFound } from '../platform/refusal.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { readReasonForm } from './reason-form.ts';
import { sendNewReason, sendReason } from './reason-page.ts';
import { REASONS_PATH } from './reasons-page.ts';
import { addReason, archiveReason, moveReason, saveReason } from './save-reason.ts';

export async function createReason(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply } = desk;
  const form = readReasonForm(request.body, { isNew: true });
  if (Object.keys(form.problems).length > 0) {
    reply.code(422);
    return sendNewReason(desk, form);
  }
  const { values } = form;
  if (!(await addReason(app.db, { ...actOf(desk, values.code), values }))) {
    reply.code(422);
    return sendNewReason(desk, { ...form, problems: { code: 'taken' } });
  }
  return leadOn(desk, `${REASONS_PATH}?getan=angelegt`);
}

export async function changeReason(desk: StaffDesk, code: string): Promise<FastifyReply> {
  const { app, request, reply } = desk;
  const form = readReasonForm(request.body, { isNew: false });
  if (Object.keys(form.problems).length > 0) {
    reply.code(422);
    return sendReason(desk, code, { form });
  }
  const { values, version } = form;
  const outcome = await saveReason(app.db, { ...actOf(desk, code), values, version });
  if (outcome === 'not-found') throw new NotFound();
  if (outcome === 'stale') {
    reply.code(409);
    return sendReason(desk, code, { form, isConflict: true });
  }
  return leadOn(desk, `${REASONS_PATH}/${code}?getan=gespeichert`);
}

export async function shelveReason(desk: StaffDesk, code: string): Promise<FastifyReply> {
  const { app, request, reply } = desk;
  const isArchived = sentValues(request.body, 'archiv')[0] === '1';
  const version = Number(/^\d{1,9}$/.exec(sentValues(request.body, 'version')[0] ?? '')?.[0] ?? -1);
  const outcome = await archiveReason(app.db, { ...actOf(desk, code), version, isArchived });
  if (outcome === 'not-found') throw new NotFound();
  if (outcome !== 'saved') {
    reply.code(outcome === 'kept' ? 422 : 409);
    return sendReason(desk, code, outcome === 'kept' ? { isKept: true } : { isConflict: true });
  }
  return leadOn(desk, `${REASONS_PATH}/${code}?getan=${isArchived ? 'archiviert' : 'zurueckgeholt'}`);
}

export async function shiftReason(desk: StaffDesk, code: string): Promise<FastifyReply> {
  const by = sentValues(desk.request.body, 'richtung')[0] === 'hinauf' ? -1 : 1;
  const outcome = await moveReason(desk.app.db, { ...actOf(desk, code), by });
  if (outcome === 'not-found') throw new NotFound();
  return leadOn(desk, `${REASONS_PATH}?getan=geordnet`);
}

/** In this process the list holds before the next page is shown; the others hear of it. */
async function leadOn({ app, reply }: StaffDesk, href: string): Promise<FastifyReply> {
  app.forgetReasons();
  return reply.redirect(href, 303);
}

function actOf({ site, member }: StaffDesk, code: string) {
  return { siteId: site.id, actorId: member.id, code };
}
