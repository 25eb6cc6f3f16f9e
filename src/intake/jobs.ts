import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { Db } from '../database/db.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { MOST_ENTRIES } from './import.ts';
import { openParts } from './import-file.ts';
import { forgetFile, moveImport, selectAbandoned, selectLeftOver } from './import-queries.ts';
import { readImportById } from './read-import.ts';
import { storeImport } from './store-import.ts';

/** What is done about imports outside of requests. */
export const intakeJobs = fp(
  async (app: FastifyInstance) => {
    const { db } = app;
    const idOf = (payload: unknown) => (payload as { importId: string }).importId;
    app.jobs.add('intake-read', (payload) =>
      readImportById(db, { siteId: DEFAULT_SITE_ID, id: idOf(payload) }, (id) => openParts(db, id), {
        mostEntries: MOST_ENTRIES,
      }),
    );
    app.jobs.add('intake-store', (payload) =>
      storeImport(
        { db, receiptKey: app.secrets.receipt, rules: app.screening.rules },
        { siteId: DEFAULT_SITE_ID, id: idOf(payload) },
      ),
    );
    app.jobs.hourly('intake-retention', () => forgetFiles(db));
  },
  { name: 'intake-jobs', dependencies: ['jobs', 'database', 'screening'] },
);

/** What people wrote is kept in a file only while somebody goes on with it. */
export async function forgetFiles(db: Db, now = new Date()): Promise<void> {
  for (const id of await selectAbandoned(db, now)) {
    await moveImport(db, id, { from: ['mapping', 'reading', 'ready', 'storing'], to: 'discarded' });
  }
  for (const id of await selectLeftOver(db)) await forgetFile(db, id);
}
