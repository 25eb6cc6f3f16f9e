/** Rows one statement touches at most, so that nobody waits long for its locks. */
const BATCH = 1_000;

/** Repeats a step until there is nothing left for it. @param step does at most so many, and returns how many it did */
export async function inBatches(step: (limit: number) => Promise<number>): Promise<void> {
  while ((await step(BATCH)) >= BATCH);
}
