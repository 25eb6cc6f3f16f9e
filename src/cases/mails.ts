import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { receiptToken } from '../comments/receipt.ts';
import { type MailLang, mailText } from '../i18n/mail-catalogues.ts';
import type { ComposedMail, ComposeMail } from '../mail/mail.ts';
import { pageUrl, unsubscribeUrl } from '../mail/mail-links.ts';
import { publicLabelOf, type Reasons, ruleOf } from '../reasons/reason.ts';
import { type DecidedMailRow, selectDecisionToTell } from './queries.ts';

/** Tells the author what was decided, and where to read why. What was overtaken by a later decision is not sent. */
export const caseMails = fp(
  async (app: FastifyInstance) => {
    const compose: ComposeMail = async ({ subjectId, data }) => {
      const { eventId } = data;
      const row = eventId && (await selectDecisionToTell(app.db, subjectId, eventId));
      return row ? decidedMail(app, row, await app.reasons()) : undefined;
    };
    app.mail.add('case-decided', compose);
    app.mail.add('case-asked', compose);
    app.mail.add('case-edit-decided', compose);
    app.mail.add('case-objection-decided', compose);
  },
  { name: 'case-mails', dependencies: ['mail', 'database'] },
);

function decidedMail(app: FastifyInstance, row: DecidedMailRow, reasons: Reasons): ComposedMail {
  const { id, email, lang, topic, reference, action } = row;
  return {
    to: email,
    lang,
    subject: mailText(lang, action === 'ask' ? 'mails.caseAsked.subject' : 'mails.caseDecided.subject'),
    paragraphs: [
      mailText(lang, 'mails.caseDecided.text', { what: whatOf(row), topic }),
      ...(row.reasonCode ? [reasonText(row.reasonCode, { lang, reasons })] : []),
    ],
    action: {
      label: mailText(lang, 'mails.caseDecided.action', { reference }),
      url: pageUrl(app, lang, `/vorgang/${receiptToken(app.secrets.receipt, id)}`),
    },
    closing: [mailText(lang, 'mails.caseDecided.closing')],
    unsubscribeUrl: unsubscribeUrl(app, { purpose: 'unsubscribe-case', id, lang }),
    why: mailText(lang, 'mails.caseDecided.why'),
  };
}

function reasonText(code: string, reader: { lang: MailLang; reasons: Reasons }): string {
  const reason = publicLabelOf(code, reader);
  const rule = ruleOf(code, reader)?.number ?? 0;
  return mailText(reader.lang, 'mails.caseDecided.reason', { reason, rule });
}

const WHAT: Record<string, string> = {
  reject: 'rejected',
  ask: 'asked',
  spam: 'spam',
  'publish-edit': 'editTaken',
  'reject-edit': 'editRefused',
  uphold: 'upheld',
};

function whatOf({ action, objection }: DecidedMailRow): string {
  if (action === 'redact') return objection === 'granted' ? 'grantedRedacted' : 'redacted';
  return WHAT[action] ?? (objection === 'granted' ? 'granted' : 'published');
}
