import { test } from 'tap';
import { openTopic } from '../support/open-topic.ts';
import { dataFolder, type PostgresProcess } from '../support/postgres-process.ts';
import { Residents } from '../support/residents.ts';
import { startServer } from '../support/server-process.ts';
import { waitFor } from '../support/wait-for.ts';

const KILLS = 20;
const RESIDENTS = 8;
const onlyLinux = process.platform === 'linux' ? {} : { skip: 'finds processes by /proc' };

test(
  'kill -9 of PostgreSQL, 20 times while residents post: nothing acknowledged is lost, nothing is there twice',
  onlyLinux,
  async (t) => {
    const { dataDir, postgres } = await dataFolder(t);
    const server = await startServer({ DATA_DIR: dataDir, TRUST_PROXY: '1' });
    t.teardown(() => server.kill());
    const { slug } = await openTopic(postgres.url);

    const residents = new Residents({ url: server.url, slug });
    residents.start(RESIDENTS);
    for (let round = 0; round < KILLS; round++) {
      // More than may have been under way at the last kill.
      await residents.receive(2 * RESIDENTS);
      // It takes the end of one of its processes for a crash: it ends all the others and recovers.
      const victim = () => (round % 3 === 2 ? postgres.backend() : postgres.pid());
      process.kill(await waitFor('PostgreSQL runs', victim), 'SIGKILL');
    }
    await residents.stop();
    await waitFor('PostgreSQL answers', () => postgres.ask('SELECT 1').catch(() => undefined));

    t.comment(
      `${residents.received.length} comments, ${residents.givenBack} times a text was given back, after ${Math.round(residents.longestRefusalMs)} ms at most`,
    );
    t.ok(residents.givenBack > 0, 'some texts were given back');
    t.strictSame(await storedTwice(postgres), []);
    const stored = await storedComments(postgres);
    t.strictSame(
      residents.received.filter(({ text }) => !stored.has(text)),
      [],
      'none is lost',
    );
    t.equal(stored.size, residents.received.length, 'nothing is stored by halves or unasked');
    const wrongLinks = residents.received.filter(
      ({ text, receiptHash }) => receiptHash && stored.get(text) !== receiptHash,
    );
    t.strictSame(wrongLinks, [], 'each private link leads to its own comment');
    t.notOk(server.hasEnded(), 'the process lives');
  },
);

async function storedComments(postgres: PostgresProcess): Promise<Map<string, string>> {
  const rows = await postgres.ask<{ body: string; hash: string }>(
    `SELECT c.body, encode(c.receipt_hash, 'hex') AS hash
     FROM comment c JOIN screening ON screening.comment_id = c.id JOIN submission ON submission.comment_id = c.id`,
  );
  return new Map(rows.map(({ body, hash }) => [body, hash]));
}

async function storedTwice(postgres: PostgresProcess): Promise<string[]> {
  const rows = await postgres.ask<{ body: string }>(
    'SELECT body FROM comment GROUP BY body HAVING count(*) > 1',
  );
  return rows.map(({ body }) => body);
}
