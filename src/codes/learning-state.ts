import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import type { TopicDesk } from './codes-desk.ts';
import { ENOUGH_EXAMPLES } from './learn-codes.ts';
import { selectLearnable, selectModelFacts } from './model-queries.ts';

/** In words, how far suggesting has come: what it was learned from, or how much is missing. */
export async function learningLines({ app, topic, lang, site }: TopicDesk): Promise<string[]> {
  const [{ comments }, facts] = await Promise.all([
    selectLearnable(app.db, topic.id),
    selectModelFacts(app.db, topic.id),
  ]);
  if (!facts && comments < ENOUGH_EXAMPLES) {
    return [translate(lang, 'codes.learning.few', { count: comments, enough: ENOUGH_EXAMPLES })];
  }
  if (!facts) return [translate(lang, 'codes.learning.soon')];
  const model = await app.codeModels.get(topic.id);
  const known = model?.labels.filter(({ calibration }) => calibration).length ?? 0;
  const at = moment(facts.trainedAt, lang, site.timeZone).text;
  return [
    translate(lang, 'codes.learning.from', { count: facts.examples, at }),
    translate(lang, 'codes.learning.known', { known, all: model?.labels.length ?? 0 }),
  ];
}
