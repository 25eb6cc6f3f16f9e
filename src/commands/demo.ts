import pg from 'pg';
import type { AppConfig } from '../app.ts';
import { createDb } from '../database/db.ts';
import { isFirstStart, loadDemo } from '../demo/load-demo.ts';
import { removeDemo } from '../demo/remove-demo.ts';
import { deriveSecrets } from '../platform/secrets.ts';
import type { Command } from './command.ts';
import { type Account, describeAccounts } from './greeting.ts';
import { withDatabase } from './with-database.ts';

export const demoCommand: Command = {
  name: 'demo',
  usage: 'demo [--remove]',
  does: 'loads the demo city, or takes it out again',
  options: { remove: { type: 'boolean' } },
  run({ config, values }) {
    return withDatabase(config, async ({ db, config: { secretKey } }) => {
      if (values['remove']) {
        const topics = await removeDemo(db);
        console.log(
          topics === 0 ? 'There is no demo city.' : `The demo city was removed with its ${topics} topics.`,
        );
        return 0;
      }
      const result = await loadDemo(db, { secrets: deriveSecrets(secretKey) });
      if (result.outcome === 'addresses-taken') {
        console.error(`Not loaded: the city has topics of its own at ${result.slugs.join(', ')}.`);
        return 1;
      }
      const lines =
        result.outcome === 'loaded' ? describeAccounts(result.accounts) : ['The demo city is there already.'];
      console.log(lines.join('\n'));
      return 0;
    });
  },
};

/** @returns the accounts of the demo city, if it was loaded now */
export async function loadDemoOnFirstStart(config: AppConfig): Promise<Account[] | undefined> {
  if (!config.demo) return undefined;
  const pool = new pg.Pool({ connectionString: config.databaseUrl, max: 2 });
  try {
    const db = createDb(pool);
    if (!(await isFirstStart(db))) return undefined;
    const result = await loadDemo(db, { secrets: deriveSecrets(config.secretKey) });
    return result.outcome === 'loaded' ? result.accounts : undefined;
  } finally {
    await pool.end();
  }
}
