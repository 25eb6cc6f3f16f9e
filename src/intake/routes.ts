import multipart from '@fastify/multipart';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { giveBack, type OwnForm } from '../staff/give-back.ts';
import { type StaffDesk, staffDesk } from '../staff/staff-desk.ts';
import type { Role } from '../staff/staff-member.ts';
import { addToDistricts, changeDistrict, sendDistricts } from './districts-page.ts';
import { UPLOAD_LIMIT } from './import.ts';
import { confirmImport, discardImport, mapImport, showImport } from './import-acts.ts';
import { sendImportStart, uploadImport } from './import-start.ts';
import { CONFIRM_FORM, DISTRICT_FORMS, MAPPING_FORM, PAPER_FORM, UPLOAD_FORM } from './own-forms.ts';
import { enterPaperForm, sendPaper } from './paper-page.ts';
import { changePlace } from './place-act.ts';
import { SCAN_LIMIT } from './scan.ts';
import { sendScan } from './scan-download.ts';

const PLANNERS: readonly Role[] = ['planner'];
const ADMINS: readonly Role[] = ['admin'];
const READERS: readonly Role[] = ['planner', 'moderator'];
const config = { access: PLANNERS, rateLimit: LIMITS.desk };
const forAdmins = { access: ADMINS, rateLimit: LIMITS.desk };

const OfTopic = Type.Object({ slug: SlugPart });
type OfTopic = FastifyRequest<{ Params: Static<typeof OfTopic> }>;
type OfId = FastifyRequest<{ Params: { id: string } }>;

/** Places, and what comes in on paper; it belongs into the scope of `deskSession`. */
export const intakeRoutes: FastifyPluginAsync = async (app) => {
  const at =
    (handle: (desk: StaffDesk) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply));
  const of =
    (handle: (desk: StaffDesk, id: string) => Promise<FastifyReply>) =>
    async (request: OfId, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply), idOf(request));
  const ofTopic =
    (handle: (desk: StaffDesk, slug: string) => Promise<FastifyReply>) =>
    async (request: OfTopic, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply), request.params.slug);

  app.get('/verwaltung/ortsteile', { config: forAdmins }, at(sendDistricts));
  const districts = {
    config: forAdmins,
    errorHandler: giveBack(app, { roles: ADMINS, ...DISTRICT_FORMS }),
  };
  app.post('/verwaltung/ortsteile', districts, at(addToDistricts));
  app.post<{ Params: { id: string } }>('/verwaltung/ortsteile/:id', districts, of(changeDistrict));

  app.post('/planung/beitraege/:id/ortsteil', { config }, of(changePlace));
  app.get('/planung/beitraege/:id/scan', { config: { ...config, access: READERS } }, of(sendScan));

  await app.register(importRoutes);

  const topic = { schema: { params: OfTopic } };
  app.get('/planung/themen/:slug/erfassen', { config, ...topic }, ofTopic(sendPaper));
  // Its token stands inside the form, so it is looked at when the form has been read.
  await app.register(async (upload) => {
    const limits = { fileSize: SCAN_LIMIT, fieldSize: 100_000, files: 1, fields: 30, parts: 31 };
    await upload.register(multipart, { limits, throwFileSizeLimit: false });
    upload.post<{ Params: Static<typeof OfTopic> }>(
      '/planung/themen/:slug/erfassen',
      {
        config: { ...config, provenBy: 'origin' },
        bodyLimit: SCAN_LIMIT + 4 * 100_000,
        errorHandler: giveBack(upload, { roles: PLANNERS, ...PAPER_FORM }),
        ...topic,
      },
      ofTopic(enterPaperForm),
    );
  });
};

function idOf({ params: { id } }: OfId): string {
  if (!isUuid(id)) throw new NotFound();
  return id.toLowerCase();
}

/** Files of other systems and tables: upload, columns, dry run, storing. */
const importRoutes: FastifyPluginAsync = async (app) => {
  const path = '/planung/themen/:slug/import';
  const whole = { schema: { params: OfTopic }, config };
  type Import = { Params: { slug: string; id: string } };
  type OfImport = FastifyRequest<Import>;
  const of =
    (handle: (desk: StaffDesk, slug: string, id: string) => Promise<FastifyReply>) =>
    async (request: OfImport, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply), request.params.slug, idOf(request));

  app.get(path, whole, async (request: OfTopic, reply) =>
    sendImportStart(await staffDesk(app, request, reply), request.params.slug),
  );
  app.get(`${path}/:id`, { config }, of(showImport));
  const own = (form: Omit<OwnForm, 'roles'>) => ({
    config,
    errorHandler: giveBack(app, { roles: PLANNERS, ...form }),
  });
  app.post<Import>(`${path}/:id/zuordnung`, own(MAPPING_FORM), of(mapImport));
  app.post<Import>(`${path}/:id/uebernehmen`, own(CONFIRM_FORM), of(confirmImport));
  app.post(`${path}/:id/verwerfen`, { config }, of(discardImport));
  await app.register(async (upload) => {
    const limits = { fileSize: UPLOAD_LIMIT + 1, fieldSize: 10_000, files: 1, fields: 10, parts: 11 };
    await upload.register(multipart, { limits, throwFileSizeLimit: false });
    const proven = { ...config, provenBy: 'origin' as const };
    const route = {
      ...whole,
      config: proven,
      errorHandler: giveBack(upload, { roles: PLANNERS, ...UPLOAD_FORM }),
    };
    upload.post<{ Params: Static<typeof OfTopic> }>(path, route, async (request: OfTopic, reply) =>
      uploadImport(await staffDesk(app, request, reply), request.params.slug),
    );
  });
};
