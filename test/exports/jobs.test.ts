import { once } from 'node:events';
import http from 'node:http';
import { sql } from 'kysely';
import { type Test, test } from 'tap';
import { claimExportJob } from '../../src/exports/job-queries.ts';
import { runExport } from '../../src/exports/run-export.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { readCsv } from '../support/csv.ts';
import { listen } from '../support/listen.ts';
import { signedIn } from '../support/staff.ts';
import { formsIn } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';
import { publish } from './exports.ts';

/** Somebody who orders files by the forms of the pages. */
async function aPlannerAt(app: TestApp) {
  const { id, cookie, csrf } = await signedIn(app, ['planner']);
  const get = (url: string) => app.inject({ url, headers: { cookie, accept: 'text/html' } });
  const post = (url: string, fields: Record<string, string> = {}) => {
    const sent = form({ _csrf: csrf, ...fields });
    return app.inject({ method: 'POST', url, ...sent, headers: { ...sent.headers, cookie } });
  };
  const order = async (slug: string, fields: Record<string, string> = {}) => {
    const reply = await post(`/planung/themen/${slug}/ausgaben`, {
      format: 'csv',
      dialect: 'rfc4180',
      ...fields,
    });
    const { location } = reply.headers;
    if (reply.statusCode !== 303 || !location) throw new Error(`Not ordered: ${reply.statusCode}`);
    return { page: location, id: location.slice('/planung/ausgaben/'.length) };
  };
  return { id, cookie, get, post, order };
}

/** A program whose jobs do not run before it listens. */
async function aCity(t: Test) {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'ufer', title: 'Das Ufer' });
  const comment = await aComment(app.db, topic.id, { state: 'published', body: 'Kanari fliegt' });
  const pool = app.pg['exports']?.pool;
  if (!pool) throw new Error('The pool for exports is missing');
  const deps = {
    db: app.db,
    pool,
    log: app.log,
    publicUrl: app.config.publicUrl,
    timeZone: 'Europe/Berlin',
  };
  return { app, topic, comment, deps, planner: await aPlannerAt(app) };
}

/** A file of many parts. */
const MANY = 1_000;
async function publishLong(app: TestApp, topicId: string) {
  const text = `Mehr Schatten ${' '.repeat(9_000)}`;
  await publish(
    app.db,
    topicId,
    Array.from({ length: MANY }, (_, i) => ({ name: `Nr. ${i}`, text })),
  );
}

const jobOf = (app: TestApp, id: string) =>
  app.db.selectFrom('export_job').selectAll().where('id', '=', id).executeTakeFirst();

const chunksOf = async (app: TestApp, id: string) =>
  (await app.db.selectFrom('export_chunk').select('place').where('job_id', '=', id).execute()).length;

test('what takes long is offered as a file that is put together meanwhile, by one form', async (t) => {
  const { app, topic, planner } = await aCity(t);
  await listen(app);
  const countUp = (by: number) =>
    sql`UPDATE topic_count SET count = count + ${by} WHERE topic_id = ${topic.id} AND state = 'published'`.execute(
      app.db,
    );
  await countUp(60_000);
  const address = `/planung/themen/ufer/export.xlsx?names=pseudonym&scope=published`;
  const offer = await planner.get(address);
  t.equal(offer.statusCode, 422);
  t.equal(offer.headers['content-disposition'], undefined);
  t.match(offer.body, /60\.001 Beiträge als XLSX/);
  const [ordering] = formsIn(offer.body).filter(({ action }) => action.endsWith('/ausgaben'));
  t.match(ordering?.fields, { format: 'xlsx', names: 'pseudonym', scope: 'published' });

  await countUp(-60_000);
  const { fields = {}, action = '' } = ordering ?? {};
  const ordered = await planner.post(action, fields);
  t.equal(ordered.statusCode, 303);
  const page = String(ordered.headers.location);
  const id = page.slice('/planung/ausgaben/'.length);
  await waitFor('the file is there', async () => (await jobOf(app, id))?.state === 'done');
  const done = await planner.get(page);
  t.match(done.body, /Die Datei ist fertig/);
  t.notMatch(done.body, /http-equiv="refresh"/);
  const file = await planner.get(`${page}/datei`);
  t.equal(file.statusCode, 200);
  t.match(file.headers, {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': /^attachment; filename="ufer-published-pseudonym-[\d-]+\.xlsx"$/,
    'content-length': String(file.rawPayload.length),
    'cache-control': 'no-store',
  });
  t.equal(file.rawPayload.toString('latin1', 0, 2), 'PK');
  t.match((await planner.get('/planung/ausgaben')).body, new RegExp(`href="${page}"`));
});

