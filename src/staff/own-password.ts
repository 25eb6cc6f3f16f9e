import type { FastifyInstance, FastifyReply } from 'fastify';
import { LIMITS, limitBy } from '../platform/limits.ts';
import { startSession } from './desk-session.ts';
import { sendOwnAccount } from './own-account-page.ts';
import { strengthOf } from './password.ts';
import { passwordError } from './password-field.ts';
import { sentText } from './sent-form.ts';
import { changePassword } from './set-password.ts';
import { isPasswordOf } from './sign-in.ts';
import type { StaffDesk } from './staff-desk.ts';

/** Changes one's own password, for who knows the present one. This browser stays signed in, all others do not. */
export function ownPassword(app: FastifyInstance): (desk: StaffDesk) => Promise<FastifyReply> {
  const limit = limitBy(app, LIMITS.signInToOneAccount, ({ staff }) => `password ${staff?.id}`);
  return async (desk) => {
    const { request, reply, lang, site, member } = desk;
    const present = sentText(request.body, 'present');
    const password = sentText(request.body, 'password');
    const error = passwordError(app, lang, password, { ...member, siteName: site.name });
    if (present === '' || error) {
      const missing = present === '' && { present: app.t(lang, 'staff.own.password.present.missing') };
      return sendOwnAccount(
        { ...desk, reply: reply.code(422) },
        { errors: { ...missing, ...(error && { password: error }) } },
      );
    }
    await limit(request);
    if (!(await isPasswordOf(app.db, member.id, present))) {
      const wrong = app.t(lang, 'staff.own.password.present.wrong');
      return sendOwnAccount({ ...desk, reply: reply.code(422) }, { errors: { present: wrong } });
    }
    await changePassword(app.db, { siteId: site.id, staffId: member.id, password });
    await startSession(request, reply, member.id);
    return reply.redirect(`/konto?getan=passwort&guete=${strengthOf(password)}`, 303);
  };
}
