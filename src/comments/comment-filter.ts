import { isDay } from '../lib/local-time.ts';
import { sentValues } from '../lib/sent-values.ts';
import { isStorable } from '../lib/storable.ts';
import { isUuid } from '../lib/uuid.ts';
import { COMMENT_STATES, type CommentState } from './comment.ts';
import { isReference } from './reference.ts';

/** How far the city is with its answer; the furthest of several counts. */
export const ANSWER_STATUSES = ['none', 'draft', 'checked', 'released'] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

export const FILTER_OUTCOMES = ['adopted', 'partly', 'declined', 'noted'] as const;
export type FilterOutcome = (typeof FILTER_OUTCOMES)[number];

export const CHANNELS = ['online', 'letter', 'card', 'phone', 'workshop', 'email', 'import'] as const;
export type FilterChannel = (typeof CHANNELS)[number];

/** Stands for "has none" among ids. */
export const NONE = 'ohne';
/** Stands for the departments of whoever looks. */
export const MINE = 'meine';

/**
 * Which comments of one topic; absent: not asked for. Values of one field are alternatives, fields are combined by "and". Only
 * `states` has a default of its own: what is published.
 */
export interface CommentFilter {
  /** As people search the web: words in any of their forms, "a phrase", or, -not. */
  words?: string;
  answers?: readonly AnswerStatus[];
  outcomes?: readonly FilterOutcome[];
  /** Ids of codes, each with what lies below it, or `ohne`. */
  codes?: readonly string[];
  /** A member of staff who gave a code. */
  coder?: string;
  /** Ids of departments that are to answer, `meine` or `ohne`. */
  departments?: readonly string[];
  /** Not answered by the day that was set. */
  overdue?: true;
  channels?: readonly FilterChannel[];
  /** Days of receipt by the city's calendar, `YYYY-MM-DD`, both included. */
  from?: string;
  to?: string;
  /** Ids of districts, or `ohne`. */
  districts?: readonly string[];
  states?: readonly CommentState[];
  /** A group of like comments. */
  group?: string;
  /** A Vorgangsnummer: this comment and those much like it. */
  similar?: string;
  /** Came after the topic had closed. */
  late?: true;
  /** BCP 47. */
  languages?: readonly string[];
  /** These comments and no others, by their Vorgangsnummern. */
  references?: readonly string[];
}

export const WORDS_MAX = 200;
export const VALUES_MAX = 50;
/** More are chosen by the filter itself: an address holds no more. */
export const REFERENCES_MAX = 500;

/**
 * Reads a filter from an untrusted query: `q`, `antwort`, `votum`, `schlagwort`, `person`, `fachbereich`, `ueberfaellig`, `kanal`,
 * `von`, `bis`, `ortsteil`, `stand`, `gruppe`, `aehnlich`, `nachtraeglich`, `sprache`, `auswahl`. Several values repeat their name or stand
 * between commas. What is none of ours is left out.
 */
export function readCommentFilter(query: unknown): CommentFilter {
  const many = (name: string) => sentValues(query, name).flatMap((sent) => sent.split(','));
  const one = (name: string) => sentValues(query, name)[0]?.trim() ?? '';
  const some = <T extends string>(name: string, isOne: (text: string) => text is T) =>
    [...new Set(many(name).filter(isOne))].slice(0, VALUES_MAX);
  const words = readWords(one('q'));
  const answers = some('antwort', among(ANSWER_STATUSES));
  const outcomes = some('votum', among(FILTER_OUTCOMES));
  const codes = some('schlagwort', isIdOr(NONE));
  const departments = some('fachbereich', isIdOr(NONE, MINE));
  const channels = some('kanal', among(CHANNELS));
  const districts = some('ortsteil', isIdOr(NONE));
  const states = many('stand').includes('alle') ? COMMENT_STATES : some('stand', among(COMMENT_STATES));
  const languages = some('sprache', isLanguage);
  const references = readReferences(many('auswahl'));
  const similar = one('aehnlich').toUpperCase();
  return {
    ...(words && { words }),
    ...(answers.length > 0 && { answers }),
    ...(outcomes.length > 0 && { outcomes }),
    ...(codes.length > 0 && { codes }),
    ...(isUuid(one('person')) && { coder: one('person') }),
    ...(departments.length > 0 && { departments }),
    ...(one('ueberfaellig') === '1' && { overdue: true }),
    ...(channels.length > 0 && { channels }),
    ...(isDay(one('von')) && { from: one('von') }),
    ...(isDay(one('bis')) && { to: one('bis') }),
    ...(districts.length > 0 && { districts }),
    ...(states.length > 0 && !isUsual(states) && { states }),
    ...(isUuid(one('gruppe')) && { group: one('gruppe') }),
    ...(isReference(similar) && { similar }),
    ...(one('nachtraeglich') === '1' && { late: true }),
    ...(languages.length > 0 && { languages }),
    ...(references.length > 0 && { references }),
  };
}

/** The query that reads back as this filter, in one order. */
export function writeCommentFilter(filter: CommentFilter): URLSearchParams {
  const { states } = filter;
  const isAll = states?.length === COMMENT_STATES.length;
  const fields: readonly [string, string | readonly string[] | undefined][] = [
    ['q', filter.words],
    ['antwort', filter.answers],
    ['votum', filter.outcomes],
    ['schlagwort', filter.codes],
    ['person', filter.coder],
    ['fachbereich', filter.departments],
    ['ueberfaellig', filter.overdue && '1'],
    ['kanal', filter.channels],
    ['von', filter.from],
    ['bis', filter.to],
    ['ortsteil', filter.districts],
    ['stand', isAll ? 'alle' : states],
    ['gruppe', filter.group],
    ['aehnlich', filter.similar],
    ['nachtraeglich', filter.late && '1'],
    ['sprache', filter.languages],
    ['auswahl', filter.references?.join(',')],
  ];
  return new URLSearchParams(
    fields.flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])),
  );
}

function readWords(sent: string): string | undefined {
  if (sent === '' || !isStorable(sent)) return undefined;
  return [...sent].slice(0, WORDS_MAX).join('');
}

function readReferences(sent: readonly string[]): string[] {
  const asWritten = sent.map((text) => text.trim().toUpperCase());
  return [...new Set(asWritten.filter((text) => isReference(text)))].slice(0, REFERENCES_MAX);
}

const isUsual = (states: readonly CommentState[]) => states.length === 1 && states[0] === 'published';

const among =
  <T extends string>(known: readonly T[]) =>
  (text: string): text is T =>
    known.includes(text as T);

const isIdOr =
  (...words: string[]) =>
  (text: string): text is string =>
    words.includes(text) || isUuid(text);

const isLanguage = (text: string): text is string => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);
