import type { LightMyRequestResponse } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { TestApp } from './app.ts';
import { form } from './builders.ts';
import { type DeskVisitor, signedIn } from './staff.ts';

export interface Editor {
  visitor: DeskVisitor;
  get(url: string): Promise<LightMyRequestResponse>;
  /** With a good token. */
  post(url: string, fields: Record<string, string>): Promise<LightMyRequestResponse>;
}

/** Somebody who has just signed in, and their browser. */
export async function anEditor(app: TestApp, role: 'editor' | 'admin' = 'editor'): Promise<Editor> {
  const visitor = await signedIn(app, [role]);
  return {
    visitor,
    get: (url) => app.inject({ url, headers: { cookie: visitor.cookie } }),
    post(url, fields) {
      const { headers, payload } = form({ _csrf: visitor.csrf, ...fields });
      return app.inject({ method: 'POST', url, headers: { ...headers, cookie: visitor.cookie }, payload });
    },
  };
}

/** A new topic's form with everything a topic needs. */
export function topicFields(given: Record<string, string> = {}): Record<string, string> {
  return {
    version: '0',
    action: 'save',
    label: 'Zukunftsthema',
    title: 'Grün & schön',
    slug: '',
    subtitle: '',
    lead: '',
    body: '# Worum es geht\r\n\r\nUm Bäume.',
    language: 'de',
    considerations_title: '',
    considerations_text: '',
    considerations_url: '',
    call_to_action: '',
    opens_on: '',
    closes_on: '',
    evaluation_text: '',
    answers_due: '',
    sponsor_label: '',
    sponsor_name: '',
    sponsor_role: '',
    sponsor_organisation: '',
    sponsor_statement: '',
    sponsor_interview_url: '',
    sponsor_interview_source: '',
    picture_alt: '',
    picture_caption: '',
    picture_credit: '',
    ...given,
  };
}

/** Saves a new topic. */
export async function createTopic(
  editor: Editor,
  given: Record<string, string> = {},
): Promise<{ id: string; url: string }> {
  const id = uuidv7();
  const url = `/redaktion/themen/${id}`;
  const answer = await editor.post(url, topicFields(given));
  if (answer.statusCode !== 303) throw new Error(`${answer.statusCode} instead of a saved topic`);
  return { id, url };
}

/** What stands in a field of a page's form. */
export function fieldOf(html: string, name: string): string | undefined {
  const element = new RegExp(`<(input|textarea)[^>]*\\bid="${name}"[^>]*>([^<]*)`).exec(html);
  const text =
    element?.[1] === 'textarea'
      ? element[2]?.replace(/^\n/, '')
      : /\bvalue="([^"]*)"/.exec(element?.[0] ?? '')?.[1];
  return text && decoded(text);
}

const ENTITIES: Record<string, string> = {
  quot: '"',
  '#x27': "'",
  '#x3D': '=',
  '#x60': '`',
  lt: '<',
  gt: '>',
  amp: '&',
};

function decoded(html: string): string {
  return html.replace(/&([^;]+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
