import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { bundle } from '../scripts/build-program.mjs';
import { copyStatement as exportStatement } from '../src/exports/copy-queries.ts';
import { CopyRows } from '../src/exports/copy-rows.ts';
import { type CsvDialect, EXPORT_COLUMNS } from '../src/exports/export.ts';
import { seedTopic } from './seed.ts';
import { alternate, type Bench, type Measurement, ratiosOf } from './support/bench.ts';
import { withClient } from './support/database.ts';
import type { ExportReport } from './support/export-once.ts';
import { findPostgresProgram } from './support/postgres-program.ts';
import { OUT, ROOT } from './support/processes.ts';
import { median } from './support/statistics.ts';

const PEAK_MB = 120;
const ONCE = path.join(import.meta.dirname, 'support/export-once.ts');

const LIMIT_NAMES = { same: 'psql, same columns', coded: 'psql, same columns', bare: 'psql, bare table' };

/** A planner takes a topic away: how close do we come to PostgreSQL's own COPY? */
export const exportBench: Bench = {
  name: 'export',
  does: 'CSV of a large topic, against psql writing the same columns, and the bare table (S9); workbooks (S10)',
  async run({ databases, rounds, rows }) {
    await using database = await databases.create('export');
    const { url } = database;
    const { id, slug } = await seedTopic(url, { slug: 'ufer', comments: rows });
    const few = await seedTopic(url, { slug: 'ufer-klein', comments: rows / 10 });
    const coded = await seedTopic(url, { slug: 'ufer-codiert', comments: rows });
    await withClient(url, (client) => code(client, coded.id));
    // As the program runs: in a few files, compiled already.
    await bundle([ONCE], { outbase: path.dirname(ONCE), outdir: OUT });
    for (const format of ['csv', 'xlsx', 'ods']) await exportOnce(url, few.slug, format);
    const reports: ExportReport[] = [];
    const ours = (slug: string, dialect: CsvDialect) => async () => {
      const report = await exportOnce(url, slug, 'csv', dialect);
      reports.push(report);
      return report.seconds;
    };
    const psql = findPostgresProgram('psql');
    const copy = (statement: string) => () => copyOnce(psql, url, statement, rows);
    const figures = await alternate(rounds, {
      same: copy(sameColumns(id, { slug, hasCodings: false })),
      machines: ours(slug, 'rfc4180'),
      bare: copy(bareTable(id)),
      people: ours(slug, 'excel'),
      coded: copy(sameColumns(coded.id, { slug: coded.slug, hasCodings: true })),
      ofCoded: ours(coded.slug, 'rfc4180'),
    });
    const contest = (
      what: string,
      who: 'machines' | 'people' | 'ofCoded',
      limit: keyof typeof LIMIT_NAMES,
      atMost: number,
    ): Measurement => ({
      id: 'S9',
      what,
      unit: 's',
      ours: median(figures[who]),
      limit: { name: psql ? LIMIT_NAMES[limit] : 'COPY by our reader', value: median(figures[limit]) },
      ratios: ratiosOf(figures[who], figures[limit]),
      goal: { atMost },
    });

    const sheets = await sheetsOf(url, { slug, rows }, { slug: few.slug, rows: rows / 10 });

    const megabytes = (reports[0]?.bytes ?? 0) / 1e6;
    return {
      measurements: [
        contest(`CSV for machines, ${rows.toLocaleString('en')} comments`, 'machines', 'same', 1.2),
        contest('CSV for people', 'people', 'same', 1.6),
        contest('CSV for machines, one in five coded', 'ofCoded', 'coded', 1.2),
        contest('CSV for machines, against less', 'machines', 'bare', 2),
        {
          id: 'S9',
          what: 'peak memory of the process',
          unit: 'MB',
          ours: Math.max(...reports.map(({ peakMegabytes }) => peakMegabytes)),
          goal: { atMost: PEAK_MB },
        },
        ...sheets,
      ],
      notes: [
        `${megabytes.toFixed(0)} MB a file, ${((megabytes * 1e6) / rows).toFixed(0)} bytes a row, thrown away; "same columns" is the statement of the CSV for machines, "bare table" ${EXPORT_COLUMNS.length} columns as they stand there: no joins, no order, no dates in words`,
      ],
    };
  },
};

