import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOfDesk } from './desk-language.ts';
import { firstArea } from './desk-layout-model.ts';
import { keepSession } from './desk-session.ts';
import { letIn } from './let-in.ts';
import { localPath } from './local-path.ts';
import { isRecent } from './proof.ts';
import { type Provider, ProviderProblem } from './provider.ts';
import { sendQuietPage } from './quiet-page.ts';
import { sentText } from './sent-form.ts';
import type { Abroad } from './session-store.ts';
import { signInByProvider } from './sign-in-by-provider.ts';
import { sendSignInPage } from './sign-in-page.ts';
import type { SignInPage } from './sign-in-page-model.ts';

/** So long somebody may be at the provider. */
const ABROAD_MS = 10 * 60_000;

interface AtProvider {
  app: FastifyInstance;
  provider: Provider;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Somebody wants to sign in at the city's own provider, or to prove there who they are. */
export async function leave({ app, provider, request, reply }: AtProvider): Promise<FastifyReply> {
  const next = localPath(sentText(request.body, 'next')) ?? '';
  const isAgain = request.staff !== null && sentText(request.body, 'again') === '1';
  try {
    const { url, kept } = await provider.begin(isAgain);
    request.session.abroad = { ...kept, next, isAgain, until: Date.now() + ABROAD_MS };
    await keepSession(request);
    return await sendLeavingPage({ app, provider, request, reply }, url);
  } catch (error) {
    return sendProblem(app, request, reply, error, next);
  }
}

/** Somebody comes back. What was kept is good for one answer. */
export async function comeBack({ app, provider, request, reply }: AtProvider): Promise<FastifyReply> {
  const { abroad } = request.session;
  if (!abroad || abroad.until < Date.now()) {
    return sendProblem(app, request, reply, new ProviderProblem('failed', 'nobody was expected'), '');
  }
  delete request.session.abroad;
  await keepSession(request);
  try {
    return await welcome({ app, provider, request, reply }, abroad);
  } catch (error) {
    return sendProblem(app, request, reply, error, abroad.next);
  }
}

async function welcome({ app, provider, request, reply }: AtProvider, abroad: Abroad): Promise<FastifyReply> {
  const { search } = new URL(request.url, app.config.publicUrl);
  const { identity, authTime } = await provider.finish(search, abroad);
  const { id: siteId } = await app.site();
  const found = await signInByProvider(app.db, siteId, identity);
  if (found === 'unknown' || found === 'unverified') {
    const problem = found === 'unknown' ? 'providerUnknown' : 'providerUnverified';
    return sendSignInPage(app, request, reply.code(403), { next: abroad.next, email: '', problem });
  }
  if (!abroad.isAgain) {
    return letIn(app, request, reply, found, { next: abroad.next, isProven: isRecent(authTime) });
  }
  if (request.staff?.id !== found.id) throw new ProviderProblem('failed', 'somebody else came back');
  request.session.provenAt = Date.now();
  await keepSession(request);
  return reply.redirect(abroad.next || firstArea(found.roles), 303);
}

/**
 * A page that goes on by itself (its `Refresh` header), and by a link. Not a redirect: the policy lets our forms lead to our
 * own pages only, and browsers hold redirects to it.
 */
function sendLeavingPage({ app, provider, request, reply }: AtProvider, url: string): Promise<FastifyReply> {
  const title = app.t(langOfDesk(request), 'staff.leaving.title', { label: provider.label });
  const model = { url, label: provider.label };
  return sendQuietPage(app, request, reply.header('refresh', `0; url=${url}`), {
    template: 'leaving',
    title,
    model,
  });
}

const PROBLEMS = {
  away: { status: 502, problem: 'providerAway' },
  cancelled: { status: 403, problem: 'providerCancelled' },
  failed: { status: 400, problem: 'providerFailed' },
} as const satisfies Record<ProviderProblem['why'], { status: number; problem: SignInPage['problem'] }>;

/** @throws whatever the provider has nothing to do with */
function sendProblem(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  next: string,
): Promise<FastifyReply> {
  if (!(error instanceof ProviderProblem)) throw error;
  // The cause may hold a token; its kind is enough to find out more.
  const { name = '', code = '', error: answer = '' } = (error.cause ?? {}) as Record<string, string>;
  request.log.warn(
    { why: error.why, cause: { name, code, answer } },
    'a sign-in at the provider came to nothing',
  );
  const { status, problem } = PROBLEMS[error.why];
  return sendSignInPage(app, request, reply.code(status), { next, email: '', problem });
}
