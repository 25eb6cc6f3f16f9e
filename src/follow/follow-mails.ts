import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { Lang } from '../i18n/catalogues.ts';
import { mailText } from '../i18n/mail-catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { ComposedMail, LinkPage } from '../mail/mail.ts';
import { confirmUrl } from '../mail/mail-links.ts';
import { pathIn } from '../site/public-layout.ts';
import { digestMail } from './digest.ts';
import { followLinks, manageUrl } from './follow-links.ts';
import { confirmFollower, deleteFollower, type FollowerRow, selectFollower } from './queries.ts';
import { tellAllDue, tellAtOnce } from './tell-followers.ts';

/** Mails to followers, what their links do, and when they are due. */
export const following = fp(
  async (app: FastifyInstance) => {
    app.mail.add('confirm-follower', async ({ subjectId }) => {
      const follower = await selectFollower(app.db, subjectId);
      if (!follower) return undefined;
      return follower.confirmedAt ? manageMail(app, follower) : confirmMail(app, follower);
    });
    app.mail.add('follow-digest', async ({ subjectId, data }) => {
      const follower = await selectFollower(app.db, subjectId);
      return follower?.confirmedAt ? digestMail(app, follower, new Date(data['until'] ?? '')) : undefined;
    });
    app.mail.addPurpose('confirm-follower', {
      describe: async ({ id, lang }) => {
        const follower = await selectFollower(app.db, id);
        return follower && confirmPage(follower, lang);
      },
      act: ({ id }) => confirmFollower(app.db, id),
    });
    app.mail.addPurpose('unsubscribe-follower', {
      describe: async ({ id, lang }) => unsubscribePage(await selectFollower(app.db, id), lang),
      act: async ({ id }) => {
        await deleteFollower(app.db, id);
        return true;
      },
    });

    if (!app.mail.isOn) return;
    app.jobs.add('tell-followers', async (payload) => {
      const { timeZone } = await app.site();
      await tellAtOnce(app.db, (payload as { topicId: string }).topicId, timeZone);
    });
    app.jobs.hourly('follow-digests', async () => tellAllDue(app.db, (await app.site()).timeZone));
  },
  { name: 'following', dependencies: ['mail', 'jobs', 'database', 'current-site'] },
);

function confirmMail(app: FastifyInstance, follower: FollowerRow): ComposedMail {
  const { id, email, language: lang, title: topic, keptDays: days } = follower;
  return {
    to: email,
    lang,
    subject: mailText(lang, 'mails.confirmFollower.subject', { topic }),
    paragraphs: [mailText(lang, 'mails.confirmFollower.text', { topic, rhythm: rhythmWord(follower) })],
    action: {
      label: mailText(lang, 'mails.confirmFollower.action'),
      url: confirmUrl(app, { purpose: 'confirm-follower', id, lang }),
    },
    closing: [mailText(lang, 'mails.confirmFollower.closing', { days })],
    why: mailText(lang, 'mails.confirmFollower.why'),
  };
}

/** To who follows already: nothing has changed, and here is how to change it. */
function manageMail(app: FastifyInstance, follower: FollowerRow): ComposedMail {
  const { email, language: lang, title: topic } = follower;
  const { unsubscribeUrl } = followLinks(app, follower);
  return {
    to: email,
    lang,
    subject: mailText(lang, 'mails.manageFollower.subject', { topic }),
    paragraphs: [mailText(lang, 'mails.manageFollower.text', { topic, rhythm: rhythmWord(follower) })],
    action: { label: mailText(lang, 'mails.manageFollower.action'), url: manageUrl(app, follower) },
    unsubscribeUrl,
    why: mailText(lang, 'mails.digest.why', { topic }),
  };
}

function confirmPage(follower: FollowerRow, lang: Lang): LinkPage {
  const { title: topic, slug, confirmedAt } = follower;
  const text = [translate(lang, 'follow.confirm.text', { rhythm: rhythmWord(follower) })];
  return {
    question: translate(lang, 'follow.confirm.question', { topic }),
    text,
    button: translate(lang, 'follow.confirm.button'),
    isDone: confirmedAt !== null,
    done: {
      heading: translate(lang, 'follow.confirm.done', { topic }),
      text,
      link: { label: translate(lang, 'mail.toTopic', { topic }), href: pathIn(lang, `/themen/${slug}`) },
    },
  };
}

/** Whoever holds the link hears the same, whether there was anything left to end or not. */
function unsubscribePage(follower: FollowerRow | undefined, lang: Lang): LinkPage {
  return {
    question: translate(lang, 'follow.unsubscribe.question'),
    text: [translate(lang, 'follow.unsubscribe.text')],
    button: translate(lang, 'follow.unsubscribe.button'),
    isDone: follower === undefined,
    done: {
      heading: translate(lang, 'follow.unsubscribe.done'),
      text: [translate(lang, 'follow.unsubscribe.done.text')],
    },
  };
}

/** As message selectors want it: letters only. */
function rhythmWord({ rhythm }: Pick<FollowerRow, 'rhythm'>): string {
  return rhythm.replace('-', '');
}
