import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { isMailLang, mailText } from '../i18n/mail-catalogues.ts';
import type { ComposedMail, ComposeMail } from '../mail/mail.ts';
import { linkPath, linkToken } from './access-link.ts';
import { selectLinkById } from './link-queries.ts';
import { sendReset } from './send-reset.ts';

/** The mails that carry a link to set a password, and the job behind „Passwort vergessen“. */
export const staffMails = fp(
  async (app: FastifyInstance) => {
    app.mail.add('staff-invitation', composer(app, 'staffInvitation'));
    app.mail.add('staff-password-reset', composer(app, 'staffReset'));
    app.jobs.add('staff-reset', async (payload) => {
      const { staffId, lang } = payload as { staffId: string; lang: string };
      const { id: siteId } = await app.site();
      await sendReset(app.db, app.secrets.staffAccess, { siteId, staffId, lang });
    });
  },
  { name: 'staff-mails', dependencies: ['mail', 'jobs', 'current-site'] },
);

/** Nothing where the link was used meanwhile, has expired, or another one was made. */
function composer(app: FastifyInstance, words: 'staffInvitation' | 'staffReset'): ComposeMail {
  return async ({ siteId, subjectId, data }): Promise<ComposedMail | undefined> => {
    const link = await selectLinkById(app.db, siteId, subjectId);
    if (!link) return undefined;
    const asked = data['lang'] ?? '';
    const lang = isMailLang(asked) ? asked : 'de';
    const { name: site } = await app.site();
    const text = (key: 'subject' | 'text' | 'action' | 'closing' | 'why') =>
      mailText(lang, `mails.${words}.${key}`, { site, name: link.name });
    return {
      to: link.email,
      lang,
      subject: text('subject'),
      paragraphs: text('text').split('\n'),
      action: {
        label: text('action'),
        url: `${app.config.publicUrl}${linkPath(linkToken(app.secrets.staffAccess, link.id))}`,
      },
      closing: text('closing').split('\n'),
      why: text('why'),
    };
  };
}
