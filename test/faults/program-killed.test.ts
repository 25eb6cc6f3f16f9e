import { test } from 'tap';
import { openTopic } from '../support/open-topic.ts';
import { dataFolder } from '../support/postgres-process.ts';
import { Residents } from '../support/residents.ts';
import { startServer } from '../support/server-process.ts';

const KILLS = 5;
const RESIDENTS = 6;
const onlyLinux = process.platform === 'linux' ? {} : { skip: 'finds processes by /proc' };

test(
  'kill -9 of the program while residents post: the next one finds the database running, and each comment is there once',
  onlyLinux,
  async (t) => {
    const { dataDir, postgres } = await dataFolder(t);
    const env = { DATA_DIR: dataDir, TRUST_PROXY: '1' };
    let server = await startServer(env);
    t.teardown(() => server.kill());
    const { url } = server;
    const { slug } = await openTopic(postgres.url);
    const pid = postgres.pid();

    const residents = new Residents({ url, slug, mayDie: true });
    residents.start(RESIDENTS);
    for (let kills = 0; kills < KILLS; kills++) {
      // More than may have been under way at the last kill.
      await residents.receive(2 * RESIDENTS);
      await server.kill();
      server = await startServer({ ...env, PORT: new URL(url).port });
    }
    await residents.stop();

    t.comment(`${residents.received.length} comments, ${residents.unanswered} times nobody answered`);
    t.ok(residents.unanswered > 0);
    t.equal(postgres.pid(), pid, 'PostgreSQL ran on');
    const stored = await postgres.ask<{ body: string }>('SELECT body FROM comment');
    t.strictSame(stored.map(({ body }) => body).sort(), residents.received.map(({ text }) => text).sort());
  },
);
