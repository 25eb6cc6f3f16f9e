import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import {
  checkDistrictName,
  type District,
  type DistrictProblem,
  MOST_DISTRICTS,
  tidyName,
} from './district.ts';
import { insertDistricts, lockDistricts, updateDistrict } from './district-queries.ts';

export interface AddedDistricts {
  outcome: 'added';
  added: number;
  /** There already, or twice in what was sent. */
  known: number;
  refused: { line: number; text: string; problem: DistrictProblem }[];
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Adds a line each; what is there already stays, and lines that are no name are told. All of it, or nothing. */
export async function addDistricts(
  db: Kysely<DB>,
  siteId: string,
  text: string,
): Promise<AddedDistricts | { outcome: 'too-many'; most: number }> {
  return db.transaction().execute(async (trx) => {
    const there = await lockDistricts(trx, siteId);
    const names = new Map(there.map(({ name }) => [name.toLowerCase(), name]));
    const fresh: string[] = [];
    const result: AddedDistricts = { outcome: 'added', added: 0, known: 0, refused: [] };
    for (const [n, raw] of text.split(/\r\n|\r|\n/).entries()) {
      const name = tidyName(raw);
      const problem = checkDistrictName(name);
      if (problem === 'missing') continue;
      if (problem) result.refused.push({ line: n + 1, text: raw.slice(0, 80).toWellFormed(), problem });
      else if (names.has(name.toLowerCase())) result.known++;
      else {
        names.set(name.toLowerCase(), name);
        fresh.push(name);
      }
    }
    if (there.length + fresh.length > MOST_DISTRICTS) return { outcome: 'too-many', most: MOST_DISTRICTS };
    const last = Math.max(0, ...there.map(({ position }) => position));
    if (fresh.length > 0) await insertDistricts(trx, siteId, fresh, last);
    return { ...result, added: fresh.length };
  });
}

export type DistrictOutcome =
  | { outcome: 'done' }
  | { outcome: 'not-found' }
  /** Somebody else renamed it meanwhile. */
  | { outcome: 'stale'; name: string }
  | { outcome: 'taken' }
  | { outcome: 'refused'; problem: DistrictProblem };

interface DistrictAct {
  siteId: string;
  id: string;
}

/** @param was the name the person saw: what was renamed meanwhile is not renamed over */
export async function renameDistrict(
  db: Kysely<DB>,
  { siteId, id, was, name }: DistrictAct & { was: string; name: string },
): Promise<DistrictOutcome> {
  const tidy = tidyName(name);
  const problem = checkDistrictName(tidy);
  if (problem) return { outcome: 'refused', problem };
  return changing(db, { siteId, id }, async (trx, district, all) => {
    if (district.name !== was && district.name !== tidy) return { outcome: 'stale', name: district.name };
    if (all.some((other) => other.id !== id && sameName(other.name, tidy))) return { outcome: 'taken' };
    await updateDistrict(trx, id, { name: tidy });
    return { outcome: 'done' };
  });
}

/** One place up or down among those that are offered. */
export async function moveDistrict(
  db: Kysely<DB>,
  { siteId, id, by }: DistrictAct & { by: -1 | 1 },
): Promise<DistrictOutcome> {
  return changing(db, { siteId, id }, async (trx, district, all) => {
    const offered = all.filter(({ archivedAt }) => archivedAt === null);
    const from = offered.indexOf(district);
    const other = offered[from + by];
    if (from < 0 || !other) return { outcome: 'done' };
    offered[from] = other;
    offered[from + by] = district;
    for (const [position, { id: one }] of offered.entries()) await updateDistrict(trx, one, { position });
    return { outcome: 'done' };
  });
}

/** No longer offered, or offered again; comments keep it. */
export async function archiveDistrict(
  db: Kysely<DB>,
  { siteId, id, archived }: DistrictAct & { archived: boolean },
): Promise<DistrictOutcome> {
  return changing(db, { siteId, id }, async (trx, district) => {
    if ((district.archivedAt !== null) === archived) return { outcome: 'done' };
    await updateDistrict(trx, id, { archived_at: archived ? new Date() : null });
    return { outcome: 'done' };
  });
}

async function changing(
  db: Kysely<DB>,
  { siteId, id }: DistrictAct,
  change: (trx: Kysely<DB>, district: District, all: District[]) => Promise<DistrictOutcome>,
): Promise<DistrictOutcome> {
  return db.transaction().execute(async (trx) => {
    const all = await lockDistricts(trx, siteId);
    const district = all.find((one) => one.id === id);
    return district ? change(trx, district, all) : { outcome: 'not-found' };
  });
}
