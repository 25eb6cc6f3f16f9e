import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';
import type { ReportState } from './report.ts';
import type { ReportField, ReportValues } from './report-form.ts';

/** Why a report was not taken; `invalid` 422, `gone` 404 and 409, the others as for comments. */
export type WhyNotReported = 'invalid' | 'gone' | 'refused' | 'tooMany' | 'unavailable' | 'tooLarge';

/** `views/reports/report.hbs` */
export interface ReportPageModel {
  topic: { title: string; href: string };
  reference: string;
  /** Absent while the database must not be asked. */
  comment?: { href: string; author?: string; text: string; contentLang?: Lang };
  why?: WhyNotReported;
  /** Absent where there is nothing to send it to any more; then `values.text` is given back to copy. */
  form?: {
    action: string;
    reasons: readonly { code: string; label: string; isChosen: boolean }[];
    mail: boolean;
  };
  values: ReportValues;
  errors: readonly { id: string; label: string; message: string }[];
  errorOf: Partial<Record<ReportField, string>>;
  textMax: number;
}

/** `views/reports/again.hbs` */
export interface ReportedAgainPageModel {
  topic: { title: string; href: string };
  reference: string;
}

/** `views/reports/receipt.hbs` */
export interface ReportReceiptModel {
  topic: { title: string; href: string };
  report: {
    state: ReportState;
    reference: string;
    /** Permalink; absent once the comment is not public. */
    commentHref?: string;
    reason: string;
    text?: string;
    receivedAt: Moment;
    decidedAt?: Moment;
    /** What the moderators say. */
    words?: string;
    mail: 'none' | 'waiting' | 'confirmed';
    privateLink: string;
  };
}
