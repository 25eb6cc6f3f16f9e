import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { CODES_MAX, type Colour, nextColour, type PlaceProblem, placeProblem } from './code.ts';
import { proposeMark } from './code-mark.ts';
import {
  type CodeRow,
  insertCodes,
  lockCodebook,
  selectCodes,
  updateCode,
  updatePositions,
} from './queries.ts';

/** What a form says about a code; mark and colour are proposed where they are left out. */
export interface CodeValues {
  label: string;
  mark?: string | undefined;
  colour?: Colour | undefined;
  description: string;
  parentId: string | null;
}

export interface CodeAct {
  topicId: string;
  id: string;
  /** As it was when they saw it. */
  version: number;
}

export type CodeProblem = PlaceProblem | 'label-taken' | 'mark-taken' | 'too-many';
export type AddOutcome = { outcome: 'added' | 'already'; id: string } | { outcome: CodeProblem };
export type ChangeOutcome = 'saved' | 'stale' | 'not-found' | 'archived' | CodeProblem;

/**
 * A new code at the end of its siblings. The same label sent again by the same person within the minute is a double click.
 */
export async function addCode(
  db: Kysely<DB>,
  act: { siteId: string; topicId: string; actorId: string; values: CodeValues },
): Promise<AddOutcome> {
  return db.transaction().execute((trx) => addCodeIn(trx, act));
}

/** The same inside a transaction of somebody else. */
export async function addCodeIn(
  trx: Db,
  { siteId, topicId, actorId, values }: Parameters<typeof addCode>[1],
): Promise<AddOutcome> {
  await lockCodebook(trx, topicId);
  const all = await selectCodes(trx, topicId);
  const codes = active(all);
  const same = codes.find(({ label }) => isSameLabel(label, values.label));
  if (same && isSameCode(same, values)) return { outcome: 'already', id: same.id };
  const problem = problemOf(codes, values);
  if (problem) return { outcome: problem };
  if (codes.length >= CODES_MAX) return { outcome: 'too-many' };
  const id = uuidv7();
  const marks = codes.map(({ mark }) => mark);
  await insertCodes(trx, [
    {
      id,
      site_id: siteId,
      topic_id: topicId,
      parent_id: values.parentId,
      label: values.label,
      mark: values.mark ?? proposeMark(values.label, marks),
      description: values.description,
      colour: values.colour ?? colourFor(codes, values.parentId),
      position: Math.max(0, ...codes.map(({ position }) => position)) + 1,
      created_by: actorId,
    },
  ]);
  return { outcome: 'added', id };
}

/** Renames, recolours, describes or moves below another code; all of it, or nothing. */
export async function changeCode(
  db: Kysely<DB>,
  { topicId, id, version, values }: CodeAct & { values: CodeValues },
): Promise<ChangeOutcome> {
  return db.transaction().execute(async (trx) => {
    await lockCodebook(trx, topicId);
    const codes = active(await selectCodes(trx, topicId));
    const code = codes.find((one) => one.id === id);
    if (!code) return 'not-found';
    // The same form sent twice is no colleague's change.
    if (code.version !== version) return isSameCode(code, values) ? 'saved' : 'stale';
    const problem = problemOf(codes, { ...values, id });
    if (problem) return problem;
    const marks = codes.filter((one) => one.id !== id).map(({ mark }) => mark);
    await updateCode(trx, id, {
      label: values.label,
      mark: values.mark ?? proposeMark(values.label, marks),
      description: values.description,
      colour: values.colour ?? code.colour,
      parent_id: values.parentId,
    });
    return 'saved';
  });
}

/** Puts a code before a sibling, or to the end; said twice it is the same. False where there is no such code (any more). */
export async function placeCode(
  db: Kysely<DB>,
  { topicId, id, before }: { topicId: string; id: string; before: string | null },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await lockCodebook(trx, topicId);
    const codes = active(await selectCodes(trx, topicId));
    const code = codes.find((one) => one.id === id);
    if (!code) return false;
    const siblings = codes.filter((one) => one.parentId === code.parentId && one.id !== id);
    const at = siblings.findIndex((one) => one.id === before);
    const order = siblings.map((one) => one.id);
    order.splice(at === -1 ? order.length : at, 0, id);
    await updatePositions(trx, order);
    return true;
  });
}

export const active = (codes: readonly CodeRow[]) => codes.filter(({ archivedAt }) => archivedAt === null);

export const isSameLabel = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function isSameCode(code: CodeRow, { label, mark, colour, description, parentId }: CodeValues): boolean {
  return (
    code.label === label &&
    code.description === description &&
    code.parentId === parentId &&
    (mark === undefined || code.mark === mark) &&
    (colour === undefined || code.colour === colour)
  );
}

function problemOf(
  codes: readonly CodeRow[],
  { id, label, mark, parentId }: CodeValues & { id?: string },
): CodeProblem | undefined {
  const others = codes.filter((one) => one.id !== id);
  if (others.some((one) => isSameLabel(one.label, label))) return 'label-taken';
  if (mark && others.some((one) => one.mark === mark)) return 'mark-taken';
  return placeProblem(codes, { ...(id && { id }), parentId });
}

/** Those below a code look like it, unless told otherwise. */
function colourFor(codes: readonly CodeRow[], parentId: string | null): Colour {
  const parent = codes.find(({ id }) => id === parentId);
  return parent?.colour ?? nextColour(codes.filter((one) => !one.parentId).map(({ colour }) => colour));
}
