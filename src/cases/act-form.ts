import { checkText, type FieldProblem } from '../comments/comment.ts';
import type { ResidentAct } from '../comments/comment-life.ts';
import { fieldErrors } from '../comments/field-errors.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { sentValues } from '../lib/sent-values.ts';
import { countCharacters } from '../lib/storable.ts';

/** An objection in characters; its least is that of a comment. */
export const OBJECTION_MAX = 4_000;

const VERSION_MAX = 2 ** 31 - 1;

/** What a resident sent, word for word, to be given back whatever becomes of it. */
export interface ActForm {
  text: string;
  /** Of the comment as the resident saw it; 0 where the form names none. */
  version: number;
  isSure: boolean;
  problem?: ActProblem | undefined;
}

export type ActProblem = FieldProblem | 'unchanged' | 'not-sure';

/** Reads the form of an act from an untrusted body: named fields only. */
export function readActForm(body: unknown, act: ResidentAct): ActForm {
  const texts = sentValues(body, 'text');
  const text = texts.join('\n');
  const version = sentValues(body, 'version').join();
  const isSure = sentValues(body, 'sure').includes('1');
  return {
    text,
    version: /^\d{1,10}$/.test(version) && Number(version) <= VERSION_MAX ? Number(version) : 0,
    isSure,
    problem: problemOf(act, texts, isSure),
  };
}

function problemOf(act: ResidentAct, texts: string[], isSure: boolean): ActProblem | undefined {
  if (act === 'withdraw') return undefined;
  if (act === 'erase') return isSure ? undefined : 'not-sure';
  if (texts.length > 1) return 'repeated';
  const text = texts.join();
  const problem = checkText(text);
  if (problem || act === 'edit') return problem;
  return countCharacters(text) > OBJECTION_MAX ? 'too-long' : undefined;
}

/** What is wrong, as a sentence. */
export function actMessage(lang: Lang, act: ResidentAct, problem: ActProblem): string {
  if (problem === 'not-sure') return translate(lang, 'cases.act.sure.missing');
  if (problem === 'unchanged') return translate(lang, 'cases.problem.unchanged');
  if (act === 'object' && problem === 'missing') return translate(lang, 'cases.problem.object.missing');
  if (act === 'object' && problem === 'too-long') {
    return translate(lang, 'cases.problem.object.tooLong', { max: OBJECTION_MAX });
  }
  return fieldErrors(lang, { text: problem })[0]?.message ?? '';
}
