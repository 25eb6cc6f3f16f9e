import { REMARK_MAX } from '../comments/remark.ts';
import { sentValues } from '../lib/sent-values.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';

export interface SentRemark {
  /** As sent, to be given back. */
  text: string;
  version: number;
  problem?: 'missing' | 'tooLong' | 'notStorable';
}

/** Reads what is to be said in public from an untrusted body. */
export function readRemark(body: unknown): SentRemark {
  const text = (sentValues(body, 'text')[0] ?? '').replaceAll('\r\n', '\n').trim();
  const version = Number(/^\d{1,9}$/.exec(sentValues(body, 'version')[0] ?? '')?.[0] ?? -1);
  const problem = problemOf(text);
  return { text, version, ...(problem && { problem }) };
}

function problemOf(text: string): SentRemark['problem'] {
  if (text === '') return 'missing';
  if (!isStorable(text)) return 'notStorable';
  return countCharacters(text) > REMARK_MAX ? 'tooLong' : undefined;
}
