import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { translate } from '../i18n/translate.ts';
import { NotFound } from '../platform/refusal.ts';
import { type AnswerWords, checkWords } from './answer.ts';
import { type AnswerDesk, actOf, DONE, type Done, rowOf, scopeOf, toAnswer } from './answer-desk.ts';
import { type AnswerForm, readAnswerForm, sentText } from './answer-form.ts';
import { answersPath } from './answer-paths.ts';
import { sendConflict } from './conflict-page.ts';
import { type Edited, NEW_WORDS, sendEditor } from './editor-page.ts';
import { discardAnswer, startCorrection } from './end-answer.ts';
import { selectOwnDepartment } from './people-queries.ts';
import { type AnswerRow, selectCorrected } from './queries.ts';
import { sendReleased } from './released-page.ts';
import { type Step, saveAnswer } from './save-answer.ts';
import { readSelection } from './selection.ts';
import { selectTextBlocks } from './text-block-queries.ts';
import { sendUnderWay } from './under-way-page.ts';
import type { WorkRefusal } from './work-queries.ts';

const DONE_AFTER: Record<Step, Done> = {
  save: 'gesichert',
  'hand-on': 'abgegeben',
  return: 'zurueck',
  check: 'geprueft',
  release: 'freigegeben',
};

/** An empty editor for what was chosen, by an address or by a form. Nothing is saved yet. */
export async function openNew(desk: AnswerDesk): Promise<FastifyReply> {
  const { app, request, member } = desk;
  const departmentId = await selectOwnDepartment(app.db, member.id);
  const sent = request.method === 'POST' ? request.body : request.query;
  return sendEditor(desk, {
    id: uuidv7(),
    row: undefined,
    selection: { asOf: new Date(), ...readSelection(sent) },
    words: { ...NEW_WORDS, departmentId },
    version: 0,
  });
}

/** A draft in its editor, a released answer as it stands. @throws NotFound */
export async function openAnswer(desk: AnswerDesk, id: string): Promise<FastifyReply> {
  const row = await rowOf(desk, id);
  if (!row) {
    const corrected = await selectCorrected(desk.app.db, id);
    if (corrected) return toAnswer(desk, corrected);
    throw new NotFound();
  }
  const { getan } = desk.request.query as { getan?: unknown };
  const done = DONE.find((one) => one === getan);
  if (row.work && !row.work.refused) return sendUnderWay(desk, row);
  const refusal = refusalOf(row);
  if (refusal && row.state === 'released')
    return sendReleased(desk, row, { refusal: translate(desk.lang, `answers.refused.${refusal}`) });
  if (refusal) return sendEditor(desk, { ...savedOf(row), refusal });
  const notice = done && translate(desk.lang, `answers.done.${done}`);
  if (row.state === 'released') return sendReleased(desk, row, { ...(notice && { notice }) });
  return sendEditor(desk, { ...savedOf(row), ...(notice && { notice }) });
}

/** Whatever a button of the editor asks for; every word comes back where it cannot be done. @throws NotFound */
export async function actOnAnswer(desk: AnswerDesk, id: string): Promise<FastifyReply> {
  const form = readAnswerForm(desk.request.body);
  const { action } = form;
  if (action.kind === 'preview') return again(desk, id, form, {});
  if (action.kind === 'insert') return insertBlock(desk, id, form, action.blockId);
  if (action.kind === 'discard') return discard(desk, id, form);
  if (action.kind === 'correct') return correct(desk, id, form);
  const problems = checkWords(form.words);
  if (Object.keys(problems).length > 0) return again(desk, id, form, { problems }, 422);
  const { step, regardless } = action;
  const outcome = await saveAnswer(desk.app.db, {
    ...actOf(desk, id, form.version),
    mailIsOn: desk.app.mail.isOn,
    words: form.words,
    step,
    added: form.added,
    scope: scopeOf(desk),
    dropped: form.dropped,
    ...(regardless !== undefined && { regardless }),
  });
  switch (outcome.outcome) {
    case 'done':
      return toAnswer(desk, outcome.id, DONE_AFTER[outcome.step]);
    case 'incomplete':
      return again(desk, id, form, { problems: outcome.problems }, 422);
    case 'refused':
      return again(desk, id, form, { refusal: outcome.because }, 409);
    case 'stale':
      return conflict(desk, id, form);
    case 'under-way':
      return underWay(desk, id, form);
    case 'not-found':
      throw new NotFound();
  }
}

