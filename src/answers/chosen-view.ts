import type { Lang } from '../i18n/catalogues.ts';
import { day } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import { answerPath } from './answer-paths.ts';
import type { ChosenComment, ChosenFigures } from './choice-queries.ts';
import type { ChosenCommentModel, ChosenModel } from './editor-page-model.ts';

/** So many of the comments stand beside the editor, the first of them open. */
export const SHOWN = 40;
const OPEN = 4;
const CHIPS = 12;
const EXCERPT = 600;

interface Seen {
  lang: Lang;
  timeZone: string;
  slug: string;
  mayChange: boolean;
  /** Whether the public answer is looked at: then nothing is left alone any more. */
  isPublic: boolean;
  dropped: readonly string[];
  typed: { value: string; error?: string };
}

/** What an answer is for, and what became of it since it was chosen. */
export function chosenView(figures: ChosenFigures, seen: Seen): ChosenModel {
  const { total, shown } = figures;
  const chips = shown.slice(0, CHIPS).map((comment) => ({
    reference: comment.reference,
    ...(comment.state === 'published' && { anchor: anchorOf(comment.reference) }),
    isLeftAlone: !seen.isPublic && isLeftAlone(comment),
  }));
  const comments = shown.map((comment) => commentModel(comment, seen));
  const changes = seen.isPublic ? undefined : changesOf(figures, seen.lang);
  return {
    total,
    chips,
    more: total - chips.length,
    comments: comments.slice(0, OPEN),
    ...(comments.length > OPEN && { folded: foldedOf(comments.slice(OPEN), total, seen.lang) }),
    mayChange: seen.mayChange,
    typed: seen.typed,
    ...(changes && { changes: { ...changes, mayReplace: changes.mayReplace && seen.mayChange } }),
  };
}

function foldedOf(
  comments: readonly ChosenCommentModel[],
  total: number,
  lang: Lang,
): NonNullable<ChosenModel['folded']> {
  const shown = OPEN + comments.length;
  return {
    text: translate(lang, 'answers.chosen.rest', { count: comments.length }),
    start: OPEN + 1,
    comments,
    isOpen: comments.some(({ isDropped }) => isDropped),
    ...(total > shown && { beyond: translate(lang, 'answers.chosen.beyond', { shown, total }) }),
  };
}

const anchorOf = (reference: string) => `beitrag-${reference}`;

const isLeftAlone = ({ state, isAnswered, regardless }: ChosenComment) =>
  state !== 'published' || (isAnswered && !regardless);

function changesOf(
  { gone, hidden, answered, regardless, shown }: ChosenFigures,
  lang: Lang,
): ChosenModel['changes'] | undefined {
  if (gone + hidden + answered + regardless === 0) return undefined;
  const names = [...new Set(shown.flatMap(({ answeredBy }) => answeredBy || []))].slice(0, 3).join(', ');
  const parts = [
    ...(gone > 0 ? [translate(lang, 'answers.changes.gone', { count: gone })] : []),
    ...(hidden > 0 ? [translate(lang, 'answers.changes.hidden', { count: hidden })] : []),
    ...(answered + regardless > 0
      ? [
          translate(lang, 'answers.changes.answered', {
            count: answered + regardless,
            names,
            by: names ? 'yes' : 'no',
          }),
        ]
      : []),
  ].join(', ');
  const alone = gone + hidden + answered;
  const text = [
    translate(lang, 'answers.changes', { parts }),
    ...(alone > 0 ? [translate(lang, 'answers.changes.alone', { count: alone })] : []),
    ...(regardless > 0 ? [translate(lang, 'answers.changes.regardless', { count: regardless })] : []),
  ].join(' ');
  return { text, mayReplace: answered > 0, isReplaced: regardless > 0 };
}

function commentModel(
  comment: ChosenComment,
  { lang, timeZone, slug, dropped, isPublic }: Seen,
): ChosenCommentModel {
  const {
    reference,
    name,
    channel,
    language,
    receivedAt,
    state,
    body,
    isAnswered,
    answeredBy,
    regardless,
    draft,
  } = comment;
  const note =
    state !== 'published'
      ? translate(lang, 'answers.comment.state', { state })
      : isAnswered && !isPublic
        ? translate(lang, 'answers.comment.answered', {
            name: answeredBy ?? '',
            by: answeredBy ? 'yes' : 'no',
            how: regardless ? 'replace' : 'leave',
          })
        : undefined;
  return {
    reference,
    anchor: anchorOf(reference),
    meta: translate(lang, `planning.desk.channel.${channel}`),
    at: day(new Date(receivedAt), lang, timeZone),
    text: body === null ? '' : excerpt(body, EXCERPT),
    isDropped: dropped.includes(reference),
    ...(name && { name }),
    ...(language !== lang && { contentLang: language }),
    ...(note !== undefined && { note }),
    ...(draft &&
      state === 'published' && {
        draft: {
          href: answerPath(slug, draft.id),
          text: translate(lang, 'answers.comment.draft', {
            name: draft.writer ?? '',
            by: draft.writer ? 'yes' : 'no',
          }),
        },
      }),
  };
}
