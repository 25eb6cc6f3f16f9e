import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Test, test } from 'tap';
import type { Verdict } from '../../src/screening/verdict.ts';
import { type AkismetBehaviour, type AkismetServer, startAkismetServer } from '../support/akismet-server.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aTopic, form } from '../support/builders.ts';
import { listen } from '../support/listen.ts';
import { openTopic } from '../support/open-topic.ts';
import { dataFolder } from '../support/postgres-process.ts';
import { post } from '../support/resident.ts';
import { startServer } from '../support/server-process.ts';
import { signedIn } from '../support/staff.ts';
import { Visitor } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';

const SITE = 'https://mitreden.example';
const TEXT = 'Größere Bäume & Bänke = +1 für „Lobeda“ 🌳';
const RESIDENT = { name: 'Erika Muster', email: 'erika@web.example', text: TEXT };
const SENDING = { address: '192.0.2.77', userAgent: 'Mozilla/5.0 (X11; Linux) Testbrowser/1.0' };

const settings = (akismet: AkismetServer, mode: 'log' | 'act') => ({
  PUBLIC_URL: SITE,
  AKISMET_MODE: mode,
  AKISMET_KEY: 'k3y',
  AKISMET_SITE_URL: SITE,
  AKISMET_URL: akismet.url,
});

/** A program that asks this Akismet; its jobs begin with `listen`. */
async function withAkismet(t: Test, behaviour: AkismetBehaviour, mode: 'log' | 'act' = 'act') {
  const akismet = await startAkismetServer({ behaviour });
  const app = await testApp(t, { env: settings(akismet, mode) });
  // Ends first, so that the program does not wait for slow answers.
  t.teardown(() => akismet.close());
  const topic = await aTopic(app.db, { slug: 'licht' });
  return { akismet, app, topic };
}

async function comment(app: TestApp, fields: Record<string, string> = {}): Promise<string> {
  const answer = await post(app, 'licht', { ...RESIDENT, akismet_consent: '1', ...fields }, SENDING);
  if (answer.statusCode !== 303) throw new Error(`The comment was answered with ${answer.statusCode}`);
  const { text } = { ...RESIDENT, ...fields };
  const row = await app.db
    .selectFrom('comment')
    .select('id')
    .where('body', '=', text)
    .executeTakeFirstOrThrow();
  return row.id;
}

const stateOf = (app: TestApp, id: string) =>
  app.db.selectFrom('comment').select(['state', 'suspicion']).where('id', '=', id).executeTakeFirstOrThrow();
const materialOf = (app: TestApp) => app.db.selectFrom('akismet_material').select('comment_id').execute();
const paths = ({ requests }: AkismetServer) => requests.map((request) => request.path);

async function verdictOf(app: TestApp, id: string): Promise<Verdict | undefined> {
  const row = await app.db
    .selectFrom('screening')
    .select('verdicts')
    .where('comment_id', '=', id)
    .executeTakeFirst();
  return (row?.verdicts as unknown as Verdict[] | undefined)?.find(({ check }) => check === 'akismet');
}

async function jobsOf(app: TestApp): Promise<{ task_identifier: string; payload: unknown }[]> {
  const { rows } = await app.pg.query(
    `SELECT t.identifier AS task_identifier, j.payload
     FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id`,
  );
  return rows;
}

async function decide(app: TestApp, id: string, decision: 'publish' | 'spam'): Promise<void> {
  const { cookie, csrf } = await signedIn(app);
  const { headers, payload } = form({ decision, version: '1', _csrf: csrf });
  const answer = await app.inject({
    method: 'POST',
    url: `/moderation/kommentare/${id}/entscheidungen`,
    headers: { ...headers, cookie },
    payload,
  });
  if (answer.statusCode !== 303) throw new Error(`The decision was answered with ${answer.statusCode}`);
}

