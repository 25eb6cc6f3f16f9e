import { day } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { camelCase } from './desk.ts';
import { type Timeliness, timelinessOf } from './paper.ts';
import type { EnteredRow } from './paper-queries.ts';
import type { IntakeTopic } from './queries.ts';

/** What was just stored: its number belongs on the paper. */
export function enteredModel(row: EnteredRow, topic: IntakeTopic, { lang, site }: StaffDesk) {
  const { reference, state, receivedAt } = row;
  const timeliness: Timeliness = timelinessOf(receivedAt, topic);
  const on = day(receivedAt, lang, site.timeZone).text;
  return {
    reference,
    title: translate(lang, 'intake.paper.entered', { reference }),
    text: translate(lang, 'intake.paper.entered.text', { state, day: on }),
    ...(timeliness !== 'in-time' && {
      late: translate(lang, 'intake.paper.timeliness', { timeliness: camelCase(timeliness) }),
    }),
  };
}

/** A line of what somebody typed last. */
export function recentItem(row: EnteredRow, { lang, site }: StaffDesk) {
  const channel = translate(lang, `moderation.channel.${row.channel}`);
  const on = day(row.receivedAt, lang, site.timeZone).text;
  return {
    reference: row.reference,
    beginning: excerpt(row.body ?? '', 80),
    text: translate(lang, 'intake.paper.recent.item', { channel, day: on }),
    ...(row.hasScan && { scan: `/planung/beitraege/${row.id}/scan` }),
  };
}
