import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import type { OverviewPage } from './overview-page-model.ts';
import { ownWork } from './own-work.ts';
import { selectTopicBooks } from './queries.ts';
import { planningTopic } from './view.ts';

/** `/planung`: what waits for one's own departments, and every topic with its books and what can be taken away from it. */
export async function overviewPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const lang = langOfDesk(request);
  const { id, timeZone } = await app.site();
  const reader = { lang, timeZone, now: new Date() };
  const books = await selectTopicBooks(app.db, id);
  const { staff } = request;
  if (!staff) throw new NotSignedIn();
  const model: OverviewPage = {
    own: await ownWork(app.db, books, { ...reader, siteId: id, staffId: staff.id }),
    topics: books.map((row) => planningTopic(row, reader)),
  };
  const layout = await deskLayout(app, request, reply, {
    title: app.t(lang, 'planning.title'),
    area: 'planning',
  });
  return app.render('planning/overview', { ...layout, ...model }, 'desk');
}
