import type { FilterChannel } from '../comments/comment-filter.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { toLocalDay } from '../lib/local-time.ts';
import type { Count } from './list-comments.ts';

export interface DeskClock {
  lang: Lang;
  timeZone: string;
  now: Date;
}

/** „5.000+“ where there may be more. */
export function countText({ number, isMore }: Count, lang: Lang): string {
  return translate(lang, isMore ? 'planning.desk.atLeast' : 'planning.number', { value: number });
}

export function channelName(channel: FilterChannel, lang: Lang): string {
  return translate(lang, `planning.desk.channel.${channel}`);
}

/** „21. Juni“, in another year „21. Juni 2025“. */
export function shortDay(date: Date, { lang, timeZone, now }: DeskClock): string {
  const isThisYear = toLocalDay(date, timeZone).slice(0, 4) === toLocalDay(now, timeZone).slice(0, 4);
  return new Intl.DateTimeFormat(lang === 'de' ? 'de-DE' : 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(date);
}

/** „Englisch“ for `en`. */
export function languageName(tag: string, lang: Lang): string {
  return new Intl.DisplayNames(lang === 'de' ? 'de-DE' : 'en-GB', { type: 'language' }).of(tag) ?? tag;
}
