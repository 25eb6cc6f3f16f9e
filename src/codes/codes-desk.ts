import type { FastifyReply } from 'fastify';
import { NotFound } from '../platform/refusal.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { topicOf } from './codebook.ts';

export interface CodesTopic {
  id: string;
  slug: string;
  title: string;
}

/** The planners' desk at one topic. */
export interface TopicDesk extends StaffDesk {
  topic: CodesTopic;
}

export const codebookPath = (slug: string) => `/planung/themen/${slug}/schlagwoerter`;

export const codingPath = (slug: string, reference: string) =>
  `/planung/themen/${slug}/beitraege/${reference}/schlagwoerter`;

/** @throws NotFound */
export async function topicDesk(desk: StaffDesk, slug: string): Promise<TopicDesk> {
  const topic = await topicOf(desk.app.db, desk.site.id, slug);
  if (!topic) throw new NotFound();
  return { ...desk, topic };
}

export interface CodesPage {
  /** Below `views/codes/`. */
  template: string;
  title: string;
  model: object;
  area?: 'planning' | 'administration';
  scripts?: readonly string[];
  keyHelp?: boolean;
}

export async function sendCodesPage(
  { app, request, reply }: StaffDesk,
  { template, title, model, area = 'planning', scripts, keyHelp }: CodesPage,
): Promise<FastifyReply> {
  const head = { title, area, ...(scripts && { scripts }), ...(keyHelp && { keyHelp }) };
  const layout = await deskLayout(app, request, reply, head);
  const html = await app.render(`codes/${template}`, { ...layout, ...model }, 'desk');
  return reply.type('text/html; charset=utf-8').send(html);
}
