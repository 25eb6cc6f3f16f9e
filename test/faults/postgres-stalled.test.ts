import { test } from 'tap';
import { openTopic } from '../support/open-topic.ts';
import { dataFolder } from '../support/postgres-process.ts';
import { Residents } from '../support/residents.ts';
import { startServer } from '../support/server-process.ts';
import { Visitor } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';

const RESIDENTS = 10;
/** Three seconds are promised; one more for a busy machine. */
const PATIENCE_MS = 4_000;
const onlyLinux = process.platform === 'linux' ? {} : { skip: 'finds processes by /proc' };

test(
  'a PostgreSQL that answers nothing: texts come back, kept pages are read on, and all goes well again by itself',
  onlyLinux,
  async (t) => {
    const { dataDir, postgres } = await dataFolder(t);
    const server = await startServer({ DATA_DIR: dataDir, TRUST_PROXY: '1' });
    t.teardown(() => server.kill());
    const { slug, title } = await openTopic(postgres.url);
    const reader = new Visitor(server.url, '192.0.2.1', PATIENCE_MS);
    const residents = new Residents({ url: server.url, slug, patienceMs: PATIENCE_MS });
    await residents.comment();
    const kept = await reader.get(`/themen/${slug}`);
    t.match(kept.body, title);

    postgres.freeze();
    const comments = Array.from({ length: RESIDENTS }, () => residents.comment());
    await waitFor('every text comes back', () => residents.givenBack >= RESIDENTS);
    t.comment(`given back after ${Math.round(residents.longestRefusalMs)} ms at most`);
    t.strictSame((await reader.get(`/themen/${slug}`)).body, kept.body, 'a kept page is read on');
    const other = await reader.get(`/en/themen/${slug}`);
    t.equal(other.status, 503, 'a page nobody read before cannot be made');
    t.ok(Number(other.headers.get('retry-after')) > 0);
    t.equal((await reader.get('/healthz')).status, 200, 'the process lives');
    t.equal((await reader.get('/readyz')).status, 503, 'and says that it cannot serve');

    postgres.thaw();
    await Promise.all(comments);
    t.equal((await reader.get(`/en/themen/${slug}`)).status, 200);
    const stored = await postgres.ask<{ body: string }>('SELECT body FROM comment');
    t.strictSame(
      stored.map(({ body }) => body).sort(),
      residents.received.map(({ text }) => text).sort(),
      'each comment is stored once, also where PostgreSQL had the statement all the while',
    );
  },
);
