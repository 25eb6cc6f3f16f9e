import type { Lang } from '../i18n/catalogues.ts';
import { TEXT_MAX, TEXT_MIN } from './comment.ts';
import type { CommentForm, CommentFormValues } from './comment-form.ts';
import type { CommentFormModel } from './comment-form-model.ts';
import { fieldErrors } from './field-errors.ts';

const EMPTY: CommentFormValues = {
  name: '',
  email: '',
  text: '',
  parent: '',
  notify: false,
  akismetConsent: false,
  idempotencyKey: '',
  formMs: '',
};

export interface FormContext {
  lang: Lang;
  action: string;
  callToAction?: string | undefined;
  akismet: boolean;
  mailOn: boolean;
  decisionHours: number;
  answersDue?: string | undefined;
  /** Id of the comment that is replied to. */
  parent?: string | undefined;
  appearsAtOnce?: boolean | undefined;
  /** 0: as many as they like. */
  slowMinutes?: number | undefined;
  endedOn?: string | undefined;
}

/** The form, empty or with every word given back and what is wrong with it. */
export function commentFormModel(
  context: FormContext,
  sent?: Pick<CommentForm, 'values' | 'problems'>,
): CommentFormModel {
  const { lang, action, callToAction, akismet, mailOn, decisionHours, answersDue, parent = '' } = context;
  const { appearsAtOnce = false, slowMinutes, endedOn } = context;
  const errors = fieldErrors(lang, sent?.problems ?? {});
  const prefix = lang === 'de' ? '' : `/${lang}`;
  return {
    action,
    values: sent?.values ?? { ...EMPTY, parent },
    errors,
    errorOf: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
    limits: { textMin: TEXT_MIN, textMax: TEXT_MAX },
    email: mailOn || (sent !== undefined && sent.values.email !== ''),
    notify: mailOn,
    akismet,
    privacyHref: `${prefix}/datenschutz`,
    netiquetteHref: `${prefix}/netiquette`,
    afterSending: { decisionHours, appearsAtOnce, ...(answersDue && { answersDue }) },
    appearsAtOnce,
    ...(slowMinutes && { slowMinutes }),
    ...(endedOn && { endedOn }),
    ...(callToAction && { callToAction }),
  };
}
