import type { WholeLedger } from './ledger.ts';

interface Told {
  url: string;
  topic: { slug: string; title: string };
  decisionHours: number;
  answersDue: string | null;
}

/** The ledger for programs; `docs/ledger.md` describes every key. */
export function ledgerTwin(ledger: WholeLedger, { url, topic, decisionHours, answersDue }: Told): object {
  const { received, ...parts } = ledger.parts;
  return {
    url,
    topic,
    as_of: ledger.asOf,
    received,
    ...parts,
    not_published_by_reason: ledger.reasons,
    channels: ledger.channels,
    answered: ledger.answer.count,
    outcomes: ledger.outcomes,
    days_to_decision: { median: ledger.decision.median, p90: ledger.decision.p90 },
    days_to_answer: { median: ledger.answer.median, p90: ledger.answer.p90 },
    oldest_waiting_since: ledger.oldestWaiting,
    promised: { decision_hours: decisionHours, answers_due: answersDue },
    objections: ledger.objections,
    reports: ledger.reports,
  };
}
