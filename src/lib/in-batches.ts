/** Rows one statement touches at most, so that nobody waits long for its locks. */
const BATCH = 1_000;

/** Repeats a step until there is nothing left for it. @param step does at most so many, and returns how many it did */
export async function inBatches(step: (limit: number) => Promise<number>): Promise<void> {
  while ((await step(BATCH)) >= BATCH);
}

/** A long list in pieces of at most so many. */
export function* inPieces<Item>(items: readonly Item[], most = BATCH): Generator<readonly Item[]> {
  for (let i = 0; i < items.length; i += most) yield items.slice(i, i + most);
}
