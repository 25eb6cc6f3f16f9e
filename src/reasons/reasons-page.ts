import type { FastifyReply } from 'fastify';
import type { CatalogueKey } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { mayUse } from '../staff/access.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { type LoggedReasonEvent, selectReasonEvents } from './log-queries.ts';
import { selectReasons } from './queries.ts';
import { offered, REASON_LANGS, type Reason, type Reasons, wordsIn } from './reason.ts';
import { fieldsIn } from './reason-fields.ts';
import { ALL_FIELDS } from './reason-form.ts';
import type { ReasonEventItem, ReasonItem, ReasonsPage } from './reason-page-model.ts';

export const REASONS_PATH = '/verwaltung/gruende';
const SHOWN_EVENTS = 30;
const DONE = ['angelegt', 'geordnet'] as const;

/** `/verwaltung/gruende`: what a moderator may choose from, in the order of the keys. */
export async function sendReasons(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, lang, site } = desk;
  const reasons = await selectReasons(app.db, site.id);
  const events = await selectReasonEvents(app.db, site.id, { limit: SHOWN_EVENTS });
  const { getan } = request.query as { getan?: unknown };
  const done = DONE.find((one) => one === getan);
  const active = offered(reasons);
  const model: ReasonsPage = {
    offered: active.map((reason, i) => ({
      ...item(reason, desk),
      ...(reason.digit && { digit: reason.digit }),
      ...(i > 0 && { up: `${REASONS_PATH}/${reason.code}/ordnung` }),
      ...(i < active.length - 1 && { down: `${REASONS_PATH}/${reason.code}/ordnung` }),
    })),
    archived: reasons.filter(({ isArchived }) => isArchived).map((reason) => item(reason, desk)),
    events: events.map((event) => eventItem(event, desk, reasons)),
    mayEdit: mayEdit(desk),
    ...(done && { notice: translate(lang, `reasons.done.${done}`) }),
  };
  return sendReasonsPage(desk, 'reasons', translate(lang, 'reasons.title'), model);
}

/** Only admins change what the whole city goes by. */
export const mayEdit = ({ member }: StaffDesk) => mayUse(member, ['admin']);

export async function sendReasonsPage(
  desk: StaffDesk,
  template: string,
  title: string,
  model: object,
): Promise<FastifyReply> {
  const { app, request, reply } = desk;
  const area = mayEdit(desk) ? 'administration' : 'moderation';
  const layout = await deskLayout(app, request, reply, { title, area });
  const html = await app.render(`reasons/${template}`, { ...layout, ...model }, 'desk');
  return reply.type('text/html; charset=utf-8').send(html);
}

function item(reason: Reason, { lang }: StaffDesk): ReasonItem {
  const { label, publicLabel } = wordsIn(reason, lang);
  const missing = REASON_LANGS.filter((one) => isMissing(reason, one));
  const names = missing.map((one) => translate(lang, `reasons.lang.${one}`)).join(', ');
  return {
    ...{ code: reason.code, href: `${REASONS_PATH}/${reason.code}`, label, publicLabel },
    rule: reason.rule === null ? '' : translate(lang, 'moderation.reason.rule', { number: reason.rule }),
    ...(names && { missing: translate(lang, 'reasons.missing', { langs: names }) }),
  };
}

/** What stands in German stands in no other language yet. */
function isMissing({ words }: Reason, lang: (typeof REASON_LANGS)[number]): boolean {
  return fieldsIn(lang).some(({ key }) => words.de[key] !== '' && words[lang][key] === '');
}

export function eventItem(
  event: LoggedReasonEvent,
  { lang, site }: StaffDesk,
  reasons: Reasons,
): ReasonEventItem {
  const reason = reasons.find(({ code }) => code === event.code);
  const change = event.fields.map((name) => fieldLabel(name, lang)).join(', ');
  return {
    at: moment(event.at, lang, site.timeZone),
    actor: event.actor ?? translate(lang, 'rules.log.gone'),
    action: translate(lang, `reasons.log.${event.action}`),
    reason: reason ? wordsIn(reason, lang).label : event.code,
    ...(change && { change }),
  };
}

/** „Text an die Person (English)“ */
export function fieldLabel(name: string, lang: StaffDesk['lang']): string {
  const field = ALL_FIELDS.find((one) => one.name === name);
  if (!field) return translate(lang, `reasons.field.${name}` as CatalogueKey);
  const label = translate(lang, `reasons.field.${field.key}`);
  return `${label} (${translate(lang, `reasons.lang.${field.lang}`)})`;
}
