import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { LIMITS, TooManyRequests } from '../platform/limits.ts';
import { retryAfter } from '../platform/refusal.ts';
import { langOfDesk } from './desk-language.ts';
import { firstArea } from './desk-layout-model.ts';
import { endSession } from './desk-session.ts';
import { letIn } from './let-in.ts';
import { localPath } from './local-path.ts';
import { readStrength } from './password.ts';
import { sendSecondStepPage } from './second-step-page.ts';
import { signIn } from './sign-in.ts';
import { readSignInForm } from './sign-in-form.ts';
import { signInLimit } from './sign-in-limit.ts';
import { sendSignInPage } from './sign-in-page.ts';
import { SIGN_IN_REASONS, signInPath } from './sign-in-path.ts';
import { answerSecondStep, halfwayOf, sendLimited } from './take-second-step.ts';

const SignInQuery = Type.Object({
  next: Type.Optional(Type.String()),
  grund: Type.Optional(Type.String()),
  guete: Type.Optional(Type.String()),
});

/** Sign-in and sign-out; they belong into the scope of `deskSession`. */
export const signInRoutes: FastifyPluginAsync = async (app) => {
  const limitOfOneAccount = signInLimit(app);

  app.get<{ Querystring: Static<typeof SignInQuery> }>(
    '/anmelden',
    { schema: { querystring: SignInQuery }, config: { access: 'public' } },
    async (request, reply) => {
      const next = localPath(request.query.next ?? '');
      if (request.staff) return reply.redirect(next ?? firstArea(request.staff.roles), 303);
      const problem = SIGN_IN_REASONS.get(request.query.grund ?? '');
      const strength = readStrength(request.query.guete);
      return sendSignInPage(app, request, reply, {
        next: next ?? '',
        email: '',
        ...(problem && { problem, strength }),
      });
    },
  );

  app.post(
    '/anmelden',
    {
      config: { access: 'public', provenBy: 'origin', rateLimit: LIMITS.signIn },
      preHandler: limitOfOneAccount,
      errorHandler: sendLimit,
    },
    async (request, reply) => {
      const { email, password, totp, next } = readSignInForm(request.body);
      const again = { next: localPath(next) ?? '', email };
      const errors = missing(request, email, password);
      if (errors) return sendSignInPage(app, request, reply.code(422), { ...again, errors });
      const { id: siteId } = await app.site();
      const member = await signIn(app.db, { siteId, email, password });
      if (!member) return sendSignInPage(app, request, reply.code(401), { ...again, problem: 'wrong' });
      return letIn(app, request, reply, member, { next: again.next, isProven: true, code: totp });
    },
  );

  app.get('/anmelden/code', { config: { access: 'public' } }, async (request, reply) =>
    halfwayOf(request)
      ? sendSecondStepPage(app, request, reply)
      : reply.redirect(request.staff ? firstArea(request.staff.roles) : signInPath(), 303),
  );

  app.post(
    '/anmelden/code',
    {
      config: { access: 'public', provenBy: 'origin', rateLimit: LIMITS.signIn },
      errorHandler: (error, request, reply) => sendLimited(app, request, reply, error),
    },
    async (request, reply) => answerSecondStep(app, request, reply),
  );

  app.post('/abmelden', { config: { access: 'public' } }, async (request, reply) => {
    await endSession(request, reply);
    return reply.redirect(signInPath({ reason: 'signedOut' }), 303);
  });

  function missing(request: FastifyRequest, email: string, password: string) {
    if (email !== '' && password !== '') return undefined;
    const lang = langOfDesk(request);
    return {
      ...(email === '' && { email: app.t(lang, 'staff.signIn.missing.email') }),
      ...(password === '' && { password: app.t(lang, 'staff.signIn.missing.password') }),
    };
  }

  async function sendLimit(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
    if (!(error instanceof TooManyRequests)) throw error;
    const wait = retryAfter(error.retryAt);
    const { email, next } = readSignInForm(request.body);
    reply.code(429).header('retry-after', wait);
    return sendSignInPage(app, request, reply, {
      next: localPath(next) ?? '',
      email,
      problem: 'limited',
      minutes: Math.ceil(wait / 60),
    });
  }
};
