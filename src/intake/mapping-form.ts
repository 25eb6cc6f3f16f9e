import { sentValues } from '../lib/sent-values.ts';
import { DELIMITERS } from './formats/table.ts';
import { IMPORT_FIELDS, type ImportField, type Reading } from './import.ts';
import { PAPER_CHANNELS } from './paper.ts';

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

export type MappingProblem = 'noText' | 'twice' | 'day' | 'source';

export interface MappingForm {
  reading: Reading;
  source: string;
  problems: MappingProblem[];
}

const SOURCE_MAX = 40;

/** A name of words: „Raddialog Bonn 2017“ is `raddialog-bonn`. */
export function sourceNamed(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '-')
    .slice(0, SOURCE_MAX)
    .replace(/^-+|-+$/g, '');
}

/**
 * What was said about a table's columns.
 *
 * @param before how it was read until now; what a person may not say (their roles) comes from it
 */
export function readMapping(body: unknown, before: Reading): MappingForm {
  const sent = (name: string) => sentValues(body, name)[0] ?? '';
  const columns = (before.columns ?? []).map((_, n) => fieldOf(sent(`column-${n}`)));
  const channel = PAPER_CHANNELS.find((one) => one === sent('channel')) ?? 'import';
  const day = sent('day');
  const source = sourceNamed(sent('source'));
  const reading: Reading = {
    ...before,
    ...{ columns, channel, day, header: sent('header') === '1' },
    from: /^[1-9]\d{0,6}$/.test(sent('from')) ? Number(sent('from')) : (before.from ?? 1),
    state: before.mayDecide && sent('state') === 'published' ? 'published' : 'pending',
    ...(before.delimiter && {
      delimiter: DELIMITERS.find((one) => one === sent('delimiter')) ?? before.delimiter,
    }),
    ...(before.encoding && {
      encoding: ENCODINGS.find((one) => one === sent('encoding')) ?? before.encoding,
    }),
  };
  const named = columns.filter((field) => field !== null && field !== 'code');
  const problems: MappingProblem[] = [
    ...(columns.includes('text') || columns.includes('title') ? [] : (['noText'] as const)),
    ...(new Set(named).size < named.length ? (['twice'] as const) : []),
    ...(columns.includes('date') || /^\d{4}-\d\d-\d\d$/.test(day) ? [] : (['day'] as const)),
    ...(source === '' ? (['source'] as const) : []),
  ];
  return { reading, source, problems };
}

const fieldOf = (name: string): ImportField | null => IMPORT_FIELDS.find((one) => one === name) ?? null;
