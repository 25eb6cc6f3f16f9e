import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import type { OverviewPage } from './overview-page-model.ts';
import { selectTopicBooks } from './queries.ts';
import { planningTopic } from './view.ts';

/** `/planung`: every topic with its books and what can be taken away from it. */
export async function overviewPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const lang = langOfDesk(request);
  const { id, timeZone } = await app.site();
  const reader = { lang, timeZone, now: new Date() };
  const books = await selectTopicBooks(app.db, id);
  const model: OverviewPage = { topics: books.map((row) => planningTopic(row, reader)) };
  const layout = await deskLayout(app, request, reply, {
    title: app.t(lang, 'planning.title'),
    area: 'planning',
  });
  return app.render('planning/overview', { ...layout, ...model }, 'desk');
}
