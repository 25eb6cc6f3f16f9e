import type { KeyAct } from '../staff/keys.ts';
import type { QueueEntry, Surroundings } from './entry-model.ts';

/** `mine`: what the reader decided; `all`: everything there is, to search in. */
export type QueueKey =
  | 'waiting'
  | 'suspicious'
  | 'spam'
  | 'edits'
  | 'objections'
  | 'asked'
  | 'decided'
  | 'mine'
  /** Published by the program, and nobody has looked at it yet. */
  | 'review'
  /** Proposals that wait for a second person. */
  | 'second'
  | 'all';

/** Of the others there is no number that costs the same in a large city. */
export type CountedQueue = Exclude<QueueKey, 'mine' | 'all'>;

/** A coded reason as the reject panel shows it; `digit` is its key, in the city's order; from the tenth on it has none. */
export type CodedReason = {
  code: string;
  digit?: number;
  label: string;
  /** What the moderator is asked for. */
  prompt: string;
  /** "Regel 2" of the Netiquette; empty where it stands on none. */
  rule: string;
  /** What the author reads unless the moderator changes it; empty: the moderator writes one. */
  texts: { de: string; en: string; simple: string };
};

export type QueueLink = {
  key: QueueKey;
  label: string;
  href: string;
  /** Absent where it is not counted. */
  count?: number;
  /** Its key; the tenth has none. */
  digit?: number;
  current: boolean;
};

export type TopicLink = {
  /** Empty for "Alle Themen", which comes first. */
  slug: string;
  label: string;
  href: string;
  count?: number;
  current: boolean;
};

/** Which comes first: who has waited longest, or who needs a person soon. */
export type OrderLink = { label: string; href: string; current: boolean };

/** How long people wait against what the city promised them. */
export type PromiseBlock = {
  /** "Zusage: 24 Stunden, werktags" */
  label: string;
  /** Age of the oldest waiting comment, "21 h 12 min"; absent when none waits. */
  oldest?: string;
  /** The promised time as words: "24 h" */
  promised: string;
  /** Used part of the promised time, 0 to 100. */
  percent: number;
  /** `near` from 75 %, `broken` from 100 %. */
  state: 'kept' | 'near' | 'broken';
  /** Next deadline: `clock` "12:31" or "morgen 9:10", `left` "in 2 h 48" or "seit 1 h 02". */
  next?: { clock: string; left: string };
  /** "Heute eingehalten: 86 von 86." and, where known, the mean wait. */
  today?: string;
};

/** The line that stays after a decision without script. */
export type Receipt = {
  stateText: string;
  text: string;
  undo?: { action: string; version: number };
};

/**
 * `done`: nothing waits at all; `queue`: this queue is empty; `topic`: this topic has nothing in this queue; `search`: the
 * words stand nowhere here; `overdue`: the promise is kept.
 */
export type EmptyQueue = {
  kind: 'done' | 'queue' | 'topic' | 'search' | 'overdue';
  /** "Zusage gehalten: 133 von 133." (`done` only) */
  promise?: string;
  /** "Heute 133 Entscheidungen, mittlere Wartezeit 3 h 02." (`done` only) */
  today?: string;
  next?: { href: string; text: string };
};

export type Pager = {
  /** "21–40 von 45" */
  position?: string;
  previousHref?: string;
  nextHref?: string;
};

/** The form that decides about several entries at once. */
export type BulkForm = {
  action: string;
  /** "Alle 46 dieses Filters" */
  allText: string;
  decision: string;
  reason: string;
  reasonText: string;
  picks: readonly string[];
  /** Why nothing was previewed. */
  problem?: string;
};

/** The form that searches and narrows down a queue. */
export type QueueFilter = {
  search: string;
  topic?: string;
  /** What to search in, or the queue itself. */
  queues: readonly { key: string; label: string; current: boolean }[];
  /** A link that switches the filter on or off. */
  overdue?: { checked: boolean; href: string };
  /** The queue without words and filter, where there are any. */
  clearHref?: string;
  /** More was found than is shown. */
  more?: string;
};

/** Caps of single keys by what they do; `caps` only while they work. */
export type KeysModel = {
  areOn: boolean;
  /** Act to key. */
  json: string;
  all: Partial<Record<KeyAct, string>>;
  caps: Partial<Record<KeyAct, string>>;
};

/** `views/moderation/queue.hbs` */
export type QueuePage = {
  keys: KeysModel;
  /** `isWhole`: not searched and not filtered, so that its number is that of the rail. */
  queue: { key: QueueKey; label: string; countText: string; href: string; isWhole: boolean };
  filter: QueueFilter;
  /** Comments with open reports. */
  reported: number;
  queues: readonly QueueLink[];
  /** Key of the last queue that has one. */
  lastDigit: number;
  topics: readonly TopicLink[];
  /** Empty where there is nothing to choose. */
  orders: readonly OrderLink[];
  promise: PromiseBlock;
  /** That Akismet does not answer, since when and why. */
  outage?: string;
  reasons: readonly CodedReason[];
  entries: readonly QueueEntry[];
  receipt?: Receipt;
  bulk?: BulkForm;
  empty?: EmptyQueue;
  pager?: Pager;
};

/** `views/moderation/entry.hbs`: one entry by itself, and the 422 answer without script. */
export type EntryPage = {
  entry: QueueEntry;
  surroundings: Surroundings;
  reasons: readonly CodedReason[];
  back: { href: string; label: string };
};

/** `views/moderation/conflict.hbs`: the 409 answer without script. */
export type ConflictPage = {
  title: string;
  /** "M. Köhler hat um 09:42 abgelehnt, Grund Werbung." */
  message: string;
  /** What was not saved: the button's word ("Veröffentlichen") and, where any were written, the words to copy. */
  yours: {
    decisionText: string;
    words?: { reasonLabel?: string; facts?: string; reasonText?: string; note?: string };
  };
  entry: QueueEntry;
  next: { href: string };
};

/** The queues' counts are those of the chosen topic. */
export type QueueCounts = Record<CountedQueue, number> & {
  /** What waits in all topics, for the app bar. */
  desk: number;
  reported: number;
  /** By slug, for the queue the request came from; the empty slug is "Alle Themen". None where it is not counted. */
  topics: Record<string, number>;
};
