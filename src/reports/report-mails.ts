import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { permalink } from '../comments/permalink.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { isMailLang, mailText } from '../i18n/mail-catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { ComposedMail, LinkPage } from '../mail/mail.ts';
import { confirmUrl, pageUrl } from '../mail/mail-links.ts';
import { pathIn } from '../site/public-layout.ts';
import { confirmReporter } from './confirm-reporter.ts';
import { type AddressRow, selectAddress } from './queries.ts';
import { reportToken } from './report.ts';

/** Who reported and gave an address is asked whether it is theirs, and told once what became of the report. */
export const reportMails = fp(
  async (app: FastifyInstance) => {
    app.mail.add('confirm-report', async ({ subjectId }) => {
      const row = await selectAddress(app.db, subjectId);
      return row?.email && !row.confirmedAt && row.state === 'open'
        ? confirmMail(app, row, row.email)
        : undefined;
    });
    app.mail.add('report-decided', async ({ subjectId }) => {
      const row = await selectAddress(app.db, subjectId);
      return row?.email && row.confirmedAt && row.state !== 'open'
        ? decidedMail(app, row, row.email)
        : undefined;
    });
    app.mail.addPurpose('confirm-report', {
      bindingOf: async (id) => (await selectAddress(app.db, id))?.email?.toLowerCase(),
      describe: async ({ id, lang }) => {
        const row = await selectAddress(app.db, id);
        return row?.email ? confirmPage(row, lang) : undefined;
      },
      act: ({ id }) => confirmReporter(app.db, id),
    });
  },
  { name: 'report-mails', dependencies: ['mail', 'database'] },
);

const langOf = ({ language }: AddressRow) => (isMailLang(language) ? language : 'de');

function confirmMail(app: FastifyInstance, row: AddressRow, to: string): ComposedMail {
  const lang = langOf(row);
  const link = { purpose: 'confirm-report', id: row.id, lang, binding: to.toLowerCase() } as const;
  return {
    to,
    lang,
    subject: mailText(lang, 'mails.confirmReport.subject'),
    paragraphs: [mailText(lang, 'mails.confirmReport.text', { topic: row.title })],
    action: { label: mailText(lang, 'mails.confirmReport.action'), url: confirmUrl(app, link) },
    closing: [mailText(lang, 'mails.confirmReport.closing')],
    why: mailText(lang, 'mails.confirmReport.why'),
  };
}

function decidedMail(app: FastifyInstance, row: AddressRow, to: string): ComposedMail {
  const lang = langOf(row);
  const url = pageUrl(app, lang, `/meldungen/${reportToken(app.secrets.receipt, row.id)}`);
  return {
    to,
    lang,
    subject: mailText(lang, 'mails.reportDecided.subject'),
    paragraphs: [mailText(lang, 'mails.reportDecided.text', { topic: row.title, state: row.state })],
    action: { label: mailText(lang, 'mails.reportDecided.action'), url },
    why: mailText(lang, 'mails.reportDecided.why'),
  };
}

function confirmPage(row: AddressRow, lang: Lang): LinkPage {
  const href = permalink(pathIn(lang, `/themen/${row.slug}`), row.reference);
  return {
    question: translate(lang, 'reports.confirm.question'),
    text: [translate(lang, 'reports.confirm.text', { reference: row.reference })],
    button: translate(lang, 'reports.confirm.button'),
    isDone: row.confirmedAt !== null,
    done: {
      heading: translate(lang, 'reports.confirm.done'),
      text: [translate(lang, 'reports.confirm.done.text')],
      link: { label: translate(lang, 'reports.form.open'), href },
    },
  };
}
