import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { startOfDay } from '../lib/local-time.ts';
import { sentValues } from '../lib/sent-values.ts';
import { isUuid } from '../lib/uuid.ts';
import { NotFound } from '../platform/refusal.ts';
import { localPath } from '../staff/local-path.ts';
import { sentText } from '../staff/sent-form.ts';
import { type Assigning, type AssignOutcome, assignCode, assignComments } from './assign.ts';
import { sendCode } from './code-page.ts';
import { codebookPath, codingPath, type TopicDesk } from './codes-desk.ts';
import { selectIdsByReference } from './department-queries.ts';
import { sendRefusal } from './refusal-page.ts';

/** Several comments, or one, by their references. */
export async function assignSelection(desk: TopicDesk, references: readonly string[]): Promise<FastifyReply> {
  const { app, reply, topic } = desk;
  const act = readAssigning(desk);
  if (act === 'no-date') return refuse(desk, 'codes.error.due');
  const commentIds = await selectIdsByReference(app.db, topic.id, references);
  if (commentIds.length === 0) throw new NotFound();
  const outcome = await assignComments(app.db, { ...act, commentIds });
  if (outcome === 'department-gone') return refuse(desk, 'codes.error.department');
  const [only] = references;
  const back = references.length === 1 && only ? codingPath(topic.slug, only) : '/planung';
  return reply.redirect(backTo(desk, back), 303);
}

export const sentReferences = ({ request }: TopicDesk) => sentValues(request.body, 'beitrag');

export async function assignToCode(desk: TopicDesk, codeId: string): Promise<FastifyReply> {
  const { app, reply, topic, lang } = desk;
  const act = readAssigning(desk);
  const outcome: AssignOutcome | 'no-date' =
    act === 'no-date' ? act : await assignCode(app.db, { ...act, codeId });
  if (outcome === 'not-found') throw new NotFound();
  if (outcome === 'assigned' || outcome === 'taken-back') {
    return reply.redirect(`${codebookPath(topic.slug)}/${codeId}?getan=zugewiesen`, 303);
  }
  reply.code(422);
  const key = outcome === 'no-date' ? 'codes.error.due' : 'codes.error.department';
  return sendCode(desk, codeId, { alert: translate(lang, key) });
}

/** Where a form of another page wants to go on; a page of the planners' desk, or the given one. */
export function backTo({ request }: TopicDesk, otherwise: string): string {
  const path = localPath(sentText(request.body, 'zurueck'));
  return path && /^\/planung(?:[/?#]|$)/.test(path) ? path : otherwise;
}

function readAssigning({ request, site, member, topic }: TopicDesk): Assigning | 'no-date' {
  const department = sentText(request.body, 'fachdienst').toLowerCase();
  const due = sentText(request.body, 'faellig').trim();
  if (due !== '' && !startOfDay(due, site.timeZone)) return 'no-date';
  return {
    siteId: site.id,
    topicId: topic.id,
    actorId: member.id,
    departmentId: isUuid(department) ? department : null,
    due: due || null,
  };
}

async function refuse(
  desk: TopicDesk,
  key: 'codes.error.due' | 'codes.error.department',
): Promise<FastifyReply> {
  const { reply, lang } = desk;
  reply.code(422);
  return sendRefusal(desk, { text: translate(lang, key), backHref: backTo(desk, '/planung') });
}
