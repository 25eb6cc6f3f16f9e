import type { Db } from '../database/db.ts';
import { compileRules } from './compile-rules.ts';
import type { ScreeningRules } from './draft.ts';
import { selectEnabled, selectEntries } from './rule-queries.ts';
import { shippedRules } from './shipped-rules.ts';

/** The city's rules as they are now, for a command; the server keeps them ready (`app.screening`). */
export async function readCityRules(db: Db, siteId: string): Promise<ScreeningRules> {
  const { spam, triage } = shippedRules();
  const stored = [];
  for (const rule of await selectEnabled(db, siteId)) {
    stored.push({ ...rule, entries: await selectEntries(db, rule.id) });
  }
  return { ...compileRules(stored), spam, triage };
}
