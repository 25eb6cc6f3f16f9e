import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { receiptToken } from '../comments/receipt.ts';
import { mailText } from '../i18n/mail-catalogues.ts';
import type { ComposedMail } from '../mail/mail.ts';
import { pageUrl, unsubscribeUrl } from '../mail/mail-links.ts';
import { type AnsweredMailRow, selectAnswerToTell } from './mail-queries.ts';

/** Tells authors that their comment is answered, or answered otherwise than before. */
export const answerMails = fp(
  async (app: FastifyInstance) => {
    app.mail.add('case-answered', async ({ subjectId, data: { answerId, what } }) => {
      const row = answerId && (await selectAnswerToTell(app.db, subjectId, answerId));
      return row ? answeredMail(app, row, what === 'changed' ? 'changed' : row.voice) : undefined;
    });
  },
  { name: 'answer-mails', dependencies: ['mail', 'database', 'case-contacts'] },
);

function answeredMail(app: FastifyInstance, row: AnsweredMailRow, what: string): ComposedMail {
  const { id, email, lang, topic, reference } = row;
  return {
    to: email,
    lang,
    subject: mailText(lang, 'mails.caseAnswered.subject', { what }),
    paragraphs: [mailText(lang, 'mails.caseAnswered.text', { what, topic })],
    action: {
      label: mailText(lang, 'mails.caseAnswered.action', { reference }),
      url: pageUrl(app, lang, `/vorgang/${receiptToken(app.secrets.receipt, id)}`),
    },
    closing: [mailText(lang, 'mails.caseDecided.closing')],
    unsubscribeUrl: unsubscribeUrl(app, { purpose: 'unsubscribe-case', id, lang }),
    why: mailText(lang, 'mails.caseDecided.why'),
  };
}
