import type { LightMyRequestResponse } from 'fastify';
import type { Role } from '../../src/staff/staff-member.ts';
import type { TestApp } from './app.ts';
import { form } from './builders.ts';
import { type DeskVisitor, signedIn } from './staff.ts';
import { formsIn, type PageForm } from './visitor.ts';

/** Fields of contract.md's decision form; `version` 1 and a good token unless told otherwise. */
type DecisionFields = Partial<
  Record<
    | ('decision' | 'reason' | 'reason_text' | 'note' | 'version' | '_csrf')
    | ('redaction' | 'mark' | 'kind' | 'answer_days' | 'facts'),
    string
  >
>;

export interface Moderator extends DeskVisitor {
  get(url: string): Promise<LightMyRequestResponse>;
  /** By the page's form, without script. */
  decide(commentId: string, fields: DecisionFields, query?: string): Promise<LightMyRequestResponse>;
  /** By the queue's script. */
  decideByScript(commentId: string, fields: DecisionFields, query?: string): Promise<LightMyRequestResponse>;
}

/** Somebody at the moderators' desk. */
export async function aModerator(app: TestApp, roles: readonly Role[] = ['moderator']): Promise<Moderator> {
  const visitor = await signedIn(app, roles);
  const { cookie, csrf } = visitor;
  const send =
    (accept: string) =>
    (commentId: string, fields: DecisionFields, query = '') => {
      const sent = form({ _csrf: csrf, version: '1', ...fields });
      return app.inject({
        method: 'POST',
        url: `/moderation/kommentare/${commentId}/entscheidungen${query}`,
        headers: { ...sent.headers, cookie, accept },
        payload: sent.payload,
      });
    };
  return {
    ...visitor,
    get: (url) => app.inject({ url, headers: { cookie, accept: 'text/html' } }),
    decide: send('text/html'),
    decideByScript: send('application/json'),
  };
}

/** The form of a page that sends decisions. */
export function decisionForm(html: string): PageForm {
  const found = formsIn(html).find(({ action }) => action.includes('/entscheidungen'));
  if (!found) throw new Error('The page has no form for decisions');
  return found;
}

/** Which comments a queue's page shows, in its order. */
export function entriesOf(html: string): string[] {
  return [...html.matchAll(/data-entry="([^"]+)"/g)].map(([, id = '']) => id);
}
