import type { LightMyRequestResponse } from 'fastify';
import type { Test } from 'tap';
import type { Role } from '../../src/staff/staff-member.ts';
import { type TestApp, testApp } from './app.ts';
import { aComment, aTopic, form } from './builders.ts';
import { unescapeHtml } from './resident.ts';
import { type DeskVisitor, signedIn } from './staff.ts';

export const DESK = '/planung/themen/digital-stadt-jena';

export interface Planner extends DeskVisitor {
  app: TestApp;
  topic: Awaited<ReturnType<typeof aTopic>>;
  get(url: string): Promise<LightMyRequestResponse>;
  post(url: string, fields: Record<string, string>): Promise<LightMyRequestResponse>;
  /** A published comment. */
  comment(given?: Parameters<typeof aComment>[2]): ReturnType<typeof aComment>;
}

/** Somebody at the planners' desk of a topic without comments. */
export async function aPlanner(t: Test): Promise<Planner> {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'digital-stadt-jena', title: 'Digital.Stadt.Jena' });
  return aColleague({ app, topic });
}

/** Another one at the same desk. */
export async function aColleague(
  { app, topic }: Pick<Planner, 'app' | 'topic'>,
  roles: readonly Role[] = ['planner'],
): Promise<Planner> {
  const visitor = await signedIn(app, roles);
  const { cookie, csrf } = visitor;
  return {
    ...visitor,
    app,
    topic,
    get: (url) => app.inject({ url, headers: { cookie, accept: 'text/html' } }),
    post: (url, fields) => {
      const sent = form({ _csrf: csrf, ...fields });
      return app.inject({
        method: 'POST',
        url,
        headers: { ...sent.headers, cookie, accept: 'text/html' },
        payload: sent.payload,
      });
    },
    comment: (given) => aComment(app.db, topic.id, { state: 'published', ...given }),
  };
}

/** References of the list, in its order. */
export function listed(html: string): string[] {
  return [...html.matchAll(/data-row="([^"]+)"/g)].map(([, reference = '']) => reference);
}

/** What the form that assigns carries without being asked. */
export function hiddenIn(html: string): Record<string, string> {
  const form = /<form[^>]*action="[^"]*\/zustaendigkeit[\s\S]*?<\/form>/.exec(html)?.[0];
  if (!form) throw new Error('The page has no form that assigns');
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    .map(([, name = '', value = '']) => [name, unescapeHtml(value)] as const)
    .filter(([name]) => name !== '_csrf');
  return Object.fromEntries(fields);
}
