import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { proposeMark } from '../../src/codes/code-mark.ts';
import type { Db } from '../../src/database/db.ts';
import type { Code, Coding } from '../../src/database/types.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import type { TestApp } from './app.ts';
import { aColleague, type Colleague } from './colleague.ts';

/** Somebody at the planners' desk. */
export const aPlanner = (app: TestApp): Promise<Colleague> => aColleague(app, ['planner']);

/** A code of a topic, offered, at the top, unless told otherwise. */
export async function aCode(db: Db, topic: { id: string }, given: Partial<Insertable<Code>> = {}) {
  const label = given.label ?? 'Licht';
  const code = {
    id: uuidv7(),
    site_id: DEFAULT_SITE_ID,
    topic_id: topic.id,
    label,
    mark: proposeMark(label, []),
    colour: 'violet',
    ...given,
  };
  await db.insertInto('code').values(code).execute();
  return code;
}

/** A code given to a whole comment, unless told otherwise. */
export async function aCoding(
  db: Db,
  comment: { id: string; topic_id: string },
  code: { id: string },
  given: Partial<Insertable<Coding>> = {},
) {
  const coding = {
    id: uuidv7(),
    topic_id: comment.topic_id,
    comment_id: comment.id,
    code_id: code.id,
    ...given,
  };
  await db.insertInto('coding').values(coding).execute();
  return coding;
}
