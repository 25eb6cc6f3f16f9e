import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { sentValues } from '../lib/sent-values.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import type { Role, StaffMember } from '../staff/staff-member.ts';
import { decideReport, type ReportDecision, type ReportDecisionOutcome } from './decide-report.ts';
import { reportsDeskPage } from './desk-page.ts';
import { RESULT_TEXT_MAX } from './report.ts';

const MODERATORS: readonly Role[] = ['moderator'];
const CONFIG = { access: MODERATORS, rateLimit: LIMITS.desk };
const HTML = 'text/html; charset=utf-8';
const DONE = /^\d{1,6}$/;

interface DecisionRequest {
  Params: { id: string };
}

/** Moderators decide about reports; it belongs into the scope of `deskSession`. */
export const reportDeskRoutes: FastifyPluginAsync = async (app) => {
  app.get('/moderation/meldungen', { config: CONFIG }, async (request, reply) => {
    const { erledigt: count } = request.query as { erledigt?: unknown };
    const lang = langOfDesk(request);
    const said =
      typeof count === 'string' && DONE.test(count)
        ? { notice: app.t(lang, 'reports.desk.decided', { count: Number(count) }) }
        : {};
    return reply.type(HTML).send(await reportsDeskPage(app, request, reply, said));
  });

  app.post<DecisionRequest>(
    '/moderation/meldungen/:id/entscheidungen',
    { config: CONFIG },
    async (request, reply) => {
      const decision = readDecision(request);
      const { commentId, resultText } = decision;
      const taken: Taken =
        countCharacters(resultText) > RESULT_TEXT_MAX
          ? { outcome: 'too-long' }
          : await decideReport(app.db, decision);
      if (taken.outcome === 'decided')
        return reply.redirect(`/moderation/meldungen?erledigt=${taken.count}`, 303);
      const problem = problemOf(taken, langOfDesk(request), resultText);
      reply.code(taken.outcome === 'too-long' ? 422 : 409).type(HTML);
      const said = { problem, givenBack: { commentId, resultText } };
      return reply.send(await reportsDeskPage(app, request, reply, said));
    },
  );
};

/** @throws NotFound for what no form of ours sends */
function readDecision({ params, body, staff }: FastifyRequest<DecisionRequest>): ReportDecision {
  const sent = (name: string) => sentValues(body, name)[0] ?? '';
  const decision = sent('decision');
  const upTo = sent('last');
  const resultText = sent('result').trim();
  const isOurs = decision === 'dismissed' || decision === 'upheld';
  if (!isOurs || !isUuid(params.id) || !isUuid(upTo) || !isStorable(resultText)) throw new NotFound();
  return { commentId: params.id, decision, resultText, upTo, actor: staff as StaffMember };
}

type Taken = ReportDecisionOutcome | { outcome: 'too-long' };

/** @throws NotFound */
function problemOf({ outcome }: Taken, lang: Lang, text: string): string {
  if (outcome === 'not-found') throw new NotFound();
  if (outcome === 'too-long') return translate(lang, 'reports.desk.tooLong', { max: RESULT_TEXT_MAX });
  if (outcome === 'still-shown') return translate(lang, 'reports.desk.stillShown');
  if (outcome === 'not-you') return translate(lang, 'reports.desk.notYou');
  return text === ''
    ? translate(lang, 'reports.desk.late.plain')
    : translate(lang, 'reports.desk.late', { text });
}
