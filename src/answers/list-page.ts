import type { FastifyReply } from 'fastify';
import { readCursor, writeCursor } from '../comments/cursor.ts';
import { calendarDay } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import { toLocalTime } from '../lib/local-time.ts';
import { deskMoment } from '../moderation/clock.ts';
import { mayUse } from '../staff/access.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { asWord, checkComplete, stageOf } from './answer.ts';
import { type AnswerDesk, sendAnswerPage } from './answer-desk.ts';
import { ALL_ANSWERS, answerPath, answersPath, RELEASE_MANY, TEXT_BLOCKS } from './answer-paths.ts';
import type { ListPage, ListRow } from './list-page-model.ts';
import {
  countTabs,
  type ListedAnswer,
  type ListScope,
  OWN_TABS,
  type OwnTab,
  selectList,
  TOPIC_TABS,
  type TopicTab,
} from './list-queries.ts';

const PAGE_SIZE = 50;
const EXCERPT = 160;

/** Addresses of the lists, by their German names. */
const WORDS: Record<TopicTab | OwnTab, string> = {
  draft: 'entwurf',
  'for-check': 'pruefung',
  checked: 'freigabe',
  overdue: 'ueberfaellig',
  released: 'freigegeben',
  withdrawn: 'zurueckgezogen',
  own: 'meine',
  elsewhere: 'bei-anderen',
};

/** `/planung/themen/:slug/antworten` */
export async function sendTopicList(desk: AnswerDesk): Promise<FastifyReply> {
  const { app, lang, topic, site, member } = desk;
  const scope: ListScope = { siteId: site.id, topicId: topic.id, staffId: member.id, today: todayOf(desk) };
  const counts = await countTabs(app.db, TOPIC_TABS, scope);
  const path = answersPath(topic.slug);
  const listed = await listOf(desk, scope, { tabs: TOPIC_TABS, counts, path });
  const model: ListPage = {
    heading: translate(lang, 'answers.list'),
    lead: topic.title,
    back: { href: '/planung', label: translate(lang, 'planning.title') },
    newHref: `${path}/neu`,
    fourEyes: {
      action: `${path}/einstellungen`,
      isOn: topic.fourEyes,
      maySwitch: !topic.fourEyes || mayUse(member, []),
    },
    blocksHref: TEXT_BLOCKS,
    slug: topic.slug,
    ...listed,
  };
  return sendAnswerPage(desk, { template: 'list', title: `${model.heading}: ${topic.title}`, model });
}

/** `/planung/antworten`: what waits for this person, across topics. */
export async function sendOwnList(desk: StaffDesk): Promise<FastifyReply> {
  const { app, lang, site, member } = desk;
  const scope: ListScope = { siteId: site.id, staffId: member.id, today: todayOf(desk) };
  const counts = await countTabs(app.db, OWN_TABS, scope);
  const listed = await listOf(desk, scope, { tabs: OWN_TABS, counts, path: ALL_ANSWERS });
  const heading = translate(lang, 'answers.own');
  const model: ListPage = {
    heading,
    back: { href: '/planung', label: translate(lang, 'planning.title') },
    blocksHref: TEXT_BLOCKS,
    slug: '',
    ...listed,
  };
  return sendAnswerPage(desk, { template: 'list', title: heading, model });
}

function todayOf({ site }: StaffDesk): string {
  return toLocalTime(new Date(), site.timeZone).slice(0, 10);
}

interface Tabs<Tab extends TopicTab | OwnTab> {
  tabs: readonly Tab[];
  counts: Record<Tab, number>;
  path: string;
}

type Listed = Pick<
  ListPage,
  'tabs' | 'tab' | 'rows' | 'empty' | 'releaseAction' | 'notice' | 'warning' | 'older'
>;

