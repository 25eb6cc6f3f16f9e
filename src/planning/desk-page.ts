import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { assignedNotice } from '../codes/assign-notice.ts';
import { commentAssignment } from '../codes/assignment-view.ts';
import { learningLines } from '../codes/learning-state.ts';
import { type ReadComment, readerCodes } from '../codes/reader-codes.ts';
import type { ReaderCodes } from '../codes/reader-model.ts';
import { ledgerOf } from '../comments/comment.ts';
import { quotedPart, unreadValue } from '../comments/unread-part.ts';
import { translate } from '../i18n/translate.ts';
import { NotFound } from '../platform/refusal.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { keysOf } from '../staff/own-keys.ts';
import { countFacets, without } from './count-facets.ts';
import type { Desk } from './desk.ts';
import type { DeskPage, ReaderView } from './desk-page-model.ts';
import { answerHref, assignHref, deskPath, figuresHref, listHref, readerHref } from './desk-place.ts';
import { countText } from './desk-words.ts';
import { emptyList } from './empty-list.ts';
import { deskExports } from './export-menu.ts';
import { selectChoices, selectCodes } from './facet-queries.ts';
import { figuresOf } from './figures.ts';
import { filterView } from './filter-view.ts';
import { type Count, countAll, countedUpTo, type ListPage, listComments, placeOf } from './list-comments.ts';
import { listView } from './list-view.ts';
import { listViews } from './list-views.ts';
import { selectTopicNames } from './queries.ts';
import { selectReader } from './reader-queries.ts';
import { type Around, readerView } from './reader-view.ts';

const SCRIPTS = ['desk/planning.js', 'desk/codes.js'];

/** `/planung/themen/:slug`: filters, list and the comment that is read; without a reference the first of the list. */
export async function deskPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { desk, reference }: { desk: Desk; reference?: string },
): Promise<string> {
  const { lang, place, scope, topic } = desk;
  const { db } = app;
  const ledger = ledgerOf(topic.counts);
  const overdue = countAll(db, { overdue: true }, scope, ledger);
  const [page, filter, figures, topics, keys, views] = await Promise.all([
    listComments(db, place, scope, ledger),
    filterOf(app, desk, overdue),
    figuresOf(db, desk, ledger, overdue),
    selectTopicNames(db, scope.siteId),
    keysOf(db, desk.member.id),
    listViews(db, desk, overdue),
  ]);
  const current = reference ?? page.rows[0]?.reference;
  const reader = current === undefined ? undefined : await readerOf(app, desk, current, page);
  if (reference !== undefined && !reader) throw new NotFound();
  const empty = page.rows.length === 0 ? await emptyList(db, desk, ledger, filter.names) : undefined;
  const notice = assignedNotice(request.query, lang);
  const unread = unreadValue(request.query);
  const model: DeskPage = {
    topic: {
      slug: topic.slug,
      title: topic.title,
      ...(topic.state !== 'draft' && { href: `/themen/${topic.slug}` }),
    },
    topics: topics.map(({ slug, title }) => ({
      title,
      href: deskPath({ slug }),
      current: slug === topic.slug,
    })),
    publishedText: translate(lang, 'planning.desk.published', { count: ledger.published }),
    shows: reference === undefined ? 'list' : 'reader',
    keysOff: !keys.areOn,
    ...(notice && { notice }),
    ...(unread && { unread: translate(lang, 'planning.desk.unread', { part: quotedPart(unread) }) }),
    figures,
    views,
    filter: filter.view,
    list: { ...listView(page, desk, current), ...(empty && { empty }) },
    ...(reader && { reader }),
    hrefs: {
      intake: `${deskPath(place)}/erfassen`,
      list: listHref(place),
      answer: answerHref(place),
      // Charts of the whole topic stand on the desk already.
      ...(filter.view.active > 0 && { figures: figuresHref(place) }),
      ...(filter.hasDepartments && { assign: assignHref(place) }),
    },
    exports: deskExports({ ...topic, ...ledger }, place, page.total, lang),
  };
  const title = translate(lang, 'planning.desk.title', { topic: topic.title });
  const layout = await deskLayout(app, request, reply, {
    title,
    area: 'planning',
    scripts: SCRIPTS,
    keyHelp: true,
  });
  return app.render('planning/desk', { ...layout, ...model }, 'desk');
}