/** Twenty codes, the first given far more often than the last. */
async function code(client: Client, topicId: string): Promise<void> {
  await client.query(
    `INSERT INTO code (id, site_id, topic_id, label, mark, colour, position)
    SELECT md5('code ' || n)::uuid, site_id, id, 'Schlagwort ' || n, chr(64 + n) || 'X', 'violet', n
    FROM topic, generate_series(1, 20) AS n WHERE id = $1`,
    [topicId],
  );
  await client.query('SET session_replication_role = replica');
  await client.query(
    `INSERT INTO coding (id, topic_id, comment_id, code_id, received_at)
    SELECT gen_random_uuid(), $1, id, md5('code ' || least(20, 1 + floor(20 * power(random(), 3))::int))::uuid, received_at
    FROM comment, generate_series(0, 1) WHERE topic_id = $1 AND ascii(right(reference, 1)) % 5 = 0
    ON CONFLICT DO NOTHING`,
    [topicId],
  );
  await client.query('UPDATE comment SET is_coded = true WHERE id IN (SELECT comment_id FROM coding)');
  await client.query('SET session_replication_role = origin');
  await client.query('VACUUM ANALYZE');
  await client.query('CHECKPOINT');
}

/** A workbook of all, and of a tenth: memory and time a row have to stay what they are. */
async function sheetsOf(
  url: string,
  all: { slug: string; rows: number },
  tenth: { slug: string; rows: number },
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const format of ['xlsx', 'ods']) {
    const large = await exportOnce(url, all.slug, format);
    const small = await exportOnce(url, tenth.slug, format);
    const what = `${format.toUpperCase()} of ${all.rows.toLocaleString('en')} comments`;
    measurements.push(
      {
        id: 'S10',
        what: `${what}: peak memory`,
        unit: 'MB',
        ours: large.peakMegabytes,
        goal: { atMost: 130 },
      },
      {
        id: 'S10',
        what: `${what}: time a row, to that of a tenth`,
        unit: '×',
        ours: large.seconds / all.rows / (small.seconds / tenth.rows),
        goal: { atMost: 1.2 },
      },
    );
  }
  return measurements;
}

/** In a process of its own, so that its peak memory is the export's. */
async function exportOnce(
  url: string,
  slug: string,
  format = 'csv',
  dialect = 'rfc4180',
): Promise<ExportReport> {
  const script = path.join(OUT, 'export-once.mjs');
  const child = spawn(process.execPath, ['--max-semi-space-size=4', script, url, slug, format, dialect], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(OUT, 'compiled') },
  });
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return JSON.parse(output) as ExportReport;
}

/** PostgreSQL's own program where there is one, which does nothing but write; else the reader our exports use. */
async function copyOnce(
  psql: string | undefined,
  url: string,
  statement: string,
  rows: number,
): Promise<number> {
  const begin = performance.now();
  if (psql) {
    const child = spawn(psql, ['--no-psqlrc', '--quiet', '--command', statement, url], {
      // As in an export's own session.
      env: { ...process.env, PGOPTIONS: '-c jit=off -c TimeZone=Europe/Berlin' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`psql ended with ${code}`);
  } else {
    await withClient(url, (client) =>
      finished(client.query(new CopyRows(statement, { rows, lineEnd: 'LF' })).resume()),
    );
  }
  return (performance.now() - begin) / 1000;
}

/** What our own export asks for. */
function sameColumns(topicId: string, topic: { slug: string; hasCodings: boolean }): string {
  return exportStatement({
    ...topic,
    topicId,
    hasPage: true,
    hasAnswers: false,
    hasDistricts: false,
    publicUrl: 'http://127.0.0.1',
    condition: `c.topic_id = '${topicId}' AND c.state = 'published'`,
    format: 'csv',
    dialect: 'rfc4180',
    scope: 'published',
    names: 'full',
    order: 'time',
  });
}

/** The export's columns from one table; those that need another one are empty, as they are in these exports. */
function bareTable(topicId: string): string {
  const own: Partial<Record<(typeof EXPORT_COLUMNS)[number], string>> = {
    reference: 'reference',
    topic: `'ufer'`,
    channel: 'channel',
    status: 'state',
    received_at: 'received_at',
    decided_at: 'decided_at',
    published_at: 'published_at',
    author_name: 'author_name',
    text: 'body',
    redacted: 'false',
    language: 'language',
    supports: '0',
    replies: '0',
    reason_code: 'reason_code',
    late: 'late',
    permalink: `'http://127.0.0.1/themen/ufer?beitrag=' || reference || '#beitrag-' || reference`,
  };
  const columns = EXPORT_COLUMNS.map((name) => `${own[name] ?? 'NULL'} AS ${name}`).join(', ');
  return `COPY (SELECT ${columns} FROM comment WHERE topic_id = '${topicId}') TO STDOUT (FORMAT csv, HEADER)`;
}
