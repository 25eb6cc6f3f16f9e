import type { FastifyInstance } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { ENOUGH_EXAMPLES } from './learn-codes.ts';
import { countCoded, selectModelFacts } from './model-queries.ts';

/** In words, how far suggesting has come: what it was learned from, or how much is missing. */
export async function learningLines(
  app: FastifyInstance,
  { topicId, lang, timeZone }: { topicId: string; lang: Lang; timeZone: string },
): Promise<string[]> {
  const facts = await selectModelFacts(app.db, topicId);
  const count = facts ? facts.examples : await countCoded(app.db, topicId, ENOUGH_EXAMPLES);
  if (!facts && count < ENOUGH_EXAMPLES) {
    return [translate(lang, 'codes.learning.few', { count, enough: ENOUGH_EXAMPLES })];
  }
  if (!facts) return [translate(lang, 'codes.learning.soon')];
  const model = await app.codeModels.get(topicId);
  const known = model?.labels.filter(({ calibration }) => calibration).length ?? 0;
  const all = model?.labels.length ?? 0;
  const at = moment(facts.trainedAt, lang, timeZone).text;
  return [
    translate(lang, 'codes.learning.from', { count: facts.examples, at }),
    translate(lang, 'codes.learning.known', { known, all, rest: all - known }),
  ];
}
