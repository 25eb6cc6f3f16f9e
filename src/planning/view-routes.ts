import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { giveBack } from '../staff/give-back.ts';
import { sentText, sentVersion } from '../staff/sent-form.ts';
import { type Desk, deskOf } from './desk.ts';
import { deskPath, listHref } from './desk-place.ts';
import { VIEW_FORM } from './own-forms.ts';
import { changeView, dropView, saveView } from './save-view.ts';
import { keptQuery, placeOfView } from './saved-view.ts';
import { type SentView, viewsPage } from './views-page.ts';

const FOR_PLANNERS = { access: ['planner' as const], rateLimit: LIMITS.desk };
const HTML = 'text/html; charset=utf-8';

const TopicParams = Type.Object({ slug: SlugPart });
const ViewParams = Type.Object({ slug: SlugPart, id: Type.String({ maxLength: 40 }) });
type TopicRequest = { Params: Static<typeof TopicParams> };
type ViewRequest = { Params: Static<typeof ViewParams> };

/** Filters that planners keep. */
export const viewRoutes: FastifyPluginAsync = async (app) => {
  const ofTopic = { schema: { params: TopicParams }, config: FOR_PLANNERS };
  const errorHandler = giveBack(app, { roles: FOR_PLANNERS.access, ...VIEW_FORM });

  app.get<TopicRequest>('/planung/themen/:slug/ansichten', ofTopic, async (request, reply) => {
    const desk = await deskOf(app, request, request.params.slug);
    return reply.type(HTML).send(await viewsPage(app, request, reply, { desk }));
  });

  app.post<TopicRequest>(
    '/planung/themen/:slug/ansichten',
    { ...ofTopic, errorHandler },
    async (request, reply) => {
      const { slug } = request.params;
      const desk = await deskOf(app, request, slug);
      const query = keptQuery(placeOfView(slug, sentText(request.body, 'query')));
      const values = { ...sentView(request), query };
      const saved = await saveView(app.db, keeperOf(desk), values);
      if (saved.outcome === 'saved') return reply.redirect(listHref(placeOfView(slug, query)), 303);
      const sent: SentView = { ...values, problem: saved.problem };
      return reply
        .code(422)
        .type(HTML)
        .send(await viewsPage(app, request, reply, { desk, sent }));
    },
  );

  app.post<ViewRequest>(
    '/planung/themen/:slug/ansichten/:id',
    { schema: { params: ViewParams }, config: FOR_PLANNERS, errorHandler },
    async (request, reply) => {
      const { slug, id } = request.params;
      if (!isUuid(id)) throw new NotFound();
      const desk = await deskOf(app, request, slug);
      const refused = await actOnView(app.db, desk, id, request);
      if (!refused) return reply.redirect(`${deskPath(desk.place)}/ansichten`, 303);
      reply.code(refused.theirs ? 409 : 422).type(HTML);
      return reply.send(await viewsPage(app, request, reply, { desk, sent: refused }));
    },
  );
};

/** What could not be done, to be given back; nothing when it was. */
async function actOnView(
  db: Parameters<typeof changeView>[0],
  desk: Desk,
  id: string,
  request: FastifyRequest,
): Promise<SentView | undefined> {
  const keeper = keeperOf(desk);
  if (sentText(request.body, 'handlung') === 'loeschen') {
    await dropView(db, keeper, id);
    return undefined;
  }
  const sent = sentView(request);
  const changed = await changeView(db, keeper, { id, version: sentVersion(request.body), ...sent });
  if (changed.outcome === 'not-found') throw new NotFound();
  if (changed.outcome === 'changed') return undefined;
  if (changed.outcome === 'refused') return { id, ...sent, problem: changed.problem };
  return { id, ...sent, theirs: changed };
}

function sentView({ body }: FastifyRequest): { name: string; isShared: boolean } {
  const name = sentText(body, 'name').replace(/\s+/gu, ' ').trim();
  return { name, isShared: sentText(body, 'geteilt') === '1' };
}

function keeperOf({ member, topic }: Desk) {
  return { siteId: member.siteId, topicId: topic.id, staffId: member.id };
}