test('while it is made, its page says how far it is and looks again by itself, unless told not to', async (t) => {
  const { app, planner } = await aCity(t);
  const { page, id } = await planner.order('ufer', { format: 'pdf' });
  await app.db
    .updateTable('export_job')
    .set({ state: 'running', row_count: 200, rows_done: 90 })
    .where('id', '=', id)
    .execute();
  const { body } = await planner.get(page);
  t.match(body, /<title>Ausgabe: 45 %/);
  t.match(body, /90 von 200 Beiträgen/);
  t.match(body, /<noscript><meta http-equiv="refresh" content="10"><\/noscript>/);
  t.notMatch((await planner.get(`${page}?ruhig=1`)).body, /http-equiv="refresh"|bulk-progress/);
});

test('a stored file is the same as the one that is waited for, however many parts it has', async (t) => {
  const { app, topic, deps, planner } = await aCity(t);
  await publishLong(app, topic.id);
  const { id, page } = await planner.order('ufer');
  await runExport(deps, id);
  t.ok((await chunksOf(app, id)) > 20, 'many parts');
  const direct = await planner.get('/planung/themen/ufer/export.csv?dialect=rfc4180');
  const stored = await planner.get(`${page}/datei`);
  t.equal(stored.statusCode, 200);
  t.ok(stored.rawPayload.equals(direct.rawPayload));
});

test('nobody but who ordered it sees, takes, cancels or deletes a file', async (t) => {
  const { app, deps, planner } = await aCity(t);
  const { page, id } = await planner.order('ufer');
  const other = await aPlannerAt(app);
  const admin = await signedIn(app, ['admin']);
  const refused = async (state: string) => {
    for (const url of [page, `${page}/datei`]) {
      t.equal((await other.get(url)).statusCode, 404, `${state} ${url}`);
      t.equal((await app.inject({ url, headers: { cookie: admin.cookie } })).statusCode, 404, 'nor an admin');
    }
    for (const act of ['abbrechen', 'loeschen'])
      t.equal((await other.post(`${page}/${act}`)).statusCode, 404, act);
  };
  await refused('waiting');
  await runExport(deps, id);
  await refused('done');
  t.equal((await planner.get(`${page}/datei`)).statusCode, 200);
  t.notMatch((await other.get('/planung/ausgaben')).body, page);
  t.equal((await planner.get('/planung/ausgaben/nicht-da')).statusCode, 404);
});

test('one file at a time for each person', async (t) => {
  const { app, planner, deps } = await aCity(t);
  const first = await planner.order('ufer');
  const second = await planner.post('/planung/themen/ufer/ausgaben', { format: 'ods' });
  t.equal(second.statusCode, 409);
  t.match(second.body, /noch in Arbeit/);
  t.match(second.body, `${first.page}/abbrechen`);
  const together = await Promise.all(
    [1, 2, 3].map(() => planner.post('/planung/themen/ufer/ausgaben', { format: 'csv' })),
  );
  t.strictSame(
    together.map(({ statusCode }) => statusCode),
    [409, 409, 409],
  );
  const other = await aPlannerAt(app);
  await other.order('ufer');
  await runExport(deps, first.id);
  await planner.order('ufer');
});

test('a cancelled file is not made, or not finished', async (t) => {
  const { app, topic, planner, deps } = await aCity(t);
  const waiting = await planner.order('ufer');
  t.equal((await planner.post(`${waiting.page}/abbrechen`)).headers.location, waiting.page);
  await runExport(deps, waiting.id);
  t.match(await jobOf(app, waiting.id), { state: 'cancelled', attempt: 0 });

  await publishLong(app, topic.id);
  const { page, id } = await planner.order('ufer');
  const running = runExport(deps, id);
  await waitFor('it has begun', async () => ((await jobOf(app, id))?.rows_done ?? 0) > 0);
  await planner.post(`${page}/abbrechen`);
  await running;
  const job = await jobOf(app, id);
  t.equal(job?.state, 'cancelled');
  t.ok((job?.rows_done ?? 0) < MANY + 1, `${job?.rows_done} rows`);
  await waitFor('its connection is gone', () => deps.pool.totalCount === deps.pool.idleCount);
  t.equal((await planner.get(`${page}/datei`)).headers.location, page, 'there is no file');
  t.match((await planner.get(page)).body, /Abgebrochen/);
});

