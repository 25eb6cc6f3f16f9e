import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { type Desk, deskOf } from './desk.ts';
import { nameOf } from './history-view.ts';
import { type RunningTopic, selectRunningTopics } from './pause-queries.ts';
import { NOTICE_MAX } from './pause-topic.ts';

export const TOPICS_PATH = '/moderation/themen';

/** `views/moderation/topics.hbs` */
type TopicsPage = { topics: readonly TopicItem[]; noticeMax: number };

type TopicItem = {
  id: string;
  title: string;
  href: string;
  /** How it is moderated, in sentences. */
  modes: readonly string[];
  paused?: string;
  isFormal: boolean;
  notice: string;
  problem?: string;
  action: string;
};

/** A notice that was not saved, and why. */
export interface RefusedNotice {
  topicId: string;
  notice: string;
  problem: 'pauseAlready' | 'tooLong';
}

/** `/moderation/themen`: how each topic is moderated; pausing and resuming. */
export async function topicsPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: RefusedNotice,
): Promise<string> {
  const desk = await deskOf(app, request);
  const rows = await selectRunningTopics(app.db, desk.member.siteId);
  const model: TopicsPage = { topics: rows.map((row) => item(row, desk, refused)), noticeMax: NOTICE_MAX };
  const title = translate(desk.lang, 'modes.pauses');
  const layout = await deskLayout(app, request, reply, { title, area: 'moderation' });
  return app.render('moderation/topics', { ...layout, ...model }, 'desk');
}

function item(row: RunningTopic, { lang, timeZone }: Desk, refused: RefusedNotice | undefined): TopicItem {
  const given = refused?.topicId === row.id ? refused : undefined;
  const { pausedAt } = row;
  return {
    id: row.id,
    title: row.title,
    href: `/themen/${row.slug}`,
    modes: modesOf(row, lang),
    isFormal: row.isFormal,
    notice: given?.notice ?? row.pauseNotice,
    action: `${TOPICS_PATH}/${row.id}/pause`,
    ...(given && { problem: translate(lang, `modes.topic.${given.problem}`) }),
    ...(pausedAt && {
      paused: translate(lang, 'modes.topic.paused', {
        at: moment(pausedAt, lang, timeZone).text,
        name: nameOf(row.pausedBy, { lang }),
      }),
    }),
  };
}

function modesOf({ moderation, slowMinutes, fourEyes, isFormal }: RunningTopic, lang: Desk['lang']) {
  return [
    translate(lang, `modes.topic.${moderation}`),
    ...(slowMinutes > 0 ? [translate(lang, 'modes.topic.slow', { minutes: slowMinutes })] : []),
    ...(fourEyes === 'none' ? [] : [translate(lang, `modes.topic.${fourEyes}`)]),
    ...(isFormal ? [translate(lang, 'modes.topic.formal')] : []),
  ];
}
