import { EMAIL_MAX, NAME_MAX, TEXT_MAX, TEXT_MIN } from '../comments/comment.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { camelCase, type Field } from './desk.ts';
import { NOTE_MAX } from './paper.ts';
import type { PaperField, PaperForm, PaperProblem } from './paper-form.ts';

const SHOWN = [
  ...['channel', 'received_on', 'text', 'name', 'district', 'note'],
  ...['scan', 'lat', 'lon', 'email'],
] as readonly PaperField[];

/** Each field as sent, with what is wrong with it. */
export function paperFields({ values, problems }: PaperForm, lang: Lang): Record<string, Field> {
  return Object.fromEntries(
    SHOWN.map((field) => {
      const problem = problems[field];
      const error = problem && problemInWords(field, problem, lang);
      return [field, { value: values[field] ?? '', ...(error && { error }) }];
    }),
  );
}

export function paperErrors(
  { problems }: PaperForm,
  lang: Lang,
): { field: string; label: string; message: string }[] {
  return SHOWN.flatMap((field) => {
    const problem = problems[field];
    if (!problem) return [];
    const label = translate(lang, 'intake.paper.field', { field });
    return [{ field, label, message: problemInWords(field, problem, lang) }];
  });
}

const MOST: Partial<Record<PaperField, number>> = {
  text: TEXT_MAX,
  name: NAME_MAX,
  note: NOTE_MAX,
  email: EMAIL_MAX,
};

function problemInWords(field: PaperField, problem: PaperProblem, lang: Lang): string {
  return translate(lang, 'intake.paper.problem', {
    problem: camelCase(problem),
    min: TEXT_MIN,
    max: MOST[field] ?? 0,
  });
}
