import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ResidentAct } from '../comments/comment-life.ts';
import { inTime } from '../database/db.ts';
import { keepPrivate } from '../mail/link-page.ts';
import { sentFields, whyNotTaken } from '../mail/not-taken.ts';
import { statusOf, UnknownLink } from '../platform/refusal.ts';
import { langOf } from '../site/public-layout.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { type ActForm, readActForm } from './act-form.ts';
import { actPage, type CaseRequest, type GivenBack, obstacleOf, unsentActPage } from './act-page.ts';
import { casePath } from './case-paths.ts';
import { type EditOutcome, editComment } from './edit-comment.ts';
import { eraseComment } from './erase-comment.ts';
import { getCase } from './get-case.ts';
import { objectToDecision } from './object-to-decision.ts';
import { withdrawComment } from './withdraw-comment.ts';

interface Sent {
  app: FastifyInstance;
  request: FastifyRequest<CaseRequest>;
  reply: FastifyReply;
  act: ResidentAct;
}

/** The page that asks, or says why it cannot be done now. */
export async function showAct(sent: Sent, givenBack?: { status: number } & GivenBack): Promise<FastifyReply> {
  const { app, request, reply, act } = sent;
  const row = await getCase(app.db, DEFAULT_SITE_ID, request.params.token);
  if (!row) throw new UnknownLink();
  const because = obstacleOf(row, act);
  const form = givenBack?.form;
  const page = because
    ? await actPage(app, request, {
        act,
        row,
        givenBack: { why: 'impossible', because, ...(form && { form }) },
      })
    : await actPage(app, request, { act, row, givenBack });
  return keepPrivate(reply)
    .code(because ? 409 : (givenBack?.status ?? 200))
    .send(page);
}

/** Does it, and leads back to the private page, which says what was done. */
export async function doAct(sent: Sent): Promise<FastifyReply> {
  const { request, reply, act } = sent;
  const form = readActForm(request.body, act);
  if (form.problem) return showAct(sent, { status: 422, why: 'invalid', form });
  const outcome = await inTime(perform(sent, form));
  switch (outcome.outcome) {
    case 'done':
      return keepPrivate(reply).redirect(casePath(langOf(request), request.params.token), 303);
    case 'not-found':
      throw new UnknownLink();
    case 'unchanged':
      return showAct(sent, { status: 422, why: 'invalid', form: { ...form, problem: 'unchanged' } });
    case 'stale':
    case 'impossible':
      return showAct(sent, { status: 409, why: 'stale', form: { ...form, isSure: false } });
  }
}

function perform({ app, request, act }: Sent, { text, version }: ActForm): Promise<EditOutcome> {
  const { db } = app;
  const said = { siteId: DEFAULT_SITE_ID, token: request.params.token, version };
  switch (act) {
    case 'edit': {
      const deps = { db, rules: app.screening.rules, akismetOn: app.config.akismet !== undefined };
      return editComment(deps, { ...said, text });
    }
    case 'withdraw':
      return withdrawComment(db, said);
    case 'object':
      return objectToDecision(db, { ...said, text });
    case 'erase':
      return eraseComment(db, said);
  }
}

/** Error handler: whatever goes wrong, the resident's words come back. Asks the database nothing: it may be what is missing. */
export function giveActBack(app: FastifyInstance, act: ResidentAct) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const tooLarge =
      statusOf(error) === 413 ? { why: 'tooLarge' as const, status: 413, retryAfter: undefined } : undefined;
    const notTaken = whyNotTaken(error) ?? tooLarge;
    if (!notTaken) throw error;
    const { why, status, retryAfter } = notTaken;
    if (status >= 500) request.log.error({ err: error }, 'an act was given back');
    else request.log.info({ code: error.code ?? error.name, status }, 'an act was given back');
    const form = readActForm(sentFields(error, request.body), act);
    if (retryAfter) reply.header('retry-after', retryAfter);
    const page = await unsentActPage(app, request as FastifyRequest<CaseRequest>, { act, form, why });
    return keepPrivate(reply).code(status).send(page);
  };
}
