import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { Ground } from '../screening/urgency.ts';
import type { Check, Verdict } from '../screening/verdict.ts';

type Detail = NonNullable<Verdict['detail']>;

/** Checks that go by the city's own lists and limits. */
type RuleCheck = Extract<Check, 'domains' | 'patterns' | 'mail-domains' | 'repetition' | 'language'>;

export function ruleText(check: RuleCheck, detail: Detail, lang: Lang): string {
  return translate(lang, `moderation.check.${check}.found`, {
    count: Number(detail['count'] ?? 0),
    hosts: String(detail['hosts'] ?? ''),
    rules: String(detail['rules'] ?? ''),
  });
}

/** „Klingt nach Werbung: 3 Links, ‚gratis‘“: by which of its words and signs the classifier came to it. */
export function classifierText(detail: Detail, lang: Lang): string {
  const signals = listed(detail['signals'], ',').map((signal) => {
    const [name, count] = signal.split(':');
    return translate(lang, `moderation.signal.${name}` as CatalogueKey, { count: Number(count) });
  });
  const reasons = [...new Set(signals), ...quoted(listed(detail['words'], ', '), lang)];
  return translate(lang, 'moderation.check.classifier.found', {
    reasons: reasons.join(', '),
    given: reasons.length > 0 ? 'yes' : 'no',
  });
}

/** Why somebody should look soon; where a phrase is the ground, with the phrase. */
export function urgencyText(detail: Detail, lang: Lang): string {
  const grounds = listed(detail['grounds'], ',') as Ground[];
  const terms = quoted(listed(detail['terms'], ', '), lang);
  return grounds
    .map((ground) =>
      translate(lang, `moderation.urgency.${ground}`, {
        terms: terms.join(', '),
        given: terms.length > 0 ? 'yes' : 'no',
      }),
    )
    .join(' ');
}

function listed(value: unknown, separator: string): string[] {
  return typeof value === 'string' && value !== '' ? value.split(separator) : [];
}

function quoted(words: string[], lang: Lang): string[] {
  return words.map((word) => (lang === 'de' ? `„${word}“` : `“${word}”`));
}
