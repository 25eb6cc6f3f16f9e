import type { FastifyReply } from 'fastify';
import { sentValues } from '../lib/sent-values.ts';
import { mayUse, NotAllowed } from '../staff/access.ts';
import type { AnswerDesk } from './answer-desk.ts';
import { answersPath } from './answer-paths.ts';
import { setFourEyes } from './set-four-eyes.ts';

/**
 * Four eyes for a topic: any planner may ask for them, only an admin may do without them again, or who writes could switch off
 * who looks.
 *
 * @throws NotAllowed
 */
export async function saveSettings({
  app,
  request,
  reply,
  topic,
  member,
}: AnswerDesk): Promise<FastifyReply> {
  const fourEyes = sentValues(request.body, 'four_eyes')[0] === '1';
  if (topic.fourEyes && !fourEyes && !mayUse(member, [])) throw new NotAllowed();
  await setFourEyes(app.db, { topicId: topic.id, fourEyes });
  return reply.redirect(`${answersPath(topic.slug)}?getan=einstellung`, 303);
}
