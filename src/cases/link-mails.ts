import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { receiptToken } from '../comments/receipt.ts';
import { mailText } from '../i18n/mail-catalogues.ts';
import { day } from '../i18n/moment.ts';
import type { ComposedMail } from '../mail/mail.ts';
import { pageLang, pageUrl } from '../mail/mail-links.ts';
import { type ContactRow, selectCasesOf, selectContact } from './notify-queries.ts';

const LISTED = 50;

/** „Link verloren?“: all private links of an address, to that address and nobody else. */
export const lostLinks = fp(
  async (app: FastifyInstance) => {
    app.mail.add('case-link', async ({ siteId, subjectId }) => {
      const contact = await selectContact(app.db, subjectId);
      return contact?.confirmedAt ? linkMail(app, siteId, contact) : undefined;
    });
  },
  { name: 'lost-links', dependencies: ['mail', 'current-site'] },
);

async function linkMail(app: FastifyInstance, siteId: string, { email, language: lang }: ContactRow) {
  const { timeZone } = await app.site();
  const found = await selectCasesOf(app.db, siteId, email, LISTED);
  const cases = found.slice(0, LISTED);
  const more = found.length > LISTED ? [mailText(lang, 'mails.caseLink.more', { count: LISTED })] : [];
  return {
    to: email,
    lang,
    subject: mailText(lang, 'mails.caseLink.subject'),
    paragraphs: [mailText(lang, 'mails.caseLink.text')],
    items: cases.map(({ id, reference, receivedAt, title: topic }) => ({
      title: mailText(lang, 'mails.caseLink.item', {
        topic,
        reference,
        day: day(receivedAt, pageLang(lang), timeZone).text,
      }),
      url: pageUrl(app, lang, `/vorgang/${receiptToken(app.secrets.receipt, id)}`),
    })),
    closing: [...more, mailText(lang, 'mails.caseLink.closing')],
    why: mailText(lang, 'mails.caseLink.why'),
  } satisfies ComposedMail;
}
