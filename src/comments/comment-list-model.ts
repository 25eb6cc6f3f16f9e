import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';
import type { Channel } from './comment.ts';
import type { Order } from './list-view.ts';

/** One page of a topic's comments, each with its replies. */
export interface CommentListModel {
  /** Published comments of the whole topic, replies too. */
  count: number;
  items: readonly CommentModel[];
  /** Absent where there is nothing to sort. */
  toolbar?: ToolbarModel;
  /** Absent while everything fits on one page. */
  pager?: PagerModel;
}

/** A form that asks for the same page in another order. */
export interface ToolbarModel {
  /** Address of the topic's page. */
  action: string;
  orders: readonly { order: Order; value: string; isChosen: boolean }[];
  /** Present where the topic has an answer. */
  onlyAnswered?: { isChosen: boolean };
}

/** Where in the list the page is, in words that need no counting, and what lies on either side. */
export interface PagerModel {
  kind: Order | 'thread';
  /** Days of the earliest and the latest comment. */
  days: string;
  /** Most and fewest supports of the page, where that is the order, and whether they differ. */
  supports?: { most: number; fewest: number; span: 'yes' | 'no' };
  previous?: string;
  next?: string;
}

export type CommentModel = PublishedCommentModel | TraceModel;

interface Threaded {
  /** `beitrag-7K4M-2QXH`: the fragment of the permalink. */
  anchor: string;
  /** 3 for a comment, 4 and 5 for replies. */
  headingLevel: 3 | 4 | 5;
  replies: readonly CommentModel[];
  /** Set where what it replies to stands on another page. */
  inReplyTo?: { href: string; author?: string };
  /** The thread's own page, where not all replies are shown. */
  more?: { href: string; count: number };
}

export interface PublishedCommentModel extends Threaded {
  trace?: never;
  /** Set where the comment's language is not the page's. */
  contentLang?: Lang;
  /** Absent: "Anonym". */
  author?: string;
  /** Permalink. */
  href: string;
  at: Moment;
  editedAt?: Moment;
  /** Absent for online, which needs no word. */
  channel?: Exclude<Channel, 'online'>;
  text: string;
  supports: number;
  /** Where one click supports it; absent when the talk is over. */
  supportAction?: string;
  /** Page with the form; absent when the talk is over, and on the lowest level. */
  replyHref?: string;
  /** The form to report it, whether the topic is open or not. */
  reportHref: string;
  answers: readonly AnswerModel[];
  remarks: readonly RemarkModel[];
}

/** What is left of a comment that was public, or that others replied to: no name, no text. */
export interface TraceModel extends Threaded {
  trace: 'withdrawn' | 'erased' | 'hidden';
  /** The day it came in. */
  at: Moment;
}

/** What the city says to a comment. */
export interface AnswerModel {
  /** `sponsor`: the Themenpate speaks. */
  voice: 'city' | 'sponsor';
  headingLevel: 4 | 5 | 6;
  department?: string;
  /** The day it was released. */
  at: Moment;
  /** The day other words took the place of the first. */
  editedAt?: Moment;
  text: string;
  /** The same in Leichte Sprache. */
  simple?: string;
  /** Set where the answer's language is not the page's. */
  contentLang?: Lang;
  outcome?: Outcome;
}

/** What the editors say under a comment. */
export interface RemarkModel {
  /** „Redaktion der Stadt Jena“ */
  by: string;
  at: Moment;
  editedAt?: Moment;
  text: string;
}

export type Outcome = 'adopted' | 'partly' | 'declined' | 'noted';

/** `views/topics/thread.hbs` */
export interface ThreadModel {
  first: CommentModel;
  /** Published replies at any depth. */
  count: number;
  replies: readonly CommentModel[];
  pager?: PagerModel;
}
