import type { RedactionKind } from '../comments/redact-text.ts';
import type { Moment } from '../i18n/moment.ts';
import type { KeyAct } from '../staff/keys.ts';
import type { DecisionName } from './decision.ts';
import type { DecisionField } from './decision-form.ts';

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

/** A stretch of the comment's text; `mark.n` is the number of the finding it belongs to. */
export type Segment = {
  text: string;
  mark?: { n: number; kind: 'warning' | 'danger' };
  /** Of an edited text; `removed` stands in the old one only. */
  change?: 'added' | 'removed';
};

export type Finding = {
  kind: 'warning' | 'danger' | 'info';
  label: string;
  /** Set where passages of the text carry the same number. */
  n?: number;
  /** One sentence: what was found. */
  text: string;
  /** "Vorschlag: Spam" with the key that does it. */
  suggestion?: { text: string; key: string };
};

/** A check without a finding. `off` is switched off, `outage` could not be asked, `waiting` has not answered yet. */
export type CleanCheck = { label: string; value: string; state: 'clean' | 'off' | 'outage' | 'waiting' };

export type Evidence = {
  /** "2 von 9, Akismet aus" */
  summary: string;
  findings: readonly Finding[];
  checks: readonly CleanCheck[];
};

export type HistoryLine = { at: Moment; text: string };

export type InternalNote = { text: string; by: string; at: Moment };

/** What was decided, by whom and why; shown in "Entschieden" and on the conflict page. */
export type DecidedAs = {
  state: 'published' | 'rejected' | 'spam' | 'withdrawn' | 'erased';
  /** "Veröffentlicht", "Abgelehnt", "Als Spam abgelegt" … */
  stateText: string;
  by: string;
  at: Moment;
  reason?: { label: string; rule: string };
  facts?: string;
  reasonText?: string;
};

type DecisionFields = {
  decision?: DecisionName;
  reason?: string;
  facts: string;
  reasonText: string;
  note: string;
};

/** The form of one entry. `errors` come with the 422 page; `action` may carry the queue to return to as its query. */
export type DecisionForm = DecisionFields & {
  action: string;
  /** Days the author has, with `ask`. */
  answerDays: number;
  errors?: { [field in DecisionField]?: string };
};

export type QueueEntry = {
  id: string;
  /** Vorgangsnummer */
  reference: string;
  version: number;
  /** 1 for the first of the whole queue, not of the page; absent far down a long one. */
  position?: number;
  /** "Anna sieht das gerade an": a colleague, never the reader. */
  claim?: string;
  /** Decided about together with others: `commentId.version`. Absent where nothing waits. */
  pick?: string;
  /** The form came back. */
  isPicked?: boolean;
  name: string;
  /** Language of the page the comment was written on; the author's text is prefilled in it. */
  lang: 'de' | 'en';
  topic: { title: string; href: string };
  channel: string;
  received: Moment;
  /** Hours and minutes waited, "21 h 12"; absent once decided. */
  waited?: string;
  /** `text` "Frist 13:38" for the row, `chip` "Frist in 2 h 48" for the open entry (`near` and `overdue` only). */
  deadline?: { text: string; chip: string; state: 'later' | 'near' | 'overdue' };
  parent?: { name: string; excerpt: string; href?: string };
  segments: readonly Segment[];
  /** What the form decides about where it is not the comment itself. */
  asks?: 'edit' | 'objection' | 'review';
  /** It is about an edit or an objection, which is no spam. */
  isAboutAnother: boolean;
  objection?: ObjectionEntry;
  /** What a colleague, or the reader, wants to decide; it waits for a second person. */
  proposal?: ProposalEntry;
  /** What is known of who sent it, and whether their comments always wait. */
  sender: SenderEntry;
  /** The author was asked for another text. */
  asked?: { text: string; isOver: boolean };
  /** Words are blackened: what can still be done about it. */
  redacted?: string;
  /** Answers of the city that quote it; without an address where this person can open none. */
  quotes?: readonly { text: string; href?: string }[];
  /** Present where words can be blackened now. */
  redact?: RedactForm;
  /** What the editors said in public under it. */
  remarks?: RemarkBlock;
  evidence: Evidence;
  /** Arrived after the topic closed. */
  late: boolean;
  akismetConsent: boolean;
  history: readonly HistoryLine[];
  notes: readonly InternalNote[];
  /** Present once decided; the form then offers "Wieder öffnen" only, unless something is asked. */
  decided?: DecidedAs;
  /** Address of the entry's own page. */
  href: string;
  /** Where the reader says that they are reading it. */
  claimAction: string;
  claimedByMe?: true;
  /** What else there is about it, as a part of a page. */
  aroundHref: string;
  form: DecisionForm;
};

