import type { CommentState } from '../comments/comment.ts';
import type { AnswerModel, Outcome, RemarkModel } from '../comments/comment-list-model.ts';
import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';

/** `views/cases/vorgang.hbs`: the private page of one comment, straight after sending it and ever after. */
export interface VorgangPageModel {
  topic: { title: string; href: string; contentLang?: Lang };
  vorgang: {
    /** How the case stands, as a sentence. */
    heading: string;
    state: CommentState;
    reference: string;
    receivedAt: Moment;
    /** Absolute address of this page. */
    privateLink: string;
    /** What the reader looks for next: what is promised until when, or since when it is so. */
    fact?: { label: string; text: string; iso: string };
    steps: readonly VorgangStep[];
    /** The text as readers see it, or would; absent once it is deleted. */
    own?: { text: string; author?: string; contentLang?: Lang; editedAt?: Moment };
    /** What the editors said in public under it. */
    remarks: readonly RemarkModel[];
    /** The author's last change to a published text, as long as it waits or was refused. */
    edit?: EditModel;
  };
  actions: { title: string; items: readonly ActionModel[] };
  privacyHref: string;
  netiquetteHref: string;
  /** The city's address for questions; absent: the Impressum is named. */
  contactEmail?: string;
  imprintHref: string;
}

export interface EditModel {
  state: 'waiting' | 'refused';
  text: string;
  at: Moment;
  contentLang?: Lang;
  /** `refused`: why. */
  decision?: DecisionModel;
}

export interface VorgangStep {
  key:
    | 'received'
    | 'checked'
    | 'published'
    | 'notPublished'
    | 'spam'
    | 'objection'
    | 'withdrawn'
    | 'erased'
    | 'evaluation'
    | 'answer'
    | 'outcome';
  state: 'done' | 'current' | 'coming' | 'stopped';
  at?: Moment;
  /** With `checked`: no person has read it yet. */
  byProgram?: boolean;
  /** `checked` while it is current: hours promised. */
  hours?: number;
  /** `checked`: the author changed the text meanwhile. */
  editedAt?: Moment;
  /** `checked`: the author was asked to change the text. */
  answerBy?: { at: Moment; isOver: boolean };
  /** `published`: words are blackened; `until`: so long that can be taken back. */
  redaction?: { until?: Moment };
  /** `published`: permalink on the topic's page. */
  href?: string;
  /** `evaluation`: the day the topic closed, or will close. */
  since?: Moment;
  until?: Moment;
  /** `answer`: day in words; absent where the city made no promise. */
  due?: string;
  /** `answer`: what the city says. */
  answers?: readonly AnswerModel[];
  /** `outcome`: what came of it. */
  outcome?: Outcome;
  /** Why, by which rule, what exactly, and what can be done now. */
  decision?: DecisionModel;
  objection?: ObjectionModel;
}

export interface DecisionModel {
  /** Absent for spam. */
  reason?: string;
  /** As the netiquette has it; absent for reasons without a rule of their own. */
  rule?: { number: number; href: string; text: string };
  /** Which passage it is about. */
  facts?: string;
  /** What the moderator wrote to the author. */
  text?: string;
  /** A second person was needed, and nobody else was there. */
  alone?: boolean;
  /** Absent where it is shown for what it was, and nothing is to be done about it. */
  remedy?: RemedyModel;
}

export interface RemedyModel {
  /** What helps with this reason. */
  advice?: string;
  text: string;
  /** At most two buttons; absent where nothing can be done here. */
  ways?: readonly { href: string; label: string }[];
}

export interface ObjectionModel {
  state: 'open' | 'granted' | 'upheld';
  at: Moment;
  text: string;
  /** What the moderator wrote to the author. */
  answer?: string;
  /** Nobody else was there to decide. */
  bySame: boolean;
}

/** Something the author can do now: a link to a page of its own that says what it means. */
export interface ActionModel {
  key: 'edit' | 'withdraw' | 'object' | 'notify' | 'data' | 'erase';
  href: string;
  label: string;
  consequence: string;
}
