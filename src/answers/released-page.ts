import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { Moment } from '../i18n/moment.ts';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { NotFound } from '../platform/refusal.ts';
import { REASON_MAX, type WordsProblem } from './answer.ts';
import { type AnswerDesk, actOf, rowOf, sendAnswerPage, toAnswer } from './answer-desk.ts';
import { sentText, sentVersion } from './answer-form.ts';
import { answerPath, answersPath } from './answer-paths.ts';
import { selectChosen } from './choice-queries.ts';
import { chosenView, SHOWN } from './chosen-view.ts';
import { errorsOf, messageOf } from './editor-errors.ts';
import type {
  ChosenModel,
  FieldError,
  FieldModel,
  PreviewModel,
  StepModel,
  VersionModel,
} from './editor-page-model.ts';
import { withdrawAnswer } from './end-answer.ts';
import type { AnswerRow } from './queries.ts';
import { type StepsSeen, stepsView, versionsView } from './steps-view.ts';

/** `views/answers/released.hbs`: a public answer, and what can still be done about it. */
type ReleasedPage = {
  heading: string;
  back: { href: string; label: string };
  action: string;
  withdrawAction: string;
  version: number;
  correctionId: string;
  /** Where a correction of it is being written. */
  correction?: { href: string };
  /** It quotes words that were blackened or erased since. */
  quotesGone: boolean;
  notice?: string;
  errors?: readonly FieldError[];
  refusal?: string;
  preview: PreviewModel & { at: Moment; editedAt?: Moment };
  ground: string;
  chosen: ChosenModel;
  steps: readonly StepModel[];
  reason: FieldModel;
  versions: readonly VersionModel[];
};

interface Said {
  notice?: string;
  refusal?: string;
  reason?: { value: string; problem?: WordsProblem };
}

export async function sendReleased(desk: AnswerDesk, row: AnswerRow, said: Said = {}): Promise<FastifyReply> {
  const { app, lang, site, topic, member } = desk;
  const figures = await selectChosen(app.db, { answerId: row.id }, SHOWN);
  const seen: StepsSeen = {
    lang,
    timeZone: site.timeZone,
    now: row.now,
    fourEyes: topic.fourEyes,
    viewerId: member.id,
    others: [],
  };
  const { reason = { value: '' }, notice, refusal } = said;
  const errors = errorsOf(reason.problem ? { reason: reason.problem } : {}, lang);
  const inDays = (date: Date) => moment(date, lang, site.timeZone);
  const model: ReleasedPage = {
    heading: translate(lang, 'answers.heading.released', { count: figures.total }),
    back: { href: answersPath(topic.slug), label: topic.title },
    action: answerPath(topic.slug, row.id),
    withdrawAction: `${answerPath(topic.slug, row.id)}/zurueckziehen`,
    version: row.version,
    correctionId: uuidv7(),
    preview: {
      heading: translate(lang, 'answers.released.heading'),
      voice: row.voice,
      text: row.body,
      meta: row.department,
      at: inDays(row.releasedAt as Date),
      ...(row.revisedAt && { editedAt: inDays(row.revisedAt) }),
      ...(row.outcome && { outcome: row.outcome }),
      ...(row.bodySimple && { simple: row.bodySimple }),
    },
    ground: row.ground,
    chosen: chosenView(figures, {
      lang,
      timeZone: site.timeZone,
      slug: topic.slug,
      mayChange: false,
      isPublic: true,
      dropped: [],
      typed: { value: '' },
    }),
    steps: stepsView(row, seen),
    reason: {
      value: reason.value,
      ...(reason.problem && { error: messageOf('reason', reason.problem, lang) }),
    },
    versions: versionsView(row, seen),
    ...(row.correctionId && { correction: { href: answerPath(topic.slug, row.correctionId) } }),
    quotesGone: row.quotesGone,
    ...(notice && { notice }),
    ...(refusal && { refusal }),
    ...(errors.length > 0 && { errors }),
  };
  return sendAnswerPage(desk, { template: 'released', title: `${model.heading}: ${topic.title}`, model });
}

/** Takes a released answer back, with a reason. @throws NotFound */
export async function takeBack(desk: AnswerDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply, lang } = desk;
  const value = sentText(request.body, 'reason').trim();
  const problem = checkReason(value);
  const row = await rowOf(desk, id);
  if (!row) throw new NotFound();
  if (problem) return sendReleased({ ...desk, reply: reply.code(422) }, row, { reason: { value, problem } });
  const act = actOf(desk, id, sentVersion(request.body));
  const ended = await withdrawAnswer(app.db, { ...act, reason: value });
  if (ended.outcome === 'not-found') throw new NotFound();
  if (ended.outcome === 'done') return toAnswer(desk, id, 'zurueckgezogen');
  const now = await rowOf(desk, id);
  if (now?.state !== 'released') return toAnswer(desk, id);
  const refusal = translate(lang, `answers.refused.${ended.outcome}`);
  return sendReleased({ ...desk, reply: reply.code(409) }, now, { refusal, reason: { value } });
}

function checkReason(reason: string): WordsProblem | undefined {
  if (reason === '') return 'missing';
  if (!isStorable(reason)) return 'not-storable';
  return countCharacters(reason) > REASON_MAX ? 'too-long' : undefined;
}
