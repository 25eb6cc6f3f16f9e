import type { Lang } from '../i18n/catalogues.ts';
import { day } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import type { TopicPeriod } from './check-topic.ts';

/** „offen bis 12. Juni 2027“, drafts too. */
export function periodText(
  { opensAt, closesAt }: TopicPeriod,
  { lang, timeZone, now }: { lang: Lang; timeZone: string; now: Date },
): string {
  const inWords = (date: Date) => ({ day: day(date, lang, timeZone).text });
  if (!opensAt) return translate(lang, 'redaktion.period.none');
  if (opensAt > now) return translate(lang, 'redaktion.period.coming', inWords(opensAt));
  if (!closesAt) return translate(lang, 'redaktion.period.openEnd');
  return translate(
    lang,
    closesAt > now ? 'redaktion.period.open' : 'redaktion.period.closed',
    inWords(closesAt),
  );
}
