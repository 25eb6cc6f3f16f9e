import type { FastifyReply } from 'fastify';
import { NotFound } from '../platform/refusal.ts';
import { localPath } from '../staff/local-path.ts';
import { sentText } from '../staff/sent-form.ts';
import { assignCode, assignComments } from './assign.ts';
import { chosenBy, readAssignment, sentAssignment } from './assign-form.ts';
import { withDone } from './assign-notice.ts';
import { sendAssign } from './assign-page.ts';
import { sendCode } from './code-page.ts';
import { codebookPath, type TopicDesk } from './codes-desk.ts';

/** The form for what was chosen on the desk. */
export async function openAssign(desk: TopicDesk): Promise<FastifyReply> {
  const chosen = chosenBy(desk);
  return sendAssign(desk, chosen, { backHref: deskOf(desk) });
}

/** Comments that are ticked, or all that a filter finds. */
export async function assignSelection(desk: TopicDesk): Promise<FastifyReply> {
  const { app, request, reply } = desk;
  const chosen = chosenBy(desk);
  const backHref = backTo(desk, deskOf(desk));
  const sent = sentAssignment(desk);
  const act = readAssignment(sent, desk);
  if ('problem' in act) {
    reply.code(422);
    return sendAssign(desk, chosen, { backHref, sent, problem: act.problem });
  }
  const seen = sentText(request.body, 'stand');
  const made = await assignComments(app.db, { ...by(desk), ...act, chosen, seen });
  if (made.outcome === 'assigned' || made.outcome === 'taken-back') {
    return reply.redirect(withDone(backHref, { ...made, isPast: act.isPast }), 303);
  }
  if (made.outcome === 'changed') {
    reply.code(409);
    return sendAssign(desk, chosen, { backHref, sent, isChanged: true });
  }
  reply.code(422);
  return sendAssign(desk, chosen, { backHref, sent, problem: 'department' });
}

export async function assignToCode(desk: TopicDesk, codeId: string): Promise<FastifyReply> {
  const { app, request, reply, topic } = desk;
  const sent = sentAssignment(desk);
  const act = readAssignment(sent, desk);
  if ('problem' in act) {
    reply.code(422);
    return sendCode(desk, codeId, { assigning: { sent, problem: act.problem } });
  }
  const seen = sentText(request.body, 'stand');
  const outcome = await assignCode(app.db, { ...by(desk), ...act, codeId, seen });
  if (outcome === 'not-found') throw new NotFound();
  if (outcome === 'assigned' || outcome === 'taken-back') {
    const done = { outcome, count: 0, isPast: act.isPast };
    return reply.redirect(withDone(`${codebookPath(topic.slug)}/${codeId}`, done), 303);
  }
  reply.code(outcome === 'changed' ? 409 : 422);
  return sendCode(desk, codeId, {
    assigning: { sent, ...(outcome === 'department-gone' && { problem: 'department' }) },
  });
}

/** Where a form of another page wants to go on; a page of the planners' desk, or the given one. */
export function backTo({ request }: TopicDesk, otherwise: string): string {
  const path = localPath(sentText(request.body, 'zurueck'));
  return path && /^\/planung(?:[/?#]|$)/.test(path) ? path : otherwise;
}

const by = ({ site, member, topic }: TopicDesk) => ({
  siteId: site.id,
  topicId: topic.id,
  actorId: member.id,
});

/** The desk with what was chosen on it. */
function deskOf({ request, topic }: TopicDesk): string {
  const [, query = ''] = request.url.split('?', 2);
  return `/planung/themen/${topic.slug}${query && `?${query}`}`;
}
