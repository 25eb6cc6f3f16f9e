import { sql } from 'kysely';
import { test } from 'tap';
import { departmentsOf } from '../../src/codes/departments-of.ts';
import { toLocalDay } from '../../src/lib/local-time.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import { aColleague, aPlanner } from '../support/colleague.ts';
import { aCode, aCoding, aDepartment, anAssignment } from '../support/planning-builders.ts';
import { hiddenIn } from '../support/planning-desk.ts';
import { unescapeHtml } from '../support/resident.ts';

const DEPARTMENTS = '/verwaltung/fachdienste';
const ZONE = 'Europe/Berlin';
const inDays = (days: number) => toLocalDay(new Date(Date.now() + days * 86_400_000), ZONE);

async function departmentOf(app: TestApp, name: string) {
  return app.db.selectFrom('department').selectAll().where('name', '=', name).executeTakeFirstOrThrow();
}

test('admins add departments, name their members, archive them and bring them back', async (t) => {
  const app = await testApp(t);
  const [admin, planner] = [await aColleague(app, ['admin']), await aPlanner(app)];
  t.match(unescapeHtml((await admin.get(DEPARTMENTS)).body), 'Noch gibt es keinen Fachdienst');
  t.equal((await admin.post(DEPARTMENTS, { name: '  Stadt  grün ' })).statusCode, 303);
  const taken = await admin.post(DEPARTMENTS, { name: 'stadt Grün' });
  t.equal(taken.statusCode, 422);
  t.match(unescapeHtml(taken.body), 'So heißt schon ein Fachdienst');
  t.equal((await admin.post(DEPARTMENTS, { name: ' ' })).statusCode, 422);
  const { id } = await departmentOf(app, 'Stadt grün');
  const url = `${DEPARTMENTS}/${id}`;
  const fields = { version: '1', name: 'Stadtgrün', mitglied: planner.id };
  const replies = await Promise.all([
    admin.post(url, fields),
    admin.post(url, { ...fields, name: 'Grünflächen', mitglied: admin.id }),
  ]);
  t.strictSame(replies.map(({ statusCode }) => statusCode).sort(), [303, 409]);
  const lost = unescapeHtml(replies.find(({ statusCode }) => statusCode === 409)?.body ?? '');
  t.match(lost, /Stadtgrün[\s\S]*Grünflächen|Grünflächen[\s\S]*Stadtgrün/, 'both names');
  t.match(lost, 'Gesichert sind inzwischen:');
  t.equal((await app.db.selectFrom('department_member').selectAll().execute()).length, 1);
  const now = await app.db.selectFrom('department').selectAll().executeTakeFirstOrThrow();
  const again = { version: String(now.version), name: 'Parks', mitglied: [planner.id, admin.id] };
  for (const round of [1, 2])
    t.equal((await admin.post(url, again)).statusCode, 303, `sent twice, round ${round}`);
  t.equal((await admin.post(url, { ...again, mitglied: [planner.id] })).statusCode, 409);
  await admin.post(`${url}/archiv`);
  t.ok((await app.db.selectFrom('department').selectAll().executeTakeFirstOrThrow()).archived_at);
  await admin.post(`${url}/archiv`, { zurueck: '1' });
  t.notOk((await app.db.selectFrom('department').selectAll().executeTakeFirstOrThrow()).archived_at);
  t.equal((await planner.get(DEPARTMENTS)).statusCode, 403);
});

test('a new department whose form is sent twice is there once, and nobody is told that its name is taken', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const add = async () => (await admin.post(DEPARTMENTS, { name: 'Stadtgrün' })).statusCode;
  t.strictSame(await Promise.all([add(), add()]), [303, 303], 'a double click');
  t.equal(await add(), 303, 'back, and again');
  const { id } = await departmentOf(app, 'Stadtgrün');
  await admin.post(`${DEPARTMENTS}/${id}`, { version: '1', name: 'Stadtgrün', mitglied: admin.id });
  t.equal(await add(), 422, 'one that somebody has worked on since is no new one');
  await admin.post(`${DEPARTMENTS}/${id}/archiv`);
  t.equal(await add(), 422, 'nor is one that was archived');
  t.equal((await app.db.selectFrom('department').select('id').execute()).length, 1);
});

