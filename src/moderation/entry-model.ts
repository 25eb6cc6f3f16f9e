import type { RedactionKind } from '../comments/redact-text.ts';
import type { Moment } from '../i18n/moment.ts';
import type { DecisionName } from './decision.ts';
import type { DecisionField } from './decision-form.ts';

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
