import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { generate } from 'otplib';
import type { Role } from '../../src/staff/staff-member.ts';
import type { TestApp } from './app.ts';
import { form } from './builders.ts';
import { type DeskVisitor, signedIn } from './staff.ts';

type Fields = Record<string, string | readonly string[]>;

export interface Colleague extends DeskVisitor {
  get(url: string): Promise<LightMyRequestResponse>;
  /** With a good token. */
  post(url: string, fields?: Fields): Promise<LightMyRequestResponse>;
}

/** Somebody of the city who has just signed in, and their browser. */
export async function aColleague(app: TestApp, roles: readonly Role[] = ['moderator']): Promise<Colleague> {
  return browserOf(app, await signedIn(app, roles));
}

/** Somebody at the planners' desk. */
export const aPlanner = (app: TestApp): Promise<Colleague> => aColleague(app, ['planner']);

export function browserOf(app: TestApp, visitor: DeskVisitor): Colleague {
  const { cookie, csrf } = visitor;
  return {
    ...visitor,
    get: (url) => app.inject({ url, headers: { cookie } }),
    post: (url, fields = {}) => {
      const { headers, payload } = manyFields({ _csrf: csrf, ...fields });
      return app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload });
    },
  };
}

function manyFields(fields: Fields) {
  const { headers } = form({});
  const pairs = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  return { headers, payload: new URLSearchParams(pairs).toString() };
}

/** Makes their last proof of who they are so many minutes old. */
export async function letProofAge(app: TestApp, staffId: string, minutes: number): Promise<void> {
  const at = Date.now() - minutes * 60_000;
  await app.db
    .updateTable('staff_session')
    .set({ data: sql`jsonb_set(data, '{provenAt}', to_jsonb(${at}::bigint))` })
    .where('staff_id', '=', staffId)
    .execute();
}

/** What the app on somebody's telephone shows; `stepsAway` where its clock is off by so many half minutes. */
export function codeOf(secret: string, stepsAway = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1_000) + stepsAway * 30 });
}

/** Sets the second step up through its pages. */
export async function setUpSecondStep(colleague: Colleague): Promise<{ secret: string; recovery: string[] }> {
  const begun = await colleague.post('/konto/zweiter-schritt');
  const secret = /<p class="sg-secret"><code>([^<]+)/.exec(begun.body)?.[1]?.replaceAll(' ', '') ?? '';
  // Of the step before: the present one stays good for what the test does next.
  const confirm = async () =>
    colleague.post('/konto/zweiter-schritt/bestaetigen', { totp: await codeOf(secret, -1) });
  let confirmed = await confirm();
  // A half minute ended in between.
  if (confirmed.statusCode === 422) confirmed = await confirm();
  const recovery = [...confirmed.body.matchAll(/<li><code>([^<]+)/g)].map(([, code = '']) => code);
  return { secret, recovery };
}

/** The token of the link a page shows. */
export function linkIn(html: string): string {
  return /\/zugang\/[\w-]{43}/.exec(html)?.[0] ?? '';
}
