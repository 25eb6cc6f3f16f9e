import type { Db } from '../database/db.ts';
import { type Placed, treeOrder } from './code.ts';
import { type CodeRow, selectCodes, selectPublishedUse, selectTopicBySlug, selectUse } from './queries.ts';

export type { CodeRow };

/** A code with how often it was given: codings, and comments that have one. */
export type UsedCode = CodeRow & { codings: number; comments: number };

export interface Codebook {
  /** In the order of the tree. */
  active: Placed<UsedCode>[];
  /** No longer offered, merged ones too; by label. */
  archived: UsedCode[];
}

/** The topic of an address of the planners' desk, drafts too. */
export const topicOf = selectTopicBySlug;

export async function getCodebook(db: Db, topicId: string): Promise<Codebook> {
  const [codes, use] = await Promise.all([selectCodes(db, topicId), selectUse(db, topicId)]);
  const used = new Map(use.map((one) => [one.codeId, one]));
  const all = codes.map((code) => ({
    ...code,
    codings: used.get(code.id)?.codings ?? 0,
    comments: used.get(code.id)?.comments ?? 0,
  }));
  return {
    active: treeOrder(all.filter(({ archivedAt }) => archivedAt === null)),
    archived: all
      .filter(({ archivedAt }) => archivedAt !== null)
      .sort((a, b) => a.label.localeCompare(b.label, 'de')),
  };
}

/** Beyond so many codings of a topic, counting them takes longer than opening the comment they stand beside. */
const COUNTED = 5_000;

/** The codes to give, in the order of the tree, with what the desk's filter would find by each; no number where that takes long. */
export async function getPalette(
  db: Db,
  topicId: string,
): Promise<Placed<CodeRow & { comments?: number | undefined }>[]> {
  const [codes, use] = await Promise.all([
    selectCodes(db, topicId),
    selectPublishedUse(db, topicId, { most: COUNTED }),
  ]);
  const offered = codes.filter(({ archivedAt }) => archivedAt === null);
  return treeOrder(offered.map((code) => ({ ...code, comments: use && (use.get(code.id) ?? 0) })));
}
