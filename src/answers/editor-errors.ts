import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import {
  BODY_MAX,
  GROUND_MAX,
  REASON_MAX,
  type WordsField,
  type WordsProblem,
  type WordsProblems,
} from './answer.ts';
import type { FieldError } from './editor-page-model.ts';
import type { ReleaseRefusal } from './release-answer.ts';
import type { WorkRefusal } from './work-queries.ts';

export type Refusal = ReleaseRefusal | WorkRefusal | 'has-correction' | 'under-way';

const MAX: Partial<Record<WordsField, number>> = {
  ground: GROUND_MAX,
  body: BODY_MAX,
  body_simple: BODY_MAX,
  reason: REASON_MAX,
};

/** Where the error summary leads: the first control of the field. */
const IDS: Partial<Record<WordsField, string>> = { outcome: 'outcome-adopted', choice: 'more' };

export function messageOf(field: WordsField, problem: WordsProblem, lang: Lang): string {
  if (problem === 'not-storable') return translate(lang, 'answers.error.not-storable');
  if (problem === 'too-long') return translate(lang, 'answers.error.too-long', { max: MAX[field] ?? 0 });
  return translate(lang, 'answers.error.missing', { field });
}

export function errorsOf(problems: WordsProblems, lang: Lang): FieldError[] {
  return (Object.keys(problems) as WordsField[]).flatMap((field) => {
    const problem = problems[field];
    if (!problem) return [];
    return {
      field: IDS[field] ?? field,
      label: translate(lang, 'answers.field', { field }),
      message: messageOf(field, problem, lang),
    };
  });
}
