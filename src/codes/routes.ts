import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { giveBack } from '../staff/give-back.ts';
import { type StaffDesk, staffDesk } from '../staff/staff-desk.ts';
import type { Role } from '../staff/staff-member.ts';
import { assignSelection, assignToCode, openAssign } from './assign-acts.ts';
import { mergeCode, saveCode, shelveCode } from './code-acts.ts';
import { sendCode } from './code-page.ts';
import { createCode, moveCode, takeOverCodebook } from './codebook-acts.ts';
import { sendCodebook } from './codebook-page.ts';
import { type TopicDesk, topicDesk } from './codes-desk.ts';
import { changeCodingOf, giveCodeTo } from './coding-acts.ts';
import { type CodedComment, commentOf, sendCoding } from './coding-page.ts';
import { archiveDepartment, saveDepartment, sendDepartment } from './department-page.ts';
import { createDepartment, DEPARTMENTS_PATH, sendDepartments } from './departments-page.ts';
import { ASSIGN_FORM, CODE_FORM, CODING_FORM, DEPARTMENT_FORM, SPLIT_FORM } from './own-forms.ts';
import { sendSplit, splitChosen } from './split-page.ts';

const PLANNERS: readonly Role[] = ['planner'];
const ADMINS: readonly Role[] = ['admin'];
const CODEBOOK = '/planung/themen/:slug/schlagwoerter';
const COMMENT = '/planung/themen/:slug/beitraege/:reference';

type Params = { slug: string; id: string; reference: string };
type One = { Params: Params };
type Asked = FastifyRequest<One>;

/** Codebooks, coding and departments; it belongs into the scope of `deskSession`. */
export const codesRoutes: FastifyPluginAsync = async (app) => {
  const config = { access: PLANNERS, rateLimit: LIMITS.desk };
  const code = giveBack(app, { roles: PLANNERS, ...CODE_FORM });
  const coding = giveBack(app, { roles: PLANNERS, ...CODING_FORM });
  const split = giveBack(app, { roles: PLANNERS, ...SPLIT_FORM });
  const assigning = giveBack(app, { roles: PLANNERS, ...ASSIGN_FORM });
  const at =
    (handle: (desk: TopicDesk, id: string) => Promise<FastifyReply>) =>
    async (request: Asked, reply: FastifyReply) =>
      handle(await topicDesk(await staffDesk(app, request, reply), request.params.slug), idOf(request));
  const on =
    (handle: (desk: TopicDesk, comment: CodedComment, id: string) => Promise<FastifyReply>) =>
    async (request: Asked, reply: FastifyReply) => {
      const desk = await topicDesk(await staffDesk(app, request, reply), request.params.slug);
      return handle(desk, await commentOf(desk, request.params.reference), idOf(request));
    };

  app.get(
    CODEBOOK,
    { config },
    at((desk) => sendCodebook(desk)),
  );
  app.post<One>(CODEBOOK, { config, errorHandler: code }, at(createCode));
  app.post(`${CODEBOOK}/uebernehmen`, { config }, at(takeOverCodebook));
  app.get(
    `${CODEBOOK}/:id`,
    { config },
    at((desk, id) => sendCode(desk, id)),
  );
  app.post<One>(`${CODEBOOK}/:id`, { config, errorHandler: code }, at(saveCode));
  app.post(`${CODEBOOK}/:id/reihenfolge`, { config }, at(moveCode));
  app.post(`${CODEBOOK}/:id/zusammenlegen`, { config }, at(mergeCode));
  app.get(
    `${CODEBOOK}/:id/aufteilen`,
    { config },
    at((desk, id) => sendSplit(desk, id)),
  );
  app.post<One>(`${CODEBOOK}/:id/aufteilen`, { config, errorHandler: split }, at(splitChosen));
  app.post(`${CODEBOOK}/:id/archiv`, { config }, at(shelveCode));
  app.post<One>(`${CODEBOOK}/:id/zustaendigkeit`, { config, errorHandler: assigning }, at(assignToCode));

  app.get(
    `${COMMENT}/schlagwoerter`,
    { config },
    on((desk, comment) => sendCoding(desk, comment)),
  );
  app.post<One>(`${COMMENT}/schlagwoerter`, { config, errorHandler: coding }, on(giveCodeTo));
  app.post(`${COMMENT}/schlagwoerter/:id`, { config }, on(changeCodingOf));
  app.get('/planung/themen/:slug/zustaendigkeit', { config }, at(openAssign));
  app.post<One>(
    '/planung/themen/:slug/zustaendigkeit',
    { config, errorHandler: assigning },
    at(assignSelection),
  );
};

/** Who is to answer what; for admins. */
export const departmentRoutes: FastifyPluginAsync = async (app) => {
  const config = { access: ADMINS, rateLimit: LIMITS.desk };
  const errorHandler = giveBack(app, { roles: ADMINS, ...DEPARTMENT_FORM });
  const at =
    (handle: (desk: StaffDesk, id: string) => Promise<FastifyReply>) =>
    async (request: Asked, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply), idOf(request));
  app.get(
    DEPARTMENTS_PATH,
    { config },
    at((desk) => sendDepartments(desk)),
  );
  app.post<One>(DEPARTMENTS_PATH, { config, errorHandler }, at(createDepartment));
  app.get(
    `${DEPARTMENTS_PATH}/:id`,
    { config },
    at((desk, id) => sendDepartment(desk, id)),
  );
  app.post<One>(`${DEPARTMENTS_PATH}/:id`, { config, errorHandler }, at(saveDepartment));
  app.post(`${DEPARTMENTS_PATH}/:id/archiv`, { config }, at(archiveDepartment));
};

/** Of the address, where it has one. @throws NotFound where it is none */
function idOf({ params: { id } }: Asked): string {
  if (id === undefined) return '';
  if (!isUuid(id)) throw new NotFound();
  return id.toLowerCase();
}