async function listOf<Tab extends TopicTab | OwnTab>(
  desk: StaffDesk,
  scope: ListScope,
  { tabs, counts, path }: Tabs<Tab>,
): Promise<Listed> {
  const { app, lang, request } = desk;
  const query = request.query as Record<string, unknown>;
  // Where nobody asked for one, the first list with something in it.
  const chosen =
    tabs.find((tab) => WORDS[tab] === query['liste']) ?? tabs.find((tab) => counts[tab] > 0) ?? tabs[0];
  const tab = chosen as Tab;
  const before = typeof query['vor'] === 'string' ? readCursor(query['vor']) : undefined;
  const found = await selectList(app.db, scope, { tab, before, limit: PAGE_SIZE });
  const rows = found.slice(0, PAGE_SIZE).map((row) => rowModel(row, desk, scope));
  const last = found.length > PAGE_SIZE ? found[PAGE_SIZE - 1] : undefined;
  const href = (one: TopicTab | OwnTab) => `${path}?liste=${WORDS[one]}`;
  return {
    tabs: tabs.map((one) => ({
      href: href(one),
      label: translate(lang, 'answers.tab', { tab: asWord(one) }),
      count: counts[one],
      isCurrent: one === tab,
      isAlarm: one === 'overdue' && counts[one] > 0,
    })),
    tab: WORDS[tab],
    rows,
    empty: translate(lang, 'answers.empty', { tab: asWord(tab) }),
    ...(rows.some(({ tick }) => tick) && { releaseAction: RELEASE_MANY }),
    ...(last && {
      older: `${href(tab)}&vor=${writeCursor({ receivedAt: last.cursor, id: last.id })}`,
    }),
    ...saidOf(query, lang),
  };
}

function rowModel(row: ListedAnswer, { lang, site }: StaffDesk, { topicId }: ListScope): ListRow {
  const clock = { lang, timeZone: site.timeZone, now: new Date() };
  const stage = row.underWay ?? (row.isCorrection ? ('correction' as const) : stageOf(row));
  const isComplete = Object.keys(checkComplete({ ...row, departmentId: null, bodySimple: '' })).length === 0;
  const mayTick = row.mayRelease && isComplete && stageOf(row) === 'checked';
  const comments = translate(lang, 'answers.row.comments', { count: row.comments });
  return {
    href: answerPath(row.slug, row.id),
    title: excerpt(row.body, EXCERPT) || translate(lang, 'answers.row.empty'),
    stage,
    stageText: translate(lang, 'answers.stage', { stage: asWord(stage) }),
    meta: [comments, row.department, row.writer ?? ''].filter((word) => word !== '').join(' · '),
    at: deskMoment(row.at, clock),
    ...(mayTick && { tick: `${row.id}:${row.version}` }),
    ...(topicId === undefined && { topic: row.topic }),
    ...(row.outcome && { outcome: row.outcome }),
    ...(row.due &&
      row.state !== 'released' && {
        due: {
          text: translate(lang, 'answers.row.due', {
            day: calendarDay(row.due, lang).text,
            over: row.isOverdue ? 'yes' : 'no',
          }),
          isOverdue: row.isOverdue,
        },
      }),
  };
}

/** What was just done, as the address of the list tells it. */
function saidOf(
  query: Record<string, unknown>,
  lang: StaffDesk['lang'],
): Pick<ListPage, 'notice' | 'warning'> {
  const count = (name: string) => (/^\d{1,3}$/.test(String(query[name])) ? Number(query[name]) : 0);
  const [released, ordered, left] = [count('freigegeben'), count('unterwegs'), count('uebrig')];
  if (query['getan'] === 'verworfen') return { notice: translate(lang, 'answers.done.verworfen') };
  if (query['getan'] === 'einstellung') return { notice: translate(lang, 'answers.done.einstellung') };
  const notice = [
    ...(released > 0 ? [translate(lang, 'answers.done.many', { count: released })] : []),
    ...(ordered > 0 ? [translate(lang, 'answers.done.ordered', { count: ordered })] : []),
  ].join(' ');
  return {
    ...(notice && { notice }),
    ...(left > 0 && { warning: translate(lang, 'answers.done.left', { count: left }) }),
  };
}
