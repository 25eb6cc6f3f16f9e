import type { LightMyRequestResponse } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../src/staff/staff-member.ts';
import type { TestApp } from './app.ts';
import { type DeskVisitor, signedIn } from './staff.ts';

/** Names and values; a name may have several. */
export type Fields = Record<string, string | readonly string[]>;

export interface Answerer {
  visitor: DeskVisitor;
  get(url: string): Promise<LightMyRequestResponse>;
  /** With a good token. */
  post(url: string, fields: Fields): Promise<LightMyRequestResponse>;
}

/** A planner who answers, by name where the page is to say who. */
export async function anAnswerer(
  app: TestApp,
  { role = 'planner', name }: { role?: Role; name?: string } = {},
): Promise<Answerer> {
  const visitor = await signedIn(app, [role]);
  if (name) await app.db.updateTable('staff').set({ name }).where('id', '=', visitor.id).execute();
  const headers = { cookie: visitor.cookie, accept: 'text/html' };
  return {
    visitor,
    get: (url) => app.inject({ url, headers }),
    post(url, fields) {
      const sent = new URLSearchParams({ _csrf: visitor.csrf });
      for (const [field, values] of Object.entries(fields)) {
        for (const value of [values].flat()) sent.append(field, value);
      }
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return app.inject({ method: 'POST', url, headers: { ...headers, ...type }, payload: sent.toString() });
    },
  };
}

/** The editor's form, filled in; a new answer unless told otherwise. */
export function answerFields(given: Fields = {}): Fields {
  return {
    version: '0',
    action: 'save',
    voice: 'city',
    outcome: 'partly',
    ground: 'Nur zum Teil möglich',
    department: '',
    body: 'Wir richten eine Warteliste ein.',
    body_simple: '',
    ...given,
  };
}

/** Saves a new answer to these comments of a topic. */
export async function writeAnswer(
  planner: Answerer,
  topic: { slug: string },
  comments: readonly { reference: string }[],
  given: Fields = {},
): Promise<{ id: string; url: string }> {
  const id = uuidv7();
  const url = `/planung/themen/${topic.slug}/antworten/${id}`;
  const beitrag = comments.map(({ reference }) => reference);
  const reply = await planner.post(url, answerFields({ beitrag, ...given }));
  if (reply.statusCode !== 303)
    throw new Error(`${reply.statusCode} instead of a saved answer: ${reply.body}`);
  return { id, url };
}