/** Nothing of the form is kept while a job is at the answer, and nothing of it is lost. */
async function underWay(desk: AnswerDesk, id: string, form: AnswerForm): Promise<FastifyReply> {
  const row = await rowOf(desk, id);
  return row?.state === 'released'
    ? conflict(desk, id, form)
    : again(desk, id, form, { refusal: 'under-way' }, 409);
}

/** Why a job did not do what this version was handed to it for. */
function refusalOf({ work, version }: AnswerRow): WorkRefusal | undefined {
  return work?.refused && work.version === version ? work.refused : undefined;
}

function savedOf(row: AnswerRow): Edited {
  return { id: row.id, row, selection: NOTHING, words: row, version: row.version };
}

const NOTHING = { references: [] };

/** The form once more as it was sent, with what keeps it from being done. */
async function again(
  desk: AnswerDesk,
  id: string,
  { words, version, added, dropped, more }: AnswerForm,
  said: Pick<Edited, 'problems' | 'refusal'>,
  status = 200,
): Promise<FastifyReply> {
  desk.reply.code(status);
  const row = await rowOf(desk, id);
  if (!row && version > 0) throw new NotFound();
  return sendEditor(desk, { id, row, selection: added, words, version, dropped, more, ...said });
}

async function insertBlock(
  desk: AnswerDesk,
  id: string,
  form: AnswerForm,
  blockId: string,
): Promise<FastifyReply> {
  const blocks = await selectTextBlocks(desk.app.db, desk.site.id);
  const block = blocks.find((one) => one.id === blockId);
  const { body } = form.words;
  const words: AnswerWords = block
    ? { ...form.words, body: body === '' ? block.body : `${body}\n\n${block.body}` }
    : form.words;
  return again(desk, id, { ...form, words }, {});
}

async function discard(desk: AnswerDesk, id: string, form: AnswerForm): Promise<FastifyReply> {
  const { app, reply, topic } = desk;
  const row = await rowOf(desk, id);
  const { outcome } = await discardAnswer(app.db, actOf(desk, id, form.version));
  if (outcome === 'stale') return conflict(desk, id, form);
  if (outcome === 'under-way') return underWay(desk, id, form);
  if (row?.replaces) return toAnswer(desk, row.replaces);
  return reply.redirect(`${answersPath(topic.slug)}?getan=verworfen`, 303);
}

/** Begins a correction, from the released answer's page or with the words that came too late. */
async function correct(desk: AnswerDesk, id: string, form: AnswerForm): Promise<FastifyReply> {
  const { body } = desk.request;
  const sent = sentText(body, 'correction_id');
  const correctionId = /^[0-9a-f-]{36}$/.test(sent) ? sent : uuidv7();
  const hasWords = form.words.body !== '' && Object.keys(checkWords(form.words)).length === 0;
  const started = await startCorrection(desk.app.db, {
    ...actOf(desk, id, form.version),
    correctionId,
    ...(hasWords && { words: form.words }),
  });
  if (started.outcome === 'not-found') throw new NotFound();
  return toAnswer(desk, 'id' in started ? started.id : id);
}

async function conflict(desk: AnswerDesk, id: string, form: AnswerForm): Promise<FastifyReply> {
  const row = await rowOf(desk, id);
  if (!row) throw new NotFound();
  return sendConflict(desk, row, form);
}
