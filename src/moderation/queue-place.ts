import { readCursor, writeCursor } from '../comments/cursor.ts';
import { isStorable } from '../lib/storable.ts';
import type { QueueKey } from './queue-page-model.ts';

export const QUEUE_KEYS = [
  'waiting',
  'suspicious',
  'spam',
  'edits',
  'objections',
  'asked',
  'decided',
  'mine',
  'review',
  'second',
] as const satisfies readonly QueueKey[];

const URGENT = 'dringend';

/** Queues of comments that wait for their first decision. */
export function holdsUndecided(queue: QueueKey): boolean {
  return queue === 'waiting' || queue === 'suspicious' || queue === 'spam';
}

/** Queues that only some topics fill; a city that has none does not see them. */
export const isOfModes = (queue: QueueKey) => queue === 'review' || queue === 'second';

/** Queues in which somebody waits for an answer: there is a promise to keep. */
const WAITING_QUEUES: readonly QueueKey[] = ['waiting', 'suspicious', 'spam', 'edits', 'objections'];

export const isWaitingQueue = (queue: QueueKey) => WAITING_QUEUES.includes(queue);

/** Longer searches are cut off. In characters. */
const SEARCH_MAX = 200;

/** An entry's place in the order of its queue: the time it is ordered by, to the microsecond, and its id. */
export type QueueCursor = NonNullable<ReturnType<typeof readCursor>>;

/** Where a moderator works: a queue, all of it or one topic's part, and which page of it. */
export interface QueuePlace {
  queue: QueueKey;
  /** Slug; absent: all topics. */
  topic?: string;
  /** Who needs a person soon comes first, where the queue waits; else who has waited longest. What is found has its own order. */
  urgentFirst?: boolean;
  /** Entries that follow this one. */
  after?: QueueCursor;
  /** Entries that lead to this one. */
  before?: QueueCursor;
  /** Words, a name or a Vorgangsnummer: only entries that hold them, the best first. */
  search?: string;
  /** Only those that wait longer than promised. */
  overdue?: true;
  /** How many found entries come before this page. */
  hit?: number;
}

/** Reads a place from an untrusted query; what is none of ours is left out, so that a decision's words are never lost to it. */
export function readPlace(query: unknown): QueuePlace {
  const fields = (query ?? {}) as Record<string, unknown>;
  const one = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const search = readSearch(one('q'));
  const named = QUEUE_KEYS.find((key) => key === one('queue'));
  const queue = named ?? (search !== undefined ? 'all' : 'waiting');
  const topic = /^[a-z0-9-]{1,80}$/.test(one('topic')) ? one('topic') : undefined;
  const urgentFirst = one('sortierung') === URGENT && holdsUndecided(queue);
  const after = readCursor(one('page'));
  const before = readCursor(one('before'));
  const hit = /^[1-9]\d{0,3}$/.test(one('hit')) ? Number(one('hit')) : undefined;
  return {
    queue,
    ...(topic && { topic }),
    ...(search === undefined && urgentFirst && { urgentFirst }),
    ...(one('overdue') === '1' && isWaitingQueue(queue) && { overdue: true }),
    ...(search === undefined && after && { after }),
    ...(search === undefined && before && !after && { before }),
    ...(search !== undefined && { search, ...(hit && { hit }) }),
  };
}

function readSearch(sent: string): string | undefined {
  const words = sent.trim();
  if (words === '' || !isStorable(words)) return undefined;
  return [...words].slice(0, SEARCH_MAX).join('');
}

/** The queue's address; its first page is the shortest. */
export function queueHref(place: QueuePlace, receipt?: { of: string }): string {
  const query = placeQuery(place);
  if (receipt) query.set('entschieden', receipt.of);
  return withQuery('/moderation', query);
}

/** A comment's own page, which leads back to the place. */
export function entryHref(id: string, place: QueuePlace): string {
  return withQuery(`/moderation/kommentare/${id}`, placeQuery(place));
}

/** Where a decision about many comments is written down; with its id the page about it. */
export function bulkHref(id: string | undefined, place: QueuePlace): string {
  const { after: _, before: __, hit: ___, ...whole } = place;
  return withQuery(id === undefined ? '/moderation/stapel' : `/moderation/stapel/${id}`, placeQuery(whole));
}

/** What else there is about a comment. */
export function aroundHref(id: string, place: QueuePlace): string {
  return withQuery(`/moderation/kommentare/${id}/umfeld`, placeQuery(place));
}

/** Where a colleague says that they are reading a comment. */
export function claimHref(id: string, place: QueuePlace): string {
  return withQuery(`/moderation/kommentare/${id}/ansehen`, placeQuery(place));
}

/** Where a sender is held, and let go. */
export function senderHref(id: string, place: QueuePlace): string {
  return withQuery(`/moderation/kommentare/${id}/absender`, placeQuery(place));
}

/** Where decisions about a comment are sent to. */
export function decisionsHref(id: string, place: QueuePlace): string {
  return withQuery(`/moderation/kommentare/${id}/entscheidungen`, placeQuery(place));
}

/** Where something is said under a comment as the city, corrected or taken back. */
export function remarksHref(id: string, place: QueuePlace, remarkId?: string, act?: 'zuruecknehmen'): string {
  const path = [`/moderation/kommentare/${id}/antworten`, remarkId, act].filter(Boolean).join('/');
  return withQuery(path, placeQuery(place));
}

function placeQuery(place: QueuePlace): URLSearchParams {
  const { queue, topic, urgentFirst, after, before, search, overdue, hit } = place;
  const usual = search === undefined ? 'waiting' : 'all';
  return new URLSearchParams({
    ...(search !== undefined && { q: search }),
    ...(queue !== usual && { queue }),
    ...(topic && { topic }),
    ...(urgentFirst && holdsUndecided(queue) && { sortierung: URGENT }),
    ...(overdue && { overdue: '1' }),
    ...(hit && { hit: String(hit) }),
    ...(after && { page: writeCursor(after) }),
    ...(before && { before: writeCursor(before) }),
  });
}

function withQuery(path: string, query: URLSearchParams): string {
  return query.size === 0 ? path : `${path}?${query}`;
}