test('a comment’s own assignment goes before its codes’; overdue is what is due before today without an answer', async (t) => {
  const app = await testApp(t);
  const [admin, planner] = [await aColleague(app, ['admin']), await aPlanner(app)];
  for (const name of ['Stadtgrün', 'Tiefbau']) await admin.post(DEPARTMENTS, { name });
  const [green, roads] = [await departmentOf(app, 'Stadtgrün'), await departmentOf(app, 'Tiefbau')];
  const topic = await aTopic(app.db);
  const code = await aCode(app.db, topic.id, { label: 'Bäume' });
  const comments = [];
  for (let i = 0; i < 4; i++) comments.push(await aComment(app.db, topic.id, { state: 'published' }));
  const [one, two, answered, today] = comments as [Coded, Coded, Coded, Coded];
  for (const comment of comments) {
    await aCoding(app.db, comment, code, { coder_id: planner.id });
    await aCoding(app.db, comment, code, { coder_id: planner.id, starts: 0, ends: 4 });
  }
  await anAnswer(app.db, topic.id, [answered]);
  const base = `/planung/themen/${topic.slug}`;
  const assign = (path: string, fields: Record<string, string | string[]>) =>
    planner.post(`${base}/${path}`, fields);
  const ofCode = `schlagwoerter/${code.id}/zustaendigkeit`;
  t.match(
    (await assign(ofCode, { fachdienst: green.id, faellig: inDays(-1) })).headers.location,
    'zugewiesen',
  );
  t.equal((await assign(ofCode, { fachdienst: green.id, faellig: '2026-02-30' })).statusCode, 422);
  const assignTo = async ({ reference }: Coded, fields: Record<string, string>) => {
    const address = `zustaendigkeit?auswahl=${reference}`;
    return assign(address, { ...hiddenIn((await planner.get(`${base}/${address}`)).body), ...fields });
  };
  await assignTo(two, { fachdienst: roads.id, faellig: inDays(5) });
  await assignTo(today, { fachdienst: roads.id, faellig: inDays(0) });

  const assigned = await departmentsOf(
    app.db,
    comments.map(({ id }) => id),
    { timeZone: ZONE, now: new Date() },
  );
  const seen = (comment: Coded) =>
    assigned
      .get(comment.id)
      ?.map(({ department, due, isOverdue, code }) => [department, due, isOverdue, code]);
  t.strictSame(seen(one), [['Stadtgrün', inDays(-1), true, 'Bäume']], 'once, though it has the code twice');
  t.strictSame(seen(two), [['Tiefbau', inDays(5), false, null]]);
  t.strictSame(seen(answered), [['Stadtgrün', inDays(-1), false, 'Bäume']]);
  t.strictSame(seen(today), [['Tiefbau', inDays(0), false, null]]);
  const page = unescapeHtml((await planner.get(`${base}/beitraege/${one.reference}/schlagwoerter`)).body);
  t.match(page, /Stadtgrün über „Bäume“, fällig am [^<]*, überfällig/);

  await admin.post(`${DEPARTMENTS}/${roads.id}/archiv`);
  const gone = await assignTo(one, { fachdienst: roads.id, zurueck: '/planung?a=1' });
  t.equal(gone.statusCode, 422);
  t.match(unescapeHtml(gone.body), /href="\/planung\?a=1"[\s\S]*gibt es nicht mehr/);
  await assignTo(two, { fachdienst: 'niemand' });
  const back = await departmentsOf(app.db, [two.id], { timeZone: ZONE, now: new Date() });
  t.match(back.get(two.id), [{ department: 'Stadtgrün' }], 'its code’s again');
});

type Coded = Awaited<ReturnType<typeof aComment>>;

