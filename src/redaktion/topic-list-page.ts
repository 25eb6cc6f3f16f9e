import type { FastifyReply } from 'fastify';
import { type Desk, sendDeskPage } from './desk.ts';
import type { EditorialState, TopicListItem, TopicListPage } from './page-models.ts';
import { periodText } from './period-text.ts';
import { selectTopicList, type TopicListRow } from './queries.ts';
import { revisionOf } from './revision.ts';

/** `/redaktion`: every topic, drafts too. */
export async function sendTopicList(desk: Desk): Promise<FastifyReply> {
  const { app, site, lang } = desk;
  const rows = await selectTopicList(app.db, site.id);
  const model: TopicListPage = { topics: rows.map((row) => item(desk, row)) };
  return sendDeskPage(desk, { template: 'topics', title: app.t(lang, 'redaktion.topics'), model });
}

function item({ app, lang, site: { timeZone } }: Desk, row: TopicListRow): TopicListItem {
  const state = row.state as EditorialState;
  return {
    title: row.title,
    slug: row.slug,
    editHref: `/redaktion/themen/${row.id}`,
    state,
    stateText: app.t(lang, `redaktion.state.${state}`),
    periodText: periodText(row, { lang, timeZone, now: new Date() }),
    revision: revisionOf(row, { lang, timeZone }),
    ...(state !== 'draft' && { publicHref: `/themen/${row.slug}` }),
  };
}
