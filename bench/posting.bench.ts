import { seedTopic } from './seed.ts';
import { alternate, type Bench, type BenchContext, type Measurement, ratiosOf } from './support/bench.ts';
import { withClient } from './support/database.ts';
import { formRequest, LoadGenerator } from './support/load.ts';
import { findInserter, type Inserter } from './support/pgbench.ts';
import type { ServerProcess } from './support/processes.ts';
import { startProgram } from './support/program.ts';
import { median } from './support/statistics.ts';
import { SENTENCES } from './support/texts.ts';

const CLIENTS = [8, 64];
const GOAL = { atLeast: 0.25 };
const SITE = '01900000-0000-7000-8000-000000000001';

/** Of three sentences each. */
const TEXTS = Array.from({ length: 10 }, (_, i) => SENTENCES.slice(i * 3, i * 3 + 3).join(' '));

/** Residents send the form: how close do we come to what the database can take in? */
export const postingBench: Bench = {
  name: 'posting',
  does: "posting comments, screened, on disk, with a private link, against pgbench's single-row INSERT (S6)",
  async run(context) {
    await using database = await context.databases.create('posting');
    const { id, slug } = await seedTopic(database.url, { slug: 'ufer', comments: 100 });
    await using program = await startProgram(database, context);
    await using generator = new LoadGenerator();
    const inserter = await findInserter(
      database.url,
      TEXTS,
      insertStatement(id, await newIdOf(database.url)),
    );

    const measurements: Measurement[] = [];
    const notes: string[] = [];
    for (const clients of CLIENTS) {
      const { measurement, note } = await measure(context, clients, generator, program, slug, inserter);
      measurements.push(measurement);
      notes.push(note);
    }
    const kept = await withClient(database.url, (client) =>
      client.query('SELECT count(*)::int AS n FROM comment'),
    );
    notes.push(
      `${kept.rows[0].n.toLocaleString('en')} comments in the table at the end; each sender had an address of its own, so that the limits stayed on`,
      `peak memory: ${program.memory().peak.toFixed(0)} MB`,
    );
    return { measurements, notes };
  },
};

async function measure(
  { rounds, seconds }: BenchContext,
  clients: number,
  generator: LoadGenerator,
  program: ServerProcess,
  slug: string,
  inserter: { name: string; insert: Inserter },
) {
  const requests = TEXTS.map((text) => posting(slug, text));
  const cpu: number[] = [];
  const p99: number[] = [];
  const turn = {
    ours: async () => {
      const before = program.cpuSeconds();
      const result = await generator.run({
        port: program.port,
        connections: clients,
        seconds,
        requests,
        expect: 303,
      });
      cpu.push(((program.cpuSeconds() - before) * 1000) / result.requests);
      p99.push(result.p99);
      return result.perSecond;
    },
    limit: () => inserter.insert(clients, seconds),
  };
  await turn.ours();
  cpu.length = p99.length = 0;
  const { ours, limit } = await alternate(rounds, turn);
  const measurement: Measurement = {
    id: 'S6',
    what: `posting, ${clients} clients`,
    unit: '/s',
    ours: median(ours),
    limit: { name: inserter.name, value: median(limit) },
    ratios: ratiosOf(ours, limit),
    goal: GOAL,
  };
  const note = `${clients} clients: CPU a posting ${median(cpu).toFixed(2)} ms in our process, p99 ${median(p99).toFixed(0)} ms`;
  return { measurement, note };
}

/** The form as a browser sends it, without script and e-mail. */
function posting(slug: string, text: string): string {
  const fields = { name: 'Frieda K.', email: '', text: `${text} NNNNNNNNNN`, website: '' };
  const headers = {
    'x-forwarded-for': '0.0.0.0',
    'user-agent': 'Mozilla/5.0',
    'sec-fetch-site': 'same-origin',
  };
  return formRequest(`/themen/${slug}/kommentare`, fields, headers);
}

/** Ids in the order of time, as ours are, where PostgreSQL can make them (18 and newer). */
async function newIdOf(url: string): Promise<string> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ can: boolean }>(`SELECT to_regproc('uuidv7') IS NOT NULL AS can`),
  );
  return rows[0]?.can ? 'uuidv7()' : 'gen_random_uuid()';
}

/** The columns ours fills, with values as long as ours. */
function insertStatement(topicId: string, newId: string): string {
  return `INSERT INTO comment (id, site_id, topic_id, depth, reference, author_name, body, language, suspicion,
      akismet_consent, privacy_notice, receipt_hash, address_hash, text_digest)
    VALUES (${newId}, '${SITE}', '${topicId}', 1,
      overlay(translate(upper(lpad(to_hex(:n::bigint), 8, '0')), '01', 'GH') PLACING '-' FROM 5 FOR 0),
      'Frieda K.', :text || ' ' || :n, 'de', 'none', false, '2026-11',
      sha256(convert_to('receipt ' || :n, 'UTF8')), sha256(convert_to('address ' || :n, 'UTF8')),
      sha256(convert_to('text ' || :n, 'UTF8')))`;
}
