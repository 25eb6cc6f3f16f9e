import type { Lang } from '../../i18n/catalogues.ts';
import { translate } from '../../i18n/translate.ts';
import { EXPORT_COLUMNS, type ExportColumn } from '../export.ts';
import { type Fact, languageTag } from '../provenance.ts';
import type { Column, Sheet, Workbook } from './workbook.ts';

type Look = Omit<Column, 'key'>;

const CODE: Look = { kind: 'text', width: 14 };
const TIME: Look = { kind: 'time', width: 20 };
const NUMBER: Look = { kind: 'number', width: 10 };
const FLAG: Look = { kind: 'flag', width: 10 };

const LOOKS: Record<ExportColumn, Look> = {
  reference: CODE,
  topic: { kind: 'text', width: 24 },
  parent_reference: { kind: 'text', width: 17 },
  channel: { kind: 'text', width: 10 },
  status: { kind: 'text', width: 12 },
  received_at: TIME,
  decided_at: TIME,
  published_at: TIME,
  author_name: { kind: 'words', width: 22 },
  text: { kind: 'words', width: 80 },
  redacted: FLAG,
  language: { kind: 'text', width: 10 },
  supports: NUMBER,
  replies: NUMBER,
  reason_code: CODE,
  reason_text: { kind: 'words', width: 40 },
  district: { kind: 'text', width: 16 },
  lat: NUMBER,
  lon: NUMBER,
  codes: { kind: 'words', width: 24 },
  answer: { kind: 'words', width: 60 },
  answered_at: TIME,
  outcome: CODE,
  late: FLAG,
  permalink: { kind: 'text', width: 60 },
};
const CONTRIBUTIONS: readonly Column[] = EXPORT_COLUMNS.map((key) => ({ key, ...LOOKS[key] }));

/** A code given to a passage; where there is none, to the whole comment. */
const SEGMENTS: readonly Column[] = [
  { key: 'reference', ...CODE },
  { key: 'code', kind: 'words', width: 36 },
  { key: 'passage', kind: 'words', width: 80 },
  { key: 'coder', kind: 'words', width: 22 },
  { key: 'coded_at', ...TIME },
  { key: 'starts', ...NUMBER },
  { key: 'ends', ...NUMBER },
  { key: 'to_check', ...FLAG },
  { key: 'origin', kind: 'text', width: 12 },
];

const CODES: readonly Column[] = [
  { key: 'code', kind: 'words', width: 36 },
  { key: 'label', kind: 'words', width: 24 },
  { key: 'parent', kind: 'words', width: 24 },
  { key: 'mark', kind: 'text', width: 7 },
  { key: 'description', kind: 'words', width: 60 },
  { key: 'archived', ...FLAG },
  { key: 'contributions', kind: 'number', width: 14 },
  { key: 'passages', ...NUMBER },
];

const ANSWERS: readonly Column[] = [
  { key: 'answer', kind: 'text', width: 38 },
  { key: 'released_at', ...TIME },
  { key: 'voice', kind: 'text', width: 10 },
  { key: 'department', kind: 'words', width: 30 },
  { key: 'outcome', ...CODE },
  { key: 'text', kind: 'words', width: 80 },
  { key: 'contributions', kind: 'number', width: 14 },
  { key: 'references', kind: 'words', width: 40 },
];

interface Contents {
  title: string;
  lang: Lang;
  createdAt: Date;
  /** Of the contributions. */
  count: number;
  contributions: Sheet['rows'];
  segments: Sheet['rows'];
  codes: Sheet['rows'];
  answers: Sheet['rows'];
  /** Asked for once everything else is written. */
  provenance(): Promise<readonly Fact[]>;
}

/**
 * A topic as a workbook: contributions by the contract's columns, what was coded in them, the tree of codes, the city's answers,
 * and where all that comes from.
 */
export function topicWorkbook({ title, lang, createdAt, count, ...contents }: Contents): Workbook {
  const name = (key: keyof typeof contents) => translate(lang, `planning.file.sheet.${key}`);
  return {
    title,
    language: languageTag(lang),
    createdAt,
    sheets: [
      {
        name: name('contributions'),
        columns: CONTRIBUTIONS,
        isList: true,
        count,
        rows: contents.contributions,
      },
      { name: name('segments'), columns: SEGMENTS, isList: false, rows: contents.segments },
      { name: name('codes'), columns: CODES, isList: false, rows: contents.codes },
      { name: name('answers'), columns: ANSWERS, isList: false, rows: contents.answers },
      {
        name: name('provenance'),
        columns: [
          { key: 'fact', title: translate(lang, 'planning.file.fact'), kind: 'text', width: 34 },
          { key: 'value', title: translate(lang, 'planning.file.value'), kind: 'words', width: 80 },
        ],
        isList: false,
        rows: late(contents.provenance),
      },
    ],
  };
}

async function* late<Row>(make: () => Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield await make();
}
