import { COMMENT_STATES } from '../comments/comment.ts';
import type { CommentFilter } from '../comments/comment-filter.ts';
import { type FilterScope, filterCondition } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { type Base, type DayRow, selectDays, selectLedger, selectStates, type ValueRow } from './queries.ts';

/** Where an index alone cannot answer, so many of the newest comments are counted. */
export const COUNTED = 100_000;

/** Whose comments, and which of them. */
export interface Asked {
  db: Db;
  lang: Lang;
  filter: CommentFilter;
  scope: FilterScope;
  /** By day and channel; two charts share one reading. */
  days: () => Promise<DayRow[]>;
}

export function ask(given: Omit<Asked, 'days'>): Asked {
  let rows: Promise<DayRow[]> | undefined;
  const { db, filter, scope } = given;
  const base = () => (isNarrowed(filter) ? newest(given) : { condition: filterCondition(filter, scope) });
  const days = () => {
    rows ??= selectDays(db, base(), scope.timeZone);
    return rows;
  };
  return { ...given, days };
}

/** Of every state: what was not published is what its chart is for. */
export function statesOf({ db, filter, scope }: Asked): Promise<ValueRow[]> {
  if (!isNarrowed(filter)) return selectLedger(db, scope.topicId);
  // In no order: to find the newest among all states would take a sort of them all.
  return selectStates(db, { condition: filterCondition({ ...filter, states: COMMENT_STATES }, scope) });
}

/** By anything but the state. */
export const isNarrowed = ({ states: _, ...rest }: CommentFilter) => Object.keys(rest).length > 0;

export function newest({ filter, scope }: Pick<Asked, 'filter' | 'scope'>): Base {
  return { condition: filterCondition(filter, scope), newest: COUNTED };
}
