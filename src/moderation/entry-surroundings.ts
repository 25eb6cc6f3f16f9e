import type { Db } from '../database/db.ts';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import { reasonInWords } from '../reports/report.ts';
import { deskMoment } from './clock.ts';
import {
  type Related,
  selectCopies,
  selectFromSender,
  selectReports,
  selectSimilar,
} from './context-queries.ts';
import type { Desk } from './desk.ts';
import type { Surroundings } from './entry-model.ts';
import { entryHref } from './queue-place.ts';
import { authorName } from './view.ts';

const BEGINNING = 90;

/** What else there is of this sender, with these words, and against this comment. */
export async function surroundingsOf(db: Db, desk: Desk, id: string): Promise<Surroundings> {
  const { siteId } = desk.member;
  const [sender, copies, similar, reports] = await Promise.all([
    selectFromSender(db, siteId, id),
    selectCopies(db, siteId, id),
    selectSimilar(db, siteId, id),
    selectReports(db, id),
  ]);
  const groups = Object.entries({ sender, copies, similar })
    .filter(([, { count }]) => count > 0)
    .map(([kind, related]) => groupView(kind as 'sender' | 'copies' | 'similar', related, desk));
  return {
    groups,
    reports: reports.map(({ reason, count, open }) => ({
      label: reasonInWords(reason, desk.lang),
      count: Number(count),
      ...(open > 0 && { open: translate(desk.lang, 'moderation.context.reports.open', { count: open }) }),
    })),
    isEmpty: groups.length === 0 && reports.length === 0,
  };
}

function groupView(kind: 'sender' | 'copies' | 'similar', { count, some }: Related, desk: Desk) {
  const { lang } = desk;
  const clock = { ...desk, now: new Date() };
  return {
    title: translate(lang, `moderation.context.${kind}`),
    hint: translate(lang, `moderation.context.${kind}.hint`, { count }),
    comments: some.map((row) => ({
      href: entryHref(row.id, desk.place),
      name: authorName(row.name, lang),
      reference: row.reference,
      stateText: translate(lang, `moderation.context.state.${row.state}`),
      received: deskMoment(row.receivedAt, clock),
      beginning: excerpt(row.beginning ?? '', BEGINNING),
    })),
  };
}
