import type { ReasonLang, ReasonWords } from './reason.ts';

/** A field of the form: what is written, in which language, how long it may be. */
export interface ReasonField {
  name: string;
  lang: ReasonLang;
  key: keyof ReasonWords;
  max: number;
  /** Of several lines. */
  rows?: number;
  isRequired?: true;
}

const SIZES: Record<keyof ReasonWords, { max: number; rows?: number }> = {
  label: { max: 80 },
  prompt: { max: 160 },
  publicLabel: { max: 80 },
  ruleText: { max: 400, rows: 3 },
  body: { max: 2000, rows: 5 },
  remedy: { max: 600, rows: 3 },
};
const REQUIRED: readonly (keyof ReasonWords)[] = ['label', 'publicLabel'];
const FOR_DESK: readonly (keyof ReasonWords)[] = ['label', 'prompt'];

export const RULE_MAX = 99;
export const CODE_MAX = 40;
/** What every city needs: to an objection, for what fits nowhere, and as a kind of what is blackened. */
export const KEPT_CODE = 'other';

/** Moderators read German or English; who reads Leichte Sprache is told about a decision. */
export function fieldsIn(lang: ReasonLang): ReasonField[] {
  const keys = Object.keys(SIZES) as (keyof ReasonWords)[];
  return keys
    .filter((key) => lang !== 'de-simple' || !FOR_DESK.includes(key))
    .map((key) => ({
      ...{ name: `${snake(key)}_${lang === 'de-simple' ? 'simple' : lang}`, lang, key },
      ...SIZES[key],
      ...(lang === 'de' && REQUIRED.includes(key) && { isRequired: true as const }),
    }));
}

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
