import { writeFileSync } from 'node:fs';
import { toBytes } from '../../src/learning/model-bytes.ts';
import { learnTriage } from './learn-triage.ts';
import { readGahd, readGermeval } from './triage-data.ts';

const SOURCE = `Weights learned from: GermEval 2018 training data (uds-lsv), CC BY 4.0; GAHD, training split (jagol/gahd), CC BY 4.0. \
Changed: only weights of hashed words are kept, no texts.`;

/** `src/learning/triage.bin`. */
export async function makeTriage(): Promise<void> {
  const model = await learnTriage([...readGermeval(), ...readGahd().train], SOURCE);
  writeFileSync(new URL('../../src/learning/triage.bin', import.meta.url), toBytes(model));
}
