import { sentValues } from '../lib/sent-values.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { REASON_LANGS, type Reason, type ReasonWords } from './reason.ts';
import { CODE_MAX, fieldsIn, type ReasonField, RULE_MAX } from './reason-fields.ts';

export type FieldProblem = 'missing' | 'tooLong' | 'unstorable' | 'number' | 'code' | 'taken';

export interface ReasonForm {
  /** By the fields' names, as sent. */
  sent: Record<string, string>;
  version: number;
  problems: Record<string, FieldProblem>;
  /** What to save; only without problems. */
  values: { code: string; rule: number | null; words: Reason['words'] };
}

export const ALL_FIELDS: readonly ReasonField[] = REASON_LANGS.flatMap(fieldsIn);

/** Reads the form of a reason from an untrusted body; its code only where it is new. */
export function readReasonForm(body: unknown, { isNew }: { isNew: boolean }): ReasonForm {
  const field = (name: string) => (sentValues(body, name)[0] ?? '').replaceAll('\r\n', '\n').trim();
  const names = [...ALL_FIELDS.map(({ name }) => name), 'rule', ...(isNew ? ['code'] : [])];
  const sent = Object.fromEntries(names.map((name) => [name, field(name)]));
  const problems: ReasonForm['problems'] = {};
  const note = (name: string, problem: FieldProblem | undefined) => {
    if (problem) problems[name] = problem;
  };
  const { code = '', rule: ruleText = '' } = sent;
  if (isNew) note('code', isCode(code) ? undefined : 'code');
  const rule = readRule(ruleText);
  note('rule', rule === undefined ? 'number' : undefined);
  for (const one of ALL_FIELDS) note(one.name, problemOf(one, sent[one.name] ?? ''));
  const version = Number(/^\d{1,9}$/.exec(field('version'))?.[0] ?? -1);
  return { sent, version, problems, values: { code, rule: rule ?? null, words: wordsOf(sent) } };
}

/** „neu“ is the address of the form for a new one. */
export function isCode(text: string): boolean {
  return text.length <= CODE_MAX && text !== 'neu' && /^[a-z]+(-[a-z]+)*$/.test(text);
}

/** As it is saved, by the fields' names. */
export function sentOf({ code, rule, words }: Pick<Reason, 'code' | 'rule' | 'words'>): ReasonForm['sent'] {
  const texts = ALL_FIELDS.map(({ name, lang, key }) => [name, words[lang][key]]);
  return { ...Object.fromEntries(texts), code, rule: rule === null ? '' : String(rule) };
}

function readRule(text: string): number | null | undefined {
  if (text === '') return null;
  const rule = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return rule >= 1 && rule <= RULE_MAX ? rule : undefined;
}

function problemOf({ max, isRequired }: ReasonField, text: string): FieldProblem | undefined {
  if (!isStorable(text)) return 'unstorable';
  if (isRequired && text === '') return 'missing';
  return countCharacters(text) > max ? 'tooLong' : undefined;
}

function wordsOf(sent: ReasonForm['sent']): Reason['words'] {
  const empty: ReasonWords = { label: '', prompt: '', publicLabel: '', ruleText: '', body: '', remedy: '' };
  const words = { de: { ...empty }, en: { ...empty }, 'de-simple': { ...empty } };
  for (const { name, lang, key } of ALL_FIELDS) words[lang][key] = sent[name] ?? '';
  return words;
}
