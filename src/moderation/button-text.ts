import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';

const BUTTONS = new Map<string, CatalogueKey>([
  ['publish', 'moderation.publish'],
  ['redact', 'moderation.redact'],
  ['ask', 'moderation.askAuthor'],
  ['reject', 'moderation.reject'],
  ['spam', 'moderation.spam'],
  ['reopen', 'moderation.reopen'],
]);

/** The words of a decision's button; none for what no button sends. */
export function buttonText(decision: string, lang: Lang): string {
  const key = BUTTONS.get(decision);
  return key ? translate(lang, key) : '';
}
