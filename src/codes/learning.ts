import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { LRUCache } from 'lru-cache';
import type { Model } from '../learning/model.ts';
import { fromBytes, UnreadableModel } from '../learning/model-bytes.ts';
import { learnAllCodes, learnCodes } from './learn-codes.ts';
import { selectModelBytes, selectModelFacts } from './model-queries.ts';

declare module 'fastify' {
  interface FastifyInstance {
    codeModels: {
      /** What a topic's own codings taught, as it is stored now; undefined while that is nothing. */
      get(topicId: string): Promise<Model | undefined>;
    };
  }
}

/** Weights of so many places of all models together are kept ready, four bytes each. */
const KEPT = 32_000_000;

/** Learns what planners decide, and keeps the models of the topics at work ready. */
export const codesLearning = fp(
  async (app: FastifyInstance) => {
    const kept = new LRUCache<string, { version: number; model: Model }>({
      maxSize: KEPT,
      sizeCalculation: ({ model }) =>
        model.labels.reduce((sum, { weights }) => sum + weights.length, model.labels.length + 1),
    });

    app.decorate('codeModels', {
      async get(topicId) {
        const facts = await selectModelFacts(app.db, topicId);
        if (!facts) return undefined;
        const known = kept.get(topicId);
        if (known?.version === facts.version) return known.model;
        const stored = await selectModelBytes(app.db, topicId);
        const model = stored && readable(stored.bytes);
        if (stored && model) kept.set(topicId, { version: stored.version, model });
        return model;
      },
    });

    app.jobs.add('learn-codes', async (payload) => {
      await learnCodes(app.db, (payload as { topicId: string }).topicId);
    });
    app.jobs.hourly('codes-learning', () => learnAllCodes(app.db));
  },
  { name: 'codes-learning', dependencies: ['database', 'jobs'] },
);

/** One of an older version says nothing until the next lesson. */
function readable(bytes: Buffer): Model | undefined {
  try {
    return fromBytes(bytes);
  } catch (error) {
    if (error instanceof UnreadableModel) return undefined;
    throw error;
  }
}
