import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TooManyRequests } from '../platform/limits.ts';
import { retryAfter } from '../platform/refusal.ts';
import { startSession } from './desk-session.ts';
import { takeSecondStep } from './second-step.ts';
import { sendSecondStepPage } from './second-step-page.ts';
import { sentText } from './sent-form.ts';
import type { Halfway } from './session-store.ts';
import { signInPath } from './sign-in-path.ts';

/** Who took the first step and may still take the second one. */
export function halfwayOf({ session }: FastifyRequest): Halfway | undefined {
  const { halfway } = session;
  return halfway && halfway.until > Date.now() ? halfway : undefined;
}

/** The code of the second step: lets in, or says what is wrong with it. */
export async function answerSecondStep(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const halfway = halfwayOf(request);
  if (!halfway) return reply.redirect(signInPath({ reason: 'ended' }), 303);
  const code = sentText(request.body, 'totp');
  if (code.trim() === '') return sendSecondStepPage(app, request, reply.code(422), { problem: 'missing' });
  const { staffId, next, isProven } = halfway;
  const { id: siteId } = await app.site();
  try {
    if (!(await takeSecondStep(app.db, app.secrets, { siteId, staffId, code }))) {
      return await sendSecondStepPage(app, request, reply.code(401), { problem: 'wrong' });
    }
  } catch (error) {
    return sendLimited(app, request, reply, error);
  }
  await startSession(request, reply, staffId, { isProven });
  return reply.redirect(next, 303);
}

/** @throws whatever is no limit */
export async function sendLimited(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  if (!(error instanceof TooManyRequests)) throw error;
  const wait = retryAfter(error.retryAt);
  reply.code(429).header('retry-after', wait);
  return sendSecondStepPage(app, request, reply, { problem: 'limited', minutes: Math.ceil(wait / 60) });
}
