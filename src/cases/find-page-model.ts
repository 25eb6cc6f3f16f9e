import type { CommentState } from '../comments/comment.ts';
import type { Lang } from '../i18n/catalogues.ts';

/** `views/cases/find.hbs`: how a comment stands, by its number; and where to ask for a lost link. */
export interface FindPageModel {
  /** As typed. */
  number: string;
  error?: string;
  found?: {
    reference: string;
    state: CommentState;
    /** The day only. */
    receivedOn: string;
    topic: { title: string; href: string; contentLang?: Lang };
    /** Once published. */
    href?: string;
  };
  /** Absent where no mail is sent. */
  lostLink?: { action: string };
  action: string;
}
