import { RULE_NUMBERS } from '../comments/house-rules.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';

/** Why a comment is not published, in the order of the reject panel's keys. Stored, exported, never renamed. */
export const REASON_CODES = [
  'insult',
  'personal-data',
  'advertising',
  'off-topic',
  'duplicate',
  'illegal',
  'copyright',
  'unintelligible',
  'other',
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

export function isReasonCode(text: string): text is ReasonCode {
  return (REASON_CODES as readonly string[]).includes(text);
}

export function reasonLabel(code: ReasonCode, lang: Lang): string {
  return translate(lang, `moderation.reason.${code}.label`);
}

/** The rule the reason stands on; empty for `other`. */
export function ruleLabel(code: ReasonCode, lang: Lang): string {
  const number = RULE_NUMBERS.get(code);
  return number === undefined ? '' : translate(lang, 'moderation.reason.rule', { number });
}

/** What the author reads unless the moderator wrote something else; empty for `other`, which needs a text of its own. */
export function standardText(code: ReasonCode, lang: Lang): string {
  return translate(lang, `moderation.reason.${code}.text`);
}
