import type { Db } from '../database/db.ts';
import {
  type ActCount,
  type Period,
  selectActs,
  selectObjections,
  selectReceived,
  selectReportMedian,
  selectReports,
  selectWaits,
} from './report-queries.ts';

export type SectionKey =
  | 'received'
  | 'decided'
  | 'reasons'
  | 'waits'
  | 'objections'
  | 'reports'
  | 'reportReasons'
  | 'residents';

/** One number of the report; `null`: there was nothing to count it by. */
export interface Figure {
  /** A word of its own, or the code of a reason. */
  key: string;
  value: number | null;
  unit: 'count' | 'percent' | 'minutes';
}

export interface Section {
  key: SectionKey;
  figures: Figure[];
}

/** Decisions about comments, edits and objections; what else staff do is none. */
const DECISIONS = [
  'publish',
  'reject',
  'spam',
  'ask',
  'redact',
  'publish-edit',
  'reject-edit',
  'uphold',
  'reopen',
  'confirm',
];
export const RESIDENT_ACTS: readonly string[] = ['edit', 'withdraw', 'object', 'erase'];

/**
 * What was moderated in a period, in figures (Digital Services Act, articles 15 and 24): notices, decisions by reason, what
 * programs did, objections and their results, median times. Figures only: nobody is named and nothing is quoted.
 */
export async function activityReport(db: Db, period: Period): Promise<Section[]> {
  const received = await selectReceived(db, period);
  const acts = await selectActs(db, period);
  const waits = await selectWaits(db, period);
  const objections = await selectObjections(db, period);
  const reports = await selectReports(db, period);
  const reportMedian = await selectReportMedian(db, period);
  const automated = acts.filter(({ action }) => action === 'auto-publish');
  const total = (list: readonly { count: number }[]) => list.reduce((sum, { count }) => sum + count, 0);
  const objectionMedians = objections.filter(({ state }) => state === 'granted' || state === 'upheld');
  return [
    {
      key: 'received',
      figures: [
        counted('received', received.received),
        counted('suspected', received.suspected),
        share('suspectedShare', received.suspected, received.received),
        counted('automated', total(automated)),
        share('automatedShare', total(automated), received.received),
        counted('stillWaiting', received.stillWaiting),
      ],
    },
    { key: 'decided', figures: byAction(acts, DECISIONS, true) },
    { key: 'reasons', figures: byReason(acts) },
    {
      key: 'waits',
      figures: [
        counted('first', waits.first),
        minutes('median', waits.medianMs),
        share('keptShare', waits.kept, waits.first),
      ],
    },
    {
      key: 'objections',
      figures: [
        counted('all', total(objections)),
        ...objections.map(({ state, count }) => counted(state, count)),
        ...objectionMedians.map(({ state, medianMs }) => minutes(`${state}Median`, medianMs)),
      ],
    },
    {
      key: 'reports',
      figures: [
        counted('all', total(reports)),
        ...grouped(reports, ({ state }) => state),
        minutes('median', reportMedian),
      ],
    },
    { key: 'reportReasons', figures: grouped(reports, ({ reasonCode }) => reasonCode) },
    { key: 'residents', figures: byAction(acts, RESIDENT_ACTS, false) },
  ];
}

const counted = (key: string, value: number): Figure => ({ key, value, unit: 'count' });

const minutes = (key: string, ms: number | null): Figure => ({
  key,
  value: ms === null ? null : Math.round(ms / 60_000),
  unit: 'minutes',
});

function share(key: string, part: number, whole: number): Figure {
  return { key, value: whole === 0 ? null : Math.round((1_000 * part) / whole) / 10, unit: 'percent' };
}

function byAction(acts: readonly ActCount[], actions: readonly string[], byStaff: boolean): Figure[] {
  const found = acts.filter((act) => act.byStaff === byStaff && actions.includes(act.action));
  return grouped(found, ({ action }) => action);
}

function byReason(acts: readonly ActCount[]): Figure[] {
  const found = acts.filter(
    ({ action, byStaff }) => byStaff && (action === 'reject' || action === 'reject-edit'),
  );
  return grouped(found, ({ reasonCode }) => reasonCode ?? 'other');
}

/** The most first. */
function grouped<T extends { count: number }>(list: readonly T[], keyOf: (one: T) => string): Figure[] {
  const sums = new Map<string, number>();
  for (const one of list) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.count);
  return [...sums].sort(([, a], [, b]) => b - a).map(([key, value]) => counted(key, value));
}
