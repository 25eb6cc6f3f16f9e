import type { Db } from '../database/db.ts';
import { type CheckedEntry, type CheckingContext, checkEntry } from './check-entry.ts';
import { raiseTimes, selectWritten } from './entry-place-queries.ts';
import type { EntryProblem, Read } from './import.ts';
import type { StagedRow } from './staging-queries.ts';

type Placed = Omit<StagedRow, 'position'>;
type Good = { line: number; isNumbered: boolean; ok: CheckedEntry };
/** What is wrong with an entry, or what it is: its texts are no longer than a comment may be. */
export type CheckedRead = Placed | Good;

/** What the database could not keep is left out. */
export const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();

/**
 * Knows the numbers and the levels of the entries before: it looks them up where they were written, for a file may have millions and
 * nothing of them is kept here.
 */
export class Places {
  /** Some answer something that had not come before them. */
  hasLateParents = false;
  readonly #db: Db;
  readonly #importId: string;
  readonly #context: CheckingContext;

  constructor(db: Db, importId: string, context: CheckingContext) {
    this.#db = db;
    this.#importId = importId;
    this.#context = context;
  }

  check(found: Exclude<Read, { kind: 'post' }>): CheckedRead {
    if (found.kind === 'bad')
      return bad(found.line, found.problem, storable(found.detail ?? '').slice(0, 80));
    const { line, id } = found.entry;
    const checked = checkEntry(found.entry, this.#context);
    if ('problem' in checked) return bad(line, checked.problem, checked.detail);
    return { line, isNumbered: id.trim() !== '', ok: checked.ok };
  }

  /** The next entries of the file, in its order. Those before have been written. */
  async of(checked: readonly CheckedRead[]): Promise<Placed[]> {
    const good = checked.filter((one): one is Good => 'ok' in one);
    const times = await this.#number(good);
    const ids = good.flatMap(({ ok }) => [ok.sourceId, ok.parentSourceId ?? []].flat());
    const written = await selectWritten(this.#db, this.#importId, ids);
    const levels = new Map(written.map(({ sourceId, level }) => [sourceId, level]));
    return checked.map((one) => ('ok' in one ? this.#place(one, levels, times) : one));
  }

  /**
   * Two people may say the same on the same day: without a number each is the first, the second … of its words.
   *
   * @returns how often the words have come now, by the number of the first
   */
  async #number(good: readonly Good[]): Promise<ReadonlyMap<string, number>> {
    const unnumbered = good.filter(({ isNumbered }) => !isNumbered);
    const firsts = unnumbered.map(({ ok }) => ok.sourceId);
    const written = await selectWritten(this.#db, this.#importId, firsts);
    const before = new Map(written.map(({ sourceId, times }) => [sourceId, times]));
    const times = new Map(before);
    for (const { ok } of unnumbered) {
      const n = (times.get(ok.sourceId) ?? 0) + 1;
      times.set(ok.sourceId, n);
      if (n > 1) ok.sourceId = `${ok.sourceId}.${n}`;
    }
    const raised = [...times].filter(([id]) => before.has(id));
    await raiseTimes(this.#db, this.#importId, raised);
    return times;
  }

  #place({ line, ok }: Good, levels: Map<string, number>, times: ReadonlyMap<string, number>): Placed {
    const { sourceId } = ok;
    if (levels.has(sourceId)) return bad(line, 'duplicate-id', sourceId.slice(0, 80));
    const parent = ok.parentSourceId ?? '';
    const above = levels.get(parent);
    if (parent !== '' && above === undefined) this.hasLateParents = true;
    const level = 1 + (above ?? 0);
    levels.set(sourceId, level);
    return {
      ...ok,
      ...{ level, line, problem: null, known: false, times: times.get(sourceId) ?? 1 },
    };
  }
}

const bad = (line: number, problem: EntryProblem, detail: string): Placed => ({
  ...{ line, problem, entry: { detail }, level: 1, known: false, times: 1 },
  ...{ sourceId: null, parentSourceId: null, postKey: null },
});
