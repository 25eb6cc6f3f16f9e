import { checkEmail } from '../comments/comment.ts';
import type { CatalogueKey } from '../i18n/catalogues.ts';
import { sentValues } from '../lib/sent-values.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { isReportReason, REPORT_TEXT_MAX } from './report.ts';

/** The words of a report as sent, to be given back whatever becomes of it. */
export interface ReportValues {
  reason: string;
  text: string;
  email: string;
  website: string;
}

export type ReportField = keyof ReportValues;

export interface ReportForm {
  values: ReportValues;
  /** By field, in the order of the form. */
  problems: Partial<Record<ReportField, CatalogueKey>>;
}

export const EMPTY_REPORT: ReportForm = {
  values: { reason: '', text: '', email: '', website: '' },
  problems: {},
};

/** Named fields only. A filled honeypot is said, not swallowed: password managers fill it for people, too. */
export function readReportForm(body: unknown): ReportForm {
  const all = (name: string) => sentValues(body, name).join('\n');
  const values = {
    reason: all('reason'),
    text: all('text').trim(),
    email: all('email').trim(),
    website: all('website'),
  };
  const checked: [ReportField, CatalogueKey | undefined][] = [
    ['reason', isReportReason(values.reason) ? undefined : 'reports.problem.reason'],
    ['text', checkReportText(values)],
    ['email', emailProblem(values.email)],
    ['website', values.website === '' ? undefined : 'reports.problem.website'],
  ];
  return { values, problems: Object.fromEntries(checked.filter(([, problem]) => problem)) };
}

/** „Etwas anderes“ says nothing without a text. */
function checkReportText({ text, reason }: ReportValues): CatalogueKey | undefined {
  if (!isStorable(text)) return 'comments.problem.notStorable';
  if (countCharacters(text) > REPORT_TEXT_MAX) return 'reports.problem.text.tooLong';
  return reason === 'other' && text === '' ? 'reports.problem.text.missing' : undefined;
}

function emailProblem(email: string): CatalogueKey | undefined {
  const problem = checkEmail(email);
  if (!problem) return undefined;
  if (problem === 'not-storable') return 'comments.problem.notStorable';
  return problem === 'too-long' ? 'comments.problem.email.tooLong' : 'comments.problem.email.notAnAddress';
}
