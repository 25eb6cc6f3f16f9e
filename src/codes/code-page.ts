import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { NotFound } from '../platform/refusal.ts';
import type { AssignProblem, SentAssignment } from './assign-form.ts';
import { assignedNotice } from './assign-notice.ts';
import { withProblem } from './assign-page.ts';
import { codeAssignment, codeChanged } from './assignment-view.ts';
import { branchOf } from './code.ts';
import type { FormState } from './code-fields-view.ts';
import { choicesOf, codeFields, sentCodeOf } from './code-fields-view.ts';
import type { CodePage } from './code-page-model.ts';
import { getCodebook, type UsedCode } from './codebook.ts';
import { chip, useOf } from './codebook-page.ts';
import { codebookPath, sendCodesPage, type TopicDesk } from './codes-desk.ts';

const DONE = ['gespeichert', 'wieder-da', 'archiviert', 'aufgeteilt'] as const;

/** What is said about what was just done, or was not. */
export interface Said {
  form?: FormState;
  alert?: string;
  /** Without a problem: somebody else assigned it meanwhile. */
  assigning?: { sent: SentAssignment; problem?: AssignProblem };
}

/** A code by itself: its fields, merging, splitting, archiving, and who is to answer what has it. @throws NotFound */
export async function sendCode(desk: TopicDesk, id: string, said: Said = {}): Promise<FastifyReply> {
  const { app, request, lang, topic } = desk;
  const book = await getCodebook(app.db, topic.id);
  const code = [...book.active, ...book.archived].find((one) => one.id === id);
  if (!code) throw new NotFound();
  const { getan } = request.query as { getan?: unknown };
  const done = request.method === 'GET' && DONE.find((one) => one === getan);
  const base = codebookPath(topic.slug);
  const { assigning } = said;
  const { form: assignment, current } = code.archivedAt
    ? {}
    : await codeAssignment(desk, code.id, assigning?.sent);
  const alert = assigning && !assigning.problem ? codeChanged(current, lang) : said.alert;
  const assigned = request.method === 'GET' && assignedNotice(request.query, lang);
  const model: CodePage = {
    topic,
    base,
    action: `${base}/${id}`,
    version: code.version,
    ...chip(code),
    use: useOf(code, desk),
    isUsed: code.codings > 0,
    ...commentsOf(code, book.active, desk),
    ...codeFields(said.form ?? { sent: sentCodeOf(code), errors: {} }, book.active, { lang, ownId: id }),
    ...(code.archivedAt && { archived: archivedView(code, [...book.active, ...book.archived], desk) }),
    targets: choicesOf(book.active, { without: new Set([id]) }),
    ...(assignment && { assignment: withProblem(assignment, assigning?.problem, desk) }),
    ...(alert && { alert }),
    ...(done && { notice: translate(lang, `codes.done.${done}`) }),
    ...(assigned && { notice: assigned }),
  };
  const title = `${code.label} · ${topic.title}`;
  return sendCodesPage(desk, { template: 'code', title, model, scripts: ['desk/editor.js'] });
}

function commentsOf(
  { id }: UsedCode,
  codes: readonly UsedCode[],
  { topic }: TopicDesk,
): Pick<CodePage, 'comments'> {
  const branch = branchOf(codes, id);
  if (!codes.some((one) => branch.has(one.id) && one.codings > 0)) return {};
  const desk = `/planung/themen/${topic.slug}`;
  return {
    comments: {
      listHref: `${desk}?schlagwort=${id}`,
      answerHref: `${desk}/antworten/neu?schlagwort=${id}`,
    },
  };
}

function archivedView(
  code: UsedCode,
  all: readonly UsedCode[],
  { lang, topic }: TopicDesk,
): NonNullable<CodePage['archived']> {
  const into = code.mergedInto && all.find(({ id }) => id === code.mergedInto);
  if (!into) return { text: translate(lang, 'codes.archived.hint') };
  return {
    text: translate(lang, 'codes.merged.hint'),
    into: { href: `${codebookPath(topic.slug)}/${into.id}`, label: into.label },
  };
}
