import type { CommentFormModel } from '../comments/comment-form-model.ts';
import type { CommentListModel } from '../comments/comment-list-model.ts';
import type { LedgerModel } from '../comments/ledger-model.ts';
import type { FollowModel } from '../follow/follow-model.ts';
import type { TopicModel } from '../topics/topic-model.ts';

/** `views/topics/topic.hbs` */
export interface TopicPageModel {
  topic: TopicModel;
  follow: FollowModel;
  /** Absent before anything came in. */
  ledger?: LedgerModel;
  comments: CommentListModel;
  /** Comments may be public before a person has read them. */
  readAfterwards: boolean;
  /** Present while the topic takes comments; otherwise `silence` says why it does not. */
  form?: CommentFormModel;
  silence?: SilenceModel;
}

export interface SilenceModel {
  /**
   * `notYet` and `ended` may carry the day in words, `paused` what the editors say about it; `archived` topics are kept for
   * reading only.
   */
  why: 'notYet' | 'ended' | 'paused' | 'archived';
  day?: string;
  notice?: string;
}
