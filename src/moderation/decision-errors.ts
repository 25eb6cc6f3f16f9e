import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { FACTS_MAX, WORDS_MAX } from './decision.ts';
import type { DecisionField, DecisionProblem, SentDecision } from './decision-form.ts';

const SENTENCES: Record<DecisionField, Partial<Record<DecisionProblem, CatalogueKey>>> = {
  decision: {
    missing: 'moderation.decision.missing',
    incomplete: 'moderation.decision.incomplete',
  },
  reason: { missing: 'moderation.reason.missing' },
  redaction: {},
  facts: { 'too-long': 'moderation.facts.tooLong' },
  reasonText: { missing: 'moderation.reasonText.missing', 'too-long': 'moderation.reasonText.tooLong' },
  note: { 'too-long': 'moderation.note.tooLong' },
};

const ANY_FIELD: Partial<Record<DecisionProblem, CatalogueKey>> = {
  'not-storable': 'moderation.words.notStorable',
  repeated: 'moderation.words.repeated',
};

const FIELDS: readonly DecisionField[] = ['decision', 'reason', 'redaction', 'facts', 'reasonText', 'note'];

export interface DecisionError {
  field: DecisionField;
  message: string;
}

/** What is wrong, as sentences, in the order of the form. */
export function decisionErrors(problems: SentDecision['problems'], lang: Lang): DecisionError[] {
  return FIELDS.flatMap((field) => {
    const problem = problems[field];
    if (!problem) return [];
    const key = SENTENCES[field][problem] ?? ANY_FIELD[problem] ?? 'moderation.decision.incomplete';
    return [{ field, message: translate(lang, key, { max: field === 'facts' ? FACTS_MAX : WORDS_MAX }) }];
  });
}
