import type { FastifyReply } from 'fastify';
import type { LinkKind } from './access-link.ts';
import { linkPath } from './access-link.ts';
import type { AccountProblem } from './account-fields.ts';
import { inviteStaff } from './invite-staff.ts';
import { type RoleChoice, roleChoices } from './role-choices.ts';
import { sentRoles, sentText } from './sent-form.ts';
import { type StaffDesk, sendStaffPage } from './staff-desk.ts';
import { normalEmail, type Role } from './staff-member.ts';

type Field = 'name' | 'email' | 'roles';

/** `views/staff/invite.hbs` */
type InvitePage = {
  fields: Record<'name' | 'email', { value: string; error?: string }>;
  roles: readonly RoleChoice[];
  rolesError?: string;
  errors?: readonly { field: string; label: string; message: string }[];
  passedOn: string;
};

/** `views/staff/new-link.hbs` */
type NewLinkPage = { text: string; once: string; mailed?: string; link: string; href: string };

interface Given {
  name: string;
  email: string;
  roles: readonly Role[];
}

const ORDER: readonly Field[] = ['name', 'email', 'roles'];
const NOTHING: Given = { name: '', email: '', roles: [] };
const FIELDS: Record<AccountProblem | 'exists', Field> = {
  email: 'email',
  'email-long': 'email',
  exists: 'email',
  name: 'name',
  'name-long': 'name',
  roles: 'roles',
};

export async function openInvite(desk: StaffDesk): Promise<FastifyReply> {
  return sendForm(desk, NOTHING, []);
}

/** Invites, and shows the link; or gives the form back with what is wrong. */
export async function invite(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply, lang, site, member } = desk;
  const given = {
    name: sentText(request.body, 'name').trim(),
    email: normalEmail(sentText(request.body, 'email')),
    roles: sentRoles(request.body),
  };
  const mail = app.mail.isOn && { mailLang: lang };
  const result = await inviteStaff(app.db, app.secrets.staffAccess, {
    ...given,
    ...mail,
    siteId: site.id,
    invitedBy: member.id,
  });
  if (result.outcome === 'refused')
    return sendForm({ ...desk, reply: reply.code(422) }, given, result.problems);
  if (result.outcome === 'exists') return sendForm({ ...desk, reply: reply.code(409) }, given, ['exists']);
  return sendNewLink(desk, { id: result.id, ...given }, { token: result.token, kind: 'invitation' });
}

/** The only time a link is shown. */
export function sendNewLink(
  desk: StaffDesk,
  { id, name, email }: { id: string; name: string; email: string },
  { token, kind }: { token: string; kind: LinkKind },
): Promise<FastifyReply> {
  const { app, lang } = desk;
  const model: NewLinkPage = {
    text: app.t(lang, 'staff.newLink.text', { kind, name }),
    once: app.t(lang, 'staff.newLink.once', { name }),
    ...(app.mail.isOn && { mailed: app.t(lang, 'staff.newLink.mailed', { email }) }),
    link: `${app.config.publicUrl}${linkPath(token)}`,
    href: `/verwaltung/konten/${id}`,
  };
  const title = app.t(lang, 'staff.newLink.title', { kind, name });
  return sendStaffPage(desk, { template: 'new-link', title, model, area: 'administration' });
}

function sendForm(
  desk: StaffDesk,
  given: Given,
  problems: readonly (AccountProblem | 'exists')[],
): Promise<FastifyReply> {
  const { app, lang } = desk;
  const found = new Map(
    problems.map((problem) => [FIELDS[problem], app.t(lang, `staff.invite.error.${problem}`)]),
  );
  const errors = ORDER.flatMap((field) => {
    const message = found.get(field);
    const id = field === 'roles' ? 'roles-editor' : field;
    return message ? [{ field: id, label: app.t(lang, `staff.invite.${field}`), message }] : [];
  });
  const field = (name: 'name' | 'email') => {
    const error = found.get(name);
    return { value: given[name], ...(error && { error }) };
  };
  const rolesError = found.get('roles');
  const model: InvitePage = {
    fields: { name: field('name'), email: field('email') },
    roles: roleChoices(desk, given.roles),
    ...(rolesError && { rolesError }),
    ...(errors.length > 0 && { errors }),
    passedOn: app.t(lang, app.mail.isOn ? 'staff.invite.hint.mail' : 'staff.invite.hint.link'),
  };
  const title = app.t(lang, 'staff.invite.title');
  return sendStaffPage(desk, { template: 'invite', title, model, area: 'administration' });
}
