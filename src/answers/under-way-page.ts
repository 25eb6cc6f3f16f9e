import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import type { Outcome, Voice } from './answer.ts';
import { type AnswerDesk, sendAnswerPage } from './answer-desk.ts';
import { answersPath } from './answer-paths.ts';
import type { AnswerRow } from './queries.ts';

/** `views/answers/under-way.hbs`: an answer to very many comments while a job releases, corrects or withdraws it. */
type UnderWayPage = {
  heading: string;
  back: { href: string; label: string };
  /** "4.000 von 20.000 Beiträgen" */
  progress: string;
  percent: number;
  hint: string;
  voice: Voice;
  outcome?: Outcome;
  text: string;
};

export async function sendUnderWay(desk: AnswerDesk, row: AnswerRow): Promise<FastifyReply> {
  const { lang, topic } = desk;
  const { act, comments, done } = row.work ?? { act: 'release', comments: 0, done: 0 };
  const what = act === 'release' && (row.replaces || row.correctionId) ? 'correct' : act;
  const heading = translate(lang, 'answers.underWay.heading', { act: what });
  const model: UnderWayPage = {
    heading,
    back: { href: answersPath(topic.slug), label: topic.title },
    progress: translate(lang, 'answers.underWay.progress', { done, total: comments }),
    percent: Math.min(100, Math.round((done / Math.max(1, comments)) * 100)),
    hint: translate(lang, 'answers.underWay.hint', { act: what }),
    voice: row.voice,
    text: row.body,
    ...(row.outcome && { outcome: row.outcome }),
  };
  const scripts = ['desk/bulk-progress.js'];
  return sendAnswerPage(desk, { template: 'under-way', title: `${heading}: ${topic.title}`, model, scripts });
}
