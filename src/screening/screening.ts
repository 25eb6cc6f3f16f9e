import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { Model } from '../learning/model.ts';
import { fromBytes, UnreadableModel } from '../learning/model-bytes.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { compileRules, type StoredRule } from './compile-rules.ts';
import type { ScreeningRules } from './draft.ts';
import { selectModelBytes, selectModelVersion } from './model-queries.ts';
import { SCREENING_SCOPE } from './rule-log-queries.ts';
import { selectEnabled, selectEntries } from './rule-queries.ts';
import { shippedRules } from './shipped-rules.ts';

declare module 'fastify' {
  interface FastifyInstance {
    screening: {
      /** What the checks go by now, without asking the database: it is told to every process that something changed. */
      readonly rules: ScreeningRules;
      /** Reads anew what changed; for who changed it and shows it at once. */
      reload(): Promise<void>;
    };
  }
}

/** The city's rules and what was learned, kept ready for whoever posts; read before the first request and after each change. */
export const screening = fp(
  async (app: FastifyInstance) => {
    const shipped = shippedRules();
    const { spam: prior, triage } = shipped;
    let rules: ScreeningRules = shipped;
    const lists = new Map<string, { version: number; stored: StoredRule }>();
    let own: { version: number; model: Model } | undefined;
    let reading: Promise<void> | undefined;
    let changedMeanwhile = false;
    let closing = false;

    async function storedRules(): Promise<StoredRule[]> {
      const enabled = await selectEnabled(app.db, DEFAULT_SITE_ID);
      for (const rule of enabled) {
        if (lists.get(rule.id)?.version === rule.version) continue;
        const entries = await selectEntries(app.db, rule.id);
        lists.set(rule.id, { version: rule.version, stored: { ...rule, entries } });
      }
      for (const id of lists.keys()) if (!enabled.some((rule) => rule.id === id)) lists.delete(id);
      return enabled.flatMap(({ id }) => lists.get(id)?.stored ?? []);
    }

    /** A model another version of the program learned is not read; until the next one is learned the shipped one does. */
    async function spamModel(): Promise<Model> {
      const version = await selectModelVersion(app.db, DEFAULT_SITE_ID);
      if (version === undefined) return prior;
      if (own?.version === version) return own.model;
      const row = await selectModelBytes(app.db, DEFAULT_SITE_ID);
      if (!row) return prior;
      try {
        own = { version: row.version, model: fromBytes(row.bytes) };
        return own.model;
      } catch (error) {
        if (error instanceof UnreadableModel) return prior;
        throw error;
      }
    }

    async function read(): Promise<void> {
      do {
        changedMeanwhile = false;
        const [stored, spam] = [await storedRules(), await spamModel()];
        rules = { ...compileRules(stored), spam, triage };
      } while (changedMeanwhile);
    }

    /** One at a time; what changed while it is being read is read once more. */
    function reload(): Promise<void> {
      changedMeanwhile = true;
      reading ??= read().finally(() => {
        reading = undefined;
      });
      return reading;
    }

    app.decorate('screening', {
      get rules() {
        return rules;
      },
      reload,
    });
    app.pages.onDrop((scope) => {
      if (closing || (scope !== undefined && scope !== SCREENING_SCOPE)) return;
      // Away: heard again once it is back, and the rules known last hold until then.
      reload().catch((error: unknown) => app.log.warn({ err: error }, 'the rules could not be read anew'));
    });
    app.addHook('onReady', reload);
    app.addHook('preClose', async () => {
      closing = true;
    });
  },
  { name: 'screening', dependencies: ['database', 'page-cache'] },
);
