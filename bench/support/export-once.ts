// One export, thrown away. Arguments: database, slug of the topic, format, and `excel` for people's CSV.
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import type { CsvDialect, ExportFormat } from '../../src/exports/export.ts';
import { exportTopic } from '../../src/exports/export-topic.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { memoryOf } from './processes.ts';

export interface ExportReport {
  seconds: number;
  bytes: number;
  peakMegabytes: number;
}

const [connectionString, slug = '', format = 'csv', dialect = 'rfc4180'] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 1 });
let bytes = 0;
const nowhere = new Writable({
  write(chunk: Buffer, _encoding, done) {
    bytes += chunk.length;
    done();
  },
});

const begin = performance.now();
const made = await exportTopic(pool, {
  siteId: DEFAULT_SITE_ID,
  slug,
  timeZone: 'Europe/Berlin',
  publicUrl: 'http://127.0.0.1',
  format: format as ExportFormat,
  scope: 'published',
  names: 'full',
  lang: 'de',
  by: 'bench',
  dialect: dialect as CsvDialect,
  order: 'time',
});
if (made.outcome !== 'export') throw new Error(`There is no topic ${slug}`);
await pipeline(made.stream, nowhere);
const report: ExportReport = {
  seconds: (performance.now() - begin) / 1000,
  bytes,
  peakMegabytes: memoryOf('self').peak,
};
await pool.end();
console.log(JSON.stringify(report));
