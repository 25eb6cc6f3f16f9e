import type { KeyObject } from 'node:crypto';
import { receiptToken } from '../comments/receipt.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';

/** Why a comment is reported: the house rules' codes, what weighs most first, and `other`. Stored, never renamed. */
export const REPORT_REASONS = [
  'insult',
  'illegal',
  'personal-data',
  'copyright',
  'advertising',
  'off-topic',
  'duplicate',
  'unintelligible',
  'other',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** `upheld`: the comment was taken off or changed. `dismissed`: it stays. `moot`: gone before anybody decided. */
export type ReportState = 'open' | 'upheld' | 'dismissed' | 'moot';

export const REPORT_TEXT_MAX = 2_000;
export const RESULT_TEXT_MAX = 4_000;

export function isReportReason(text: string): text is ReportReason {
  return (REPORT_REASONS as readonly string[]).includes(text);
}

export function reasonInWords(code: string, lang: Lang): string {
  return translate(lang, `reports.reason.${isReportReason(code) ? code : 'other'}`);
}

/** The token of a report's private link; made of other words than a comment's, it opens no Vorgang. */
export function reportToken(key: KeyObject, reportId: string): string {
  return receiptToken(key, `report ${reportId}`);
}
