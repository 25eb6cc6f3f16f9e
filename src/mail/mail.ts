import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { MailKind } from './outbox.ts';

/** Mails stand in one language more than pages: true Leichte Sprache. */
export type MailLang = 'de' | 'en' | 'de-simple';

/** A mail as its slice composes it; the mail room makes text and HTML of it. */
export interface ComposedMail {
  to: string;
  lang: MailLang;
  subject: string;
  /** Plain sentences, one paragraph each; no markup. */
  paragraphs: readonly string[];
  /** The one thing to do, as a button and as a link. */
  action?: { label: string; url: string };
  /** What is listed below: news of a topic. */
  items?: readonly { title: string; text?: string; url: string }[];
  /** Ends these mails with one click (RFC 8058); absent only where the person asked for this one mail. */
  unsubscribeUrl?: string;
  /** Why this mail comes: one sentence in its footer. */
  why: string;
}

/** @returns undefined when there is nobody to send it to any more, or nothing to say */
export type ComposeMail = (mail: {
  id: string;
  siteId: string;
  subjectId: string;
  data: Readonly<Record<string, string>>;
}) => Promise<ComposedMail | undefined>;

declare module 'fastify' {
  interface FastifyInstance {
    mail: {
      /** False without SMTP_URL: then nothing is put into the outbox, and pages say that no mail is sent. */
      isOn: boolean;
      /** Names how mails of a kind are written; before the app is ready. */
      add(kind: MailKind, compose: ComposeMail): void;
    };
  }
}

export const mail = fp(
  async (app: FastifyInstance) => {
    const composers = new Map<MailKind, ComposeMail>();
    app.decorate('mail', {
      isOn: app.config.smtpUrl !== undefined,
      add: (kind, compose) => void composers.set(kind, compose),
    });
  },
  { name: 'mail', dependencies: ['jobs'] },
);
