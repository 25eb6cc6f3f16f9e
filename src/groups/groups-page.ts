import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { daySpan, moment } from '../i18n/moment.ts';
import { excerpt } from '../lib/excerpt.ts';
import { NotFound } from '../platform/refusal.ts';
import { NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { LABEL_MAX } from './group.ts';
import type { GroupItem, GroupsPage } from './groups-page-model.ts';
import type { NameOutcome } from './name-group.ts';
import { countGroups, type GroupRow, type GroupTopicRow, selectGroups, selectGroupTopic } from './queries.ts';

const PAGE = 25;
const PAGE_MAX = 4_000;
/** In characters: what stands for a group without a name, and what is shown of its first text. */
const TITLE_LENGTH = 60;
const TEXT_LENGTH = 280;

/** What was typed as a group's name and not saved. */
interface RefusedName {
  id: string;
  label: string;
  outcome: Exclude<NameOutcome, 'named'>;
}

interface Reader {
  app: FastifyInstance;
  lang: Lang;
  timeZone: string;
}

/** `/planung/themen/:slug/gruppen`: comments of a topic that say the same, the most at the top. @throws NotFound */
export async function groupsPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { slug, refused }: { slug: string; refused?: RefusedName },
): Promise<string> {
  const topic = await groupTopicOf(app, request, slug);
  const { timeZone } = await app.site();
  const reader = { app, lang: langOfDesk(request), timeZone };
  const page = pageOf(request.query);
  const [rows, counts] = await Promise.all([
    selectGroups(app.db, topic.id, { skip: (page - 1) * PAGE, limit: PAGE }),
    countGroups(app.db, topic.id),
  ]);
  const model: GroupsPage = {
    topic: { slug: topic.slug, title: topic.title },
    groups: rows.map((row) => ({ ...item(row, slug, reader), ...fieldOf(row, refused, reader) })),
    ...(counts.groups > 0 && { countText: app.t(reader.lang, 'groups.count', counts) }),
    ...asOf(topic, reader),
    ...noticeOf(request.query, reader),
    ...(refused?.outcome === 'gone' && { alert: app.t(reader.lang, 'groups.gone', { name: refused.label }) }),
    query: page > 1 ? `?seite=${page}` : '',
    labelMax: LABEL_MAX,
    ...(page > 1 && { previousHref: `?seite=${page - 1}` }),
    ...(page * PAGE < counts.groups && { nextHref: `?seite=${page + 1}` }),
  };
  const title = app.t(reader.lang, 'groups.title');
  const layout = await deskLayout(app, request, reply, {
    title: `${title}: ${topic.title}`,
    area: 'planning',
  });
  return app.render('groups/groups', { ...layout, ...model }, 'desk');
}

/** @throws NotFound where the city has no such topic; drafts are topics too */
export async function groupTopicOf(
  app: FastifyInstance,
  request: FastifyRequest,
  slug: string,
): Promise<GroupTopicRow> {
  if (!request.staff) throw new NotSignedIn();
  const topic = await selectGroupTopic(app.db, request.staff.siteId, slug);
  if (!topic) throw new NotFound();
  return topic;
}

function pageOf(query: unknown): number {
  const { seite } = query as { seite?: unknown };
  const page = typeof seite === 'string' && /^[1-9]\d{0,3}$/.test(seite) ? Number(seite) : 1;
  return Math.min(page, PAGE_MAX);
}

function asOf({ groupedAt }: GroupTopicRow, { app, lang, timeZone }: Reader) {
  if (!groupedAt) return { empty: app.t(lang, 'groups.never') };
  const at = moment(groupedAt, lang, timeZone).text;
  return { asOf: app.t(lang, 'groups.asOf', { at }), empty: app.t(lang, 'groups.empty') };
}

function noticeOf(query: unknown, { app, lang }: Reader): { notice?: string } {
  const { gesichert } = query as { gesichert?: unknown };
  if (gesichert === 'name') return { notice: app.t(lang, 'groups.named') };
  return gesichert === 'suche' ? { notice: app.t(lang, 'groups.looking') } : {};
}

/** Where a group stands once it has its name. */
export function groupsHref(slug: string, query: unknown, id: string): string {
  const page = pageOf(query);
  return `/planung/themen/${slug}/gruppen?${page > 1 ? `seite=${page}&` : ''}gesichert=name#gruppe-${id}`;
}

function fieldOf(
  { id, label }: GroupRow,
  refused: RefusedName | undefined,
  { app, lang }: Reader,
): Pick<GroupItem, 'value' | 'error'> {
  if (refused?.id !== id || refused.outcome === 'gone') return { value: label };
  const error = app.t(lang, `groups.problem.${refused.outcome}`, { name: label, most: LABEL_MAX });
  return { value: refused.label, error };
}

function waysOf({ channels }: GroupRow, { app, lang }: Reader): string {
  if (channels.every(({ channel }) => channel === 'online')) return '';
  const parts = channels.map(({ channel, count }) =>
    app.t(lang, 'planning.desk.group.channel', {
      number: count,
      channel: app.t(lang, `planning.desk.channel.${channel}`),
    }),
  );
  return new Intl.ListFormat(lang, { type: 'unit', style: 'short' }).format(parts);
}

function item(row: GroupRow, slug: string, reader: Reader): Omit<GroupItem, 'value' | 'error'> {
  const { app, lang, timeZone } = reader;
  const ways = waysOf(row, reader);
  const { id, kind, label, size, reference } = row;
  const desk = `/planung/themen/${slug}`;
  return {
    id,
    kind,
    kindText: app.t(lang, `groups.kind.${kind}`),
    title: label === '' ? `„${excerpt(row.text, TITLE_LENGTH)}“` : label,
    label,
    sizeText: app.t(lang, 'groups.size', { size }),
    factsText: app.t(lang, 'groups.facts', {
      published: row.published,
      ways,
      hasWays: String(ways !== ''),
      answered: row.answered,
      days: daySpan(row.firstAt, row.lastAt, lang, timeZone),
    }),
    reference,
    text: excerpt(row.text, TEXT_LENGTH),
    deskHref: `${desk}?gruppe=${id}&stand=alle`,
    answerHref: `${desk}/antworten/neu?gruppe=${id}`,
  };
}
