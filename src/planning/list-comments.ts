import type { Ledger } from '../comments/comment.ts';
import type { CommentFilter } from '../comments/comment-filter.ts';
import type { FilterScope } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import type { DeskPlace, Edge } from './desk-place.ts';
import { countFound, type ListItem, type ListRow, selectItems, selectRows } from './list-queries.ts';
import { type Way, wayInto } from './source-queries.ts';

export const PAGE_SIZE = 8;
/** A topic of a city is counted to the end: "0+" beside a code that four have is of no use. One of a country is not. */
const CITY_TOPIC = 20_000;
const LARGE_TOPIC = 100_000;

/** More than these are not counted while somebody waits; fewer in a topic where each of them takes longer to find. */
export function countedUpTo({ received }: Ledger): number {
  if (received <= CITY_TOPIC) return CITY_TOPIC;
  return received > LARGE_TOPIC ? 2_000 : 5_000;
}

/** A number that may be only a lower bound. */
export interface Count {
  number: number;
  isMore: boolean;
}

export interface ListPage {
  rows: ListRow[];
  total: Count;
  /** Comments before this page, as far as the link that led here knew. */
  earlier: number;
  /** The last comment before this page and the first after it. */
  previous?: ListItem;
  next?: ListItem;
}

/** One page of a topic's comments. */
export async function listComments(
  db: Db,
  { filter, order, edge }: Pick<DeskPlace, 'filter' | 'order' | 'edge'>,
  scope: FilterScope,
  ledger: Ledger,
): Promise<ListPage> {
  const way = await wayInto(db, filter, scope);
  const [found, total] = await Promise.all([
    selectItems(db, way, { order, edge }, PAGE_SIZE + 1),
    keptCount(filter, ledger) ?? countUpTo(db, way, countedUpTo(ledger)),
  ]);
  // What stood there has gone since.
  if (found.length === 0 && edge) return listComments(db, { filter, order }, scope, ledger);
  const isBackwards = edge?.side === 'before';
  const items = found.slice(0, PAGE_SIZE);
  const beyond = found[PAGE_SIZE];
  if (isBackwards) items.reverse();
  const around = await neighbours(db, way, { order, edge }, { items, beyond });
  const earlier = earlierOf(edge, items.length, around.previous !== undefined);
  return { rows: await rowsOf(db, items), total, earlier, ...around };
}

/** The comment beyond the page came with it; the one on the side it was entered from is asked for. */
async function neighbours(
  db: Db,
  way: Way,
  { edge, order }: Pick<DeskPlace, 'order'> & { edge: Edge | undefined },
  { items, beyond }: { items: readonly ListItem[]; beyond: ListItem | undefined },
): Promise<Pick<ListPage, 'previous' | 'next'>> {
  if (!edge) return beyond ? { next: beyond } : {};
  const isBackwards = edge.side === 'before';
  const rim = isBackwards ? items.at(-1) : items[0];
  const side = isBackwards ? 'after' : 'before';
  const [entered] = rim
    ? await selectItems(db, way, { order, edge: { ...edge, side, at: placeOf(rim, order) } }, 1)
    : [];
  const previous = isBackwards ? beyond : entered;
  const next = isBackwards ? entered : beyond;
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** A comment's place as a cursor says it. */
export function placeOf({ cursor, id, supports }: ListItem, order: DeskPlace['order']): Edge['at'] {
  return { receivedAt: cursor, id, ...(order === 'supported' && { supports }) };
}

function earlierOf(edge: Edge | undefined, shown: number, hasPrevious: boolean): number {
  if (!edge || !hasPrevious) return 0;
  return edge.side === 'after' ? edge.earlier : Math.max(edge.earlier - shown, 1);
}

async function rowsOf(db: Db, items: readonly ListItem[]): Promise<ListRow[]> {
  const rows = await selectRows(
    db,
    items.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return items.flatMap((item) => {
    const row = byId.get(item.id);
    return row ? [{ ...row, ...item }] : [];
  });
}

/** How many a filter finds; "at least" so many beyond what is counted. */
export async function countAll(
  db: Db,
  filter: CommentFilter,
  scope: FilterScope,
  ledger: Ledger,
): Promise<Count> {
  return keptCount(filter, ledger) ?? countUpTo(db, await wayInto(db, filter, scope), countedUpTo(ledger));
}

/** What nobody narrowed is counted already. */
function keptCount({ states = ['published'], ...rest }: CommentFilter, ledger: Ledger): Count | undefined {
  if (Object.keys(rest).length > 0) return undefined;
  return { number: states.reduce((sum, state) => sum + ledger[state], 0), isMore: false };
}

async function countUpTo(db: Db, way: Way, most: number): Promise<Count> {
  return atMost(most, await countFound(db, way, most + 1));
}

/** What was counted up to one more than `most`. */
export function atMost(most: number, number: number): Count {
  return { number: Math.min(number, most), isMore: number > most };
}
