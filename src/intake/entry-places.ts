import { type CheckedEntry, type CheckingContext, checkEntry } from './check-entry.ts';
import type { EntryProblem, RawEntry, Read } from './import.ts';
import type { StagedRow } from './staging-queries.ts';

type Placed = Omit<StagedRow, 'position'>;

/** What the database could not keep is left out. */
export const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();

/** Knows the numbers and the levels of the entries before. */
export class Places {
  hasLateParents = false;
  readonly #context: CheckingContext;
  readonly #levels = new Map<string, number>();
  readonly #times = new Map<string, number>();
  readonly #awaited = new Set<string>();

  constructor(context: CheckingContext) {
    this.#context = context;
  }

  of(found: Exclude<Read, { kind: 'post' }>): Placed {
    if (found.kind === 'bad')
      return bad(found.line, found.problem, storable(found.detail ?? '').slice(0, 80));
    const { entry: raw } = found;
    const checked = checkEntry(raw, this.#context);
    if ('problem' in checked) return bad(raw.line, checked.problem, checked.detail);
    const { ok } = checked;
    const sourceId = this.#numbered(raw, ok);
    if (this.#levels.has(sourceId)) return bad(raw.line, 'duplicate-id', sourceId.slice(0, 80));
    const parent = ok.parentSourceId ?? '';
    const above = this.#levels.get(parent);
    if (parent !== '' && above === undefined) this.#awaited.add(parent);
    if (this.#awaited.has(sourceId)) this.hasLateParents = true;
    const level = 1 + (above ?? 0);
    this.#levels.set(sourceId, level);
    return { ...ok, sourceId, level, line: raw.line, problem: null, known: false };
  }

  /** Two people may say the same on the same day: without a number each is the first, the second … of its words. */
  #numbered(raw: RawEntry, { sourceId }: CheckedEntry): string {
    if (raw.id.trim() !== '') return sourceId;
    const n = (this.#times.get(sourceId) ?? 0) + 1;
    this.#times.set(sourceId, n);
    return n === 1 ? sourceId : `${sourceId}.${n}`;
  }
}

const bad = (line: number, problem: EntryProblem, detail: string): Placed => ({
  ...{ line, problem, entry: { detail }, level: 1, known: false },
  ...{ sourceId: null, parentSourceId: null, postKey: null },
});
