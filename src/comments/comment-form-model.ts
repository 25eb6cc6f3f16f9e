import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';
import type { CommentFormValues } from './comment-form.ts';
import type { FieldError } from './field-errors.ts';
import type { ReplyTarget } from './get-reply-target.ts';

/** `views/partials/public/comment-form.hbs` */
export interface CommentFormModel {
  /** Address the form is posted to. */
  action: string;
  /** What the topic's editors ask for; absent: a sentence of ours. */
  callToAction?: string;
  values: CommentFormValues;
  /** In the order of the fields. */
  errors: readonly FieldError[];
  /** The same messages by field, for the place beside it. */
  errorOf: Partial<Record<FieldError['field'], string>>;
  limits: { textMin: number; textMax: number };
  /** False where no mail is sent: then nobody is asked for an address, unless one was given already. */
  email: boolean;
  /** The box „Benachrichtigen Sie mich“. */
  notify: boolean;
  /** True only where Akismet is switched on. */
  akismet: boolean;
  privacyHref: string;
  netiquetteHref: string;
  afterSending: AfterSendingModel;
  /** What passes the checks is public at once, and read afterwards. */
  appearsAtOnce: boolean;
  /** One comment in so many minutes; absent: as many as they like. */
  slowMinutes?: number;
  /** The day the period of a formal participation ended: what comes now is late. */
  endedOn?: string;
}

/** „Nach dem Absenden“: what the city promises. */
export interface AfterSendingModel {
  /** How long a decision usually takes at most. */
  decisionHours: number;
  /** Day in words until which the city answers the topic; absent: no promise is made. */
  answersDue?: string;
  appearsAtOnce: boolean;
}

/** `views/comments/not-sent.hbs`: whatever is refused. Every word comes back. */
export interface NotSentPageModel {
  /** Absent for `noTopic`. */
  topic?: { title: string; href: string; contentLang?: Lang };
  /**
   * `invalid` 422, `closed`, `paused` and `noParent` (what is replied to is not public any more) 409, `noTopic` 404, `tooMany`
   * and `tooSoon` (a slow topic) 429, `unavailable` 503, `refused` 400 and 403 (the form came in
   * a way ours does not), `tooLarge` 413 (the only one without the words: what is larger than a request may be was never
   * read).
   */
  why:
    | 'invalid'
    | 'closed'
    | 'paused'
    | 'noParent'
    | 'noTopic'
    | 'tooMany'
    | 'tooSoon'
    | 'unavailable'
    | 'refused'
    | 'tooLarge';
  form?: CommentFormModel;
  /** True for a reply. */
  isReply: boolean;
  /** What it replies to, where that can be told. */
  target?: ReplyTarget;
  /** `closed`, `paused`, `noTopic`: the words to copy; there is nothing to send them to. */
  givenBack?: { text: string; name: string };
  /** `tooMany`, `tooSoon`: when sending works again. */
  retryAt?: Moment;
  /** `tooSoon`: how slow the topic is. */
  minutes?: number;
  /** `paused`: what the editors say. */
  notice?: string;
}

/** `views/comments/received-again.hbs`: the same comment came in a moment ago. */
export interface ReceivedAgainPageModel {
  topic: { title: string; href: string; contentLang?: Lang };
  reference: string;
  decisionHours: number;
}
