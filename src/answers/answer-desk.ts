import type { FastifyReply } from 'fastify';
import type { FilterScope } from '../comments/filter-condition.ts';
import { NotFound } from '../platform/refusal.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { answerPath } from './answer-paths.ts';
import { type AnswerRow, type AnswerTopicRow, selectAnswer, selectAnswerTopic } from './queries.ts';

/** Who answers, for which topic. */
export interface AnswerDesk extends StaffDesk {
  topic: AnswerTopicRow;
}

/** @throws NotFound */
export async function answerDesk(desk: StaffDesk, slug: string): Promise<AnswerDesk> {
  const topic = await selectAnswerTopic(desk.app.db, desk.site.id, slug);
  if (!topic) throw new NotFound();
  return { ...desk, topic };
}

interface AnswerPage {
  /** Below `views/answers/`. */
  template: string;
  title: string;
  model: object;
  scripts?: readonly string[];
}

export async function sendAnswerPage(
  { app, request, reply }: StaffDesk,
  { template, title, model, scripts }: AnswerPage,
): Promise<FastifyReply> {
  const head = { title, area: 'planning' as const, ...(scripts && { scripts, keyHelp: true }) };
  const layout = await deskLayout(app, request, reply, head);
  const html = await app.render(`answers/${template}`, { ...layout, ...model }, 'desk');
  return reply.type('text/html; charset=utf-8').send(html);
}

/** What an answer's page says was just done; the word stands in its address. */
export const DONE = [
  'gesichert',
  'geprueft',
  'abgegeben',
  'zurueck',
  'freigegeben',
  'zurueckgezogen',
] as const;
export type Done = (typeof DONE)[number];

export function actOf({ site, topic, member }: AnswerDesk, id: string, version: number) {
  return { siteId: site.id, topicId: topic.id, id, version, actorId: member.id };
}

/** Where and for whom comments are chosen. */
export function scopeOf({ site, topic, member }: AnswerDesk): FilterScope {
  return { siteId: site.id, topicId: topic.id, timeZone: site.timeZone, staffId: member.id, now: new Date() };
}

export function rowOf({ app, site, topic }: AnswerDesk, id: string): Promise<AnswerRow | undefined> {
  return selectAnswer(app.db, { siteId: site.id, topicId: topic.id, id });
}

export function toAnswer({ reply, topic }: AnswerDesk, id: string, done?: Done): FastifyReply {
  return reply.redirect(`${answerPath(topic.slug, id)}${done ? `?getan=${done}` : ''}`, 303);
}
