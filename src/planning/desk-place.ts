import {
  type CommentFilter,
  REFERENCES_MAX,
  readCommentFilter,
  writeCommentFilter,
} from '../comments/comment-filter.ts';
import { type Cursor, readCursor, writeCursor } from '../comments/cursor.ts';

export const ORDERS = ['newest', 'oldest', 'supported'] as const;
export type Order = (typeof ORDERS)[number];

const ORDER_WORDS: Record<Order, string> = { newest: '', oldest: 'aelteste', supported: 'unterstuetzt' };

/** Where a page of the list begins: behind a comment, or before one. */
export interface Edge {
  side: 'after' | 'before';
  at: Cursor;
  /** How many comments come before the page, as far as the link knew. */
  earlier: number;
}

/** Ticked comments by their references, or all that the filter finds. */
export interface Selection {
  references: readonly string[];
  isWhole: boolean;
}

/** Where a planner works in a topic: which comments in which order, which page of them, and what is ticked. */
export interface DeskPlace {
  slug: string;
  filter: CommentFilter;
  order: Order;
  edge?: Edge;
  selection: Selection;
}

const EARLIER_MAX = 10_000_000;

/** Reads a place from an untrusted query; what is none of ours is left out. */
export function readPlace(slug: string, query: unknown): DeskPlace {
  const { references = [], ...filter } = readCommentFilter(query);
  const fields = (query ?? {}) as Record<string, unknown>;
  const one = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const order = ORDERS.find((known) => ORDER_WORDS[known] === one('sortierung')) ?? 'newest';
  const edge = readEdge('after', one('seite'), order) ?? readEdge('before', one('vor'), order);
  const isWhole = one('alle') === '1';
  return { slug, filter, order, ...(edge && { edge }), selection: { references, isWhole } };
}

function readEdge(side: Edge['side'], text: string, order: Order): Edge | undefined {
  const [, number, cursor = ''] = /^(\d{1,8})_(.+)$/.exec(text) ?? [];
  const at = readCursor(cursor, { withSupports: order === 'supported' });
  return at && { side, at, earlier: Math.min(Number(number), EARLIER_MAX) };
}

/** A page of the list as its links and buttons carry it. */
export function writeEdge({ at, earlier }: Edge): string {
  return `${earlier}_${writeCursor(at)}`;
}

/** The same comments from the beginning. */
export function firstPage({ edge: _, ...place }: DeskPlace): DeskPlace {
  return place;
}

/** The same comments with nothing ticked. */
export function unselected(place: DeskPlace): DeskPlace {
  return { ...place, selection: { references: [], isWhole: false } };
}

/** The list; with nothing asked for its address is the shortest. */
export function listHref(place: DeskPlace): string {
  return withQuery(deskPath(place), placeQuery(place));
}

/** A comment beside the list. */
export function readerHref(reference: string, place: DeskPlace): string {
  return withQuery(`${deskPath(place)}/beitraege/${reference}`, placeQuery(place));
}

/** The comment alone, for the script that changes what stands beside the list. */
export function sheetHref(reference: string, place: DeskPlace): string {
  return withQuery(`${deskPath(place)}/beitraege/${reference}/blatt`, placeQuery(place));
}

/** An answer to what is ticked, else to one comment. */
export function answerHref(place: DeskPlace, reference?: string): string {
  const query = reference === undefined ? choiceQuery(place) : new URLSearchParams({ auswahl: reference });
  return withQuery(`${deskPath(place)}/antworten/neu`, query);
}

/** Who is to answer what is ticked, else what the filter finds. */
export function assignHref(place: DeskPlace): string {
  return withQuery(`${deskPath(place)}/zustaendigkeit`, choiceQuery(place));
}

/** What the filter finds, in charts. */
export function figuresHref(place: DeskPlace): string {
  return withQuery(`${deskPath(place)}/zahlen`, writeCommentFilter(place.filter));
}

/** Filter or ticked comments as exports and answers read them: `auswahl` where some are ticked, else the whole filter. */
export function choiceQuery({ filter, selection }: DeskPlace): URLSearchParams {
  const { references, isWhole } = selection;
  if (isWhole || references.length === 0) return writeCommentFilter(filter);
  return writeCommentFilter({ references, ...(filter.states && { states: filter.states }) });
}

export const deskPath = ({ slug }: { slug: string }) => `/planung/themen/${slug}`;

/** Everything but the path: what forms carry in hidden fields, too. */
export function placeQuery({ filter, order, edge, selection }: DeskPlace): URLSearchParams {
  const query = writeCommentFilter(filter);
  if (order !== 'newest') query.set('sortierung', ORDER_WORDS[order]);
  if (edge) query.set(edge.side === 'after' ? 'seite' : 'vor', writeEdge(edge));
  const { references, isWhole } = selection;
  if (isWhole) query.set('alle', '1');
  else if (references.length > 0) query.set('auswahl', references.slice(0, REFERENCES_MAX).join(','));
  return query;
}

function withQuery(path: string, query: URLSearchParams): string {
  return query.size === 0 ? path : `${path}?${query}`;
}
