import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS, limitBy, TooManyRequests } from '../platform/limits.ts';
import { retryAfter } from '../platform/refusal.ts';
import { selectAccount } from './account-queries.ts';
import { keepSession } from './desk-session.ts';
import { isProven } from './proof.ts';
import { takeSecondStep } from './second-step.ts';
import { sentText } from './sent-form.ts';
import { isPasswordOf } from './sign-in.ts';
import { type StaffDesk, sendStaffPage, staffDesk } from './staff-desk.ts';

/** `views/staff/proof.hbs` */
type ProofPage = {
  action: string;
  /** What was sent, to be sent again with the proof. */
  sent: readonly { name: string; value: string }[];
  /** Where nothing is done. */
  back: string;
  asks: { password: boolean; code: boolean; provider?: string };
  error?: string;
};

const PROOFS = ['proof_password', 'proof_code'];

/**
 * For what could shut others out: who has not just proved who they are is asked to, and what they sent goes on afterwards as
 * it was. A hook that runs before the handler.
 */
export function proveFirst(app: FastifyInstance) {
  const limit = limitBy(app, LIMITS.signInToOneAccount, ({ staff }) => `proof ${staff?.id}`);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (isProven(request)) return undefined;
    const desk = await staffDesk(app, request, reply);
    try {
      const proof = await tryProof(desk, () => limit(request));
      if (proof === 'right') {
        request.session.provenAt = Date.now();
        await keepSession(request);
        return undefined;
      }
      return await sendProofPage({ ...desk, reply: reply.code(403) }, proof);
    } catch (error) {
      if (!(error instanceof TooManyRequests)) throw error;
      const wait = retryAfter(error.retryAt);
      reply.code(429).header('retry-after', wait);
      return sendProofPage(desk, 'limited', Math.ceil(wait / 60));
    }
  };
}

/** @throws TooManyRequests */
async function tryProof({ app, request, member }: StaffDesk, limit: () => Promise<void>) {
  const [password = '', code = ''] = PROOFS.map((name) => sentText(request.body, name));
  if (password === '' && code === '') return 'asked';
  if (password !== '') {
    await limit();
    if (await isPasswordOf(app.db, member.id, password)) return 'right';
  }
  const check = { siteId: member.siteId, staffId: member.id, code };
  return code !== '' && (await takeSecondStep(app.db, app.secrets, check)) ? 'right' : 'wrong';
}

async function sendProofPage(
  desk: StaffDesk,
  why: 'asked' | 'wrong' | 'limited',
  minutes = 0,
): Promise<FastifyReply> {
  const { app, request, lang, site, member } = desk;
  const account = await selectAccount(app.db, site.id, member.id);
  const provider = app.config.oidc?.label;
  const model: ProofPage = {
    action: request.url,
    sent: sentFields(request.body),
    back: pageOf(request.url),
    asks: {
      password: account?.hasPassword ?? false,
      code: account?.hasTotp ?? false,
      ...(provider && account?.hasProvider && { provider }),
    },
    ...(why !== 'asked' && { error: app.t(lang, `staff.proof.${why}`, { minutes }) }),
  };
  return sendStaffPage(desk, { template: 'proof', title: app.t(lang, 'staff.proof.title'), model });
}

function sentFields(body: unknown): ProofPage['sent'] {
  return Object.entries((body ?? {}) as Record<string, string | string[]>)
    .filter(([name]) => name !== '_csrf' && !PROOFS.includes(name))
    .flatMap(([name, values]) => [values].flat().map((value) => ({ name, value })));
}

/** The page whose form was sent: its address without what was to be done. */
function pageOf(url: string): string {
  return /^\/verwaltung\/(?:schluessel|konten(?:\/[0-9a-f-]{36})?)/.exec(url)?.[0] ?? '/konto';
}
