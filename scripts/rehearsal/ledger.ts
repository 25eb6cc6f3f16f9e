import { COMMENT_STATES, type CommentState, type Ledger, ledgerOf } from '../../src/comments/comment.ts';
import type { Answer } from '../../test/support/visitor.ts';
import { prove } from './mismatch.ts';
import type { PostedComment } from './resident.ts';

/** `received=613, published=315, …` as the response header says it. */
export function readLedgerHeader(header: string): Ledger {
  const figures = header.split(', ').map((figure) => figure.split('=') as [string, string]);
  return readFigures(new Map(figures), 'the response header');
}

/** The list of figures on a page; `className` begins the class of each. */
export function readLedgerOnPage(html: string, className: string, where: string): Ledger {
  const figure = new RegExp(`class="[^"]*${className}([a-z]+)[^"]*"[\\s\\S]*?<dd>([\\d.]+)</dd>`, 'g');
  const figures = [...html.matchAll(figure)].map(
    ([, name = '', number = '']) => [name, number.replaceAll('.', '')] as const,
  );
  return readFigures(new Map(figures), where);
}

export function ledgerOfRows(states: readonly string[]): Ledger {
  return ledgerOf(states.map((state) => ({ state: state as CommentState, count: 1 })));
}

/** received = published + pending + spam + rejected + withdrawn + erased, and each as it must be. */
export function proveLedger(found: Ledger, expected: Ledger, where: string): void {
  const sum = COMMENT_STATES.reduce((total, state) => total + found[state], 0);
  prove(found.received === sum, () => `${where}: ${found.received} received, but the parts add up to ${sum}`);
  for (const key of ['received', ...COMMENT_STATES] as const) {
    prove(found[key] === expected[key], () => `${where}: ${found[key]} ${key} instead of ${expected[key]}`);
  }
}

/** The ledger for programs: the same figures, and each reason as often as a moderator gave it. */
export function proveReasons(
  { status, body }: Answer,
  comments: readonly PostedComment[],
  expected: Ledger,
): void {
  prove(status === 200, () => `The ledger was answered with ${status}`);
  const told = JSON.parse(body) as Ledger & { not_published_by_reason: Record<string, number> };
  proveLedger(told, expected, 'the ledger for programs');
  const rejected = comments.filter(({ decision }) => decision === 'reject');
  for (const [reason, { length }] of Map.groupBy(rejected, (comment) => comment.reason)) {
    const found = told.not_published_by_reason[reason];
    prove(found === length, () => `The ledger tells ${found} times ${reason} instead of ${length}`);
  }
}

function readFigures(figures: ReadonlyMap<string, string>, where: string): Ledger {
  const figure = (name: string) => {
    const value = figures.get(name);
    prove(value !== undefined && /^\d+$/.test(value), () => `${where} does not tell how many are ${name}`);
    return Number(value);
  };
  const states = COMMENT_STATES.map((state) => [state, figure(state)]);
  return Object.fromEntries([['received', figure('received')], ...states]);
}
