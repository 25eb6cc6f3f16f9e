import { createHash } from 'node:crypto';
import { isStorable } from '../lib/storable.ts';
import type { EntryProblem } from './import.ts';

const CODE_MAX = 80;
const MOST_CODES = 20;
const ID_MAX = 200;
const URL_MAX = 2_000;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Ends the check of one entry. */
export class Refused extends Error {
  readonly problem: EntryProblem;
  readonly detail: string;
  constructor(problem: EntryProblem, detail = '') {
    super(problem);
    this.problem = problem;
    this.detail = detail;
  }
}

/** Each once, whatever its case. @throws Refused */
export function codesOf(labels: readonly string[]): string[] {
  const codes = new Map(labels.map((label) => [label.toLowerCase(), label]));
  for (const label of codes.values()) {
    if ([...label].length > CODE_MAX || !isStorable(label)) throw new Refused('bad-code', label);
  }
  if (codes.size > MOST_CODES) throw new Refused('bad-code', [...codes.values()].join(', '));
  return [...codes.values()];
}

/** @throws Refused */
export function urlOf(raw: string): string {
  const url = raw.trim();
  if (url === '') return '';
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url) || url.length > URL_MAX || !isStorable(url)) {
    throw new Refused('bad-url', url);
  }
  return url;
}

/** A long one is kept by its digest. @throws Refused */
export function idOf(raw: string): string | undefined {
  const id = raw.trim();
  if (id === '') return undefined;
  if (!isStorable(id)) throw new Refused('bad-id', id);
  return [...id].length > ID_MAX ? `sha256:${sha256(id)}` : id;
}
