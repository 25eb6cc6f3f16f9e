import { EXPORT_COLUMNS } from '../../src/exports/export.ts';
import { readCsv } from '../../test/support/csv.ts';
import type { Visitor } from '../../test/support/visitor.ts';
import { ledgerOfRows, proveLedger, readLedgerHeader } from './ledger.ts';
import { prove } from './mismatch.ts';
import type { PostedComment } from './resident.ts';

const STATES = { publish: 'published', reject: 'rejected' } as const;

export function stateOf({ decision }: PostedComment): 'published' | 'rejected' | 'pending' {
  return decision ? STATES[decision] : 'pending';
}

type Row = Record<string, unknown>;

/** What was posted, and how often each was supported, by its number. */
interface Written {
  comments: readonly PostedComment[];
  supports: ReadonlyMap<string, number>;
}

/** Takes everything away in both machine formats and holds each row against what was written and decided. */
export async function proveExports(planner: Visitor, slug: string, written: Written): Promise<void> {
  const { comments } = written;
  const published = comments.filter((comment) => stateOf(comment) === 'published');
  for (const [scope, expected] of [
    ['all', comments],
    ['published', published],
  ] as const) {
    for (const format of ['csv', 'jsonl'] as const) {
      const where = `${format} of ${scope}`;
      const answer = await planner.get(
        `/planung/themen/${slug}/export.${format}?scope=${scope}&names=full&dialect=rfc4180`,
      );
      prove(answer.status === 200, () => `${where} was answered with ${answer.status}`);
      const rows = format === 'csv' ? readMachineCsv(answer.body) : readJsonLines(answer.body);
      proveRows(rows, { ...written, comments: expected }, where);
      proveReplies(rows, comments, where);
      const ledger = ledgerOfRows(comments.map(stateOf));
      proveLedger(
        readLedgerHeader(answer.headers.get('stadtgespraech-ledger') ?? ''),
        ledger,
        `${where}, header`,
      );
      if (scope === 'all')
        proveLedger(ledgerOfRows(rows.map(({ status }) => String(status))), ledger, `${where}, rows`);
    }
  }
}

function proveRows(rows: readonly Row[], { comments, supports }: Written, where: string): void {
  prove(
    rows.length === comments.length,
    () => `${where} has ${rows.length} rows instead of ${comments.length}`,
  );
  const byReference = new Map(rows.map((row) => [row['reference'], row]));
  for (const comment of comments) {
    const row = byReference.get(comment.reference);
    prove(row !== undefined, () => `${where} lacks ${comment.reference}`);
    const state = stateOf(comment);
    const expected = {
      text: comment.text,
      author_name: comment.name,
      status: state,
      reason_code: state === 'rejected' ? comment.reason : '',
      channel: 'online',
      parent_reference: comment.parent?.reference ?? '',
      supports: String(supports.get(comment.number) ?? 0),
    };
    for (const [column, value] of Object.entries(expected)) {
      const found = String(row[column] ?? '');
      prove(
        found === value,
        () => `${where}, ${comment.reference}: ${column} is „${found}“ instead of „${value}“`,
      );
    }
  }
}

/** `replies` counts published ones that answer the comment itself. */
function proveReplies(rows: readonly Row[], comments: readonly PostedComment[], where: string): void {
  const published = comments.filter((comment) => stateOf(comment) === 'published');
  const byParent = Map.groupBy(published, ({ parent }) => parent?.reference);
  for (const { reference, replies } of rows) {
    const expected = byParent.get(String(reference))?.length ?? 0;
    prove(
      Number(replies) === expected,
      () => `${where}, ${reference}: ${replies} replies instead of ${expected}`,
    );
  }
}

function readMachineCsv(body: string): Row[] {
  const { header, records } = readCsv(body, ',');
  prove(header.join() === EXPORT_COLUMNS.join(), () => `The columns are ${header.join()}`);
  return records;
}

function readJsonLines(body: string): Row[] {
  return body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
