import type { Kysely, Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DB } from '../database/types.ts';
import { bestMatch, type Known, type Match, type Read, read } from './find-match.ts';
import { wordSet } from './fingerprint.ts';
import { kindOf } from './group.ts';
import {
  deleteLonely,
  insertFingerprints,
  insertGroup,
  insertMembers,
  lockUnread,
  markGrouped,
  selectCandidates,
  selectGroupIds,
  selectMembers,
  updateKind,
  waitForTurn,
} from './queries.ts';

/** Texts compared in one transaction: few, because nobody can change them meanwhile. */
const BATCH = 100;
/** Among many like texts any of them leads to their group. */
const CANDIDATES = 20;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Compares what came since the last time with everything in its topic, and puts like texts into groups. A text joins the group
 * of the one it is most like; nothing is ever hidden or counted away by it. May run twice, or in two processes at once.
 */
export async function groupComments(db: Kysely<DB>, siteId: string): Promise<void> {
  for (let after: string | undefined = BEFORE_ALL; after !== undefined; ) {
    const from: string = after;
    after = await db.transaction().execute((trx) => groupBatch(trx, siteId, from));
  }
  await db.transaction().execute(async (trx) => {
    await deleteLonely(trx, siteId);
    await markGrouped(trx, siteId);
  });
}

/** @returns the last one compared; undefined where none was left */
async function groupBatch(trx: Transaction<DB>, siteId: string, after: string): Promise<string | undefined> {
  await waitForTurn(trx);
  const texts = await lockUnread(trx, { siteId, after, limit: BATCH });
  if (texts.length === 0) return undefined;
  const batch = texts.map(read);
  const matches = await matchesOf(trx, batch);
  await insertFingerprints(trx, batch);
  await joinGroups(trx, matches);
  return batch.at(-1)?.id;
}

interface Pair extends Match {
  of: string;
  topicId: string;
}

async function matchesOf(trx: Transaction<DB>, batch: readonly Read[]): Promise<Pair[]> {
  const bands = batch.map((one) => one.bands);
  const before = Map.groupBy(await selectCandidates(trx, bands, CANDIDATES), ({ n }) => n);
  return batch.flatMap((one, n) => {
    const known: Known[] = (before.get(n) ?? []).map(({ id, body }) => ({ id, words: wordSet(body) }));
    const besides = batch.slice(0, n).filter((other) => other.bands.some((band) => one.bands.includes(band)));
    const match = bestMatch(one.words, [...known, ...besides]);
    return match ? [{ of: one.id, topicId: one.topicId, ...match }] : [];
  });
}

async function joinGroups(trx: Transaction<DB>, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  const matched = pairs.map(({ id }) => id);
  const groups = await selectGroupIds(trx, matched);
  const members: { commentId: string; topicId: string; groupId: string; similarity: number }[] = [];
  for (const { of, id, topicId, similarity } of pairs) {
    let groupId = groups.get(id);
    if (groupId === undefined) {
      groupId = uuidv7();
      await insertGroup(trx, topicId, groupId);
      groups.set(id, groupId);
      members.push({ commentId: id, topicId, groupId, similarity });
    }
    groups.set(of, groupId);
    members.push({ commentId: of, topicId, groupId, similarity });
  }
  await insertMembers(trx, members);
  await nameKinds(trx, [...new Set(members.map(({ groupId }) => groupId))]);
}

async function nameKinds(trx: Transaction<DB>, groupIds: readonly string[]): Promise<void> {
  for (const [groupId, members] of await selectMembers(trx, groupIds)) {
    if (members.length > 1) await updateKind(trx, groupId, kindOf(members));
  }
}
