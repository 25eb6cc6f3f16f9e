import { writeFileSync } from 'node:fs';
import { toBytes } from '../../src/learning/model-bytes.ts';
import { learnSpam } from './learn-spam.ts';
import { readCivic, readEnglishCivic, readVideo, VIDEOS } from './spam-data.ts';

const SOURCE = `Weights learned from: YouTube Spam Collection 01-03 (Alberto, Lochter, Almeida 2015), CC BY 4.0; \
Austrian climate council (Energie, Wohnen) and four English conversations, data gathered using the Polis software \
(compdemocracy.org/polis), sub-licensed under CC BY 4.0 with attribution to The Computational Democracy Project. Changed: \
only weights of hashed words are kept, no texts.`;

/** `src/learning/spam-prior.bin`; what it is tested on (Klimarat Mobilität, Bonn) is not in it. */
export async function makeSpamPrior(): Promise<void> {
  const training = [...VIDEOS.flatMap(readVideo), ...readCivic().training, ...readEnglishCivic().training];
  const model = await learnSpam(training, undefined, SOURCE);
  writeFileSync(new URL('../../src/learning/spam-prior.bin', import.meta.url), toBytes(model));
}
