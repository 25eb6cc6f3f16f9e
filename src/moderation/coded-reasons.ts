import { translate } from '../i18n/translate.ts';
import { offered, type Reason, wordsIn } from '../reasons/reason.ts';
import type { Desk } from './desk.ts';
import type { CodedReason } from './queue-page-model.ts';

/** The reasons a moderator chooses from, with the texts an author would read in each language. */
export function codedReasons({ reasons, lang }: Pick<Desk, 'reasons' | 'lang'>): CodedReason[] {
  return offered(reasons).map((reason) => ({
    ...{ code: reason.code, label: wordsIn(reason, lang).label, prompt: wordsIn(reason, lang).prompt },
    ...(reason.digit && { digit: reason.digit }),
    rule: ruleLabel(reason, lang),
    texts: {
      de: reason.words.de.body,
      en: wordsIn(reason, 'en').body,
      simple: wordsIn(reason, 'de-simple').body,
    },
  }));
}

/** „Regel 2“; empty where the reason stands on none. */
export function ruleLabel(reason: Reason | undefined, lang: Desk['lang']): string {
  return reason?.rule ? translate(lang, 'moderation.reason.rule', { number: reason.rule }) : '';
}
