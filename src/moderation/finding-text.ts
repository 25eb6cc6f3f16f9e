import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { Verdict } from '../screening/verdict.ts';
import { classifierText, ruleText, urgencyText } from './learned-text.ts';

type Detail = NonNullable<Verdict['detail']>;

const PERSONAL_DATA = ['phone', 'email', 'address', 'iban'] as const;

/** What a check found, in a sentence for the moderator. */
export function findingText({ check, detail = {} }: Verdict, lang: Lang): string {
  switch (check) {
    case 'honeypot':
      return translate(lang, 'moderation.check.honeypot.found');
    case 'form-age':
      return formAge(detail, lang);
    case 'duplicate':
      return translate(lang, 'moderation.check.duplicate.found', {
        count: number(detail, 'count') || number(detail, 'sameTextCount'),
      });
    case 'links':
      return links(detail, lang);
    case 'words':
      return translate(lang, 'moderation.check.words.found', {
        count: number(detail, 'spam') + number(detail, 'insults') + number(detail, 'others'),
        terms: String(detail['terms'] ?? ''),
      });
    case 'personal-data':
      return translate(lang, 'moderation.check.personal-data.found', { kinds: kindsOf(detail, lang) });
    case 'akismet':
      return translate(
        lang,
        detail['answer'] === 'blatant-spam'
          ? 'moderation.check.akismet.discard'
          : 'moderation.check.akismet.found',
      );
    case 'classifier':
      return classifierText(detail, lang);
    case 'urgency':
      return urgencyText(detail, lang);
    default:
      return ruleText(check, detail, lang);
  }
}

function number(detail: Detail, name: string): number {
  return Number(detail[name] ?? 0);
}

function formAge(detail: Detail, lang: Lang): string {
  if (detail['implausible']) return translate(lang, 'moderation.check.form-age.implausible');
  return translate(lang, 'moderation.check.form-age.found', {
    seconds: Math.round(number(detail, 'formMs') / 1000),
  });
}

function links(detail: Detail, lang: Lang): string {
  const count = number(detail, 'count');
  return [
    count > 0 && translate(lang, 'moderation.check.links.found', { count }),
    detail['inName'] && translate(lang, 'moderation.check.links.inName'),
    detail['markup'] && translate(lang, 'moderation.check.links.markup'),
  ]
    .filter(Boolean)
    .join(' ');
}

function kindsOf(detail: Detail, lang: Lang): string {
  const kinds = PERSONAL_DATA.filter((kind) => number(detail, kind) > 0).map((kind) =>
    translate(lang, `moderation.check.personal-data.${kind}`, { count: number(detail, kind) }),
  );
  if (detail['inName']) kinds.push(translate(lang, 'moderation.check.personal-data.inName'));
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(kinds);
}
