import { type Test, test } from 'tap';
import { startAkismetServer } from '../support/akismet-server.ts';
import { openTopic } from '../support/open-topic.ts';
import { dataFolder, type PostgresProcess } from '../support/postgres-process.ts';
import { Residents } from '../support/residents.ts';
import { startServer } from '../support/server-process.ts';
import { waitFor } from '../support/wait-for.ts';

const onlyLinux = process.platform === 'linux' ? {} : { skip: 'finds processes by /proc' };

async function withAkismet(t: Test) {
  const akismet = await startAkismetServer();
  t.teardown(() => akismet.close());
  const { dataDir, postgres } = await dataFolder(t);
  const env = {
    DATA_DIR: dataDir,
    TRUST_PROXY: '1',
    AKISMET_MODE: 'log',
    AKISMET_KEY: 'abc123',
    AKISMET_SITE_URL: 'https://stadt.example',
    AKISMET_URL: akismet.url,
  };
  return { akismet, postgres, env };
}

/** What Akismet said of a comment, as the moderators will see it. */
async function evidence(postgres: PostgresProcess, text: string) {
  const rows = await postgres.ask(
    `SELECT v -> 'detail' AS detail FROM comment c JOIN screening s ON s.comment_id = c.id, jsonb_array_elements(s.verdicts) v
     WHERE c.body = $1 AND v ->> 'check' = 'akismet' AND v ->> 'outcome' = 'clean'`,
    [text],
  );
  return rows[0]?.['detail'];
}

test(
  'a job whose end cannot be written down because PostgreSQL stalls is done again, and the process lives',
  onlyLinux,
  async (t) => {
    const { akismet, postgres, env } = await withAkismet(t);
    const server = await startServer(env);
    t.teardown(() => server.kill());
    const { slug } = await openTopic(postgres.url);
    const residents = new Residents({ url: server.url, slug }, { akismet_consent: '1' });

    await akismet.behave({ slow: 300 });
    const { text } = await residents.comment();
    await waitFor('Akismet is asked', () => akismet.requests.length > 0);
    postgres.freeze();
    await waitFor('the jobs end', () => server.output().includes('jobs have stopped'));
    postgres.thaw();
    await akismet.behave('ham');
    t.match(await waitFor('the evidence is stored', () => evidence(postgres, text)), { answer: 'ham' });
    t.notOk(server.hasEnded());
  },
);

test('jobs of a killed process are done by the next one', onlyLinux, async (t) => {
  const { akismet, postgres, env } = await withAkismet(t);
  const first = await startServer(env);
  t.teardown(() => first.kill());
  const { slug } = await openTopic(postgres.url);
  const residents = new Residents({ url: first.url, slug }, { akismet_consent: '1' });

  await akismet.behave({ slow: 60_000 });
  const { text } = await residents.comment();
  await waitFor('Akismet is asked', () => akismet.requests.length > 0);
  await first.kill();
  await akismet.behave('ham');
  const second = await startServer(env);
  t.teardown(() => second.kill());
  t.match(await waitFor('the evidence is stored', () => evidence(postgres, text)), { answer: 'ham' });
});

test(
  'a program that is asked to end waits for no job for ever; the next one does it',
  onlyLinux,
  async (t) => {
    const { akismet, postgres, env } = await withAkismet(t);
    const first = await startServer(env);
    t.teardown(() => first.kill());
    const { slug } = await openTopic(postgres.url);
    const residents = new Residents({ url: first.url, slug }, { akismet_consent: '1' });

    await akismet.behave('trickle');
    const { text } = await residents.comment();
    await waitFor('Akismet is asked', () => akismet.requests.length > 0);
    t.equal(await first.stop(), 0);
    await akismet.behave('ham');
    const second = await startServer(env);
    t.teardown(() => second.kill());
    t.match(await waitFor('the evidence is stored', () => evidence(postgres, text)), { answer: 'ham' });
  },
);
