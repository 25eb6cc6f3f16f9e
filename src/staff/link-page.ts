import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { linkPath, linkTokenHash } from './access-link.ts';
import { checkName } from './account-fields.ts';
import { langOfDesk } from './desk-language.ts';
import { type LiveLink, selectLink } from './link-queries.ts';
import { strengthOf } from './password.ts';
import { PASSWORD_LENGTHS, passwordError } from './password-field.ts';
import { sendQuietPage } from './quiet-page.ts';
import { sentText } from './sent-form.ts';
import { setPasswordByLink } from './set-password.ts';
import { signInPath } from './sign-in-path.ts';

export type LinkRequest = FastifyRequest<{ Params: { token: string } }>;

/** `views/staff/set-password.hbs` */
type SetPasswordPage = {
  action: string;
  lead: string;
  email: string;
  isInvitation: boolean;
  fields: Record<'name' | 'password', { value: string; error?: string }>;
  lengths: typeof PASSWORD_LENGTHS;
};

/** Asks for a password. Nothing changes yet: programs that look into mails open links, too. */
export async function openLink(
  app: FastifyInstance,
  request: LinkRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const link = await findLink(app, request);
  if (!link) return sendGone(app, request, reply);
  return sendForm(app, request, reply, link, { name: link.name });
}

/** Sets the password, and leads to the sign-in with it. */
export async function useLink(
  app: FastifyInstance,
  request: LinkRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const link = await findLink(app, request);
  if (!link) return sendGone(app, request, reply);
  const lang = langOfDesk(request);
  const isInvitation = link.kind === 'invitation';
  const name = isInvitation ? sentText(request.body, 'name').trim() : link.name;
  const password = sentText(request.body, 'password');
  const { name: siteName } = await app.site();
  const nameProblem = checkName(name);
  const errors = {
    name: nameProblem && app.t(lang, `staff.invite.error.${nameProblem}`),
    password: passwordError(app, lang, password, { email: link.email, name, siteName }),
  };
  if (errors.name || errors.password) return sendForm(app, request, reply.code(422), link, { name, errors });
  const isSet = await setPasswordByLink(app.db, link, { password, ...(isInvitation && { name }) });
  if (!isSet) return sendGone(app, request, reply);
  return reply.redirect(`${signInPath({ reason: 'passwordSet' })}&guete=${strengthOf(password)}`, 303);
}

async function findLink(app: FastifyInstance, { params }: LinkRequest): Promise<LiveLink | undefined> {
  const { id } = await app.site();
  return selectLink(app.db, id, linkTokenHash(params.token));
}

type Errors = Record<'name' | 'password', string | undefined>;

async function sendForm(
  app: FastifyInstance,
  request: LinkRequest,
  reply: FastifyReply,
  { kind, email }: LiveLink,
  { name, errors }: { name: string; errors?: Errors },
): Promise<FastifyReply> {
  const lang = langOfDesk(request);
  const site = await app.site();
  const model: SetPasswordPage = {
    action: linkPath(request.params.token),
    lead: app.t(lang, 'staff.link.lead', { kind, site: site.name }),
    email,
    isInvitation: kind === 'invitation',
    fields: {
      name: { value: name, ...(errors?.name && { error: errors.name }) },
      password: { value: '', ...(errors?.password && { error: errors.password }) },
    },
    lengths: PASSWORD_LENGTHS,
  };
  const title = app.t(lang, 'staff.link.title', { kind });
  const page = { template: 'set-password', title, model, scripts: ['desk/show-password.js'] };
  return sendQuietPage(app, request, keepPrivate(reply), page);
}

/** Foreign, used, expired, cut off: the same words, which say what to do. */
function sendGone(app: FastifyInstance, request: LinkRequest, reply: FastifyReply): Promise<FastifyReply> {
  const title = app.t(langOfDesk(request), 'staff.link.gone.title');
  return sendQuietPage(app, request, keepPrivate(reply.code(404)), {
    template: 'link-gone',
    title,
    model: {},
  });
}

/** Nobody finds these pages, or learns their address from a link on them. */
function keepPrivate(reply: FastifyReply): FastifyReply {
  return reply.header('x-robots-tag', 'noindex, nofollow').header('referrer-policy', 'strict-origin');
}
