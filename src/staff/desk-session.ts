import cookie from '@fastify/cookie';
import csrfProtection from '@fastify/csrf-protection';
import session from '@fastify/session';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { refuseForeignForms } from '../platform/origin.ts';
import { RETENTION } from '../site/retention.ts';
import { browserName } from './browser-name.ts';
import { askedLang, langOfDesk } from './desk-language.ts';
import { selectActiveMember } from './queries.ts';
import { type Halfway, sessionStore } from './session-store.ts';
import { StaleForm } from './stale-form.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * How a staff form proves that it comes from our page: by the session's `_csrf` (body, or header `x-csrf-token`), or,
     * where nobody is signed in yet, by what the browser says of its origin.
     */
    provenBy?: 'csrf' | 'origin';
  }
}

export const SESSION_COOKIE = 'stadtgespraech';
const IDLE_MS = RETENTION.sessionIdleHours * 3_600_000;
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Sessions for the scope it is registered in, and nowhere else: residents never get a cookie. Each request sees the account
 * as it is now. `lax`, because links in mails lead to the desk.
 */
export const deskSession = fp(
  async (desk: FastifyInstance) => {
    const https = desk.config.publicUrl.startsWith('https:');
    await desk.register(cookie);
    await desk.register(session, {
      secret: desk.secrets.session.toString('base64url'),
      store: sessionStore(desk.db),
      cookieName: SESSION_COOKIE,
      cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: https, maxAge: IDLE_MS },
      saveUninitialized: false,
      rolling: false,
    });
    await desk.register(csrfProtection, { sessionPlugin: '@fastify/session' });

    desk.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      await recognise(desk, request);
    });
    desk.addHook('preValidation', async (request, reply) => {
      if (SAFE_METHODS.includes(request.method)) return;
      const { provenBy, access } = request.routeOptions.config;
      if (provenBy === 'origin') {
        // A form with a file is proven by its token once it is read; sent in another way, by the one it should have here.
        const isRead = access !== 'public' && !isWithFile(request);
        if (request.staff && isRead) await refuseStaleForms(desk, request);
        return refuseForeignForms(request, reply);
      }
      // Who is not signed in has nothing a foreign page could abuse, and hears from the guard that a sign-in is needed.
      if (request.staff) await refuseStaleForms(desk, request);
    });
  },
  { name: 'desk-session', dependencies: ['access', 'database', 'current-site'] },
);

const isWithFile = ({ headers }: FastifyRequest) =>
  /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

/** Under a new id, so that a session somebody planted before the sign-in stays worthless (fixation). */
export async function startSession(
  request: FastifyRequest,
  reply: FastifyReply,
  staffId: string,
  { isProven = true }: { isProven?: boolean } = {},
): Promise<void> {
  const lang = langOfDesk(request);
  await request.session.regenerate();
  request.session.staffId = staffId;
  request.session.lang = lang;
  request.session.browser = browserName(request.headers['user-agent'] ?? '');
  if (isProven) request.session.provenAt = Date.now();
  reply.generateCsrf();
  await keepSession(request);
}

/** A session of somebody whose second step is missing, under a new id too. */
export async function startHalfway(request: FastifyRequest, halfway: Halfway): Promise<void> {
  const lang = langOfDesk(request);
  await request.session.regenerate();
  request.session.lang = lang;
  request.session.halfway = halfway;
  await keepSession(request);
}

/** Saved now: nothing is taken to be so that is not in the database yet. */
export async function keepSession(request: FastifyRequest): Promise<void> {
  await request.session.save();
  // The browser's old cookie is replaced, not also cleared: one Set-Cookie for one name (RFC 6265, 4.1.1).
  delete request.cookies[SESSION_COOKIE];
}

/** On the server too: a copied cookie opens nothing any more. */
export async function endSession(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await request.session.destroy();
  reply.clearCookie(SESSION_COOKIE, { path: '/' });
}

async function recognise(desk: FastifyInstance, request: FastifyRequest): Promise<void> {
  const { staffId, stored, lang } = request.session;
  if (!staffId) return;
  const { id: siteId } = await desk.site();
  request.staff = (await selectActiveMember(desk.db, siteId, staffId)) ?? null;
  if (!request.staff) return;
  const asked = askedLang(request) ?? lang;
  if (asked === lang && !stored?.isDue) return;
  if (asked) request.session.lang = asked;
  // Saved here, not by @fastify/session after the answer: that skips it behind a proxy that TRUST_PROXY does not name.
  await request.session.save();
}

/** @fastify/csrf-protection would answer by itself; here its refusal reaches the error page. @throws StaleForm */
export function refuseStaleForms(desk: FastifyInstance, request: FastifyRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error) => reject(new StaleForm('The form is stale', { cause }));
    desk.csrfProtection(request, { send: refuse } as unknown as FastifyReply, resolve);
  });
}
