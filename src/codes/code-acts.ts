import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { NotFound } from '../platform/refusal.ts';
import { sentText, sentVersion } from '../staff/sent-form.ts';
import { archiveCode, restoreCode } from './archive-code.ts';
import { sentCodeOf } from './code-fields-view.ts';
import { errorsOf, readCodeForm } from './code-form.ts';
import { sendCode } from './code-page.ts';
import { codebookPath, type TopicDesk } from './codes-desk.ts';
import { mergeCodes } from './merge-codes.ts';
import { selectCodes } from './queries.ts';
import { changeCode } from './save-code.ts';

/** Saves a code, or gives its form back: 422 with what is wrong, 409 with what somebody else saved meanwhile. */
export async function saveCode(desk: TopicDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply, topic } = desk;
  const { sent, errors, values, version } = readCodeForm(request.body);
  if (Object.keys(errors).length > 0) {
    reply.code(422);
    return sendCode(desk, id, { form: { sent, errors } });
  }
  const outcome = await changeCode(app.db, { topicId: topic.id, id, version, values });
  if (outcome === 'saved') return reply.redirect(`${pathOf(desk, id)}?getan=gespeichert`, 303);
  if (outcome === 'not-found') throw new NotFound();
  if (outcome === 'archived') return stale(desk, id);
  if (outcome !== 'stale') {
    reply.code(422);
    return sendCode(desk, id, { form: { sent, errors: errorsOf(outcome) } });
  }
  const saved = (await selectCodes(app.db, topic.id)).find((one) => one.id === id);
  if (!saved) throw new NotFound();
  reply.code(409);
  const alert = translate(desk.lang, 'codes.conflict');
  return sendCode(desk, id, { form: { sent, errors: {}, theirs: sentCodeOf(saved) }, alert });
}

export async function mergeCode(desk: TopicDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply, topic } = desk;
  const into = sentText(request.body, 'ziel').toLowerCase();
  if (into === '') {
    reply.code(422);
    return sendCode(desk, id, { alert: translate(desk.lang, 'codes.error.target') });
  }
  const act = { topicId: topic.id, id, version: sentVersion(request.body), into };
  const { outcome } = await mergeCodes(app.db, act);
  if (outcome === 'stale') return stale(desk, id);
  if (outcome === 'not-found') throw new NotFound();
  if (outcome === 'target-gone') {
    reply.code(422);
    return sendCode(desk, id, { alert: translate(desk.lang, 'codes.error.codeGone') });
  }
  return reply.redirect(`${codebookPath(topic.slug)}?getan=zusammengelegt`, 303);
}

export async function shelveCode(desk: TopicDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply, topic } = desk;
  if (sentText(request.body, 'zurueck') === '1') return bringBack(desk, id);
  const version = sentVersion(request.body);
  const outcome = await archiveCode(app.db, { topicId: topic.id, id, version });
  if (outcome === 'not-found') throw new NotFound();
  if (outcome === 'stale') return stale(desk, id);
  if (outcome === 'deleted') return reply.redirect(`${codebookPath(topic.slug)}?getan=entfernt`, 303);
  return reply.redirect(`${pathOf(desk, id)}?getan=archiviert`, 303);
}

async function bringBack(desk: TopicDesk, id: string): Promise<FastifyReply> {
  const { app, reply, topic, lang } = desk;
  const outcome = await restoreCode(app.db, { topicId: topic.id, id });
  if (outcome === 'not-found') throw new NotFound();
  if (outcome === 'restored') return reply.redirect(`${pathOf(desk, id)}?getan=wieder-da`, 303);
  reply.code(409);
  return sendCode(desk, id, { alert: translate(lang, 'codes.restore.taken') });
}

/** Somebody else changed it meanwhile; nothing was done. */
async function stale(desk: TopicDesk, id: string): Promise<FastifyReply> {
  desk.reply.code(409);
  return sendCode(desk, id, { alert: translate(desk.lang, 'codes.stale') });
}

const pathOf = ({ topic }: TopicDesk, id: string) => `${codebookPath(topic.slug)}/${id}`;
