import type { MailLang } from '../i18n/mail-catalogues.ts';

/** `views/mail/mail.hbs`, and the plain text beside it. */
export interface MailModel {
  lang: MailLang;
  subject: string;
  /** Whose mail it is. */
  heading: string;
  greeting: string;
  paragraphs: readonly string[];
  action?: { label: string; url: string; hint: string };
  items: readonly { title: string; text?: string; textLang?: string; url: string }[];
  closing: readonly string[];
  footer: { lines: readonly string[]; links: readonly { label: string; href: string }[] };
}
