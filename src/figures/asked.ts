import { COMMENT_STATES } from '../comments/comment.ts';
import type { CommentFilter } from '../comments/comment-filter.ts';
import { type FilterScope, filterCondition } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import type { Step } from './chart.ts';
import { selectKeptDays } from './kept-queries.ts';
import { type Base, type DayRow, selectDays, selectLedger, selectStates, type ValueRow } from './queries.ts';

/** Where no count is kept and no index has the answer, so many of the newest comments are counted. */
export const COUNTED = 100_000;

/** Whose comments, and which of them. */
export interface Asked {
  db: Db;
  lang: Lang;
  filter: CommentFilter;
  scope: FilterScope;
  step?: Step | undefined;
  /** By day and channel; two charts share one reading. */
  days: () => Promise<DayRow[]>;
}

export function ask(given: Omit<Asked, 'days'>): Asked {
  let rows: Promise<DayRow[]> | undefined;
  const days = () => {
    rows ??= daysOf(given);
    return rows;
  };
  return { ...given, days };
}

async function daysOf({ db, filter, scope }: Omit<Asked, 'days'>): Promise<DayRow[]> {
  if (!hasKeptFields(filter)) return selectDays(db, newest({ filter, scope }), scope.timeZone);
  const { states = ['published'] } = filter;
  // Few, beside what is published.
  const others = states.filter((state) => state !== 'published');
  const condition = filterCondition({ ...filter, states: others }, scope);
  const [kept, counted] = await Promise.all([
    states.includes('published') ? selectKeptDays(db, { topicId: scope.topicId }, filter) : [],
    others.length > 0 ? selectDays(db, { condition }, scope.timeZone) : [],
  ]);
  return [...kept, ...counted].toSorted((a, b) => a.day.localeCompare(b.day));
}

/** Counts of published comments are kept by day, channel and outcome; others are counted. */
export function hasKeptFields(filter: CommentFilter): boolean {
  const { states: _states, channels: _channels, outcomes: _outcomes, from: _from, to: _to, ...rest } = filter;
  return Object.keys(rest).length === 0;
}

/** Kept counts alone have the answer. */
export const isKept = (filter: CommentFilter): boolean =>
  hasKeptFields(filter) && (filter.states ?? ['published']).join() === 'published';

/** Of every state: what was not published is what its chart is for. Narrowed, each is counted up to `COUNTED`. */
export function statesOf({ db, filter, scope }: Asked): Promise<ValueRow[]> {
  if (!isNarrowed(filter)) return selectLedger(db, scope.topicId);
  const conditions = COMMENT_STATES.map((state) => filterCondition({ ...filter, states: [state] }, scope));
  return selectStates(db, conditions, COUNTED);
}

/** By anything but the state. */
export const isNarrowed = ({ states: _, ...rest }: CommentFilter) => Object.keys(rest).length > 0;

export function newest({ filter, scope }: Pick<Asked, 'filter' | 'scope'>): Base {
  return { condition: filterCondition(filter, scope), newest: COUNTED };
}
