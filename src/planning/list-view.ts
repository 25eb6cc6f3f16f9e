import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import type { Desk } from './desk.ts';
import type { ListEntry, ListView, PageButton } from './desk-page-model.ts';
import {
  type DeskPlace,
  firstPage,
  listHref,
  ORDERS,
  placeQuery,
  readerHref,
  sheetHref,
  unselected,
  writeEdge,
} from './desk-place.ts';
import { channelName, countText, shortDay } from './desk-words.ts';
import { type ListPage, placeOf } from './list-comments.ts';
import type { ListItem, ListRow } from './list-queries.ts';

const EXCERPT = 180;
/** More chips make a row a third line. */
const CODES_SHOWN = 4;

/** The list with its ticks; `current` is the comment that stands beside it. */
export function listView(page: ListPage, desk: Desk, current: string | undefined): Omit<ListView, 'empty'> {
  const { lang, place } = desk;
  const { rows, total, earlier } = page;
  const { references, isWhole } = place.selection;
  const shown = rows.map(({ reference }) => reference);
  const elsewhere = references.filter((reference) => !shown.includes(reference));
  const selected = isWhole ? total : { number: references.length, isMore: false };
  const isPaged = page.previous !== undefined || page.next !== undefined;
  const values = { from: earlier + 1, to: earlier + rows.length, total: countText(total, lang) };
  return {
    totalText: translate(lang, 'planning.desk.total', { count: total.number, text: countText(total, lang) }),
    ...(selected.number > 0 && {
      selectedText: translate(lang, 'planning.desk.selected', { text: countText(selected, lang) }),
    }),
    clearHref: listHref(unselected(place)),
    isWhole,
    ...(!isWhole && { wholeHref: listHref({ ...place, selection: { references: [], isWhole: true } }) }),
    rows: rows.map((row) => listEntry(row, desk, current)),
    orders: ORDERS.map((order) => ({
      label: translate(lang, `planning.desk.order.${order}`),
      href: listHref({ ...firstPage(place), order }),
      current: order === place.order,
    })),
    ...(rows.length > 0 && isPaged && { position: translate(lang, 'staff.pager.position', values) }),
    ...pageButtons(page, place),
    hidden: carried({ ...place, selection: { references: elsewhere, isWhole } }),
  };
}

/** What the list's form carries: everything but the ticks of its own rows. */
function carried(place: DeskPlace): ListView['hidden'] {
  return [...placeQuery(firstPage(place))].map(([name, value]) => ({ name, value }));
}

function pageButtons({ rows, earlier, previous, next }: ListPage, place: DeskPlace) {
  const [first, last] = [rows[0], rows.at(-1)];
  const button = (side: 'after' | 'before', item: ListItem, before: number): PageButton => {
    const edge = { side, at: placeOf(item, place.order), earlier: before };
    const name = side === 'after' ? 'seite' : 'vor';
    return { name, value: writeEdge(edge), href: listHref({ ...place, edge }) };
  };
  return {
    ...(previous && first && { previous: button('before', first, earlier) }),
    ...(next && last && { next: button('after', last, earlier + rows.length) }),
  };
}

function listEntry(row: ListRow, desk: Desk, current: string | undefined): ListEntry {
  const { lang, place } = desk;
  const { reference, answer, codes } = row;
  return {
    reference,
    name: nameOf(row, lang),
    meta: translate(lang, 'planning.desk.row.meta', {
      channel: channelName(row.channel, lang),
      day: shortDay(row.receivedAt, desk),
    }),
    beginning:
      row.beginning === null ? translate(lang, 'planning.desk.takenBack') : excerpt(row.beginning, EXCERPT),
    lang: row.language,
    answer: { status: answer, text: translate(lang, `planning.desk.row.answer.${answer}`) },
    codes: codes.slice(0, CODES_SHOWN),
    moreCodes: Math.max(codes.length - CODES_SHOWN, 0),
    ...(row.state !== 'published' && { stateText: translate(lang, 'planning.part', { state: row.state }) }),
    href: readerHref(reference, place),
    sheetHref: sheetHref(reference, place),
    isPicked: place.selection.isWhole || place.selection.references.includes(reference),
    current: reference === current,
  };
}

export function nameOf({ name }: { name: string | null }, lang: Desk['lang']): string {
  return name ?? translate(lang, 'planning.desk.anonymous');
}
