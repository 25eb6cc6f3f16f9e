import type { CommentState } from '../comments/comment.ts';
import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';

/** `views/cases/vorgang.hbs`: the private page of one comment, straight after sending it and ever after. */
export interface VorgangPageModel {
  topic: { title: string; href: string; contentLang?: Lang };
  vorgang: {
    state: CommentState;
    reference: string;
    receivedAt: Moment;
    /** Absolute address of this page. */
    privateLink: string;
    /** `pending`: when the decision is promised. */
    decisionDue?: Moment;
    /** Every state but `pending`: when it was decided, withdrawn or erased. */
    decidedAt?: Moment;
    steps: readonly VorgangStep[];
    /** Absent once erased. */
    own?: { text: string; author?: string; contentLang?: Lang };
  };
  privacyHref: string;
  netiquetteHref: string;
  /** The city's address for questions; absent: the Impressum is named. */
  contactEmail?: string;
  imprintHref: string;
}

export interface VorgangStep {
  key: 'received' | 'checked' | 'published' | 'notPublished' | 'spam' | 'withdrawn' | 'erased' | 'answer';
  state: 'done' | 'current' | 'coming' | 'stopped';
  at?: Moment;
  /** `checked` while it is current: hours promised. */
  hours?: number;
  /** `published`: permalink on the topic's page. */
  href?: string;
  /** `answer`: day in words. */
  due?: string;
  /** `notPublished`: why, by which rule, what exactly; and whether the topic still takes another comment. */
  decision?: DecisionModel;
}

export interface DecisionModel {
  reason: string;
  /** As the netiquette has it; absent for reasons without a rule of their own. */
  rule?: { number: number; href: string; text: string };
  /** What the moderator wrote to the author. */
  facts?: string;
  /** Form of the topic; absent once it is closed. */
  writeAgainHref?: string;
}
