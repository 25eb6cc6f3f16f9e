import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DB } from '../database/types.ts';
import { CODES_MAX, placeProblem, treeOrder } from './code.ts';
import { proposeMark } from './code-mark.ts';
import { type CodeRow, insertCodes, lockCodebook, selectCodes } from './queries.ts';
import { active, isSameLabel } from './save-code.ts';

export type CopyOutcome = { outcome: 'copied'; added: number; known: number } | { outcome: 'too-many' };

/**
 * Another topic's codes, with their tree. A label that is here already is not added again; what stood below it comes below it.
 */
export async function copyCodebook(
  db: Kysely<DB>,
  act: { siteId: string; topicId: string; from: string; actorId: string },
): Promise<CopyOutcome> {
  const { siteId, topicId, from, actorId } = act;
  return db.transaction().execute(async (trx) => {
    await lockCodebook(trx, topicId);
    const own = active(await selectCodes(trx, topicId));
    const others = treeOrder(active(await selectCodes(trx, from)));
    const copied = copiesOf(others, own);
    if (own.length + copied.length > CODES_MAX) return { outcome: 'too-many' };
    const rows = copied.map(({ code, ...place }) => ({
      ...place,
      site_id: siteId,
      topic_id: topicId,
      label: code.label,
      description: code.description,
      colour: code.colour,
      created_by: actorId,
    }));
    await insertCodes(trx, rows);
    return { outcome: 'copied', added: rows.length, known: others.length - rows.length };
  });
}

function copiesOf(others: readonly CodeRow[], own: readonly CodeRow[]) {
  const ids = new Map<string, string>();
  const marks = new Set(own.map(({ mark }) => mark));
  const all: { id: string; parentId: string | null }[] = [...own];
  let position = Math.max(0, ...own.map((code) => code.position));
  return others.flatMap((code) => {
    const known = own.find(({ label }) => isSameLabel(label, code.label));
    const id = known?.id ?? uuidv7();
    ids.set(code.id, id);
    if (known) return [];
    const mark = marks.has(code.mark) ? proposeMark(code.label, marks) : code.mark;
    marks.add(mark);
    position++;
    const wished = code.parentId ? (ids.get(code.parentId) ?? null) : null;
    const parentId = placeProblem(all, { parentId: wished }) ? null : wished;
    all.push({ id, parentId });
    return [{ id, code, mark, position, parent_id: parentId }];
  });
}