for (const { behaviour, answer, suspicion } of [
  { behaviour: 'ham', answer: 'ham', suspicion: 'none' },
  { behaviour: 'spam', answer: 'spam', suspicion: 'spam' },
  { behaviour: 'blatant', answer: 'blatant-spam', suspicion: 'spam' },
] as const) {
  for (const mode of ['log', 'act'] as const) {
    const sorted = mode === 'act' ? suspicion : 'none';
    test(`Akismet says ${answer}, mode ${mode}: the comment waits for a person, suspicion ${sorted}`, async (t) => {
      const { akismet, app } = await withAkismet(t, behaviour, mode);
      const id = await comment(app);
      await listen(app);
      const verdict = await waitFor('the answer is evidence', () => verdictOf(app, id));
      const outcome = answer === 'ham' || mode === 'log' ? 'clean' : 'spam';
      t.strictSame(verdict, { check: 'akismet', outcome, detail: { answer, mode } });
      await waitFor('the job is done', async () => (await jobsOf(app)).length === 0);
      t.strictSame(await stateOf(app, id), { state: 'pending', suspicion: sorted });
      t.strictSame(paths(akismet), ['/1.1/comment-check'], 'it was asked once');
    });
  }
}

const FAILURES = [
  ['invalid-key', 'invalid-key'],
  ['http-500', 'http-error'],
  ['garbage', 'garbage'],
  ['refused', 'refused'],
  [{ redirect: 307 }, 'redirect'],
] as const;
const SLOW_FAILURES = [{ slow: 60_000 }, 'trickle'] as const;

test('however Akismet fails, the comment waits for a person, and the failure is evidence', async (t) => {
  const fail = async (behaviour: AkismetBehaviour, reason: string) => {
    const { akismet, app } = await withAkismet(t, behaviour);
    await listen(app);
    const id = await comment(app);
    const verdict = await waitFor('the failure is evidence', () => verdictOf(app, id), 60_000);
    t.strictSame(verdict, { check: 'akismet', outcome: 'failed', detail: { reason } }, reason);
    t.strictSame(await stateOf(app, id), { state: 'pending', suspicion: 'none' });
    t.notOk(paths(akismet).includes('/elsewhere'), 'no redirect is followed');
    t.equal((await jobsOf(app)).length, 1, 'it will be asked again');
  };
  for (const [behaviour, reason] of FAILURES) await fail(behaviour, reason);
  await Promise.all(SLOW_FAILURES.map((behaviour) => fail(behaviour, 'timeout')));
});

test('Akismet is asked again when it is back', async (t) => {
  const { akismet, app } = await withAkismet(t, 'http-500');
  await listen(app);
  const id = await comment(app);
  await waitFor('the failure is evidence', () => verdictOf(app, id));
  await akismet.behave('spam');
  await waitFor('the answer is evidence', async () => (await verdictOf(app, id))?.outcome === 'spam');
  await waitFor('the queue is sorted', async () => (await stateOf(app, id)).suspicion === 'spam');
  t.equal((await stateOf(app, id)).state, 'pending');
});

test('Akismet gets these fields and no other, never name, e-mail or referrer', async (t) => {
  const { akismet, app } = await withAkismet(t, 'ham');
  const id = await comment(app);
  t.strictSame(
    await jobsOf(app),
    [{ task_identifier: 'akismet-check', payload: { commentId: id } }],
    'a job holds ids only',
  );
  await listen(app);
  const [request] = await waitFor('Akismet is asked', () => akismet.requests.length > 0 && akismet.requests);
  t.strictSame(request?.fields, {
    blog: SITE,
    user_ip: SENDING.address,
    user_agent: SENDING.userAgent,
    comment_content: TEXT,
    comment_type: 'comment',
    permalink: `${SITE}/themen/licht`,
  });
  const everything = JSON.stringify(request);
  for (const secret of [RESIDENT.name, RESIDENT.email, 'Erika', 'referer'])
    t.notOk(everything.includes(secret), secret);
});

test('without consent nothing is prepared and nothing asked', async (t) => {
  const { akismet, app } = await withAkismet(t, 'ham');
  await comment(app, { text: 'Ohne Einwilligung', akismet_consent: '' });
  t.strictSame(await materialOf(app), []);
  t.strictSame(await jobsOf(app), []);
  await comment(app, { text: 'Mit Einwilligung' });
  await listen(app);
  await waitFor('all jobs are done', async () => (await jobsOf(app)).length === 0);
  t.strictSame(
    akismet.requests.map(({ fields }) => fields['comment_content']),
    ['Mit Einwilligung'],
  );
});

test('with Akismet off nothing is prepared, even for who consents', async (t) => {
  const app = await testApp(t);
  await aTopic(app.db, { slug: 'licht' });
  await comment(app);
  t.strictSame(await materialOf(app), []);
  t.strictSame(await jobsOf(app), []);
  const row = await app.db.selectFrom('comment').select('akismet_consent').executeTakeFirstOrThrow();
  t.equal(row.akismet_consent, false);
});

