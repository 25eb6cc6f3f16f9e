import type { Lang } from '../i18n/catalogues.ts';
import type { CodedReason } from './queue-page-model.ts';
import { REASON_CODES, reasonLabel, ruleLabel, standardText } from './reasons.ts';

/** The reasons a moderator chooses from, with the texts an author would read in either language. */
export function codedReasons(lang: Lang): CodedReason[] {
  return REASON_CODES.map((code, i) => ({
    code,
    digit: i + 1,
    label: reasonLabel(code, lang),
    rule: ruleLabel(code, lang),
    texts: { de: standardText(code, 'de'), en: standardText(code, 'en') },
  }));
}
