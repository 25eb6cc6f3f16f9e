import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { Period, TimeChart } from './chart.ts';
import type { TimeView } from './figures-page-model.ts';

/** In px of letters of 13 px, with which all grows: room for the highest bar's number above, for the names of times below. */
const TOP = 20;
const BELOW = 24;
/** How high the bars are at most: on a page of charts, on the desk. */
const PLOTS = { page: 128, desk: 52 };
/** A bar is at most so wide, in per cent. */
const WIDEST = 8;
/** Nearer to the edge, text begins or ends with its bar. */
const EDGE = 16;

/** Stacked bars, one for each stretch of time. */
export function timeView(
  { periods, step, total }: TimeChart,
  lang: Lang,
  place: keyof typeof PLOTS = 'page',
): TimeView {
  const plot = PLOTS[place];
  const base = TOP + plot;
  const most = Math.max(...periods.map(whole));
  const slot = 100 / periods.length;
  const width = Math.min(slot * 0.8, WIDEST);
  const centre = (i: number) => (i + 0.5) * slot;
  const peak = periods.findIndex((period) => whole(period) === most);
  const top = periods[peak] as Period;
  const online = periods.reduce((sum, period) => sum + period.online, 0);
  const values = { total, online, most, label: top.label, count: periods.length, step };
  return {
    title: translate(lang, 'figures.time.title', { step }),
    description: translate(lang, 'figures.time.description', values),
    height: em(base + BELOW),
    base: em(base),
    bars: periods.map(({ online, others }, i) => {
      const [low, high] = [heightOf(online / most, plot), heightOf(others / most, plot)];
      return {
        x: percent(centre(i) - width / 2),
        width: percent(width),
        online: { y: em(base - low), height: em(low) },
        others: { y: em(base - low - high), height: em(high) },
      };
    }),
    labels: [
      {
        ...placed(centre(peak), width),
        y: em(TOP - 6),
        text: translate(lang, 'planning.number', { value: most }),
        isPeak: true,
      },
      ...named(periods.length).map((i) => ({
        ...placed(centre(i), width),
        y: em(base + 17),
        text: (periods[i] as Period)[place === 'page' ? 'label' : 'short'],
        isPeak: false,
      })),
    ],
  };
}

/** Whatever is there is seen, beside thousands, too. */
const heightOf = (share: number, plot: number) => (share > 0 ? Math.max(1, share * plot) : 0);
const whole = ({ online, others }: Period) => online + others;
const percent = (value: number) => `${value.toFixed(2)}%`;
const em = (px: number) => `${(px / 13).toFixed(3)}em`;

/** First, middle, last; as many as there is room for on a phone. */
function named(count: number): number[] {
  return [...new Set(count < 7 ? [0, count - 1] : [0, Math.floor(count / 2), count - 1])];
}

function placed(centre: number, width: number): Pick<TimeView['labels'][number], 'x' | 'anchor'> {
  if (centre < EDGE) return { x: percent(centre - width / 2), anchor: 'start' };
  if (centre > 100 - EDGE) return { x: percent(centre + width / 2), anchor: 'end' };
  return { x: percent(centre), anchor: 'middle' };
}
