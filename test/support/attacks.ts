import { existsSync, readFileSync } from 'node:fs';
import { isStorable } from '../../src/lib/storable.ts';

const ATTACKS = new URL('../../../shared/data/attacks/', import.meta.url);

export const NO_ATTACKS = 'no ../shared/data/attacks: the hostile strings were not tried';

/**
 * Real payloads, kept beside the repository; those that can be stored. Undefined where the folder is missing, unless
 * REQUIRE_DATA=1: then that is an error.
 */
export function attackStrings(...kinds: string[]): string[] | undefined {
  if (!existsSync(ATTACKS)) {
    if (process.env['REQUIRE_DATA'] === '1')
      throw new Error(`REQUIRE_DATA=1, but ${ATTACKS.pathname} is missing`);
    return undefined;
  }
  const lines = kinds.flatMap((kind) =>
    readFileSync(new URL(`${kind}.jsonl`, ATTACKS), 'utf8')
      .trimEnd()
      .split('\n'),
  );
  return lines.map((line) => (JSON.parse(line) as { s: string }).s).filter(isStorable);
}
