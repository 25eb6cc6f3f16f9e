import type { FastifyInstance } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import type { MailLang } from '../i18n/mail-catalogues.ts';
import { pathIn } from '../site/public-layout.ts';
import { type MailPurpose, mailToken } from './mail-token.ts';

type App = Pick<FastifyInstance, 'config' | 'secrets'>;

/** The language of the pages a mail leads to: there is no Leichte Sprache among them yet. */
export function pageLang(lang: MailLang): Lang {
  return lang === 'en' ? 'en' : 'de';
}

/** A page's absolute address, as mails need it. */
export function pageUrl({ config }: Pick<App, 'config'>, lang: MailLang, path: string): string {
  return config.publicUrl + pathIn(pageLang(lang), path);
}

interface LinkTo<Purpose> {
  purpose: Purpose;
  id: string;
  lang: MailLang;
  /** See `mailToken`. */
  binding?: string;
}

/** The link that asks whether an address is right. */
export function confirmUrl(app: App, link: LinkTo<Extract<MailPurpose, `confirm-${string}`>>): string {
  return pageUrl(app, link.lang, `/bestaetigen/${tokenOf(app, link)}`);
}

/** The link that ends mails; mail programs post to it by themselves when somebody presses theirs (RFC 8058). */
export function unsubscribeUrl(
  app: App,
  link: LinkTo<Extract<MailPurpose, `unsubscribe-${string}`>>,
): string {
  return pageUrl(app, link.lang, `/abbestellen/${tokenOf(app, link)}`);
}

function tokenOf(app: App, { purpose, id, binding = '' }: LinkTo<MailPurpose>): string {
  return mailToken(app.secrets.mail, purpose, id, binding);
}
