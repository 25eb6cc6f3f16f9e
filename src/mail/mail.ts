import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import type { MailLang } from '../i18n/mail-catalogues.ts';
import { isMailToken, type MailPurpose, subjectOf } from './mail-token.ts';
import type { MailKind } from './outbox.ts';

export type { MailLang };

/** A mail as its slice composes it; the mail room makes text and HTML of it. */
export interface ComposedMail {
  to: string;
  lang: MailLang;
  subject: string;
  /** Plain sentences, one paragraph each; no markup. */
  paragraphs: readonly string[];
  /** The one thing to do, as a button and as a link. */
  action?: { label: string; url: string };
  /** What is listed below: news of a topic. `textLang` where the text's language is not the mail's. */
  items?: readonly { title: string; text?: string; textLang?: string; url: string }[];
  /** What is said after the list. */
  closing?: readonly string[];
  /** What else can be done about these mails, beside the link that ends them. */
  links?: readonly { label: string; url: string }[];
  /** Ends these mails with one click (RFC 8058); absent only where the person asked for this one mail. */
  unsubscribeUrl?: string;
  /** Why this mail comes: one sentence in its footer. */
  why: string;
  /** What is true once the mail is sent; in the transaction that notes it as sent. */
  whenSent?(trx: Db): Promise<void>;
}

/** @returns undefined when there is nobody to send it to any more, or nothing to say */
export type ComposeMail = (mail: {
  id: string;
  siteId: string;
  subjectId: string;
  data: Readonly<Record<string, string>>;
}) => Promise<ComposedMail | undefined>;

/** The page a link in a mail leads to: what is asked and, afterwards or when it was so already, what is so now. */
export interface LinkPage {
  /** What is asked, as the page's heading. */
  question: string;
  text: readonly string[];
  button: string;
  /** True when it was done before: then the page says so at once. */
  isDone: boolean;
  done: { heading: string; text: readonly string[]; link?: { label: string; href: string } };
}

/** What the slices know of a purpose: what its page says and what its button does. */
export interface LinkAction {
  /** @returns undefined when there is nothing (any more) to say yes or no to: the page for what is not found */
  describe(subject: { id: string; lang: Lang }): Promise<LinkPage | undefined>;
  /**
   * Does it, again and again with the same result.
   *
   * @param subject.binding what the token stood for when it was found good; it may have changed since
   * @returns false when there is nothing (any more)
   */
  act(subject: { id: string; binding: string }): Promise<boolean>;
  /** The `binding` its tokens were made with (see `mailToken`), as it is now; undefined: no token is good. */
  bindingOf?(id: string): Promise<string | undefined>;
}

/** What a good token leads to. */
export interface FoundLink extends Pick<LinkAction, 'describe' | 'act'> {
  id: string;
  binding: string;
}

declare module 'fastify' {
  interface FastifyInstance {
    mail: {
      /** False without SMTP_URL: then nothing is put into the outbox, and pages say that no mail is sent. */
      isOn: boolean;
      /** Names how mails of a kind are written; before the app is ready. */
      add(kind: MailKind, compose: ComposeMail): void;
      composerOf(kind: string): ComposeMail | undefined;
      /**
       * Names what the links of a purpose do; before the app is ready. Those that begin with `confirm-` stand at
       * `/bestaetigen/:token`, those with `unsubscribe-` at `/abbestellen/:token` (see `mail-links.ts`).
       */
      addPurpose(purpose: MailPurpose, action: LinkAction): void;
      /** What a token of one of these purposes leads to. */
      findLink(kind: 'confirm' | 'unsubscribe', token: string): Promise<FoundLink | undefined>;
    };
  }
}

export const mail = fp(
  async (app: FastifyInstance) => {
    const composers = new Map<MailKind, ComposeMail>();
    const purposes = new Map<MailPurpose, LinkAction>();

    app.decorate('mail', {
      isOn: app.config.smtpUrl !== undefined,
      add: (kind, compose) => void composers.set(kind, compose),
      composerOf: (kind) => composers.get(kind as MailKind),
      addPurpose: (purpose, action) => void purposes.set(purpose, action),
      async findLink(kind, token) {
        const id = subjectOf(token);
        if (id === undefined) return undefined;
        for (const [purpose, action] of purposes) {
          if (!purpose.startsWith(`${kind}-`)) continue;
          const binding = action.bindingOf ? await action.bindingOf(id) : '';
          if (binding === undefined) continue;
          if (isMailToken(app.secrets.mail, purpose, token, binding)) return { ...action, id, binding };
        }
        return undefined;
      },
    });
  },
  { name: 'mail' },
);