test('what somebody takes back or changes is given out no longer, and goes', async (t) => {
  const changes = {
    withdrawn: { state: 'withdrawn' },
    erased: { state: 'erased', body: null, author_name: null },
    redacted: { body: '[geschwärzt]' },
    renamed: { author_name: null },
  };
  for (const [name, change] of Object.entries(changes)) {
    const { app, comment, planner, deps } = await aCity(t);
    const { page, id } = await planner.order('ufer');
    await runExport(deps, id);
    t.match((await planner.get(`${page}/datei`)).body, 'Kanari fliegt');
    await app.db.updateTable('comment').set({ supports: 7 }).where('id', '=', comment.id).execute();
    t.equal((await jobOf(app, id))?.state, 'done', 'support changes nothing');
    await app.db.updateTable('comment').set(change).where('id', '=', comment.id).execute();
    const gone = await planner.get(`${page}/datei`);
    t.equal(gone.statusCode, 303, name);
    t.match((await planner.get(page)).body, /zurückgezogen oder geändert/);
    await listen(app);
    await app.pg.query(`SELECT pg_notify('jobs:insert', '{"r":"","count":1}')`);
    await waitFor('its parts are deleted', async () => (await chunksOf(app, id)) === 0);
    const [again] = formsIn((await planner.get(page)).body).filter(({ action }) =>
      action.endsWith('/ausgaben'),
    );
    t.equal((await planner.post(again?.action ?? '', again?.fields)).statusCode, 303, 'and ordered anew');
  }
});

test('a file under way that holds what is taken back meanwhile is not finished', async (t) => {
  const { app, topic, comment, planner, deps } = await aCity(t);
  await publishLong(app, topic.id);
  const { id } = await planner.order('ufer');
  const running = runExport(deps, id);
  await waitFor('it has begun', async () => ((await jobOf(app, id))?.rows_done ?? 0) > 0);
  await app.db.updateTable('comment').set({ state: 'withdrawn' }).where('id', '=', comment.id).execute();
  await running;
  t.match(await jobOf(app, id), { state: 'failed', reason: 'outdated' });
});

test('a file that was taken from an older picture than a withdrawal is not finished either', async (t) => {
  const { app, comment, planner, deps } = await aCity(t);
  const { id } = await planner.order('ufer');
  // The withdrawal does not see the order, and is committed after its snapshot: as if it had begun before.
  await sql`ALTER TABLE comment DISABLE TRIGGER comment_exports`.execute(app.db);
  await sql`
    CREATE FUNCTION withdraw_late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      UPDATE comment SET state = 'withdrawn' WHERE state = 'published'; RETURN NULL;
    END $$`.execute(app.db);
  await sql`CREATE TRIGGER late AFTER INSERT ON export_chunk FOR EACH ROW EXECUTE FUNCTION withdraw_late()`.execute(
    app.db,
  );
  await runExport(deps, id);
  t.equal(
    (await app.db.selectFrom('comment').select('state').where('id', '=', comment.id).executeTakeFirst())
      ?.state,
    'withdrawn',
  );
  t.match(await jobOf(app, id), { state: 'failed', reason: 'outdated' });
});

test('after a day file and order are gone', async (t) => {
  const { app, planner, deps } = await aCity(t);
  const { page, id } = await planner.order('ufer');
  await runExport(deps, id);
  const { expires_at, ended_at } = (await jobOf(app, id)) ?? {};
  t.equal(Number(expires_at) - Number(ended_at), 24 * 3_600_000);
  await app.db
    .updateTable('export_job')
    .set({ expires_at: sql<Date>`now() - interval '1 second'` })
    .execute();
  t.equal((await planner.get(page)).statusCode, 404);
  t.equal((await planner.get(`${page}/datei`)).statusCode, 404);
  await listen(app);
  await sql`SELECT graphile_worker.add_job('export-retention')`.execute(app.db);
  await waitFor('it is forgotten', async () => (await jobOf(app, id)) === undefined);
  t.equal(await chunksOf(app, id), 0);
});

test('who needs a file no longer deletes it at once', async (t) => {
  const { app, planner, deps } = await aCity(t);
  const { page, id } = await planner.order('ufer');
  await planner.post(`${page}/loeschen`);
  t.equal((await jobOf(app, id))?.state, 'waiting', 'not while it is under way');
  await runExport(deps, id);
  t.equal((await planner.post(`${page}/loeschen`)).headers.location, '/planung/ausgaben');
  t.equal(await jobOf(app, id), undefined);
  t.equal(await chunksOf(app, id), 0);
});

test('a file that cannot be made says so, and can be ordered again', async (t) => {
  const { app, planner, deps } = await aCity(t);
  const { page, id } = await planner.order('ufer', { format: 'xlsx' });
  await sql`ALTER TABLE code RENAME TO code_away`.execute(app.db);
  await runExport(deps, id);
  await sql`ALTER TABLE code_away RENAME TO code`.execute(app.db);
  t.match(await jobOf(app, id), { state: 'failed', reason: 'broken' });
  const { body } = await planner.get(page);
  t.match(body, /konnte nicht erstellt werden/);
  t.notMatch(body, /relation|code_away|stack/);
  const [again] = formsIn(body).filter(({ action }) => action.endsWith('/ausgaben'));
  const ordered = await planner.post(again?.action ?? '', again?.fields);
  await runExport(deps, String(ordered.headers.location).slice('/planung/ausgaben/'.length));
  t.equal((await planner.get(`${ordered.headers.location}/datei`)).statusCode, 200);
});

