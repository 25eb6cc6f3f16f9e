import { v7 as uuidv7 } from 'uuid';
import { COLOURS } from '../codes/code.ts';
import { proposeMark } from '../codes/code-mark.ts';
import type { Db } from '../database/db.ts';
import { insertCodes, selectCodes } from './code-queries.ts';
import { BrokenFile } from './import.ts';

/** A codebook has some dozens; more are texts in the wrong column. */
const MOST_NEW_CODES = 200;

/** Labels that no code of a topic has, each once; of a wrong column no more than tell that it is one. */
export class NewLabels {
  readonly #there: ReadonlySet<string>;
  readonly #fresh = new Set<string>();

  constructor(there: Iterable<string>) {
    this.#there = new Set(there);
  }

  static async of(db: Db, topicId: string): Promise<NewLabels> {
    return new NewLabels((await selectCodes(db, topicId)).map(({ label }) => label.toLowerCase()));
  }

  get count(): number {
    return this.#fresh.size;
  }

  /** @throws BrokenFile */
  add(labels: readonly string[]): void {
    for (const label of labels.map((one) => one.toLowerCase())) {
      if (!this.#there.has(label)) this.#fresh.add(label);
    }
    if (this.#fresh.size > MOST_NEW_CODES) throw new BrokenFile('too-many-codes');
  }
}

/**
 * The topic's codes of these labels; those that are missing are created, at the end of the codebook. Part of a transaction that
 * holds the topic. @returns ids by label in lower case
 */
export async function codesOf(
  trx: Db,
  topic: { id: string; siteId: string },
  labels: readonly string[],
  createdBy: string | null,
): Promise<Map<string, string>> {
  const wanted = new Map(labels.map((label) => [label.toLowerCase(), label]));
  if (wanted.size === 0) return new Map();
  const there = await selectCodes(trx, topic.id);
  const ids = new Map<string, string>();
  // What is in use goes before what was merged or archived under the same name.
  for (const code of [...there].sort(
    (a, b) => Number(b.archivedAt !== null) - Number(a.archivedAt !== null),
  )) {
    ids.set(code.label.toLowerCase(), inUse(code.id, there));
  }
  const last = Math.max(0, ...there.map(({ position }) => position));
  const missing = [...wanted].filter(([key]) => !ids.has(key));
  const marks = there.map(({ mark }) => mark);
  const fresh = missing.map(([, label], n) => ({
    id: uuidv7(),
    label,
    mark: nextMark(label, marks),
    colour: COLOURS[(there.length + n) % COLOURS.length] as string,
    position: last + n + 1,
  }));
  if (fresh.length > 0) await insertCodes(trx, topic, fresh, createdBy);
  for (const { id, label } of fresh) ids.set(label.toLowerCase(), id);
  return ids;
}

/** What a merged code became, however often. */
function inUse(id: string, codes: readonly { id: string; mergedInto: string | null }[]): string {
  let [at, steps] = [id, 0];
  for (; steps < codes.length; steps++) {
    const next = codes.find((code) => code.id === at)?.mergedInto;
    if (!next) break;
    at = next;
  }
  return at;
}

function nextMark(label: string, marks: string[]): string {
  const mark = proposeMark(label, marks);
  marks.push(mark);
  return mark;
}
