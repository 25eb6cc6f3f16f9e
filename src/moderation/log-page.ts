import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { catalogues } from '../i18n/catalogues.ts';
import { type Moment, moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { labelOf } from '../reasons/reason.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { RESIDENT_ACTS } from './activity-report.ts';
import { type Desk, deskOf } from './desk.ts';
import { DESK_ACTS, type DeskEventRow, selectDeskEvents } from './desk-event-queries.ts';
import { boundsOf, type LogFilter, logHref, RESIDENTS, readLogFilter } from './log-filter.ts';
import { type LogRow, selectLog, selectPersons } from './log-queries.ts';

/** `views/moderation/log.hbs` */
type LogPage = {
  fields: { reference: string; from: string; to: string };
  persons: readonly Option[];
  actions: readonly Option[];
  entries: readonly LogEntry[];
  isFiltered: boolean;
  older?: string;
  newest?: string;
};

type Option = { value: string; label: string; isChosen: boolean };

type LogEntry = {
  at: Moment;
  actor: string;
  action: string;
  reason: string;
  comment?: { reference: string; href: string };
  topic: string;
};

type Logged = LogRow | DeskEventRow;

const PAGE_SIZE = 50;

/** What the log knows; the words for it stand in the catalogues. */
const ACTIONS = [
  'publish',
  'reject',
  'spam',
  'reopen',
  'redact',
  'ask',
  'publish-edit',
  'reject-edit',
  'uphold',
  'edit',
  'withdraw',
  'object',
  'erase',
  'import',
  'auto-publish',
  'confirm',
  'propose-publish',
  'propose-redact',
  'propose-reject',
  'propose-spam',
  ...DESK_ACTS,
  'remark',
  'correct-remark',
  'take-back-remark',
] as const;

/** `/moderation/protokoll`: what was done about comments, by whom and when. */
export async function logPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const desk = await deskOf(app, request);
  const { siteId } = desk.member;
  const filter = readLogFilter(request.query);
  const bounds = { ...filter, ...boundsOf(filter, desk.timeZone), siteId, limit: PAGE_SIZE + 1 };
  const [decisions, acts, persons] = await Promise.all([
    selectLog(app.db, bounds),
    selectDeskEvents(app.db, bounds),
    selectPersons(app.db, siteId),
  ]);
  const rows = inOrder([...decisions, ...acts]);
  const shown = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  const { before, ...start } = filter;
  const model: LogPage = {
    fields: { reference: filter.reference ?? '', from: filter.from ?? '', to: filter.to ?? '' },
    persons: personOptions(persons, filter, desk.lang),
    actions: actionOptions(filter, desk.lang),
    entries: shown.map((row) => entry(row, desk)),
    isFiltered: Object.keys(start).length > 0,
    ...(last && { older: logHref({ ...start, before: { receivedAt: last.cursor, id: last.id } }) }),
    ...(before && { newest: logHref(start) }),
  };
  const title = translate(desk.lang, 'moderation.log');
  const layout = await deskLayout(app, request, reply, { title, area: 'moderation' });
  return app.render('moderation/log', { ...layout, ...model }, 'desk');
}

/** Two logs as one: by time, and what was written later first. */
function inOrder(rows: readonly Logged[]): Logged[] {
  const key = ({ cursor, id }: Logged) => `${cursor} ${id}`;
  return [...rows].sort((a, b) => (key(a) < key(b) ? 1 : -1));
}

function entry(row: Logged, { lang, timeZone, reasons }: Desk): LogEntry {
  const { commentId, reference, title } = row;
  const alone = 'alone' in row && row.alone ? ` (${translate(lang, 'moderation.log.alone')})` : '';
  return {
    at: moment(row.at, lang, timeZone),
    actor: row.actor ?? nobodyInWords(row.action, lang),
    action: actionInWords(row.action, lang) + alone,
    reason: labelOf('reasonCode' in row ? row.reasonCode : null, { lang, reasons }),
    topic: title ?? '',
    ...(commentId && reference && { comment: { reference, href: `/moderation/kommentare/${commentId}` } }),
  };
}

/** Without a name an author acted, or it was decided elsewhere before it came here. */
function nobodyInWords(action: string, lang: Lang): string {
  return translate(lang, RESIDENT_ACTS.includes(action) ? 'moderation.log.resident' : 'staff.product');
}

/** A later version of the program may have logged what this one has no word for. */
export function actionInWords(action: string, lang: Lang): string {
  const key = `moderation.log.action.${action}`;
  return key in catalogues.de ? translate(lang, key as CatalogueKey) : action;
}

function personOptions(
  persons: readonly { id: string; name: string }[],
  { person }: LogFilter,
  lang: Lang,
): Option[] {
  const all = [
    { value: '', label: translate(lang, 'moderation.log.everybody') },
    { value: RESIDENTS, label: translate(lang, 'moderation.log.residents') },
    ...persons.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return all.map((option) => ({ ...option, isChosen: option.value === (person ?? '') }));
}

function actionOptions({ action }: LogFilter, lang: Lang): Option[] {
  const all = [
    { value: '', label: translate(lang, 'moderation.log.everything') },
    ...ACTIONS.map((value) => ({ value, label: actionInWords(value, lang) })),
  ];
  return all.map((option) => ({ ...option, isChosen: option.value === (action ?? '') }));
}
