import { createHash } from 'node:crypto';
import { type Channel, checkName, checkText } from '../comments/comment.ts';
import { isStorable } from '../lib/storable.ts';
import { textDigest } from '../screening/text-digest.ts';
import { readDate } from './entry-date.ts';
import { channelNamed, stateNamed } from './entry-words.ts';
import type { EntryProblem, RawEntry, Reading } from './import.ts';
import { readPoint } from './point.ts';

/** An entry that can be stored; what `intake_row.entry` holds. */
export interface Entry {
  name: string;
  text: string | null;
  /** ISO 8601. */
  receivedAt: string;
  state: EntryState;
  channel: Channel;
  districtId?: string;
  lat?: number;
  lon?: number;
  codes: string[];
  url: string;
  /** Of the text, to tell whether the entry is known with another one. */
  digest: string | null;
}

export type EntryState = 'pending' | 'published' | 'spam' | 'rejected' | 'withdrawn';

export interface CheckedEntry {
  sourceId: string;
  parentSourceId: string | null;
  postKey: string | null;
  entry: Entry;
}

export type Checked = { ok: CheckedEntry } | { problem: EntryProblem; detail: string };

export interface CheckingContext {
  reading: Reading;
  timeZone: string;
  now: Date;
  /** By name in lower case. */
  districts: ReadonlyMap<string, string>;
}

const CODE_MAX = 80;
const MOST_CODES = 20;
const ID_MAX = 200;
const URL_MAX = 2_000;

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

class Refused extends Error {
  readonly problem: EntryProblem;
  readonly detail: string;
  constructor(problem: EntryProblem, detail = '') {
    super(problem);
    this.problem = problem;
    this.detail = detail;
  }
}

/** Reads one entry of a file, or says what is wrong with it first. Dates and numbers may be German. */
export function checkEntry(raw: RawEntry, context: CheckingContext): Checked {
  try {
    return { ok: read(raw, context) };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem, detail: quoted(error.detail) };
    throw error;
  }
}

/** Short enough for a table, and such that the database can keep it. */
function quoted(text: string): string {
  return text.slice(0, 80).replaceAll('\0', '').toWellFormed();
}

function read(raw: RawEntry, context: CheckingContext): CheckedEntry {
  const { reading } = context;
  const text = textOf(raw);
  const name = nameOf(raw.name);
  const state = stateOf(raw, reading);
  const channel = raw.channel.trim() === '' ? (reading.channel ?? 'import') : channelNamed(raw.channel);
  if (!channel) throw new Refused('unknown-channel', raw.channel);
  const receivedAt = dateOf(raw, context).toISOString();
  const point = readPoint(raw.lat, raw.lon);
  if (point.problem) throw new Refused('bad-point', `${raw.lat} ${raw.lon}`);
  const districtId = districtOf(raw.district, context);
  const entry: Entry = {
    ...{ name, text, receivedAt, state, channel, codes: codesOf(raw.codes), url: urlOf(raw.url) },
    ...(districtId && { districtId }),
    ...point.point,
    digest: text === null ? null : textDigest(text).toString('base64url'),
  };
  const content = `sha256:${sha256(JSON.stringify([name, text, receivedAt, channel]))}`;
  return {
    sourceId: idOf(raw.id) ?? content,
    parentSourceId: idOf(raw.parentId) ?? null,
    postKey: idOf(raw.postKey ?? '') ?? null,
    entry,
  };
}

/** The title stands first, as a paragraph of its own. What was deleted there has no text, and none is taken. */
function textOf({ title, text, state }: RawEntry): string | null {
  if (text === null || stateNamed(state) === 'withdrawn') return null;
  const [head, body] = [title.trim(), text.trim().replace(/\r\n?/g, '\n')];
  const whole = head === '' || head === body ? body : body === '' ? head : `${head}\n\n${body}`;
  const problem = checkText(whole);
  if (problem === 'too-long' || problem === 'not-storable') throw new Refused(problem);
  if (problem) throw new Refused('too-short');
  return whole;
}

function nameOf(raw: string): string {
  const name = raw.trim().replace(/\s+/g, ' ');
  const problem = checkName(name);
  if (problem) throw new Refused(problem === 'too-long' ? 'name-too-long' : 'not-storable');
  return name;
}

/** Without somebody who may decide, everything waits; what was deleted stays so. */
function stateOf(
  { text, state }: RawEntry,
  { state: usual = 'pending', mayDecide = false }: Reading,
): EntryState {
  if (text === null) return 'withdrawn';
  const named = state.trim() === '' ? usual : stateNamed(state);
  if (!named) throw new Refused('unknown-state', state);
  return mayDecide || named === 'withdrawn' ? named : 'pending';
}

function dateOf(raw: RawEntry, { reading, timeZone, now }: CheckingContext): Date {
  const text = raw.date.trim() || (reading.columns?.includes('date') ? '' : (reading.day ?? ''));
  if (text === '') throw new Refused('no-date');
  const date = readDate(text, timeZone, now);
  if (date instanceof Date) return date;
  throw new Refused(date, text);
}

function districtOf(raw: string, { districts }: CheckingContext): string | undefined {
  const name = raw.trim().replace(/\s+/gu, ' ');
  if (name === '') return undefined;
  const id = districts.get(name.toLowerCase());
  if (!id) throw new Refused('unknown-district', name);
  return id;
}

function codesOf(labels: readonly string[]): string[] {
  const codes = new Map(labels.map((label) => [label.toLowerCase(), label]));
  for (const label of codes.values()) {
    if ([...label].length > CODE_MAX || !isStorable(label)) throw new Refused('bad-code', label);
  }
  if (codes.size > MOST_CODES) throw new Refused('bad-code', [...codes.values()].join(', '));
  return [...codes.values()];
}

function urlOf(raw: string): string {
  const url = raw.trim();
  if (url === '') return '';
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url) || url.length > URL_MAX || !isStorable(url)) {
    throw new Refused('bad-url', url);
  }
  return url;
}

/** A long one is kept by its digest. */
function idOf(raw: string): string | undefined {
  const id = raw.trim();
  if (id === '') return undefined;
  if (!isStorable(id)) throw new Refused('bad-id', id);
  return [...id].length > ID_MAX ? `sha256:${sha256(id)}` : id;
}
