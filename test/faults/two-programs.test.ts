import pg from 'pg';
import { type Test, test } from 'tap';
import { addAccount, signIn } from '../../scripts/rehearsal/desk.ts';
import { decideAll } from '../../scripts/rehearsal/moderator.ts';
import { type AkismetServer, startAkismetServer } from '../support/akismet-server.ts';
import { createTestDatabase } from '../support/database.ts';
import { openTopic } from '../support/open-topic.ts';
import { Residents } from '../support/residents.ts';
import { startServer } from '../support/server-process.ts';
import { formsIn, Visitor } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';

const COMMENTS = 20;

/** Two processes on one database. */
async function twoPrograms(t: Test, more: Record<string, string> = {}) {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const env = { ...settings(database.url), ...more };
  const [one, other] = await Promise.all([startServer(env), startServer(env)]);
  t.teardown(() => Promise.all([one.kill(), other.kill()]));
  const { slug } = await openTopic(database.url);
  return { one, other, env, slug, databaseUrl: database.url };
}

test('what is decided in one program, readers of the other see at once', async (t) => {
  const { one, other, env, slug } = await twoPrograms(t);
  const { text } = await new Residents({ url: other.url, slug }).comment();
  const reader = new Visitor(other.url, '192.0.2.1');
  const isShown = async () => (await reader.get(`/themen/${slug}`)).body.includes(text);
  t.notOk(await isShown());

  const moderator = await signIn(one.url, '192.0.2.2', await addAccount(env, 'moderator'));
  await decideAll(moderator, slug, [{ number: '', author: '', text, decision: 'publish', reason: 'insult' }]);
  const published = performance.now();
  await waitFor('the other program shows it', isShown);
  t.comment(`shown after ${Math.round(performance.now() - published)} ms`);

  const decided = await moderator.get('/moderation?queue=decided');
  const reopen = formsIn(decided.body).find(({ fields }) => fields['decision'] === 'reopen');
  t.equal((await moderator.post(reopen?.action ?? '', reopen?.fields ?? {})).status, 303);
  await waitFor('the other program shows it no more', async () => !(await isShown()));
});

test('each job is done by one of two programs, once', async (t) => {
  const akismet = await startAkismetServer({ behaviour: { slow: 50 } });
  t.teardown(() => akismet.close());
  const { one, other, slug, databaseUrl } = await twoPrograms(t, asking(akismet));
  const residents = [one, other].map(
    ({ url }) => new Residents({ url, slug }, { akismet_consent: '1', name: url }),
  );
  await Promise.all(
    residents.flatMap((some) => Array.from({ length: COMMENTS / residents.length }, () => some.comment())),
  );
  await waitFor('all jobs are done', async () => (await jobsIn(databaseUrl)) === 0);
  t.equal(akismet.requests.length, COMMENTS);
});

test('a job under way at a deploy is finished by the old program, and not done again by the new one', async (t) => {
  const akismet = await startAkismetServer({ behaviour: { slow: 3_000 } });
  t.teardown(() => akismet.close());
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const env = { ...settings(database.url), ...asking(akismet) };
  const old = await startServer(env);
  t.teardown(() => old.kill());
  const { slug } = await openTopic(database.url);
  await new Residents({ url: old.url, slug }, { akismet_consent: '1' }).comment();
  await waitFor('Akismet is asked', () => akismet.requests.length > 0);

  const stopping = old.stop();
  const next = await startServer(env);
  t.teardown(() => next.kill());
  await stopping;
  await waitFor('all jobs are done', async () => (await jobsIn(database.url)) === 0);
  t.equal(akismet.requests.length, 1);
});

function settings(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    SECRET_KEY: 'a secret both of them know of 32 characters',
    TRUST_PROXY: '1',
  };
}

function asking(akismet: AkismetServer): Record<string, string> {
  return {
    AKISMET_MODE: 'log',
    AKISMET_KEY: 'abc123',
    AKISMET_SITE_URL: 'https://stadt.example',
    AKISMET_URL: akismet.url,
  };
}

async function jobsIn(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT count(*)::int AS jobs FROM graphile_worker.jobs');
    return rows[0].jobs;
  } finally {
    await client.end();
  }
}
