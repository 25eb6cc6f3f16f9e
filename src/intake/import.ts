import type { Channel } from '../comments/comment.ts';

export const IMPORT_FORMATS = ['csv', 'xlsx', 'wordpress', 'disqus', 'isso', 'json'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What a page takes at most; the command takes files of any size. */
export const UPLOAD_LIMIT = 50 * 1024 * 1024;
/** With what a form adds to its file. */
export const UPLOAD_MOST = UPLOAD_LIMIT + 64 * 1024;
export const MOST_ENTRIES = 100_000;

/** What an entry comes in as. */
export type EntryState = 'pending' | 'published' | 'spam' | 'rejected' | 'withdrawn';

/** What a column of a table can be. */
export const IMPORT_FIELDS = [
  ...(['text', 'title', 'name', 'date', 'channel', 'district', 'lat', 'lon'] as const),
  ...(['code', 'id', 'parent', 'state', 'url'] as const),
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** How a file is read: told by the file, corrected by a person. */
export interface Reading {
  encoding?: string;
  delimiter?: string;
  /** Line the table begins in, from 1; what stands above (a title, a day) is none of it. */
  from?: number;
  /** Its first line names the columns. */
  header?: boolean;
  /** Column by column; null: left out. Several may be codes. */
  columns?: (ImportField | null)[];
  /** Of entries that name none. */
  channel?: Exclude<Channel, 'online'>;
  state?: 'pending' | 'published';
  /** `YYYY-MM-DD`, of entries where no column says when. */
  day?: string;
  postsToTopics?: boolean;
  /** Who confirms it may decide: else everything waits for the moderators. */
  mayDecide?: boolean;
}

/** As a format has it; every text is untrusted and none is checked. */
export interface RawEntry {
  /** Line of the file, row of the sheet, or number of the entry: where a person finds it. */
  line: number;
  id: string;
  parentId: string;
  name: string;
  title: string;
  /** Plain text; null: it was deleted there, and only its place is left. */
  text: string | null;
  date: string;
  channel: string;
  district: string;
  lat: string;
  lon: string;
  codes: string[];
  state: string;
  url: string;
  postKey?: string;
}

/** A post or page of another system, in plain text. */
export interface RawPost {
  key: string;
  title: string;
  body: string;
}

export type Read =
  | { kind: 'entry'; entry: RawEntry }
  | { kind: 'post'; post: RawPost }
  /** An entry that cannot be one, and why. */
  | { kind: 'bad'; line: number; problem: EntryProblem; detail?: string };

/** What is wrong with one entry; each has a sentence in the catalogues. */
export const ENTRY_PROBLEMS = [
  ...(['columns', 'too-short', 'too-long', 'not-storable', 'name-too-long', 'no-date', 'bad-date'] as const),
  ...(['future', 'unknown-channel', 'unknown-district', 'unknown-state', 'bad-point', 'bad-url'] as const),
  ...(['bad-code', 'bad-id', 'duplicate-id', 'not-a-comment', 'known-other'] as const),
] as const;
export type EntryProblem = (typeof ENTRY_PROBLEMS)[number];

/** Why a file cannot be read at all. */
export const FILE_PROBLEMS = [
  ...([
    'empty',
    'unknown-format',
    'too-many',
    'broken-xml',
    'doctype',
    'not-wordpress',
    'not-disqus',
  ] as const),
  ...(['broken-csv', 'encoding', 'broken-json', 'not-isso', 'broken-xlsx', 'xlsx-large', 'lost'] as const),
  ...(['too-many-codes', 'too-many-problems'] as const),
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** Ends the reading: nothing of the file is taken over. */
export class BrokenFile extends Error {
  override name = 'BrokenFile';
  readonly problem: FileProblem;
  readonly line: number | undefined;

  constructor(problem: FileProblem, line?: number) {
    super(line === undefined ? problem : `${problem} in line ${line}`);
    this.problem = problem;
    this.line = line;
  }
}

/** An entry with nothing but its place, for formats to fill in. */
export function blankEntry(line: number): RawEntry {
  return {
    ...{ line, id: '', parentId: '', name: '', title: '', text: '', date: '', channel: '' },
    ...{ district: '', lat: '', lon: '', codes: [], state: '', url: '' },
  };
}
