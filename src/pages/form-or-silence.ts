import type { FastifyInstance } from 'fastify';
import type { CommentFormModel } from '../comments/comment-form-model.ts';
import { commentFormModel } from '../comments/comment-form-view.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { calendarDay, day } from '../i18n/moment.ts';
import type { Site } from '../site/site.ts';
import type { TopicRow } from '../topics/get-topic.ts';
import { phaseOf, takesComments } from '../topics/topic.ts';
import type { SilenceModel } from './topic-page-model.ts';

interface Context {
  lang: Lang;
  site: Site;
  now: Date;
  /** Address of the topic's page. */
  href: string;
  /** Id of the comment that is replied to. */
  parent?: string;
}

/** The form while the topic takes comments; otherwise why it does not. */
export function formOrSilence(
  app: FastifyInstance,
  row: TopicRow,
  { lang, site, now, href, parent }: Context,
): { form?: CommentFormModel; silence?: SilenceModel } {
  const phase = phaseOf(row, now);
  const inWords = (date: Date) => day(date, lang, site.timeZone).text;
  const takes = takesComments(row, now);
  if (takes !== 'no') {
    const answersDue = row.answers_due ? calendarDay(row.answers_due, lang).text : undefined;
    const form = commentFormModel({
      lang,
      action: `${href}/kommentare`,
      callToAction: row.call_to_action || undefined,
      akismet: app.config.akismet !== undefined,
      mailOn: app.mail.isOn,
      decisionHours: site.decisionHours,
      answersDue,
      parent,
      appearsAtOnce: row.moderation === 'post' && takes === 'yes',
      slowMinutes: row.slowMinutes,
      endedOn: takes === 'late' && row.closesAt ? inWords(row.closesAt) : undefined,
    });
    return { form };
  }
  if (phase === 'open' || (phase === 'closed' && row.isFormal)) {
    return { silence: { why: 'paused', ...(row.pauseNotice && { notice: row.pauseNotice }) } };
  }
  const silence: SilenceModel = {
    why: phase === 'coming' ? 'notYet' : phase === 'closed' ? 'ended' : 'archived',
  };
  const date = phase === 'coming' ? row.opensAt : row.closesAt;
  if (date && phase !== 'archived') silence.day = inWords(date);
  return { silence };
}
