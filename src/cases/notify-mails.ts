import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { Lang } from '../i18n/catalogues.ts';
import { mailText } from '../i18n/mail-catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { ComposedMail, LinkPage } from '../mail/mail.ts';
import { confirmUrl } from '../mail/mail-links.ts';
import { pathIn } from '../site/public-layout.ts';
import { type ContactRow, confirmContact, selectContact, silenceContact } from './notify-queries.ts';

/** Asks whether an address given with a comment is right, and what the links in such mails do. */
export const caseContacts = fp(
  async (app: FastifyInstance) => {
    app.mail.add('confirm-case', async ({ subjectId }) => {
      const contact = await selectContact(app.db, subjectId);
      if (!contact || contact.confirmedAt || contact.state === 'spam') return undefined;
      return confirmMail(app, contact);
    });

    app.mail.addPurpose('confirm-case', {
      bindingOf: async (id) => {
        const contact = await selectContact(app.db, id);
        return contact && bindingOf(contact);
      },
      describe: async ({ id, lang }) => {
        const contact = await selectContact(app.db, id);
        return contact && confirmPage(contact, lang);
      },
      act: ({ id, binding }) => confirm(app, id, binding),
    });

    app.mail.addPurpose('unsubscribe-case', {
      describe: async ({ id, lang }) => unsubscribePage(await selectContact(app.db, id), lang),
      act: async ({ id }) => {
        await silenceContact(app.db, id);
        return true;
      },
    });
  },
  { name: 'case-contacts', dependencies: ['mail', 'database'] },
);

/** A link confirms the address it was sent to, never one that took its place. */
function bindingOf({ email }: ContactRow): string {
  return email.toLowerCase();
}

async function confirm({ db }: FastifyInstance, id: string, binding: string): Promise<boolean> {
  const contact = await selectContact(db, id);
  if (!contact || bindingOf(contact) !== binding) return false;
  return confirmContact(db, { commentId: id, email: contact.email });
}

function confirmMail(app: FastifyInstance, contact: ContactRow): ComposedMail {
  const { id, email, language: lang, title: topic } = contact;
  return {
    to: email,
    lang,
    subject: mailText(lang, 'mails.confirmCase.subject'),
    paragraphs: [mailText(lang, 'mails.confirmCase.text', { topic, notify: yesNo(contact) })],
    action: {
      label: mailText(lang, 'mails.confirmCase.action'),
      url: confirmUrl(app, { purpose: 'confirm-case', id, lang, binding: bindingOf(contact) }),
    },
    closing: [mailText(lang, 'mails.confirmCase.closing', { days: contact.keptDays })],
    why: mailText(lang, 'mails.confirmCase.why'),
  };
}

function confirmPage(contact: ContactRow, lang: Lang): LinkPage {
  const { title: topic, slug } = contact;
  const notify = yesNo(contact);
  return {
    question: translate(lang, 'mail.confirmCase.question'),
    text: [
      translate(lang, 'mail.confirmCase.text', { topic }),
      translate(lang, 'mail.confirmCase.next', { notify }),
    ],
    button: translate(lang, 'mail.confirmCase.button'),
    isDone: contact.confirmedAt !== null,
    done: {
      heading: translate(lang, 'mail.confirmCase.done'),
      text: [translate(lang, 'mail.confirmCase.done.text', { notify })],
      link: { label: translate(lang, 'mail.toTopic', { topic }), href: pathIn(lang, `/themen/${slug}`) },
    },
  };
}

/** Whoever holds the link hears the same, whether there was anything left to end or not. */
function unsubscribePage(contact: ContactRow | undefined, lang: Lang): LinkPage {
  const text = [translate(lang, 'mail.unsubscribeCase.text')];
  return {
    question: translate(lang, 'mail.unsubscribeCase.question'),
    text,
    button: translate(lang, 'mail.unsubscribeCase.button'),
    isDone: !contact?.notify,
    done: { heading: translate(lang, 'mail.unsubscribeCase.done'), text },
  };
}

function yesNo({ notify }: ContactRow): 'yes' | 'no' {
  return notify ? 'yes' : 'no';
}
