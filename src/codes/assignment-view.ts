import type { FastifyInstance } from 'fastify';
import { COMMENT_STATES } from '../comments/comment.ts';
import type { FilterScope } from '../comments/filter-condition.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { calendarDay } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { codeMark } from './assign.ts';
import { assignPath, NOBODY, type SentAssignment } from './assign-form.ts';
import { type Chosen, type OwnAssignments, selectOwn } from './assign-queries.ts';
import type { AssignmentForm, Choice } from './code-page-model.ts';
import { codebookPath, type TopicDesk } from './codes-desk.ts';
import { type CodeAssignment, selectCodeAssignment } from './department-queries.ts';
import { type AssignedRow, departmentsOf, listDepartments } from './departments-of.ts';

type Named = { id: string; name: string };

/** The form that assigns a code to a department, with what holds now; no form while the city has no department. */
export async function codeAssignment(
  { app, site, topic, lang }: TopicDesk,
  codeId: string,
  sent?: SentAssignment,
): Promise<{ form?: AssignmentForm; current?: CodeAssignment | undefined }> {
  const [departments, assigned] = await Promise.all([
    listDepartments(app.db, site.id),
    selectCodeAssignment(app.db, codeId),
  ]);
  if (departments.length === 0 && !assigned) return {};
  const current = assigned && { id: assigned.departmentId, name: assigned.department };
  const form = {
    action: `${codebookPath(topic.slug)}/${codeId}/zustaendigkeit`,
    hidden: [{ name: 'stand', value: codeMark(assigned) }],
    department: {
      options: optionsOf(departments, { lang, current, chosen: sent?.department ?? current?.id ?? NOBODY }),
    },
    due: { value: sent?.due ?? assigned?.due ?? '' },
  };
  return { form, current: assigned };
}

/** What somebody else chose for a code meanwhile. */
export function codeChanged(current: CodeAssignment | undefined, lang: Lang): string {
  const { department, due } = current ?? { department: translate(lang, 'codes.assign.nobody'), due: null };
  const line = assignedLine({ department, due, code: null, isOverdue: false }, lang);
  const by = current?.by ?? '';
  return translate(lang, 'codes.assign.code.changed', { by, isKnown: String(by !== ''), current: line });
}

export interface CommentAssignment {
  lines: readonly { text: string; isOverdue: boolean }[];
  /** Whether the comment has one of its own. */
  isOwn: boolean;
  /** None while the city has no department. */
  form?: AssignmentForm;
}

/** Who is to answer a comment, and the form that says otherwise. @param back where to go on */
export async function commentAssignment(
  app: FastifyInstance,
  comment: { id: string; reference: string },
  { scope, slug, lang, back }: { scope: FilterScope; slug: string; lang: Lang; back: string },
): Promise<CommentAssignment> {
  const chosen = { scope, filter: { states: COMMENT_STATES, references: [comment.reference] } };
  const [departments, assigned, own] = await Promise.all([
    listDepartments(app.db, scope.siteId),
    departmentsOf(app.db, [comment.id], scope),
    selectOwn(app.db, chosen),
  ]);
  const rows = assigned.get(comment.id) ?? [];
  const form = { ...assignmentForm(departments, own, { chosen, slug, lang }), back };
  return {
    lines: rows.map((row) => ({ text: assignedLine(row, lang), isOverdue: row.isOverdue })),
    isOwn: own.departments.length > 0,
    ...((departments.length > 0 || rows.length > 0) && { form }),
  };
}

function assignedLine(
  { department, due, code, isOverdue }: Pick<AssignedRow, 'department' | 'due' | 'code' | 'isOverdue'>,
  lang: Lang,
): string {
  return translate(lang, 'codes.assign.line', {
    department,
    by: code === null ? 'itself' : 'code',
    code: code ?? '',
    isDated: String(due !== null),
    due: due ? calendarDay(due, lang).text : '',
    isOverdue: String(isOverdue),
  });
}

/** The form for chosen comments; it holds what they have now, where that is the same for all, or else what was typed. */
export function assignmentForm(
  departments: readonly Named[],
  own: OwnAssignments,
  {
    chosen,
    slug,
    lang,
    sent,
  }: { chosen: Chosen; slug: string; lang: Lang; sent?: SentAssignment | undefined },
): AssignmentForm {
  const [first, ...others] = own.departments;
  const isSame = others.length === 0 && (first?.count ?? own.total) === own.total;
  // Nobody takes many assignments back by pressing a button too early.
  const nobody = own.total === 1 ? NOBODY : '';
  const current = isSame ? first : undefined;
  return {
    action: assignPath(slug, chosen),
    hidden: [
      { name: 'stand', value: own.mark },
      ...(chosen.asOf ? [{ name: 'as_of', value: chosen.asOf.toISOString() }] : []),
    ],
    department: {
      options: optionsOf(departments, { lang, current, chosen: sent?.department ?? current?.id ?? nobody }),
    },
    due: { value: sent?.due ?? (current && own.due) ?? '' },
  };
}

/** An archived department is shown where it is still the one; it cannot be chosen anew. */
function optionsOf(
  departments: readonly Named[],
  { lang, current, chosen }: { lang: Lang; current: Named | undefined; chosen: string },
): Choice[] {
  const isArchived = current && !departments.some(({ id }) => id === current.id);
  const all = [
    ...(chosen === '' ? [{ value: '', label: translate(lang, 'codes.assign.choose') }] : []),
    { value: NOBODY, label: translate(lang, 'codes.assign.nobody') },
    ...departments.map(({ id, name }) => ({ value: id, label: name })),
    ...(isArchived
      ? [{ value: current.id, label: translate(lang, 'codes.assign.archived', { name: current.name }) }]
      : []),
  ];
  const isKnown = all.some(({ value }) => value === chosen);
  const choose = { value: '', label: translate(lang, 'codes.assign.choose'), isChosen: true };
  const options = all.map((one) => ({ ...one, isChosen: one.value === chosen }));
  return isKnown ? options : [choose, ...options];
}
