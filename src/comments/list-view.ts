import { type Cursor, readCursor, writeCursor } from './cursor.ts';

export const ORDERS = ['newest', 'oldest', 'supported'] as const;
export type Order = (typeof ORDERS)[number];

/** A page of a list: it begins with this comment, or what comes after or before it in the list's order. */
export interface Place {
  side: 'from' | 'next' | 'previous';
  at: Cursor;
}

/** Which comments of a topic are listed, and in which order. */
export interface ListView {
  order: Order;
  onlyAnswered: boolean;
  /** Absent: from the beginning. */
  place?: Place;
}

/** The list as it stands where nobody asks for another. */
export const NEWEST: ListView = { order: 'newest', onlyAnswered: false };

/** What the query of an address may say, by its German names; everything else in it is left alone. */
export interface ListQuery {
  sortierung?: string | undefined;
  beantwortet?: string | undefined;
  aelter?: string | undefined;
  neuer?: string | undefined;
  weniger?: string | undefined;
  mehr?: string | undefined;
}

type PlaceName = 'aelter' | 'neuer' | 'weniger' | 'mehr';

const WORDS: Record<Order, string> = { newest: '', oldest: 'aelteste', supported: 'unterstuetzt' };

/** How links name what lies behind and before a page. */
export const PLACE_NAMES: Record<Order, { next: PlaceName; previous: PlaceName }> = {
  newest: { next: 'aelter', previous: 'neuer' },
  oldest: { next: 'neuer', previous: 'aelter' },
  supported: { next: 'weniger', previous: 'mehr' },
};

/**
 * The view an address asks for; an order nobody knows is the usual one.
 *
 * @returns undefined where its place is none of ours
 */
export function readListView(query: ListQuery): ListView | undefined {
  const order = ORDERS.find((one) => WORDS[one] === query.sortierung) ?? 'newest';
  const view = { order, onlyAnswered: query.beantwortet === '1' };
  const names = PLACE_NAMES[order];
  for (const side of ['next', 'previous'] as const) {
    const text = query[names[side]];
    if (text === undefined) continue;
    const at = readCursor(text, { withSupports: order === 'supported' });
    return at && { ...view, place: { side, at } };
  }
  return view;
}

/** True where an address names a place, ours or not: there are very many. */
export function isPlaced({ aelter, neuer, weniger, mehr }: ListQuery): boolean {
  return [aelter, neuer, weniger, mehr].some((text) => text !== undefined);
}

/** True where the address says in other words what a shorter one says too, as a form does that was sent as it stood. */
export function saysTooMuch({ sortierung, beantwortet }: ListQuery): boolean {
  const isOrder = ORDERS.some((one) => one !== 'newest' && WORDS[one] === sortierung);
  return (sortierung !== undefined && !isOrder) || (beantwortet !== undefined && beantwortet !== '1');
}

/** The one address of a view. */
export function addressOf(topicHref: string, { order, onlyAnswered, place }: ListView): string {
  const query = new URLSearchParams();
  if (order !== 'newest') query.set('sortierung', WORDS[order]);
  if (onlyAnswered) query.set('beantwortet', '1');
  if (place && place.side !== 'from') query.set(PLACE_NAMES[order][place.side], writeCursor(place.at));
  return query.size === 0 ? topicHref : `${topicHref}?${query}`;
}

/** What the toolbar's form sends for an order. */
export function wordOf(order: Order): string {
  return WORDS[order];
}
