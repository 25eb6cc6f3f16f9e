import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Test } from 'tap';
import { createDb } from '../../src/database/db.ts';
import { type FileImport, importFromFile } from '../../src/intake/import-from-file.ts';
import type { ImportReport } from '../../src/intake/import-report.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import type { TestApp } from './app.ts';

/** A file that ends with the test. */
export async function aFile(t: Test, content: string | Buffer, name = 'import'): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sg-import-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

export interface Imported {
  report: ImportReport;
  problems: { line: number; problem: string; detail: string }[];
}

type Given = Partial<FileImport> & Pick<FileImport, 'slug' | 'path' | 'format'>;

/** As the command does it: on connections without the limits of a request. */
export async function runImport(app: TestApp, given: Given, problems: Imported['problems'] = []) {
  const pool = new pg.Pool({ connectionString: app.config.databaseUrl, max: 2 });
  const deps = { db: createDb(pool), receiptKey: app.secrets.receipt, rules: app.screening.rules };
  const whole = { siteId: DEFAULT_SITE_ID, staffId: null, ...given };
  try {
    return await importFromFile(deps, whole, {
      problem: ({ line, problem, detail }) => problems.push({ line, problem, detail }),
    });
  } finally {
    await pool.end();
  }
}

/** By the use case of page and command. @throws where the file is broken */
export async function imported(app: TestApp, given: Given): Promise<Imported> {
  const problems: Imported['problems'] = [];
  const outcome = await runImport(app, given, problems);
  if (outcome.outcome === 'done' || outcome.outcome === 'checked')
    return { report: outcome.report, problems };
  throw new Error(`Not imported: ${JSON.stringify(outcome)}`);
}
