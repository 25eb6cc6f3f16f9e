import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { proposeMark } from '../../src/codes/code-mark.ts';
import type { Db } from '../../src/database/db.ts';
import type { Assignment, Code, Coding, CommentGroup } from '../../src/database/types.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';

/** A code of a topic's codebook. */
export async function aCode(db: Db, topicId: string, given: Partial<Insertable<Code>> = {}) {
  const id = uuidv7();
  const label = given.label ?? `Schlagwort ${id.slice(-4)}`;
  const mark = proposeMark(label, []);
  const code = { id, site_id: DEFAULT_SITE_ID, topic_id: topicId, label, mark, colour: 'violet', ...given };
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
  const coding = { id: uuidv7(), topic_id: comment.topic_id, comment_id: comment.id, code_id: code.id };
  await db
    .insertInto('coding')
    .values({ ...coding, ...given })
    .execute();
  return coding;
}

export async function aDepartment(db: Db, name: string, members: readonly { id: string }[] = []) {
  const department = { id: uuidv7(), site_id: DEFAULT_SITE_ID, name };
  await db.insertInto('department').values(department).execute();
  for (const { id } of members) {
    await db.insertInto('department_member').values({ department_id: department.id, staff_id: id }).execute();
  }
  return department;
}

/** A department is to answer a comment, or all that have a code. */
export async function anAssignment(
  db: Db,
  topicId: string,
  given: Pick<Insertable<Assignment>, 'department_id' | 'comment_id' | 'code_id' | 'due'>,
) {
  const assignment = { id: uuidv7(), topic_id: topicId, ...given };
  await db.insertInto('assignment').values(assignment).execute();
  return assignment;
}

export async function aGroup(
  db: Db,
  topicId: string,
  comments: readonly { id: string }[],
  given: Partial<Insertable<CommentGroup>> = {},
) {
  const group = { id: uuidv7(), topic_id: topicId, kind: 'similar', ...given };
  await db.insertInto('comment_group').values(group).execute();
  for (const { id } of comments) {
    await db
      .insertInto('comment_group_member')
      .values({ comment_id: id, group_id: group.id, topic_id: topicId, similarity: 0.8 })
      .execute();
  }
  return group;
}

export async function aDistrict(db: Db, name: string) {
  const district = { id: uuidv7(), site_id: DEFAULT_SITE_ID, name };
  await db.insertInto('district').values(district).execute();
  return district;
}