/** One comment for the script, or nothing where there is none. */
export async function readerSheet(
  app: FastifyInstance,
  reply: FastifyReply,
  { desk, reference }: { desk: Desk; reference: string },
): Promise<string> {
  const page = await listComments(app.db, desk.place, desk.scope, ledgerOf(desk.topic.counts));
  const reader = await readerOf(app, desk, reference, page);
  if (!reader) throw new NotFound();
  const staff = { csrf: reply.generateCsrf() };
  return app.view('planning/sheet.hbs', { reader, lang: desk.lang, staff });
}

async function readerOf(
  app: FastifyInstance,
  desk: Desk,
  reference: string,
  page: ListPage,
): Promise<ReaderView | undefined> {
  const row = await selectReader(app.db, { ...desk.scope, reference });
  if (!row) return undefined;
  const { id, body } = row;
  const { scope, lang, place } = desk;
  const back = readerHref(reference, place);
  const [codes, assignment] = await Promise.all([
    body === null ? undefined : codesOf(app, desk, { id, reference, body }),
    commentAssignment(app, row, { scope, slug: place.slug, lang, back }),
  ]);
  return readerView(row, { codes, assignment }, desk, aroundOf(page, reference, desk));
}

async function codesOf(
  app: FastifyInstance,
  { topic, lang, timeZone, member, place }: Desk,
  comment: ReadComment,
): Promise<ReaderCodes> {
  const learning = await learningLines(app, { topicId: topic.id, lang, timeZone });
  const back = readerHref(comment.reference, place);
  return readerCodes(app, comment, { topic, lang, readerId: member.id, back, learning });
}

/** Its number in the list, and the ways to the comments before and after it, over the edges of the page. */
function aroundOf({ rows, total, earlier, previous, next }: ListPage, reference: string, desk: Desk): Around {
  const { place, lang } = desk;
  const at = rows.findIndex((row) => row.reference === reference);
  if (at === -1) return {};
  const [before, after] = [rows[at - 1], rows[at + 1]];
  const [first, last] = [rows[0], rows.at(-1)];
  const edge = (side: 'before' | 'after', item: typeof first, number: number) =>
    item ? { ...place, edge: { side, at: placeOf(item, place.order), earlier: number } } : place;
  const previousHref = before
    ? readerHref(before.reference, place)
    : previous && readerHref(previous.reference, edge('before', first, earlier));
  const nextHref = after
    ? readerHref(after.reference, place)
    : next && readerHref(next.reference, edge('after', last, earlier + rows.length));
  const values = { number: earlier + at + 1, total: countText(total, lang) };
  return {
    position: translate(lang, 'planning.desk.position', values),
    ...(previousHref && { previous: previousHref }),
    ...(nextHref && { next: nextHref }),
  };
}

/** @param overdue of the whole topic */
async function filterOf(app: FastifyInstance, desk: Desk, overdue: Promise<Count>) {
  const { db } = app;
  const { place, scope, lang, topic } = desk;
  const { filter } = place;
  const ledger = ledgerOf(topic.counts);
  // Alone they are counted to the end, which indexes of their own make quick, and with them beside the field as above the list.
  const isAlone = (field: 'overdue' | 'late') => Object.keys(without(filter, field)).length === 0;
  const [counts, codes, choices, allOverdue, allLate] = await Promise.all([
    countFacets(db, filter, scope, ledger),
    selectCodes(db, scope.topicId),
    selectChoices(db, scope.siteId, scope.topicId),
    isAlone('overdue') ? overdue : undefined,
    isAlone('late') ? countAll(db, { late: true }, scope, ledger) : undefined,
  ]);
  const view = filterView(
    desk,
    { lang, filter, counts, codes, ...choices },
    {
      overdue: allOverdue ?? counts.overdue.of('1'),
      late: allLate ?? counts.late.of('1'),
      most: countedUpTo(ledger),
    },
  );
  const labels = [...view.facets, ...view.more.facets].flatMap(({ key, options, rest }) =>
    [...options, ...rest].map(({ value, label }) => [`${key} ${value}`, label] as const),
  );
  const coders = choices.coders.map(({ id, name }) => [`coder ${id}`, name] as const);
  return {
    view,
    names: new Map([...labels, ...coders]),
    hasDepartments: choices.departments.length > 0,
  };
}