/** `views/partials/desk/remarks.hbs`: what the editors said in public, and the form to say more. */
export type RemarkBlock = {
  said: readonly {
    id: string;
    text: string;
    by: string;
    at: Moment;
    editedAt?: Moment;
    version: number;
    action: string;
    takeBackAction: string;
    /** What stands in its form. */
    draft: string;
    error?: string;
  }[];
  /** The comment is not public yet. */
  isWaiting: boolean;
  isOpen: boolean;
  /** Absent where nobody would read it. */
  action?: string;
  draft?: string;
  error?: string;
};

export type RedactForm = {
  /** What the checks found, to be chosen; ticked from the start where it is about a person. */
  found: readonly { value: string; text: string; kind: string; ticked: boolean }[];
  /** The text again, for brackets. */
  copy: string;
  kinds: readonly { code: RedactionKind; label: string; digit: number; chosen: boolean }[];
};

/** `views/partials/desk/surroundings.hbs`: what else there is of the sender, with these words, and against the comment. */
export type Surroundings = {
  groups: readonly {
    title: string;
    hint: string;
    comments: readonly {
      href: string;
      name: string;
      reference: string;
      stateText: string;
      received: Moment;
      beginning: string;
    }[];
  }[];
  reports: readonly { label: string; count: number; open?: string }[];
  isEmpty: boolean;
};

export type ProposalEntry = {
  /** „A. Muster schlägt vor: Ablehnen, Grund Werbung.“ */
  text: string;
  at: Moment;
  reasonText?: string;
  /** Which passage it is about. */
  facts?: string;
  /** What would be blackened. */
  passages: readonly string[];
  /** The reader's own: somebody else confirms it. */
  isOwn: boolean;
  /** The same decision again, with one click; absent where it is the reader's own. */
  confirm?: { label: string; fields: readonly { name: string; value: string }[] };
};

export type SenderEntry = {
  action: string;
  /** „Zurückgehalten von A. Muster seit …“ */
  held?: string;
  /** There is something by which the sender would be known again. */
  canHold: boolean;
  /** An e-mail address was given, too. */
  hasEmail: boolean;
};

export type ObjectionEntry = {
  text: string;
  at: Moment;
  /** "M. Köhler hat abgelehnt, Grund Werbung." */
  first: string;
  /** The first decision was the reader's own: somebody else decides, or there is nobody else. */
  own?: 'others-decide' | 'nobody-else';
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

/** 200 to a decision sent with `Accept: application/json`. */
export type DecisionAnswer = {
  id: string;
  state: 'pending' | 'published' | 'rejected' | 'spam';
  /** The receipt's first word: "Veröffentlicht", "Abgelehnt", "Als Spam abgelegt", "Wieder geöffnet". */
  stateText: string;
  /** Name and beginning of the text: `pixelpflaume, „Die Abfahrtsdaten …“`. */
  receipt: { text: string };
  version: number;
  /** Absent where nothing can be taken back. */
  undo?: { url: string; version: number };
  counts: QueueCounts;
  promise?: PromiseBlock;
};

/** 409: somebody else was first. */
export type DecisionConflict = {
  /** "Schon entschieden:" */
  title: string;
  /** "M. Köhler hat um 09:42 abgelehnt, Grund Werbung." */
  message: string;
  decidedBy: string;
  decidedAt: Moment;
  state: 'pending' | 'published' | 'rejected' | 'spam' | 'withdrawn' | 'erased';
  stateText: string;
};

/** 422: a field is missing or too long. */
export type DecisionRefusal = {
  message: string;
  errors: readonly {
    field: 'decision' | 'reason' | 'redaction' | 'facts' | 'reason_text' | 'note';
    message: string;
  }[];
};

/** 401 and 403: the session ended or the form's token is no longer good. */
export type SessionEnded = { message: string; signIn: string };
