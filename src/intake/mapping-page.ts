import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import { toLocalDay } from '../lib/local-time.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { type Choice, camelCase, sendIntakePage } from './desk.ts';
import { DELIMITERS } from './formats/table.ts';
import { BrokenFile, IMPORT_FIELDS, type Reading } from './import.ts';
import { openParts } from './import-file.ts';
import type { ImportRow } from './import-queries.ts';
import { importPath } from './import-start.ts';
import { ENCODINGS, type MappingForm } from './mapping-form.ts';
import { PAPER_CHANNELS } from './paper.ts';
import { columnsOf, firstRows } from './table-facts.ts';

/** `views/intake/import-mapping.hbs` */
export type MappingPage = {
  topic: { title: string; slug: string };
  action: string;
  fileName: string;
  broken?: string;
  errors: readonly string[];
  columns: readonly { id: string; name: string; samples: readonly string[]; fields: readonly Choice[] }[];
  from: number;
  header: boolean;
  delimiters?: readonly Choice[];
  encodings?: readonly Choice[];
  channels: readonly Choice[];
  mayDecide: boolean;
  isPublished: boolean;
  day: string;
  source: string;
};

const SAMPLES = 3;

/** Which column is what. */
export async function sendMapping(
  desk: StaffDesk,
  row: ImportRow,
  sent?: MappingForm,
): Promise<FastifyReply> {
  const { lang, site } = desk;
  const { rows, reading, broken } = await look(desk, row, sent?.reading ?? row.reading);
  const choice = (chosen: string | undefined, label: (value: string) => string) => (value: string) => ({
    value,
    label: label(value),
    isChosen: value === chosen,
  });
  const model: MappingPage = {
    topic: { title: row.title, slug: row.slug },
    action: `${importPath(row.slug)}/${row.id}`,
    fileName: row.fileName,
    // Where no column is shown nothing can be said of them.
    errors: (broken ? [] : (sent?.problems ?? [])).map((problem) =>
      translate(lang, 'intake.mapping.problem', { problem }),
    ),
    columns: namedColumns(rows, reading, desk),
    from: reading.from ?? 1,
    header: reading.header ?? false,
    ...(reading.delimiter && {
      delimiters: DELIMITERS.map(
        choice(reading.delimiter, (value) =>
          translate(lang, 'intake.mapping.delimiter.name', { value: NAMES[value] ?? '' }),
        ),
      ),
    }),
    ...(reading.encoding && {
      encodings: ENCODINGS.map(choice(reading.encoding, (value) => value.toUpperCase())),
    }),
    channels: ['import', ...PAPER_CHANNELS].map(
      choice(reading.channel ?? 'import', (value) =>
        translate(lang, `moderation.channel.${value as 'import'}`),
      ),
    ),
    mayDecide: reading.mayDecide ?? false,
    isPublished: reading.state === 'published',
    day: reading.day ?? toLocalDay(new Date(), site.timeZone),
    source: sent?.source ?? row.source,
    ...(broken && { broken }),
  };
  const title = translate(lang, 'intake.mapping.title');
  return sendIntakePage(desk, { template: 'import-mapping', title, model });
}

const NAMES: Record<string, string> = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' };

/** The table's beginning, read as the form says; other columns than before, or none named yet, are guessed anew. */
async function look({ app, lang }: StaffDesk, row: ImportRow, reading: Reading) {
  try {
    const found = await firstRows(row.format, openParts(app.db, row.id), reading);
    const rows = found.map(({ cells }) => cells);
    const broken = rows.length === 0 && translate(lang, 'intake.mapping.beyond');
    const guessed = columnsOf(rows, reading.header ?? false);
    const { columns = [] } = reading;
    const isNamed = columns.length === guessed.length && columns.some((field) => field !== null);
    return { rows, reading: { ...reading, columns: isNamed ? columns : guessed }, ...(broken && { broken }) };
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    const { problem, line = 0 } = error;
    const broken = translate(lang, 'intake.import.fileProblem', { problem: camelCase(problem), line });
    return { rows: [], reading, broken };
  }
}

function namedColumns(
  rows: readonly string[][],
  reading: Reading,
  { lang }: StaffDesk,
): MappingPage['columns'] {
  const data = reading.header ? rows.slice(1) : rows;
  return (reading.columns ?? []).map((chosen, n) => ({
    id: `column-${n}`,
    name:
      (reading.header && excerpt(rows[0]?.[n] ?? '', 60)) ||
      translate(lang, 'intake.mapping.column', { n: n + 1 }),
    samples: data
      .map((row) => excerpt(row[n] ?? '', 60))
      .filter((cell) => cell !== '')
      .slice(0, SAMPLES),
    fields: IMPORT_FIELDS.map((value) => ({
      value,
      label: translate(lang, 'intake.mapping.field', { field: value }),
      isChosen: value === chosen,
    })),
  }));
}
