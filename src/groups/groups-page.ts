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
import { countGroups, type GroupRow, type GroupTopicRow, selectGroups, selectGroupTopic } from './queries.ts';

const PAGE = 25;
const PAGE_MAX = 4_000;
/** In characters: what stands for a group without a name, and what is shown of its first text. */
const TITLE_LENGTH = 60;
const TEXT_LENGTH = 280;

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
  slug: string,
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
    groups: rows.map((row) => item(row, slug, reader)),
    ...(counts.groups > 0 && { countText: app.t(reader.lang, 'groups.count', counts) }),
    ...asOf(topic, reader),
    ...noticeOf(request.query, reader),
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

function item(row: GroupRow, slug: string, { app, lang, timeZone }: Reader): GroupItem {
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
      paper: row.paper,
      answered: row.answered,
      days: daySpan(row.firstAt, row.lastAt, lang, timeZone),
    }),
    reference,
    text: excerpt(row.text, TEXT_LENGTH),
    deskHref: `${desk}?gruppe=${id}&stand=alle`,
    answerHref: `${desk}/antworten/neu?gruppe=${id}`,
  };
}
