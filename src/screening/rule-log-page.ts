import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { countRuleEvents, selectRuleEvents } from './rule-log-queries.ts';
import type { RuleLogPage } from './rule-page-model.ts';
import { eventItem } from './rule-words.ts';
import { RULES_PATH, sendScreeningPage } from './rules-page.ts';

const PAGE_SIZE = 50;

/** `/verwaltung/regeln/protokoll`: who changed which rule, and what. */
export async function sendRuleLog(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, lang, site } = desk;
  const total = await countRuleEvents(app.db, site.id);
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(readPage((request.query as { seite?: unknown }).seite), last);
  const offset = (page - 1) * PAGE_SIZE;
  const events = await selectRuleEvents(app.db, site.id, { limit: PAGE_SIZE, offset });
  const href = (n: number) => `${RULES_PATH}/protokoll?seite=${n}`;
  const model: RuleLogPage = {
    events: events.map((event) => eventItem(event, { lang, timeZone: site.timeZone })),
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
  return sendScreeningPage(desk, 'rule-log', translate(lang, 'rules.log'), model);
}

function readPage(text: unknown): number {
  return typeof text === 'string' && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
