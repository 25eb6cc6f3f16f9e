import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';

const BUTTONS = {
  publish: 'moderation.publish',
  reject: 'moderation.reject',
  spam: 'moderation.spam',
  reopen: 'moderation.reopen',
} as const;

/** The words of a decision's button; none for what no button sends. */
export function buttonText(decision: string, lang: Lang): string {
  const key = BUTTONS[decision as keyof typeof BUTTONS];
  return key ? translate(lang, key) : '';
}
