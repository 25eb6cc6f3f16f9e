import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { EMAIL_MAX, type FieldProblem, NAME_MAX, TEXT_MAX, TEXT_MIN } from './comment.ts';
import type { CommentForm } from './comment-form.ts';

type Field = keyof CommentForm['problems'];

/** A problem in words; `id` is the field's element. */
export interface FieldError {
  field: Field;
  id: string;
  label: string;
  message: string;
}

const FIELDS = [
  { field: 'parent', id: 'mitreden-formular', label: 'comments.form.parent.label' },
  { field: 'text', id: 'beitrag-text', label: 'comments.form.text.label' },
  { field: 'name', id: 'beitrag-name', label: 'comments.form.name.label' },
  { field: 'email', id: 'beitrag-email', label: 'comments.form.email.label' },
] as const satisfies readonly { field: Field; id: string; label: CatalogueKey }[];

const SENTENCES: Record<Field, Partial<Record<FieldProblem, CatalogueKey>>> = {
  parent: {},
  text: {
    missing: 'comments.problem.text.missing',
    'too-short': 'comments.problem.text.tooShort',
    'too-long': 'comments.problem.text.tooLong',
  },
  name: { 'too-long': 'comments.problem.name.tooLong' },
  email: {
    missing: 'comments.problem.email.missing',
    'too-long': 'comments.problem.email.tooLong',
    'not-an-address': 'comments.problem.email.notAnAddress',
  },
};

const ANY_FIELD: Partial<Record<FieldProblem, CatalogueKey>> = {
  'not-storable': 'comments.problem.notStorable',
  repeated: 'comments.problem.repeated',
};

const LIMITS = { textMin: TEXT_MIN, textMax: TEXT_MAX, nameMax: NAME_MAX, emailMax: EMAIL_MAX };

/** What is wrong, as sentences, in the order of the fields. */
export function fieldErrors(lang: Lang, problems: CommentForm['problems']): FieldError[] {
  return FIELDS.flatMap(({ field, id, label }) => {
    const problem = problems[field];
    if (!problem) return [];
    const key = SENTENCES[field][problem] ?? ANY_FIELD[problem] ?? 'comments.problem.parent';
    return [{ field, id, label: translate(lang, label), message: translate(lang, key, LIMITS) }];
  });
}
