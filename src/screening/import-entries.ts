import type { Kysely } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { isStorable } from '../lib/storable.ts';
import { hasEntries, MOST_ENTRIES, MOST_PATTERNS, type RuleKind, readEntry } from './rule.ts';
import type { LineProblem } from './rule-form.ts';
import { logRuleEvent } from './rule-log-queries.ts';
import {
  countEntries,
  deleteAllEntries,
  deleteEntries,
  insertEntries,
  lockRule,
  type RuleRow,
  updateRule,
} from './rule-queries.ts';
import { entriesChange } from './save-rule.ts';

export const IMPORT_MODES = ['add', 'replace', 'remove'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What became of the lines of a list. */
export interface ImportReport {
  mode: ImportMode;
  lines: number;
  /** Taken into the list, or out of it. */
  done: number;
  /** There already, or twice in the file; when taking out: not there. */
  idle: number;
  /** Empty, or a remark (`#`). */
  skipped: number;
  refused: number;
  /** The first of those that were refused. */
  shown: LineProblem[];
  /** Entries of the list now. */
  total: number;
}

export type ImportOutcome =
  | { outcome: 'imported'; report: ImportReport }
  | { outcome: 'too-many'; most: number }
  | { outcome: 'not-found' };

const BATCH = 1_000;
const MOST_SHOWN = 500;
/** Of what was taken, as many as the log quotes. */
const QUOTED = 20;

class TooMany extends Error {}

/**
 * Takes the lines of a text into a rule's list, or out of it, a thousand at a time and all or none: lines that are no entry
 * are reported and left out.
 */
export async function importEntries(
  db: Kysely<DB>,
  given: { siteId: string; actorId: string; id: string; mode: ImportMode; text: string },
): Promise<ImportOutcome> {
  const most = (kind: RuleKind) => (kind === 'patterns' ? MOST_PATTERNS : MOST_ENTRIES);
  let limit = MOST_ENTRIES;
  try {
    return await db.transaction().execute(async (trx) => {
      const rule = await lockRule(trx, given.siteId, given.id);
      if (!rule || !hasEntries(rule.kind)) return { outcome: 'not-found' as const };
      limit = most(rule.kind);
      const { report, quoted } = await run(trx, rule, given, limit);
      const counted = given.mode === 'remove' ? entriesChange([], quoted) : entriesChange(quoted, []);
      const removed = given.mode === 'replace' ? { removed: rule.entryCount } : {};
      await updateRule(trx, rule.id, {});
      await logRuleEvent(trx, {
        siteId: given.siteId,
        ruleId: rule.id,
        ruleName: rule.name,
        actorId: given.actorId,
        action: 'import',
        change: {
          ...counted,
          ...removed,
          ...{ [given.mode === 'remove' ? 'removed' : 'added']: report.done },
        },
        version: rule.version + 1,
      });
      return { outcome: 'imported' as const, report };
    });
  } catch (error) {
    if (error instanceof TooMany) return { outcome: 'too-many', most: limit };
    throw error;
  }
}

async function run(
  trx: Db,
  rule: RuleRow,
  { mode, text }: { mode: ImportMode; text: string },
  limit: number,
): Promise<{ report: ImportReport; quoted: string[] }> {
  if (mode === 'replace') await deleteAllEntries(trx, rule.id);
  const report: ImportReport = {
    mode,
    lines: 0,
    done: 0,
    idle: 0,
    skipped: 0,
    refused: 0,
    shown: [],
    total: 0,
  };
  const quoted: string[] = [];
  let batch: string[] = [];
  const flush = async () => {
    const done = await (mode === 'remove' ? deleteEntries : insertEntries)(trx, rule.id, batch);
    report.done += done.length;
    report.idle += batch.length - done.length;
    quoted.push(...done.slice(0, QUOTED - quoted.length));
    batch = [];
    if ((await countEntries(trx, rule.id)) > limit) throw new TooMany();
  };
  for (const value of valuesIn(text, rule.kind, report)) {
    if (batch.push(value) === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  report.total = await countEntries(trx, rule.id);
  return { report, quoted };
}

/** Line by line; what is none is noted in the report. */
function* valuesIn(text: string, kind: RuleKind, report: ImportReport): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end === -1 ? text.length : end).trim();
    start = end === -1 ? text.length : end + 1;
    report.lines++;
    if (line === '' || line.startsWith('#')) {
      report.skipped++;
      continue;
    }
    const read = isStorable(line) ? readEntry(kind, line) : { problem: 'noWord' as const };
    if ('value' in read) {
      yield read.value;
      continue;
    }
    report.refused++;
    if (report.shown.length < MOST_SHOWN) {
      report.shown.push({
        line: report.lines,
        text: line.slice(0, 80).toWellFormed(),
        problem: read.problem,
      });
    }
  }
}
