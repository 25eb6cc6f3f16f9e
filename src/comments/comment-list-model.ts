import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';
import type { Channel } from './comment.ts';

/** One page of a topic's published comments, newest first. */
export interface CommentListModel {
  /** Published comments of the whole topic. */
  count: number;
  items: readonly CommentModel[];
  /** Absent while everything fits on one page. */
  pager?: { from: number; to: number; total: number; newer?: string; older?: string };
}

export type CommentModel = PublishedCommentModel | TraceModel;

interface Threaded {
  /** `beitrag-7K4M-2QXH`: the fragment of the permalink. */
  anchor: string;
  /** 3 for a comment, 4 and 5 for replies. */
  headingLevel: 3 | 4 | 5;
  replies: readonly CommentModel[];
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
}

/** What is left of a comment that others replied to. */
export interface TraceModel extends Threaded {
  trace: 'withdrawn' | 'removed';
  at: Moment;
}
