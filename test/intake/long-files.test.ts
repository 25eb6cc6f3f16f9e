import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { createDb } from '../../src/database/db.ts';
import type { ImportFormat, Reading } from '../../src/intake/import.ts';
import { type ImportRow, insertImport, selectImport } from '../../src/intake/import-queries.ts';
import { readImport } from '../../src/intake/read-import.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { aTopic } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { aFile, imported } from '../support/import.ts';
import { desk } from '../support/intake-desk.ts';

const CHUNK = 400;
const CHUNKS = 30;
/** A number in a set takes 75 at least; code that is still being compiled 10 to 25. */
const BYTES_PER_ENTRY = 45;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is in use, after everything that is not. */
function used(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

interface Kind {
  format: ImportFormat;
  reading: Reading;
  head?: string;
  entry(n: number): string;
}

const date = '2020-01-05';
const KINDS: Record<string, Kind> = {
  'a table with numbers': {
    format: 'csv',
    reading: { header: true, columns: ['id', 'text', 'date', 'parent'] },
    head: 'Nr;Text;Datum;Antwort auf\n',
    entry: (n) => `nummer-${n};Beitrag ${n};${date};${n % 3 === 0 ? `nummer-${n - 1}` : `anderswo-${n}`}\n`,
  },
  'a table without numbers': {
    format: 'csv',
    reading: { header: true, columns: ['text', 'date'] },
    head: 'Text;Datum\n',
    entry: (n) => `${n % 4 === 0 ? 'Mehr Licht!' : `Beitrag ${n}`};${date}\n`,
  },
  'JSON Lines': {
    format: 'json',
    reading: {},
    entry: (n) => `${JSON.stringify({ id: `nummer-${n}`, text: `Beitrag ${n}`, date })}\n`,
  },
  WordPress: {
    format: 'wordpress',
    reading: {},
    head: '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><wp:post_id>1</wp:post_id>',
    entry: (n) =>
      `<wp:comment><wp:comment_id>${n}</wp:comment_id><wp:comment_parent>${n + 1}</wp:comment_parent><wp:comment_date_gmt>${date} 10:00:00</wp:comment_date_gmt><wp:comment_content>Beitrag ${n}</wp:comment_content></wp:comment>`,
  },
  Disqus: {
    format: 'disqus',
    reading: {},
    head: '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">',
    entry: (n) =>
      `<post dsq:id="${n}"><message>Beitrag ${n}</message><createdAt>${date}T10:00:00Z</createdAt></post>`,
  },
};

test('of an entry that is read nothing stays in memory, whatever the file', async (t) => {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  t.teardown(async () => {
    await pool.end();
    await database.drop();
  });
  const db = createDb(pool);
  const { id: topicId } = await aTopic(db);
  for (const [name, { format, reading, head = '', entry }] of Object.entries(KINDS)) {
    const id = uuidv7();
    const given = { id, topicId, format, reading, siteId: DEFAULT_SITE_ID };
    await insertImport(db, { ...given, staffId: null, source: 'liste', fileName: '', state: 'reading' });
    const sizes: number[] = [];
    async function* file() {
      yield Buffer.from(head);
      for (let n = 0; n < CHUNKS * CHUNK; n += CHUNK) {
        sizes.push(used());
        yield Buffer.from(Array.from({ length: CHUNK }, (_, k) => entry(n + k)).join(''));
      }
    }
    const row = (await selectImport(db, DEFAULT_SITE_ID, id)) as ImportRow;
    await readImport(db, row, file(), { mostEntries: Number.POSITIVE_INFINITY });
    // The first third warms up. What is under way comes and goes: the least of each other third holds what stays.
    const third = CHUNKS / 3;
    const [early, late] = [sizes.slice(third, 2 * third), sizes.slice(2 * third)];
    const grown = (Math.min(...late) - Math.min(...early)) / (third * CHUNK);
    t.ok(grown < BYTES_PER_ENTRY, `${name}: ${grown.toFixed(1)} bytes an entry`);
  }
});

test('the same words a thousand times are a thousand, and the second time all of them are known', async (t) => {
  const { app, topic } = await desk(t);
  const lines = Array.from({ length: 1_000 }, (_, n) => (n % 3 === 0 ? `Satz ${n}` : 'Mehr Licht!'));
  const path = await aFile(t, `Text\n${lines.join('\n')}\n`);
  const given = { slug: topic.slug, path, format: 'csv' as const, reading: { day: '2020-01-01' } };
  t.match((await imported(app, given)).report, { stored: { pending: 1_000 } });
  t.match((await imported(app, given)).report, { known: 1_000, planned: {} });
  const numbered = await app.db
    .selectFrom('comment_source')
    .select('source_id')
    .where('source_id', 'like', '%.666')
    .execute();
  t.equal(numbered.length, 1, 'each has its number');
});

test('a number that came a thousand lines before is told, and answers find what stands far from them', async (t) => {
  const { app, topic } = await desk(t);
  const lines = Array.from({ length: 1_000 }, (_, n) => `${n};Satz ${n};`);
  lines[999] = '0;Ein anderer Satz;';
  lines[998] = '998;Eine Antwort;1';
  lines[2] = '2;Noch eine Antwort;997';
  const path = await aFile(t, `Nr;Text;Antwort auf\n${lines.join('\n')}\n`);
  const given = { slug: topic.slug, path, format: 'csv' as const, reading: { day: '2020-01-01' } };
  const { problems, report } = await imported(app, given);
  t.match(problems, [{ line: 1_001, problem: 'duplicate-id', detail: '0' }]);
  t.match(report, { read: 1_000, stored: { pending: 999 } });
  t.equal(report.orphans, undefined);
  const answers = await app.db
    .selectFrom('comment as c')
    .innerJoin('comment as p', 'p.id', 'c.parent_id')
    .select(['c.body', 'p.body as parent'])
    .orderBy('c.body')
    .execute();
  t.strictSame(answers, [
    { body: 'Eine Antwort', parent: 'Satz 1' },
    { body: 'Noch eine Antwort', parent: 'Satz 997' },
  ]);
});
