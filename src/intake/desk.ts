import type { FastifyReply } from 'fastify';
import { NotFound } from '../platform/refusal.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { type IntakeTopic, selectIntakeTopic } from './queries.ts';

export const HTML = 'text/html; charset=utf-8';

/** A field of a form of ours, as `desk/field.hbs` shows it. */
export type Field = { value: string; error?: string };

/** An option of a select. */
export type Choice = { value: string; label: string; isChosen: boolean };

/** Sends a page of `views/intake/`. */
export async function sendIntakePage(
  { app, request, reply }: StaffDesk,
  {
    template,
    title,
    model,
    area = 'planning',
    scripts,
  }: {
    template: string;
    title: string;
    model: object;
    area?: 'planning' | 'administration';
    scripts?: readonly string[];
  },
): Promise<FastifyReply> {
  const layout = await deskLayout(app, request, reply, { title, area, ...(scripts && { scripts }) });
  const html = await app.render(`intake/${template}`, { ...layout, ...model }, 'desk');
  return reply.type(HTML).send(html);
}

/** The topic of an address, drafts too. @throws NotFound */
export async function topicOf({ app, site }: StaffDesk, slug: string): Promise<IntakeTopic> {
  const topic = await selectIntakeTopic(app.db, site.id, slug);
  if (!topic) throw new NotFound();
  return topic;
}

/** `too-long` as the catalogues' choices spell it: `tooLong`. */
export function camelCase(code: string): string {
  return code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
