import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readCsv } from '../../test/support/csv.ts';

const DATA = path.join(import.meta.dirname, '../../../shared/data/klimarat-de');

/** A conversation and who agreed with what in it. */
export interface Conversation {
  comments: RealComment[];
  /** For each participant the comments they agreed with, by number. */
  agreements: string[][];
}

/** What somebody wrote to the Klimarat, and what its moderators made of it. */
export interface RealComment {
  /** As the data numbers it. */
  number: string;
  author: string;
  text: string;
  /** Absent: they left it waiting. */
  decision?: 'publish' | 'reject';
  /** For a rejection; theirs is not in the data, so each code has its turn. */
  reason: string;
}

const DECISIONS: Record<string, 'publish' | 'reject' | undefined> = {
  '1': 'publish',
  '-1': 'reject',
  '0': undefined,
};
/** Those every city begins with, but for „other“, which asks for words of one's own. */
const REASONS = [
  ...['insult', 'personal-data', 'advertising', 'off-topic'],
  ...['duplicate', 'illegal', 'copyright', 'unintelligible'],
];

/** 1,503 took part and agreed 42,545 times; every 32nd of them makes a busy evening. */
const EVERY_PARTICIPANT = 32;

/**
 * The comments of one topic in the order they came in, and who agreed with them.
 *
 * @returns undefined where the data is not there
 * @see https://github.com/compdemocracy/openData (CC BY 4.0, The Computational Democracy Project)
 */
export async function readConversation(id: string): Promise<Conversation | undefined> {
  const folder = (await readdir(DATA).catch(() => [])).find((name) => name.includes(id));
  if (folder === undefined) return undefined;
  const comments = await readTable(path.join(DATA, folder, 'comments.csv'));
  const participants = await readTable(path.join(DATA, folder, 'participants-votes.csv'));
  return {
    comments: commentsOf(comments),
    agreements: participants
      .filter((_, i) => i % EVERY_PARTICIPANT === 0)
      .map((votes) => Object.keys(votes).filter((column) => /^\d+$/.test(column) && votes[column] === '1')),
  };
}

async function readTable(file: string): Promise<Record<string, string>[]> {
  const csv = await readFile(file, 'utf8');
  return readCsv(csv.replaceAll('\n', '\r\n'), ',').records;
}

function commentsOf(records: Record<string, string>[]): RealComment[] {
  return records
    .sort((a, b) => Number(a['timestamp']) - Number(b['timestamp']))
    .map((record, i) => {
      const moderated = record['moderated'] ?? '';
      if (!(moderated in DECISIONS)) throw new Error(`Nobody knows what moderated=${moderated} means`);
      const decision = DECISIONS[moderated];
      return {
        number: record['comment-id'] as string,
        author: record['author-id'] as string,
        text: record['comment-body'] as string,
        reason: REASONS[i % REASONS.length] as string,
        ...(decision && { decision }),
      };
    });
}
