import type { FastifyInstance } from 'fastify';
import { permalink } from '../comments/permalink.ts';
import { type MailLang, mailText } from '../i18n/mail-catalogues.ts';
import { day } from '../i18n/moment.ts';
import { excerpt } from '../lib/excerpt.ts';
import type { ComposedMail } from '../mail/mail.ts';
import { pageLang, pageUrl } from '../mail/mail-links.ts';
import { followLinks } from './follow-links.ts';
import {
  type FollowerRow,
  moveToldUntil,
  type NewAnswer,
  selectNewAnswers,
  selectNewComments,
} from './queries.ts';

const ITEMS = 20;
const EXCERPT = 200;

/**
 * What became public of a topic since the last digest, as far as it is public at this moment.
 *
 * @returns undefined when all of it was told, or taken back
 */
export async function digestMail(
  app: FastifyInstance,
  follower: FollowerRow,
  until: Date,
): Promise<ComposedMail | undefined> {
  const { id, email, language: lang, title: topic, topicId, toldUntil: from, closesAt } = follower;
  const news = { topicId, from, until, limit: ITEMS };
  const [answers, comments] = await Promise.all([
    selectNewAnswers(app.db, news),
    selectNewComments(app.db, news),
  ]);
  const total = (answers[0]?.total ?? 0) + (comments[0]?.total ?? 0);
  const isOver = closesAt !== null && closesAt > from && closesAt <= until;
  if (total === 0 && !isOver) return undefined;

  const path = `/themen/${follower.slug}`;
  const items = [
    ...answers.map((answer) => ({ ...answer, title: answerTitle(lang, answer) })),
    ...comments.map((comment) => ({ ...comment, title: commentTitle(lang, comment.author) })),
  ].slice(0, ITEMS);
  const { timeZone } = await app.site();
  const ended = isOver
    ? [mailText(lang, 'mails.digest.closed', { day: day(closesAt, pageLang(lang), timeZone).text })]
    : [];
  const more = total - items.length;
  return {
    to: email,
    lang,
    subject: mailText(lang, total > 0 ? 'mails.digest.subject' : 'mails.digest.subject.closed', { topic }),
    paragraphs: [
      ...ended,
      ...(total > 0 ? [mailText(lang, 'mails.digest.text', { count: total, topic })] : []),
    ],
    items: items.map(({ title, body, reference, language }) => ({
      title,
      text: excerpt(body ?? '', EXCERPT),
      ...(language !== pageLang(lang) && { textLang: language }),
      url: permalink(pageUrl(app, lang, path), reference),
    })),
    closing: more > 0 ? [mailText(lang, 'mails.digest.more', { count: more })] : [],
    action: { label: mailText(lang, 'mails.digest.action'), url: pageUrl(app, lang, path) },
    ...followLinks(app, follower),
    why: mailText(lang, 'mails.digest.why', { topic }),
    whenSent: (trx) => moveToldUntil(trx, id, until),
  };
}

function commentTitle(lang: MailLang, author: string | null): string {
  return author
    ? mailText(lang, 'mails.digest.comment', { author })
    : mailText(lang, 'mails.digest.anonymous');
}

function answerTitle(lang: MailLang, { voice, department }: NewAnswer): string {
  const words = mailText(lang, 'mails.digest.answer', { voice });
  return department ? `${words}, ${department}` : words;
}
