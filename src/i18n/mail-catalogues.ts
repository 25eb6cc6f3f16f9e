import { IntlMessageFormat } from 'intl-messageformat';
import { answerMails as deAnswerMails } from './de/answer-mails.ts';
import { caseMails as deCaseMails } from './de/case-mails.ts';
import { deskMails as deDeskMails } from './de/desk-mails.ts';
import { mails as deMails } from './de/mails.ts';
import { reportMails as deReportMails } from './de/report-mails.ts';
import { staffMails as deStaffMails } from './de/staff-mails.ts';
import { answerMails as simpleAnswerMails } from './de-simple/answer-mails.ts';
import { caseMails as simpleCaseMails } from './de-simple/case-mails.ts';
import { deskMails as simpleDeskMails } from './de-simple/desk-mails.ts';
import { mails as simpleMails } from './de-simple/mails.ts';
import { reportMails as simpleReportMails } from './de-simple/report-mails.ts';
import { staffMails as simpleStaffMails } from './de-simple/staff-mails.ts';
import { answerMails as enAnswerMails } from './en/answer-mails.ts';
import { caseMails as enCaseMails } from './en/case-mails.ts';
import { deskMails as enDeskMails } from './en/desk-mails.ts';
import { mails as enMails } from './en/mails.ts';
import { reportMails as enReportMails } from './en/report-mails.ts';
import { staffMails as enStaffMails } from './en/staff-mails.ts';

/** Mails stand in one language more than pages: true Leichte Sprache. */
export const MAIL_LANGS = ['de', 'en', 'de-simple'] as const;
export type MailLang = (typeof MAIL_LANGS)[number];

const de = {
  ...deAnswerMails,
  ...deCaseMails,
  ...deReportMails,
  ...deMails,
  ...deStaffMails,
  ...deDeskMails,
};

export type MailKey = keyof typeof de;

/** Every sentence of the mails; a key that one of the three languages lacks does not compile. */
export const mailCatalogues: Record<MailLang, Record<MailKey, string>> = {
  de,
  en: { ...enAnswerMails, ...enCaseMails, ...enReportMails, ...enMails, ...enStaffMails, ...enDeskMails },
  'de-simple': {
    ...simpleAnswerMails,
    ...simpleCaseMails,
    ...simpleReportMails,
    ...simpleMails,
    ...simpleStaffMails,
    ...simpleDeskMails,
  },
};

export function isMailLang(text: string): text is MailLang {
  return (MAIL_LANGS as readonly string[]).includes(text);
}

const formats = new Map<string, IntlMessageFormat>();

/** The sentence of a key in a mail's language, its ICU placeholders filled. */
export function mailText(lang: MailLang, key: MailKey, values?: Record<string, string | number>): string {
  const message = mailCatalogues[lang][key];
  const id = `${lang} ${key}`;
  let format = formats.get(id);
  if (!format) {
    format = new IntlMessageFormat(message, lang === 'en' ? 'en-GB' : 'de-DE', undefined, {
      ignoreTag: true,
    });
    formats.set(id, format);
  }
  return format.format(values) as string;
}
