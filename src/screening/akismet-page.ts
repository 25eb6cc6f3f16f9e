import type { FastifyReply } from 'fastify';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { outageInWords, outageReason } from './akismet-outage.ts';
import { type OutageRow, selectOutages, selectWeeks, type WeekRow } from './akismet-queries.ts';
import { sendScreeningPage } from './rules-page.ts';

/** `views/screening/akismet.hbs` */
type AkismetPage = {
  /** Off, written down only, or sorting the queue. */
  mode: string;
  outage?: string;
  weeks: readonly WeekItem[];
  outages: readonly { from: string; until: string; reason: string; failures: number }[];
};

type WeekItem = Omit<WeekRow, 'monday'> & { week: string; percent: string };

const WEEKS = 26;
const OUTAGES = 10;

/** `/moderation/akismet`: how far Akismet and the moderators agree, week by week, and when it did not answer. */
export async function sendAkismet(desk: StaffDesk): Promise<FastifyReply> {
  const { app, lang, site } = desk;
  const { id: siteId, timeZone } = site;
  const [weeks, outages, outage] = await Promise.all([
    selectWeeks(app.db, { siteId, timeZone, weeks: WEEKS }),
    selectOutages(app.db, siteId, OUTAGES),
    outageInWords(app.db, { siteId, timeZone, lang }),
  ]);
  const model: AkismetPage = {
    mode: translate(lang, `akismet.mode.${app.config.akismet?.mode ?? 'off'}`),
    weeks: weeks.map((week) => weekItem(week, desk)),
    outages: outages.map((row) => outageItem(row, desk)),
    ...(outage && { outage }),
  };
  return sendScreeningPage(desk, 'akismet', translate(lang, 'akismet.title'), model);
}

function weekItem({ monday, ...counts }: WeekRow, { lang }: StaffDesk): WeekItem {
  const decided = counts.agreed + counts.alarms + counts.missed;
  const format = new Intl.DateTimeFormat(lang === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  return {
    ...counts,
    week: format.format(new Date(`${monday}T00:00Z`)),
    percent: decided === 0 ? '–' : `${Math.round((100 * counts.agreed) / decided)} %`,
  };
}

function outageItem({ since, until, reason, failures }: OutageRow, { lang, site }: StaffDesk) {
  const at = (date: Date) => moment(date, lang, site.timeZone).text;
  return {
    from: at(since),
    until: until ? at(until) : translate(lang, 'akismet.outage.lasts'),
    reason: outageReason(reason, lang),
    failures,
  };
}
