import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { Lang } from '../i18n/catalogues.ts';
import { mailText } from '../i18n/mail-catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { ComposedMail, LinkPage } from '../mail/mail.ts';
import { unsubscribeUrl } from '../mail/mail-links.ts';
import { deskMailsOf, type MailedMember, setDeskMails } from '../staff/desk-mails.ts';
import { type DeskLoad, selectLoad } from './desk-mail-queries.ts';
import { longDuration } from './duration.ts';
import { isAnythingThere, tellBrokenPromise, tellMorning } from './tell-moderators.ts';

/** The city's own people are written to in its own language. */
const LANG = 'de';

/** What moderators are told by mail: what waits each morning, and that the promise is broken. */
export const deskMails = fp(
  async (app: FastifyInstance) => {
    const load = async () => {
      const { id: siteId, decisionHours } = await app.site();
      return selectLoad(app.db, { siteId, decisionHours });
    };
    app.mail.add('queue-digest', async ({ subjectId }) => {
      const [member, now] = [await deskMailsOf(app.db, subjectId), await load()];
      return member?.isOn && isAnythingThere(now) ? digest(app, member, now) : undefined;
    });
    app.mail.add('promise-broken', async ({ subjectId }) => {
      const [member, now] = [await deskMailsOf(app.db, subjectId), await load()];
      return member?.isOn && now.overdue > 0 ? alarm(app, member, now) : undefined;
    });
    app.mail.addPurpose('unsubscribe-desk', {
      describe: async ({ id, lang }) => unsubscribePage(await deskMailsOf(app.db, id), lang),
      act: async ({ id }) => {
        await setDeskMails(app.db, id, false);
        return true;
      },
    });
    if (!app.mail.isOn) return;
    app.jobs.hourly('desk-mails', async () => {
      const site = await app.site();
      await tellMorning(app.db, site);
      await tellBrokenPromise(app.db, site);
    });
  },
  { name: 'desk-mails', dependencies: ['mail', 'jobs', 'database', 'current-site'] },
);

function digest(app: FastifyInstance, member: MailedMember, load: DeskLoad): ComposedMail {
  const { waiting, overdue, oldestMs, edits, objections, reported } = load;
  const time = longDuration(oldestMs ?? 0, LANG);
  const rest = [
    edits > 0 && mailText(LANG, 'mails.queueDigest.edits', { count: edits }),
    objections > 0 && mailText(LANG, 'mails.queueDigest.objections', { count: objections }),
    reported > 0 && mailText(LANG, 'mails.queueDigest.reported', { count: reported }),
  ].filter((line) => line !== false);
  return {
    ...letter(app, member),
    subject: mailText(LANG, 'mails.queueDigest.subject', { count: waiting + edits + objections + reported }),
    paragraphs: [
      mailText(LANG, 'mails.queueDigest.waiting', { count: waiting, time }),
      ...(overdue > 0 ? [mailText(LANG, 'mails.queueDigest.overdue', { count: overdue })] : []),
      ...rest,
    ],
  };
}

function alarm(app: FastifyInstance, member: MailedMember, { overdue, oldestMs }: DeskLoad): ComposedMail {
  const time = longDuration(oldestMs ?? 0, LANG);
  return {
    ...letter(app, member),
    subject: mailText(LANG, 'mails.promiseBroken.subject'),
    paragraphs: [mailText(LANG, 'mails.promiseBroken.text', { count: overdue, time })],
  };
}

function letter(app: FastifyInstance, { id, email }: MailedMember) {
  return {
    to: email,
    lang: LANG,
    action: { label: mailText(LANG, 'mails.queueDigest.action'), url: `${app.config.publicUrl}/moderation` },
    unsubscribeUrl: unsubscribeUrl(app, { purpose: 'unsubscribe-desk', id, lang: LANG }),
    why: mailText(LANG, 'mails.queueDigest.why'),
  } as const;
}

/** Whoever holds the link hears the same, whether there was anything left to end or not. */
function unsubscribePage(member: MailedMember | undefined, lang: Lang): LinkPage {
  return {
    question: translate(lang, 'moderation.mails.unsubscribe'),
    text: [translate(lang, 'moderation.mails.unsubscribe.text')],
    button: translate(lang, 'moderation.mails.unsubscribe.button'),
    isDone: member?.isOn !== true,
    done: {
      heading: translate(lang, 'moderation.mails.unsubscribe.done'),
      text: [translate(lang, 'moderation.mails.unsubscribe.done.text')],
    },
  };
}
