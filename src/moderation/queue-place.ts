import { readCursor, writeCursor } from '../comments/cursor.ts';
import type { QueueKey } from './queue-page-model.ts';

export const QUEUE_KEYS = [
  'waiting',
  'suspicious',
  'spam',
  'edits',
  'objections',
  'asked',
  'decided',
] as const satisfies readonly QueueKey[];

const URGENT = 'dringend';

/** Queues of comments that wait for their first decision. */
export function mayBeUrgent(queue: QueueKey): boolean {
  return queue === 'waiting' || queue === 'suspicious' || queue === 'spam';
}

/** An entry's place in the order of its queue: the time it is ordered by, to the microsecond, and its id. */
export type QueueCursor = NonNullable<ReturnType<typeof readCursor>>;

/** Where a moderator works: a queue, all of it or one topic's part, and which page of it. */
export interface QueuePlace {
  queue: QueueKey;
  /** Slug; absent: all topics. */
  topic?: string;
  /** Who needs a person soon comes first, where the queue waits; else who has waited longest. */
  urgentFirst?: boolean;
  /** Entries that follow this one. */
  after?: QueueCursor;
  /** Entries that lead to this one. */
  before?: QueueCursor;
}

/** Reads a place from an untrusted query; what is none of ours is left out, so that a decision's words are never lost to it. */
export function readPlace(query: unknown): QueuePlace {
  const fields = (query ?? {}) as Record<string, unknown>;
  const one = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const queue = QUEUE_KEYS.find((key) => key === one('queue')) ?? 'waiting';
  const topic = /^[a-z0-9-]{1,80}$/.test(one('topic')) ? one('topic') : undefined;
  const urgentFirst = one('sortierung') === URGENT && mayBeUrgent(queue);
  const after = readCursor(one('page'));
  const before = readCursor(one('before'));
  return {
    queue,
    ...(topic && { topic }),
    ...(urgentFirst && { urgentFirst }),
    ...(after && { after }),
    ...(before && !after && { before }),
  };
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

/** Where decisions about a comment are sent to. */
export function decisionsHref(id: string, place: QueuePlace): string {
  return withQuery(`/moderation/kommentare/${id}/entscheidungen`, placeQuery(place));
}

function placeQuery({ queue, topic, urgentFirst, after, before }: QueuePlace): URLSearchParams {
  return new URLSearchParams({
    ...(queue !== 'waiting' && { queue }),
    ...(topic && { topic }),
    ...(urgentFirst && mayBeUrgent(queue) && { sortierung: URGENT }),
    ...(after && { page: writeCursor(after) }),
    ...(before && { before: writeCursor(before) }),
  });
}

function withQuery(path: string, query: URLSearchParams): string {
  return query.size === 0 ? path : `${path}?${query}`;
}
