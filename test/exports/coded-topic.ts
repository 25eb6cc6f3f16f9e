import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../../src/database/db.ts';
import type { Code, Coding } from '../../src/database/types.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { aComment, aTopic } from '../support/builders.ts';
import type { Planner } from './exports.ts';

export async function aCode(db: Db, topicId: string, given: Partial<Insertable<Code>> & { label: string }) {
  const place = { site_id: DEFAULT_SITE_ID, topic_id: topicId };
  const code = { id: uuidv7(), ...place, mark: 'Xy', colour: 'violet', ...given };
  await db.insertInto('code').values(code).execute();
  return code;
}

export async function aCoding(db: Db, given: Omit<Insertable<Coding>, 'id'>) {
  await db
    .insertInto('coding')
    .values({ id: uuidv7(), ...given })
    .execute();
}

async function aDistrict(db: Db, name: string): Promise<string> {
  const id = uuidv7();
  await db.insertInto('district').values({ id, site_id: DEFAULT_SITE_ID, name }).execute();
  return id;
}

/** Mirrors `staff add`, but for a password that opens anything. */
export async function aCoder(db: Db, name: string): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto('staff')
    .values({
      id,
      site_id: DEFAULT_SITE_ID,
      email: `${id}@stadt.example`,
      name,
      password_hash: 'none',
      roles: ['planner'],
    })
    .execute();
  return id;
}

/**
 * A tree of codes, and a comment each: with two codes of it and a place, coded twice by two people; with a code that was merged;
 * uncoded; waiting; taken back.
 */
export async function aCodedTopic({ db }: Planner) {
  const topic = await aTopic(db, { slug: 'digital', title: 'Digital.Stadt.Jena' });
  const topic_id = topic.id;
  const second = await aCode(db, topic_id, { label: '=Netz', mark: 'Nw', position: 2 });
  const root = await aCode(db, topic_id, {
    label: 'Bürgerdienste',
    mark: 'Bü',
    position: 1,
    description: '@Amt & Termin',
  });
  const leaf = await aCode(db, topic_id, {
    label: 'Terminvergabe',
    mark: 'Te',
    parent_id: root.id,
    position: 1,
  });
  const merged = await aCode(db, topic_id, {
    label: 'Termine',
    merged_into: leaf.id,
    archived_at: new Date(),
    position: 9,
  });
  const district_id = await aDistrict(db, '=Lobeda');
  const [anna, ben] = [await aCoder(db, 'Anna Amt'), await aCoder(db, '=Ben')];
  const place = { district_id, lat: 50.927, lon: 11.58 };
  const coded = await aComment(db, topic_id, {
    state: 'published',
    body: '🌳 =Termine bitte',
    author_name: 'Änne',
    ...place,
  });
  const [about, beside, waiting, gone] = [
    await aComment(db, topic_id, { state: 'published', body: 'Warteliste!' }),
    await aComment(db, topic_id, { state: 'published', body: 'Ganz anderes' }),
    await aComment(db, topic_id, { body: 'Kanari wartet' }),
    await aComment(db, topic_id, { state: 'withdrawn', body: 'Kanari weggeflogen', ...place }),
  ];
  const at = (comment: { id: string }, code: { id: string }, coder_id: string) => ({
    topic_id,
    comment_id: comment.id,
    code_id: code.id,
    coder_id,
  });
  await aCoding(db, { ...at(coded, second, anna) });
  await aCoding(db, { ...at(coded, leaf, anna), starts: 2, ends: 10, to_check: true });
  await aCoding(db, { ...at(coded, leaf, ben), starts: 0, ends: 1 });
  await aCoding(db, { ...at(about, merged, ben) });
  await aCoding(db, { ...at(waiting, leaf, ben), starts: 0, ends: 6 });
  await aCoding(db, { ...at(gone, leaf, ben), starts: 0, ends: 6 });
  return { topic, root, leaf, second, merged, coded, about, beside, waiting, gone, anna, ben };
}
