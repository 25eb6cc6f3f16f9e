import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { giveBack } from '../staff/give-back.ts';
import { type StaffDesk, staffDesk } from '../staff/staff-desk.ts';
import type { Role } from '../staff/staff-member.ts';
import { type AnswerDesk, answerDesk } from './answer-desk.ts';
import { actOnAnswer, openAnswer, openNew } from './edit-answer.ts';
import { sendOwnList, sendTopicList } from './list-page.ts';
import { ANSWER_FORMS } from './own-forms.ts';
import { releaseMany } from './release-many.ts';
import { takeBack } from './released-page.ts';
import { saveSettings } from './settings.ts';
import { changeTextBlock, sendTextBlocks } from './text-block-page.ts';

const PLANNERS: readonly Role[] = ['planner'];
const config = { access: PLANNERS, rateLimit: LIMITS.desk };

type Topic = { Params: { slug: string } };
type One = { Params: { slug: string; id: string } };
type OfTopic = FastifyRequest<Topic>;
type OfAnswer = FastifyRequest<One>;
type OfBlock = FastifyRequest<{ Params: { id: string } }>;

/** Answering: editor, lists, text blocks; it belongs into the scope of `deskSession`. */
export const answerRoutes: FastifyPluginAsync = async (app) => {
  const read = { config };
  const save = { config, errorHandler: giveBack(app, { roles: PLANNERS, ...ANSWER_FORMS }) };
  const at =
    (handle: (desk: StaffDesk) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply));
  const of =
    (handle: (desk: AnswerDesk) => Promise<FastifyReply>) => async (request: OfTopic, reply: FastifyReply) =>
      handle(await answerDesk(await staffDesk(app, request, reply), request.params.slug));
  const ofOne =
    (handle: (desk: AnswerDesk, id: string) => Promise<FastifyReply>) =>
    async (request: OfAnswer, reply: FastifyReply) =>
      handle(
        await answerDesk(await staffDesk(app, request, reply), request.params.slug),
        idOf(request.params),
      );

  app.get('/planung/antworten', read, at(sendOwnList));
  app.post('/planung/antworten/freigeben', save, at(releaseMany));
  app.get('/planung/antworten/bausteine', read, at(sendBlocks));
  app.post('/planung/antworten/bausteine/:id', save, async (request: OfBlock, reply) =>
    changeTextBlock(await staffDesk(app, request, reply), idOf(request.params)),
  );

  app.get<Topic>('/planung/themen/:slug/antworten', read, of(sendTopicList));
  app.post<Topic>('/planung/themen/:slug/antworten/einstellungen', save, of(saveSettings));
  app.get<Topic>('/planung/themen/:slug/antworten/neu', read, of(openNew));
  app.post<Topic>('/planung/themen/:slug/antworten/neu', save, of(openNew));
  app.get<One>('/planung/themen/:slug/antworten/:id', read, ofOne(openAnswer));
  app.post<One>('/planung/themen/:slug/antworten/:id', save, ofOne(actOnAnswer));
  app.post<One>('/planung/themen/:slug/antworten/:id/zurueckziehen', save, ofOne(takeBack));
};

const sendBlocks = (desk: StaffDesk) => sendTextBlocks(desk);

function idOf({ id }: { id: string }): string {
  if (!isUuid(id)) throw new NotFound();
  return id.toLowerCase();
}