test('a job of which nothing is heard any more does not keep its person from ordering', async (t) => {
  const { app, planner } = await aCity(t);
  const { page, id } = await planner.order('ufer');
  await app.db
    .updateTable('export_job')
    .set({ state: 'running', beat_at: sql<Date>`now() - interval '16 minutes'` })
    .where('id', '=', id)
    .execute();
  await planner.order('ufer');
  t.match(await jobOf(app, id), { state: 'failed', reason: 'interrupted' });
  t.match((await planner.get(page)).body, /nicht fertig geworden/);
});

test('a job that runs twice at once makes one whole file', async (t) => {
  const { app, topic, planner, deps } = await aCity(t);
  await publishLong(app, topic.id);
  const { page, id } = await planner.order('ufer');
  await Promise.all([runExport(deps, id), runExport(deps, id)]);
  t.match(await jobOf(app, id), { state: 'done', attempt: 2 });
  const { rawPayload } = await planner.get(`${page}/datei`);
  t.equal(readCsv(rawPayload.toString('utf8'), ',').records.length, MANY + 1);
});

test('a file that a crash of the database emptied says so', async (t) => {
  const { app, planner, deps } = await aCity(t);
  const { page, id } = await planner.order('ufer');
  await runExport(deps, id);
  await app.db.deleteFrom('export_chunk').execute();
  t.equal((await planner.get(`${page}/datei`)).headers.location, page);
  t.match((await planner.get(page)).body, /Störung der Datenbank/);
});

test('a reader who goes away leaves no connection waiting', async (t) => {
  const { app, topic, planner, deps } = await aCity(t);
  await publishLong(app, topic.id);
  const { page, id } = await planner.order('ufer');
  await runExport(deps, id);
  const address = await listen(app);
  const request = http.get(`${address}${page}/datei`, { headers: { cookie: planner.cookie }, agent: false });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  await once(response, 'readable');
  await waitFor('no connection is at work', () => app.pg.pool.totalCount - app.pg.pool.idleCount <= 1);
  response.destroy();
  await waitFor('all are free', () => app.pg.pool.waitingCount === 0);
  t.equal(deps.pool.totalCount, deps.pool.idleCount);
  t.equal((await app.inject('/healthz')).statusCode, 200);
});

test('what no form of ours sends is refused', async (t) => {
  const { app, planner } = await aCity(t);
  const to = '/planung/themen/ufer/ausgaben';
  t.equal((await planner.post(to, { format: 'exe' })).statusCode, 400);
  t.equal((await planner.post(to, {})).statusCode, 400);
  t.equal((await planner.post('/planung/themen/gibt-es-nicht/ausgaben', { format: 'csv' })).statusCode, 404);
  const sent = form({ format: 'csv' });
  const foreign = await app.inject({
    method: 'POST',
    url: to,
    ...sent,
    headers: { ...sent.headers, cookie: planner.cookie },
  });
  t.equal(foreign.statusCode, 403, 'without the token of our form');
  t.equal((await app.db.selectFrom('export_job').select('id').execute()).length, 0);
});

test('a file does not begin between a change of words and its commit', async (t) => {
  const changes = {
    redacted: `body = '[geschwärzt]'`,
    erased: `state = 'erased', body = NULL, author_name = NULL`,
  };
  for (const [name, change] of Object.entries(changes)) {
    const { app, comment, planner, deps } = await aCity(t);
    const changing = await app.pg.pool.connect();
    await changing.query('BEGIN');
    await changing.query(`UPDATE comment SET ${change} WHERE id = $1`, [comment.id]);
    const { page, id } = await planner.order('ufer');
    const running = runExport(deps, id);
    const over = await Promise.race([running.then(() => true), isWaitedFor(app).then(() => false)]);
    await changing.query('COMMIT');
    changing.release();
    await running;
    t.notOk(over, `${name}: it waits`);
    t.match(await jobOf(app, id), { state: 'done' });
    t.notMatch((await planner.get(`${page}/datei`)).body, 'Kanari');
  }
});

test('words that are changed while a file begins end it', async (t) => {
  const { app, comment, planner } = await aCity(t);
  const { id } = await planner.order('ufer');
  const change = await app.db.transaction().execute(async (trx) => {
    await claimExportJob(trx, id);
    const changing = app.db.updateTable('comment').set({ body: '[geschwärzt]' }).where('id', '=', comment.id);
    const under = changing.execute();
    await isWaitedFor(app);
    return { under };
  });
  await change.under;
  t.match(await jobOf(app, id), { state: 'failed', reason: 'outdated' });
});

const isWaitedFor = (app: TestApp) =>
  waitFor('somebody waits for a lock', async () => {
    const { rows } = await app.pg.pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  });
