import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { firstArea } from './desk-layout-model.ts';
import { startHalfway, startSession } from './desk-session.ts';
import { takeSecondStep } from './second-step.ts';
import { sendSecondStepPage } from './second-step-page.ts';
import type { Halfway } from './session-store.ts';
import type { StaffMember } from './staff-member.ts';
import { hasTotp } from './totp-queries.ts';

/** So long somebody may look for the telephone. */
export const HALFWAY_MS = 10 * 60_000;
export const SECOND_STEP_PATH = '/anmelden/code';

interface FirstStep {
  /** A path of ours, or empty. */
  next: string;
  isProven: boolean;
  /** Where the code came along with the password. */
  code?: string;
}

/** The first step was right: lets somebody in, or asks for the second one. */
export async function letIn(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  member: StaffMember,
  { next, isProven, code = '' }: FirstStep,
): Promise<FastifyReply> {
  const path = next || firstArea(member.roles);
  const enter = async () => {
    await startSession(request, reply, member.id, { isProven });
    return reply.redirect(path, 303);
  };
  if (!(await hasTotp(app.db, member.id))) return enter();
  const check = { siteId: member.siteId, staffId: member.id, code };
  if (code !== '' && (await takeSecondStep(app.db, app.secrets, check))) return enter();
  const halfway: Halfway = { staffId: member.id, next: path, isProven, until: Date.now() + HALFWAY_MS };
  await startHalfway(request, halfway);
  if (code === '') return reply.redirect(SECOND_STEP_PATH, 303);
  return sendSecondStepPage(app, request, reply.code(401), { problem: 'wrong' });
}
