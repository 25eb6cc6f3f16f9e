import { translate } from '../i18n/translate.ts';
import type { SentBulk } from './bulk-form.ts';
import { decisionErrors } from './decision-errors.ts';
import type { Desk } from './desk.ts';
import type { BulkForm } from './queue-page-model.ts';
import { bulkHref } from './queue-place.ts';

/** The form below a queue; with what was sent where it could not be previewed. */
export function bulkView({ lang, place }: Desk, count: string, sent?: SentBulk): BulkForm {
  const { decision = '', reason = '', reasonText = '' } = sent?.values ?? {};
  const [error] = sent ? decisionErrors(sent.problems, lang) : [];
  const problem = error?.message ?? (sent?.isEmpty ? translate(lang, 'moderation.bulk.empty') : undefined);
  return {
    action: bulkHref(undefined, place),
    allText: translate(lang, 'moderation.bulk.all', { count }),
    decision,
    reason,
    reasonText,
    picks: sent?.picks ?? [],
    ...(problem && { problem }),
  };
}
