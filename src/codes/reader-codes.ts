import type { FastifyInstance } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { type CodeRow, getPalette } from './codebook.ts';
import { type CodesTopic, codebookPath, codingPath } from './codes-desk.ts';
import { type CodingRow, codingsOf } from './codings-of.ts';
import { type MarginNoteAt, marginNotes } from './margin-view.ts';
import { type ShownPassage, sentencesOf, shownPassage, textDigest } from './passage.ts';
import type { ReaderCodes, SuggestionNote } from './reader-model.ts';
import { type MarkedPassage, paragraphsOf, stretchesOf } from './stretches.ts';
import { type SuggestedCode, suggestCodes } from './suggest-codes.ts';

export interface ReadComment {
  id: string;
  reference: string;
  body: string;
}

export interface Reading {
  topic: CodesTopic;
  lang: Lang;
  /** Who reads: their own codes they can take away again. */
  readerId: string;
  /** The page to come back to after a code was given; none: the page for coding. */
  back?: string;
  learning?: readonly string[];
}

const DIGITS = 9;

/** A comment's text with its codes, and what it takes to give more: for the reader of the desk and the page for coding. */
export async function readerCodes(
  app: FastifyInstance,
  comment: ReadComment,
  reading: Reading,
): Promise<ReaderCodes> {
  const { topic, lang, back, learning = [] } = reading;
  const [codes, codings, learned] = await Promise.all([
    getPalette(app.db, topic.id),
    codingsOf(app.db, [comment.id]),
    app.codeModels.get(topic.id),
  ]);
  const given = codings.get(comment.id) ?? [];
  const suggested = suggestCodes(comment.body, codes, {
    model: learned,
    given: given.map(({ codeId }) => codeId),
  });
  const suggestions = suggested.flatMap((one, i) => suggestionNote(one, codes, { lang, isFirst: i === 0 }));
  const action = codingPath(topic.slug, comment.reference);
  return {
    action,
    digest: textDigest(comment.body),
    ...(back && { back }),
    codebookHref: codebookPath(topic.slug),
    sentencesHref: action,
    sentences: sentencesOf(comment.body)
      .map(({ starts, ends }) => `${starts}-${ends}`)
      .join(' '),
    ...textWithNotes(comment.body, given, suggestions, { ...reading, action }),
    palette: codes.map(({ id, label, mark, colour, path, comments }, i) => ({
      id,
      label,
      mark,
      colour,
      path: path.join(' › '),
      ...(i < DIGITS && { digit: i + 1 }),
      ...(comments !== undefined && { count: comments }),
    })),
    learning,
  };
}

function textWithNotes(
  body: string,
  given: readonly CodingRow[],
  suggestions: readonly SuggestionNote[],
  reading: Reading & { action: string },
): Pick<ReaderCodes, 'paragraphs' | 'whole' | 'wholeSuggestions'> {
  const characters = [...body.replaceAll('\r\n', '\n')];
  const notes = marginNotes(body, given, reading);
  const marked = [...placesOf(body, given), ...suggestions.flatMap(markedSuggestion)];
  const begins = (at: number | undefined, { starts, ends }: ShownPassage) =>
    at !== undefined && starts <= at && at < ends;
  return {
    paragraphs: paragraphsOf(characters).map((place) => {
      const here = notes.filter(({ at }) => begins(at, place)).map(({ note }) => note);
      const suggested = suggestions.filter(({ starts }) => begins(starts, place));
      return {
        stretches: stretchesOf(characters, place, marked),
        notes: here,
        suggestions: suggested,
        hasMargin: here.length + suggested.length > 0,
      };
    }),
    whole: notes.filter(({ at }: MarginNoteAt) => at === undefined).map(({ note }) => note),
    wholeSuggestions: suggestions.filter(({ starts }) => starts === undefined),
  };
}

/** Each code once at a place, however many gave it. */
function placesOf(body: string, given: readonly CodingRow[]): MarkedPassage[] {
  const places = new Map(given.map((one) => [`${one.codeId} ${one.starts} ${one.ends}`, one]));
  return [...places.values()].flatMap(({ starts, ends, colour, mark }) => {
    if (starts === null || ends === null) return [];
    return [{ ...shownPassage(body, { starts, ends }), colour, mark, isSuggestion: false }];
  });
}

function markedSuggestion({ starts, ends, colour, mark }: SuggestionNote): MarkedPassage[] {
  return starts === undefined || ends === undefined
    ? []
    : [{ starts, ends, colour, mark, isSuggestion: true }];
}

function suggestionNote(
  { codeId, because, passage }: SuggestedCode,
  codes: readonly CodeRow[],
  { lang, isFirst }: { lang: Lang; isFirst: boolean },
): SuggestionNote[] {
  const code = codes.find(({ id }) => id === codeId);
  if (!code) return [];
  const words = because.map((word) => translate(lang, 'codes.quoted', { word })).join(', ');
  return [
    {
      codeId,
      label: code.label,
      mark: code.mark,
      colour: code.colour,
      because: translate(lang, words ? 'codes.suggestion.because' : 'codes.suggestion', { words }),
      isFirst,
      ...passage,
    },
  ];
}
