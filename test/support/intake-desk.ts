import type { Test } from 'tap';
import type { Role } from '../../src/staff/staff-member.ts';
import { type TestApp, testApp } from './app.ts';
import { aTopic } from './builders.ts';
import { aPlanner } from './planner.ts';

/** A planner and the page where tables come in, of a topic that has been open for long. */
export async function desk(t: Test, roles: readonly Role[] = ['planner']) {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { opens_at: new Date('2001-01-01') });
  return { app, topic, planner: await aPlanner(app, roles), path: `/planung/themen/${topic.slug}/import` };
}

/** What came of them. */
export const comments = (app: TestApp) =>
  app.db
    .selectFrom('comment as c')
    .leftJoin('district as d', 'd.id', 'c.district_id')
    .select([
      'c.body',
      'c.state',
      'c.channel',
      'c.author_name as author',
      'c.received_at',
      'c.lat',
      'd.name as district',
    ])
    .orderBy('c.received_at')
    .orderBy('c.body')
    .execute();