for (const [decision, told] of [
  ['publish', '/1.1/submit-ham'],
  ['spam', '/1.1/submit-spam'],
] as const) {
  test(`the decision ${decision} is told once, then address and browser are forgotten`, async (t) => {
    const { akismet, app } = await withAkismet(t, 'ham');
    const id = await comment(app);
    await listen(app);
    await waitFor('Akismet is asked', async () => (await jobsOf(app)).length === 0);
    t.equal((await materialOf(app)).length, 1, 'kept for the feedback');
    await decide(app, id, decision);
    await waitFor('address and browser are forgotten', async () => (await materialOf(app)).length === 0);
    await waitFor('all jobs are done', async () => (await jobsOf(app)).length === 0);
    t.strictSame(paths(akismet), ['/1.1/comment-check', told]);
    t.strictSame(akismet.requests[1]?.fields, akismet.requests[0]?.fields);
  });
}

test('what a person has decided already is asked about no more', async (t) => {
  const { akismet, app } = await withAkismet(t, 'ham');
  const id = await comment(app);
  await app.db
    .updateTable('comment')
    .set({ state: 'spam', decided_at: new Date() })
    .where('id', '=', id)
    .execute();
  await listen(app);
  await waitFor('the job to be done', async () => {
    const { rows } = await app.pg.query('SELECT count(*)::int AS n FROM graphile_worker.jobs');
    return rows[0].n === 0;
  });
  t.strictSame(paths(akismet), []);
});

test('what is older than seven days is never sent, neither to ask nor to tell', async (t) => {
  const { akismet, app } = await withAkismet(t, 'ham');
  const id = await comment(app);
  await decide(app, id, 'spam');
  t.strictSame((await jobsOf(app)).map(({ task_identifier }) => task_identifier).sort(), [
    'akismet-check',
    'akismet-feedback',
  ]);
  await app.db
    .updateTable('akismet_material')
    .set({ expires_at: new Date(Date.now() - 1) })
    .execute();
  await listen(app);
  await waitFor('all jobs are done', async () => (await jobsOf(app)).length === 0);
  t.strictSame(akismet.requests, []);
});

const RECORDER = pathToFileURL(path.join(import.meta.dirname, '../support/record-connections.ts')).href;

/** A server process, and every address it connects to. */
async function recorded(t: Test, env: Record<string, string>) {
  const { dataDir, postgres } = await dataFolder(t);
  const file = path.join(dataDir, 'connections');
  const server = await startServer({
    DATA_DIR: dataDir,
    NODE_OPTIONS: `--import=${RECORDER}`,
    CONNECTIONS_FILE: file,
    ...env,
  });
  t.teardown(() => server.kill());
  const connections = async () => [...new Set((await readFile(file, 'utf8')).trim().split('\n'))];
  return { server, postgres, connections };
}

test('a fresh installation connects to its database and to nothing else', async (t) => {
  const { server, postgres, connections } = await recorded(t, { DEMO: '1' });
  const { slug } = await openTopic(postgres.url);
  const resident = new Visitor(server.url, '192.0.2.1');
  for (const page of ['/', `/themen/${slug}`, '/en/', '/anmelden', '/readyz']) {
    t.equal((await resident.get(page)).status, 200, page);
  }
  const answer = await resident.post(`/themen/${slug}/kommentare`, { ...RESIDENT, akismet_consent: '1' });
  t.equal(answer.status, 303);
  t.equal((await resident.get(answer.headers.get('location') ?? '')).status, 200);
  t.equal(
    (await resident.post('/anmelden', { email: 'nobody@stadt.example', password: 'nothing' })).status,
    401,
  );
  await server.stop();
  t.strictSame(await connections(), [`${new URL(postgres.url).searchParams.get('host')}/.s.PGSQL.5432`]);
});

test('with Akismet on, its server is the only other one', async (t) => {
  const akismet = await startAkismetServer();
  t.teardown(() => akismet.close());
  const { server, postgres, connections } = await recorded(t, settings(akismet, 'log'));
  const { slug } = await openTopic(postgres.url);
  await new Visitor(server.url, '192.0.2.1').post(`/themen/${slug}/kommentare`, {
    ...RESIDENT,
    akismet_consent: '1',
  });
  await waitFor('Akismet is asked', () => akismet.requests.length > 0);
  const others = (await connections()).filter((target) => !target.startsWith('/'));
  t.strictSame(others, [new URL(akismet.url).host]);
});