test('a department has to answer what is assigned to it and what has its codes, each comment once', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const [green, roads] = [await aDepartment(app.db, 'Stadtgrün'), await aDepartment(app.db, 'Tiefbau')];
  const topic = await aTopic(app.db);
  const [trees, oaks, parks] = [
    await aCode(app.db, topic.id),
    await aCode(app.db, topic.id),
    await aCode(app.db, topic.id),
  ];
  await app.db.updateTable('code').set({ parent_id: trees.id }).where('id', '=', oaks.id).execute();
  const assign = (given: Parameters<typeof anAssignment>[2]) => anAssignment(app.db, topic.id, given);
  await assign({ department_id: green.id, code_id: trees.id });
  await assign({ department_id: green.id, code_id: parks.id });
  const published = { state: 'published' };
  const comment = async (codes: readonly { id: string }[], given: object = published) => {
    const one = await aComment(app.db, topic.id, given);
    for (const code of codes) await aCoding(app.db, one, code, { coder_id: admin.id });
    return one;
  };
  const waiting = async () => {
    const page = unescapeHtml((await admin.get(DEPARTMENTS)).body);
    const [, list = ''] = /sg-codebook__list([\s\S]*?)<\/ul>/.exec(page) ?? [];
    const both = [...list.matchAll(/ · ([^<]*)</g)].map(([, words]) => words);
    const own = await Promise.all([green, roads].map(({ id }) => admin.get(`${DEPARTMENTS}/${id}`)));
    for (const [i, { body }] of own.entries())
      t.match(body, `<span>${both[i]}</span>`, 'its own page says so too');
    return both;
  };
  t.strictSame(await waiting(), ['nichts offen', 'nichts offen']);

  const twice = await comment([trees, oaks, parks]);
  await aCoding(app.db, twice, trees, { coder_id: admin.id, starts: 0, ends: 4 });
  t.strictSame(
    await waiting(),
    ['ein Beitrag ohne Antwort', 'nichts offen'],
    'given three codes and a passage',
  );
  const other = await comment([oaks]);
  await comment([trees], {});
  await anAnswer(app.db, topic.id, [await comment([trees])]);
  await comment([]);
  t.strictSame(
    await waiting(),
    ['2 Beiträge ohne Antwort', 'nichts offen'],
    'no pending, answered or other ones',
  );
  await assign({ department_id: roads.id, comment_id: other.id });
  t.strictSame(
    await waiting(),
    ['ein Beitrag ohne Antwort', 'ein Beitrag ohne Antwort'],
    'its own goes before',
  );
  await anAnswer(app.db, topic.id, [other]);
  t.strictSame(await waiting(), ['ein Beitrag ohne Antwort', 'nichts offen']);

  await sql`INSERT INTO comment (id, site_id, topic_id, reference, state, body, decided_at, published_at, privacy_notice)
    SELECT gen_random_uuid(), ${topic.site_id}, ${topic.id}, 'AAAA-' || translate(lpad(n::text, 4, '0'), '01', 'AB'), 'published',
      'Mehr Bäume.', now(), now(), 'test' FROM generate_series(1, 1100) n`.execute(app.db);
  await sql`INSERT INTO coding (id, topic_id, comment_id, code_id)
    SELECT gen_random_uuid(), topic_id, id, ${trees.id} FROM comment WHERE body = 'Mehr Bäume.'`.execute(
    app.db,
  );
  t.strictSame(
    await waiting(),
    ['mehr als 1.000 Beiträge ohne Antwort', 'nichts offen'],
    'nobody waits for a number',
  );
});

test('assigning leads back only to a page of the planners’ desk', async (t) => {
  const app = await testApp(t);
  const [admin, planner] = [await aColleague(app, ['admin']), await aPlanner(app)];
  await admin.post(DEPARTMENTS, { name: 'Tiefbau' });
  const topic = await aTopic(app.db);
  const { reference } = await aComment(app.db, topic.id);
  const base = `/planung/themen/${topic.slug}`;
  const url = `${base}/zustaendigkeit?auswahl=${reference}`;
  const { body } = await planner.get(url);
  for (const [zurueck, start] of [
    [`${base}?q=a`, `${base}?q=a&getan=aufgehoben`],
    ['//boese.example', `${base}?auswahl=${reference}&getan=aufgehoben`],
    ['/planung/../abmelden', `${base}?auswahl=${reference}&getan=aufgehoben`],
  ] as const) {
    const reply = await planner.post(url, { ...hiddenIn(body), fachdienst: 'niemand', zurueck });
    t.equal(reply.headers.location?.startsWith(start), true, start);
  }
  t.equal((await planner.get(`${base}/zustaendigkeit?auswahl=AAAA-AAAA`)).statusCode, 404);
});
