import type { FastifyReply } from 'fastify';
import { sentValues } from '../lib/sent-values.ts';
import { isUuid } from '../lib/uuid.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { sentText } from './answer-form.ts';
import { ALL_ANSWERS, answersPath } from './answer-paths.ts';
import { selectTopicsOf } from './list-queries.ts';
import { releaseAnswer } from './release-answer.ts';

/** So many stand on one page of a list. */
const MOST = 50;

/** Releases what was ticked, each for itself: what changed meanwhile stays, and the list says how many. */
export async function releaseMany(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply, site, member } = desk;
  const ticked = sentValues(request.body, 'answer').flatMap(readTick).slice(0, MOST);
  const topics = await selectTopicsOf(
    app.db,
    site.id,
    ticked.map(({ id }) => id),
  );
  let [released, ordered] = [0, 0];
  for (const { id, version } of ticked) {
    const topicId = topics.get(id);
    if (topicId === undefined) continue;
    const act = { siteId: site.id, topicId, id, version, actorId: member.id, mailIsOn: app.mail.isOn };
    const { outcome } = await releaseAnswer(app.db, act);
    if (outcome === 'done') released++;
    if (outcome === 'ordered') ordered++;
  }
  const slug = sentText(request.body, 'topic');
  const back = /^[a-z0-9-]{1,80}$/.test(slug) ? answersPath(slug) : ALL_ANSWERS;
  const said = new URLSearchParams({
    liste: sentText(request.body, 'list').slice(0, 20),
    freigegeben: String(released),
    ...(ordered > 0 && { unterwegs: String(ordered) }),
    uebrig: String(ticked.length - released - ordered),
  });
  return reply.redirect(`${back}?${said}`, 303);
}

function readTick(text: string): { id: string; version: number }[] {
  const [id = '', version = ''] = text.split(':');
  return isUuid(id) && /^\d{1,9}$/.test(version) ? [{ id: id.toLowerCase(), version: Number(version) }] : [];
}
