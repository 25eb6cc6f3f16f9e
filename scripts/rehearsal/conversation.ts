import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { REASON_CODES, type ReasonCode } from '../../src/moderation/reasons.ts';
import { readCsv } from '../../test/support/csv.ts';

const DATA = path.join(import.meta.dirname, '../../../shared/data/klimarat-de');

/** What somebody wrote to the Klimarat, and what its moderators made of it. */
export interface RealComment {
  author: string;
  text: string;
  /** Absent: they left it waiting. */
  decision?: 'publish' | 'reject';
  /** For a rejection; theirs is not in the data, so each code has its turn. */
  reason: ReasonCode;
}

const DECISIONS: Record<string, 'publish' | 'reject' | undefined> = {
  '1': 'publish',
  '-1': 'reject',
  '0': undefined,
};
/** „Other“ asks for words of one's own. */
const REASONS = REASON_CODES.filter((code) => code !== 'other');

/**
 * The comments of one topic in the order they came in.
 *
 * @returns undefined where the data is not there
 * @see https://github.com/compdemocracy/openData (CC BY 4.0, The Computational Democracy Project)
 */
export async function readConversation(id: string): Promise<RealComment[] | undefined> {
  const folder = (await readdir(DATA).catch(() => [])).find((name) => name.includes(id));
  if (folder === undefined) return undefined;
  const csv = await readFile(path.join(DATA, folder, 'comments.csv'), 'utf8');
  const { records } = readCsv(csv.replaceAll('\n', '\r\n'), ',');
  return records
    .sort((a, b) => Number(a['timestamp']) - Number(b['timestamp']))
    .map((record, i) => {
      const moderated = record['moderated'] ?? '';
      if (!(moderated in DECISIONS)) throw new Error(`Nobody knows what moderated=${moderated} means`);
      const decision = DECISIONS[moderated];
      return {
        author: record['author-id'] as string,
        text: record['comment-body'] as string,
        reason: REASONS[i % REASONS.length] as ReasonCode,
        ...(decision && { decision }),
      };
    });
}
