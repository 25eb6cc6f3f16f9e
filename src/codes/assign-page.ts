import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import type { AssignProblem, SentAssignment } from './assign-form.ts';
import { type Chosen, type OwnAssignments, selectOwn } from './assign-queries.ts';
import { assignmentForm } from './assignment-view.ts';
import type { AssignmentForm } from './code-page-model.ts';
import { sendCodesPage, type TopicDesk } from './codes-desk.ts';
import { listDepartments } from './departments-of.ts';
import { sendRefusal } from './refusal-page.ts';

/** `views/codes/assign.hbs`: who is to answer the comments chosen. */
export type AssignPage = {
  topic: { title: string; slug: string };
  heading: string;
  backHref: string;
  /** What they have of their own, which will be replaced. */
  own: readonly string[];
  /** None while the city has no department. */
  form?: AssignmentForm;
  alert?: string;
};

export interface AssignSaid {
  backHref: string;
  sent?: SentAssignment;
  problem?: AssignProblem;
  /** Somebody assigned meanwhile. */
  isChanged?: boolean;
}

/** Who is to answer the comments a filter describes, with a form that says otherwise. */
export async function sendAssign(
  desk: TopicDesk,
  chosen: Chosen,
  { backHref, sent, problem, isChanged }: AssignSaid,
): Promise<FastifyReply> {
  const { app, lang, site, topic } = desk;
  const [departments, own] = await Promise.all([listDepartments(app.db, site.id), selectOwn(app.db, chosen)]);
  if (own.total === 0) {
    desk.reply.code(404);
    return sendRefusal(desk, { text: translate(lang, 'codes.assign.none'), backHref });
  }
  const [only] = chosen.filter.references?.length === 1 ? chosen.filter.references : [];
  const form = assignmentForm(departments, own, { chosen, slug: topic.slug, lang, sent });
  const heading = translate(lang, 'codes.assign.heading', { count: own.total, reference: only ?? 'none' });
  const model: AssignPage = {
    topic,
    heading,
    backHref,
    own: ownLines(own, desk),
    ...((departments.length > 0 || own.departments.length > 0) && {
      form: { ...withProblem(form, problem, desk), back: backHref },
    }),
    ...(isChanged && {
      alert: translate(lang, 'codes.assign.changed', { by: own.by ?? '', isKnown: String(own.by !== null) }),
    }),
  };
  const title = `${heading} · ${topic.title}`;
  return sendCodesPage(desk, { template: 'assign', title, model });
}

/** The form, with what is wrong beside the field it is wrong in. */
export function withProblem(
  form: AssignmentForm,
  problem: AssignProblem | undefined,
  { lang, request }: TopicDesk,
): AssignmentForm {
  if (!problem) return form;
  const sent = (request.body ?? {}) as { faellig?: unknown };
  const error = translate(lang, `codes.assign.problem.${problem}`, { sent: String(sent.faellig ?? '') });
  if (problem === 'choose' || problem === 'department')
    return { ...form, department: { ...form.department, error } };
  return { ...form, due: { ...form.due, error } };
}

function ownLines({ departments, total }: OwnAssignments, { lang }: TopicDesk): string[] {
  return departments.map(({ name, count }) => translate(lang, 'codes.assign.own', { name, count, total }));
}
