import type { Moment } from '../i18n/moment.ts';
import type { PromiseBlock, QueueCounts } from './queue-page-model.ts';

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
