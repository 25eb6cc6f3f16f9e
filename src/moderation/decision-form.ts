import { sentValues } from '../lib/sent-values.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { isOffered, needsText, type Reasons } from '../reasons/reason.ts';
import { DECISIONS, type DecisionName, FACTS_MAX, WORDS_MAX } from './decision.ts';
import {
  type RedactionValues,
  readRedaction,
  redactionValues,
  type SentRedaction,
} from './redaction-form.ts';

/** What a moderator sent, word for word, to be given back whatever becomes of it. */
export interface DecisionValues {
  decision: string;
  reason: string;
  facts: string;
  reasonText: string;
  note: string;
  /** Days the author has, with `ask`. */
  answerDays: string;
  redaction: RedactionValues;
}

/** In the order of the form. */
export type DecisionField = 'decision' | 'reason' | 'redaction' | 'facts' | 'reasonText' | 'note';

export type DecisionProblem = 'missing' | 'incomplete' | 'too-long' | 'not-storable' | 'repeated';

export interface SentDecision {
  values: DecisionValues;
  problems: Partial<Record<DecisionField, DecisionProblem>>;
  /** Complete only without problems. */
  decision?: DecisionName | undefined;
  reasonCode?: string | undefined;
  redaction?: SentRedaction | undefined;
  answerDays: number;
  version: number;
}

/** What an author who is asked for another text may be given. */
export const ANSWER_DAYS = [7, 14, 28] as const;
const VERSION_MAX = 2 ** 31 - 1;

/** Reads contract.md's decision form from an untrusted body: named fields, and reasons that are offered, only. */
export function readDecision(body: unknown, reasons: Reasons): SentDecision {
  const all = (name: string) => sentValues(body, name);
  const words = (name: string) => all(name).join('\n').replaceAll('\r\n', '\n');
  const values = {
    decision: all('decision').join(),
    reason: all('reason').join(),
    facts: words('facts'),
    reasonText: words('reason_text'),
    note: words('note'),
    answerDays: all('answer_days').join(),
    redaction: redactionValues(all('mark'), words('redaction'), all('kind').join()),
  };
  const decision = DECISIONS.find((name) => name === values.decision);
  const version = /^\d{1,10}$/.test(all('version').join()) ? Number(all('version').join()) : 0;
  const isReasoned = decision === 'reject' || decision === 'ask';
  const reasonCode = isOffered(reasons, values.reason) ? values.reason : undefined;

  const problems: SentDecision['problems'] = {};
  const note = (field: DecisionField, problem: DecisionProblem | undefined) => {
    if (problem) problems[field] = problem;
  };
  note('decision', decisionProblem(values.decision, version));
  note('note', all('note').length > 1 ? 'repeated' : wordsProblem(values.note));
  if (isReasoned) {
    note('reason', reasonCode ? undefined : 'missing');
    note('facts', all('facts').length > 1 ? 'repeated' : wordsProblem(values.facts, FACTS_MAX));
  }
  if (isReasoned || decision === 'redact') {
    const isNeeded = isReasoned && needsText(reasons, values.reason);
    note('reasonText', all('reason_text').length > 1 ? 'repeated' : reasonTextProblem(values, isNeeded));
  }
  return {
    values,
    problems,
    decision,
    reasonCode,
    version,
    answerDays: readAnswerDays(values.answerDays),
    ...(decision === 'redact' && { redaction: readRedaction(values.redaction) }),
  };
}

function decisionProblem(decision: string, version: number): DecisionProblem | undefined {
  if (!(DECISIONS as readonly string[]).includes(decision)) return 'missing';
  return version < 1 || version > VERSION_MAX ? 'incomplete' : undefined;
}

/** Where a reason has no standard text, the moderator writes one. */
function reasonTextProblem({ reasonText }: DecisionValues, isNeeded: boolean): DecisionProblem | undefined {
  return isNeeded && reasonText.trim() === '' ? 'missing' : wordsProblem(reasonText);
}

function readAnswerDays(sent: string): number {
  return ANSWER_DAYS.find((days) => String(days) === sent) ?? ANSWER_DAYS[1];
}

function wordsProblem(words: string, most = WORDS_MAX): DecisionProblem | undefined {
  if (!isStorable(words)) return 'not-storable';
  return countCharacters(words) > most ? 'too-long' : undefined;
}
