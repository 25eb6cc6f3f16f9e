import type { AnswerModel, Outcome } from '../comments/comment-list-model.ts';
import { permalink } from '../comments/permalink.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { calendarDay, day, type Moment, moment } from '../i18n/moment.ts';
import { pathIn } from '../site/public-layout.ts';
import type { Site } from '../site/site.ts';
import { isRedacted } from './actions.ts';
import { type CaseReader, decisionModel } from './decision-view.ts';
import type { Case } from './get-case.ts';
import type { VorgangCourse } from './vorgang-steps.ts';

/** What happened to a comment and when, and what is still promised, as the timeline tells it. */
export function courseOf(row: Case, site: Site, reader: CaseReader): VorgangCourse {
  const { lang } = reader;
  const inWords = (date: Date | string) => moment(new Date(date), lang, site.timeZone);
  const onDay = (date: Date | string) => day(new Date(date), lang, site.timeZone);
  const { state, events, closesAt } = row;
  const last = events.at(-1);
  const isGone = state === 'withdrawn' || state === 'erased';
  const decidedAt = isGone ? (last?.at ?? row.decidedAt) : row.decidedAt;
  const checkedAt = isGone ? row.decidedAt : row.objection === 'granted' ? firstNo(row) : undefined;
  const decision = decisionModel(row, reader);
  const objection = objectionModel(row, inWords);
  const contentLang = row.topicLanguage === lang ? undefined : (row.topicLanguage as Lang);
  const outcome = row.answers.findLast((answer) => answer.outcome !== null)?.outcome;
  return {
    state,
    receivedAt: inWords(row.receivedAt),
    decisionHours: site.decisionHours,
    href: permalink(pathIn(lang, `/themen/${row.slug}`), row.reference),
    answers: row.answers.map((answer) => answerModel(answer, onDay, contentLang)),
    ...(decidedAt && { decidedAt: inWords(decidedAt) }),
    ...(row.unseen && { unseen: true }),
    ...(checkedAt && { checkedAt: inWords(checkedAt) }),
    ...(last?.action === 'edit' && { editedAt: inWords(last.at) }),
    ...(decision && { decision }),
    ...(row.answerBy &&
      state === 'pending' && { answerBy: { at: onDay(row.answerBy), isOver: row.answerBy <= row.now } }),
    ...(isRedacted(row) && { redaction: row.originalUntil ? { until: onDay(row.originalUntil) } : {} }),
    ...(objection && { objection }),
    ...(outcome && { outcome: outcome as Outcome }),
    ...(closesAt && { closes: { at: onDay(closesAt), isOver: closesAt <= row.now } }),
    ...(row.answersDue && { answersDue: calendarDay(row.answersDue, lang).text }),
  };
}

function firstNo({ events }: Case): string | undefined {
  return events.findLast(({ action }) => action === 'reject' || action === 'spam')?.at;
}

function objectionModel(row: Case, inWords: (date: Date) => Moment): VorgangCourse['objection'] {
  const { objection: state, objectedAt, objectionDecidedAt } = row;
  if (state === 'none' || state === 'void' || !objectedAt) return undefined;
  return {
    state,
    at: inWords(objectedAt),
    text: row.objectionText ?? '',
    bySame: row.objectionDecidedBySame,
    ...(objectionDecidedAt && { decidedAt: inWords(objectionDecidedAt) }),
    ...(row.objectionReason && { answer: row.objectionReason }),
  };
}

/** Without the outcome, which has a step of its own here. */
function answerModel(
  answer: Case['answers'][number],
  onDay: (date: string) => Moment,
  contentLang: Lang | undefined,
): AnswerModel {
  return {
    voice: answer.voice as AnswerModel['voice'],
    headingLevel: 4,
    at: onDay(String(answer.releasedAt)),
    text: answer.body,
    ...(answer.revisedAt && { editedAt: onDay(String(answer.revisedAt)) }),
    ...(answer.bodySimple && { simple: answer.bodySimple }),
    ...(contentLang && { contentLang }),
    ...(answer.department && { department: answer.department }),
  };
}
