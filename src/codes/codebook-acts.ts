import type { FastifyReply } from 'fastify';
import { NotFound } from '../platform/refusal.ts';
import { sentText } from '../staff/sent-form.ts';
import { errorsOf, readCodeForm } from './code-form.ts';
import { topicOf } from './codebook.ts';
import { sendCodebook } from './codebook-page.ts';
import { codebookPath, type TopicDesk } from './codes-desk.ts';
import { copyCodebook } from './copy-codebook.ts';
import { addCode, placeCode } from './save-code.ts';

export async function createCode(desk: TopicDesk): Promise<FastifyReply> {
  const { app, request, reply, site, member, topic } = desk;
  const { sent, errors, values } = readCodeForm(request.body);
  if (Object.keys(errors).length > 0) {
    reply.code(422);
    return sendCodebook(desk, { sent, errors });
  }
  const added = await addCode(app.db, { siteId: site.id, topicId: topic.id, actorId: member.id, values });
  if ('id' in added) return reply.redirect(`${codebookPath(topic.slug)}?getan=angelegt`, 303);
  reply.code(422);
  return sendCodebook(desk, { sent, errors: errorsOf(added.outcome) });
}

/** One step up or down; the page opens again at the code. */
export async function moveCode(desk: TopicDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply, topic } = desk;
  const before = sentText(request.body, 'vor');
  const isPlaced = await placeCode(app.db, { topicId: topic.id, id, before: before || null });
  if (!isPlaced) throw new NotFound();
  return reply.redirect(`${codebookPath(topic.slug)}#schlagwort-${id}`, 303);
}

export async function takeOverCodebook(desk: TopicDesk): Promise<FastifyReply> {
  const { app, request, reply, site, member, topic } = desk;
  const other = await topicOf(app.db, site.id, sentText(request.body, 'thema'));
  if (!other || other.id === topic.id) throw new NotFound();
  const copied = await copyCodebook(app.db, {
    siteId: site.id,
    topicId: topic.id,
    from: other.id,
    actorId: member.id,
  });
  if (copied.outcome === 'too-many') {
    reply.code(422);
    return sendCodebook(desk, { sent: readCodeForm({}).sent, errors: errorsOf('too-many') });
  }
  const done = copied.added > 0 ? 'uebernommen' : 'schon-da';
  return reply.redirect(`${codebookPath(topic.slug)}?getan=${done}`, 303);
}
