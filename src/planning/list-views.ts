import { ledgerOf } from '../comments/comment.ts';
import type { Db } from '../database/db.ts';
import { translate } from '../i18n/translate.ts';
import type { Desk } from './desk.ts';
import type { SavedViewItem, SavedViews } from './desk-page-model.ts';
import { type DeskPlace, deskPath, listHref } from './desk-place.ts';
import { countText } from './desk-words.ts';
import { type Count, countAll } from './list-comments.ts';
import { OWN_OPEN } from './own-work.ts';
import { keptQuery, placeOfView } from './saved-view.ts';
import { selectViews } from './view-queries.ts';

/** A planner's views with how many comments each finds now; those that are overdue are counted for all of the desk. */
export async function listViews(db: Db, desk: Desk, overdue: Promise<Count>): Promise<SavedViews> {
  const { member, topic, lang, scope, place } = desk;
  const { slug } = place;
  const current = keptQuery(place);
  const ledger = ledgerOf(topic.counts);
  const item = async (
    name: string,
    to: DeskPlace,
    counted = countAll(db, to.filter, scope, ledger),
  ): Promise<SavedViewItem> => ({
    name,
    href: listHref(to),
    count: countText(await counted, lang),
    current: keptQuery(to) === current,
  });
  const selection = { references: [], isWhole: false };
  // Before any count is under way: one that failed meanwhile would have nobody to hear it.
  const kept = await selectViews(db, topic.id, member.id);
  const ofAll = (filter: DeskPlace['filter']): DeskPlace => ({ slug, order: 'newest', filter, selection });
  // What every planner has.
  const builtIn = [
    item(translate(lang, 'planning.desk.view.mine'), ofAll(OWN_OPEN)),
    item(translate(lang, 'planning.desk.view.overdue'), ofAll({ overdue: true }), overdue),
  ];
  const saved = kept.map(async (row) => ({
    ...(await item(row.name, placeOfView(slug, row.query))),
    ...(!row.isOwn && { by: row.by }),
  }));
  const items = await Promise.all([...builtIn, ...saved]);
  return {
    items,
    query: current,
    canSave: current !== '' && !items.some((one) => one.current),
    action: `${deskPath(place)}/ansichten`,
    hasOwn: kept.some(({ isOwn }) => isOwn),
  };
}
