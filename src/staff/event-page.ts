import type { FastifyReply } from 'fastify';
import { countEvents, selectEvents } from './event-queries.ts';
import { type EventItem, eventItem } from './event-view.ts';
import { type StaffDesk, sendStaffPage } from './staff-desk.ts';

/** `views/staff/account-log.hbs` */
type EventPage = {
  /** The entries say whose account it was. */
  namesSubject: true;
  events: readonly EventItem[];
  pager?: { from: number; to: number; total: number; previousHref?: string; nextHref?: string };
};

const PAGE_SIZE = 50;

/** `/verwaltung/konten/protokoll`: who changed what about accounts. */
export async function sendEventPage(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, lang, site } = desk;
  const total = await countEvents(app.db, site.id);
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(readPage((request.query as { seite?: unknown }).seite), last);
  const offset = (page - 1) * PAGE_SIZE;
  const events = await selectEvents(app.db, site.id, { limit: PAGE_SIZE, offset });
  const href = (n: number) => `/verwaltung/konten/protokoll?seite=${n}`;
  const model: EventPage = {
    namesSubject: true,
    events: events.map((event) => eventItem(desk, event)),
    ...(last > 1 && {
      pager: {
        from: offset + 1,
        to: offset + events.length,
        total,
        ...(page > 1 && { previousHref: href(page - 1) }),
        ...(page < last && { nextHref: href(page + 1) }),
      },
    }),
  };
  const title = app.t(lang, 'staff.log.title');
  return sendStaffPage(desk, { template: 'account-log', title, model, area: 'administration' });
}

function readPage(text: unknown): number {
  return typeof text === 'string' && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
