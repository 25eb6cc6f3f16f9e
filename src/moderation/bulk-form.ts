import { sentValues } from '../lib/sent-values.ts';
import { isUuid } from '../lib/uuid.ts';
import type { Reasons } from '../reasons/reason.ts';
import { BULK_DECISIONS, BULK_MAX } from './bulk-decision.ts';
import { readDecision, type SentDecision } from './decision-form.ts';
import type { BulkPlan } from './preview-bulk.ts';

export interface SentBulk {
  /** As sent, to be given back. */
  values: SentDecision['values'];
  picks: readonly string[];
  problems: SentDecision['problems'];
  /** Nothing was picked, nor everything asked for. */
  isEmpty: boolean;
  /** Only without problems. */
  plan?: BulkPlan;
}

/** Reads the form below a queue: which comments, and what is to be decided about all of them. */
export function readBulk(body: unknown, reasons: Reasons): SentBulk {
  const picks = sentValues(body, 'pick').slice(0, BULK_MAX);
  const isWhole = sentValues(body, 'scope').includes('filter');
  const sent = { ...(body as Record<string, unknown>), version: '1', note: '', facts: '' };
  const { values, problems, decision: name, reasonCode } = readDecision(sent, reasons);
  const decision = BULK_DECISIONS.find((one) => one === name);
  const picked = picks.flatMap(readPick);
  const isEmpty = !isWhole && picked.length === 0;
  if (!decision && !problems.decision) problems.decision = 'missing';
  const isGood = decision && !isEmpty && Object.keys(problems).length === 0;
  return {
    values,
    picks,
    problems,
    isEmpty,
    ...(isGood && {
      plan: {
        decision,
        reasonCode: decision === 'reject' ? reasonCode : undefined,
        reasonText: decision === 'reject' ? values.reasonText : '',
        ...(!isWhole && { picked }),
      },
    }),
  };
}

function readPick(sent: string): { commentId: string; version: number }[] {
  const [, commentId = '', version] = /^([\w-]{36})\.(\d{1,9})$/.exec(sent) ?? [];
  return isUuid(commentId) ? [{ commentId, version: Number(version) }] : [];
}
