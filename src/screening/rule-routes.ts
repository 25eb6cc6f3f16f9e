import multipart from '@fastify/multipart';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { type StaffDesk, staffDesk } from '../staff/staff-desk.ts';
import type { Role } from '../staff/staff-member.ts';
import { sendAkismet } from './akismet-page.ts';
import { importList } from './import-page.ts';
import { RULE_KINDS, type RuleKind } from './rule.ts';
import { changeRule, createRule, flipRule, takeRuleAway } from './rule-acts.ts';
import { sendRuleLog } from './rule-log-page.ts';
import { sendNewRule, sendRule } from './rule-page.ts';
import { sendRules } from './rules-page.ts';
import { UPLOAD_LIMIT } from './upload.ts';

const MODERATORS: readonly Role[] = ['moderator'];
const config = { access: MODERATORS, rateLimit: LIMITS.desk };

type OfRule = FastifyRequest<{ Params: { id: string } }>;

/** The rules of the screening and how Akismet does, for moderators; it belongs into the scope of `deskSession`. */
export const ruleRoutes: FastifyPluginAsync = async (app) => {
  const at =
    (handle: (desk: StaffDesk) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply));
  const of =
    (handle: (desk: StaffDesk, id: string) => Promise<FastifyReply>) =>
    async (request: OfRule, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply), ruleId(request));

  app.get('/moderation/akismet', { config }, at(sendAkismet));
  app.get('/verwaltung/regeln', { config }, at(sendRules));
  app.get('/verwaltung/regeln/protokoll', { config }, at(sendRuleLog));
  app.get(
    '/verwaltung/regeln/neu',
    { config },
    at((desk) => sendNewRule(desk, kindOf(desk.request))),
  );
  app.post(
    '/verwaltung/regeln/neu',
    { config },
    at((desk) => createRule(desk, kindOf(desk.request))),
  );
  app.get(
    '/verwaltung/regeln/:id',
    { config },
    of((desk, id) => sendRule(desk, id)),
  );
  app.post('/verwaltung/regeln/:id', { config }, of(changeRule));
  app.post('/verwaltung/regeln/:id/schalter', { config }, of(flipRule));
  app.post('/verwaltung/regeln/:id/entfernen', { config }, of(takeRuleAway));

  // Only here may a form bring a file. Its token stands inside, so it is looked at when the form has been read.
  await app.register(async (upload) => {
    const limits = { fileSize: UPLOAD_LIMIT, fieldSize: UPLOAD_LIMIT, files: 1, fields: 5, parts: 6 };
    await upload.register(multipart, { limits, throwFileSizeLimit: false });
    upload.post(
      '/verwaltung/regeln/:id/liste',
      { config: { ...config, provenBy: 'origin' }, bodyLimit: 2 * UPLOAD_LIMIT },
      of(importList),
    );
  });
};

function ruleId({ params: { id } }: OfRule): string {
  if (!isUuid(id)) throw new NotFound();
  return id.toLowerCase();
}

function kindOf({ query }: FastifyRequest): RuleKind {
  const { art } = query as { art?: unknown };
  const kind = RULE_KINDS.find((one) => one === art);
  if (!kind) throw new NotFound();
  return kind;
}
