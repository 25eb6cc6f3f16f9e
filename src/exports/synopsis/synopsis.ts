import type { CatalogueKey, Lang } from '../../i18n/catalogues.ts';
import { calendarDay } from '../../i18n/moment.ts';
import { translate } from '../../i18n/translate.ts';
import type { ExportRow } from '../export-row.ts';
import { linesOf } from '../files/xml.ts';
import type { Fact } from '../provenance.ts';

/** What each column is for, and its share of the width in millimetres: A4 landscape within margins of 15 mm. */
export const COLUMNS = [
  { key: 'reference', millimetres: 40 },
  { key: 'contribution', millimetres: 115 },
  { key: 'answer', millimetres: 80 },
  { key: 'outcome', millimetres: 32 },
] as const;
export const PAGE = { width: 297, height: 210, margin: 15 };

/** A topic as a paper for the council. */
export interface Synopsis {
  /** Also of the file. */
  title: string;
  label: string;
  /** BCP 47. */
  language: string;
  createdAt: Date;
  words: SynopsisWords;
  /** On the cover. */
  facts: readonly Fact[];
  count: number;
  rows: AsyncIterable<readonly SynopsisRow[]>;
  /** Asked for once the rows are written. */
  provenance(): Promise<readonly Fact[]>;
}

export interface SynopsisRow {
  /** The heading it stands under, where there are some; rows of one come together. */
  section?: string;
  reference: string;
  /** When, who, to whom, and what became of it where it is not published. */
  about: readonly string[];
  text: string;
  /** The text is ours: nothing is left of the author's. */
  isGone: boolean;
  answer: string;
  outcome: string;
  /** Why; may be empty. */
  ground: string;
}

const WORDS = [
  'subtitle',
  'facts',
  'rows',
  'provenance',
  'page',
  'of',
  'none',
  'reference',
  'contribution',
  'answer',
  'outcome',
] as const;
export type SynopsisWords = Record<(typeof WORDS)[number], string>;

export function synopsisWords(lang: Lang): SynopsisWords {
  const say = (word: (typeof WORDS)[number]) =>
    translate(lang, `planning.synopsis.${word}` satisfies CatalogueKey);
  return Object.fromEntries(WORDS.map((word) => [word, say(word)])) as SynopsisWords;
}

/** The rows of an export as the council reads them. */
export async function* synopsisRows(
  batches: AsyncIterable<readonly ExportRow[]>,
  { lang, isByCode }: { lang: Lang; isByCode: boolean },
): AsyncGenerator<SynopsisRow[]> {
  const uncoded = translate(lang, 'exports.uncoded');
  for await (const batch of batches)
    yield batch.map((row) => ({
      ...synopsisRow(row, lang),
      ...(isByCode && { section: row.section ?? uncoded }),
    }));
}

function synopsisRow(row: ExportRow, lang: Lang): SynopsisRow {
  const { reference, parent_reference: parent, status, author_name: name, received_at, text, outcome } = row;
  const isGone = text === null;
  return {
    reference,
    about: [
      calendarDay(received_at.slice(0, 10), lang).text,
      ...(name?.trim() ? [name] : []),
      ...(parent ? [translate(lang, 'planning.synopsis.replyTo', { reference: parent })] : []),
      ...(status === 'published' ? [] : [translate(lang, 'planning.synopsis.status', { status })]),
    ],
    text: text ?? translate(lang, 'planning.synopsis.gone', { status }),
    isGone,
    answer: row.answer ?? '',
    outcome: outcome ? translate(lang, 'planning.synopsis.outcome.value', { outcome }) : '',
    ground: row.ground ?? '',
  };
}

/** A figure with the separators of its language. */
export function factText({ value }: Fact, language: string): string {
  return typeof value === 'number' ? value.toLocaleString(language) : value;
}

/** Characters of a row that is rather moved to the next page as a whole than broken. */
const WHOLE_MAX = 900;

/** Whether a row is short enough not to be broken between pages. */
export function staysWhole({ text, answer }: SynopsisRow): boolean {
  return (
    text.length < WHOLE_MAX && answer.length < WHOLE_MAX && linesOf(text).length + linesOf(answer).length < 16
  );
}
