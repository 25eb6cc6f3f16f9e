import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { giveBack } from '../staff/give-back.ts';
import type { Role } from '../staff/staff-member.ts';
import { deskOf } from './desk.ts';
import { editPage, openPage, pageText, previewPage, sendPageList } from './edit-page.ts';
import { editSettings, openSettings } from './edit-settings.ts';
import { editTopic, openNewTopic, openTopic, previewTopic } from './edit-topic.ts';
import { EDITORS_FORMS } from './own-forms.ts';
import { sendTopicList } from './topic-list-page.ts';

const EDITORS: readonly Role[] = ['editor'];
const ADMINS: readonly Role[] = ['admin'];
const FOR_EDITORS = { access: EDITORS, rateLimit: LIMITS.desk };
const FOR_ADMINS = { access: ADMINS, rateLimit: LIMITS.desk };

type OfTopic = FastifyRequest<{ Params: { id: string } }>;
type OfPage = FastifyRequest<{ Params: { slug: string }; Querystring: { sprache?: unknown } }>;

/** Editors' forms for topics and pages, and the settings of the site; it belongs into the scope of `deskSession`. */
export const redaktionRoutes: FastifyPluginAsync = async (app) => {
  const read = { config: FOR_EDITORS };
  const save = { config: FOR_EDITORS, errorHandler: giveBack(app, { roles: EDITORS, ...EDITORS_FORMS }) };

  app.get('/redaktion', read, async (request, reply) => sendTopicList(await deskOf(app, request, reply)));
  app.get('/redaktion/themen/neu', read, async (request, reply) =>
    openNewTopic(await deskOf(app, request, reply)),
  );
  app.get('/redaktion/themen/:id', read, async (request: OfTopic, reply) =>
    openTopic(await deskOf(app, request, reply), topicId(request)),
  );
  app.post('/redaktion/themen/:id', save, async (request: OfTopic, reply) =>
    editTopic(await deskOf(app, request, reply), topicId(request)),
  );
  app.post('/redaktion/themen/:id/vorschau', save, async (request: OfTopic, reply) =>
    previewTopic(await deskOf(app, request, reply), topicId(request)),
  );

  app.get('/redaktion/seiten', read, async (request, reply) =>
    sendPageList(await deskOf(app, request, reply)),
  );
  app.get('/redaktion/seiten/:slug', read, async (request: OfPage, reply) =>
    openPage(await deskOf(app, request, reply), pageText(request.params, request.query)),
  );
  app.post('/redaktion/seiten/:slug', save, async (request: OfPage, reply) =>
    editPage(await deskOf(app, request, reply), pageText(request.params, request.query)),
  );
  app.post('/redaktion/seiten/:slug/vorschau', save, async (request: OfPage, reply) =>
    previewPage(await deskOf(app, request, reply), pageText(request.params, request.query)),
  );

  app.get('/verwaltung', { config: FOR_ADMINS }, async (request, reply) =>
    openSettings(await deskOf(app, request, reply)),
  );
  app.post(
    '/verwaltung',
    { config: FOR_ADMINS, errorHandler: giveBack(app, { roles: ADMINS, ...EDITORS_FORMS }) },
    async (request, reply) => editSettings(await deskOf(app, request, reply)),
  );
};

function topicId({ params: { id } }: OfTopic): string {
  if (!isUuid(id)) throw new NotFound();
  return id.toLowerCase();
}
