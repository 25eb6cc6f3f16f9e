import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { CodedReason } from './queue-page-model.ts';
import { REASON_CODES, reasonLabel, standardText } from './reasons.ts';

/** The reasons a moderator chooses from, with the texts an author would read in either language. */
export function codedReasons(lang: Lang): CodedReason[] {
  return REASON_CODES.map((code, i) => ({
    code,
    digit: i + 1,
    label: reasonLabel(code, lang),
    rule: translate(lang, `moderation.reason.${code}.rule`),
    texts: { de: standardText(code, 'de'), en: standardText(code, 'en') },
  }));
}
