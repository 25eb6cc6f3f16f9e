import type { LightMyRequestResponse } from 'fastify';
import { type Test, test } from 'tap';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import { aCode, aCoding, aDepartment, aGroup, anAssignment } from '../support/planning-builders.ts';
import { unescapeHtml } from '../support/resident.ts';
import { type DeskVisitor, signedIn } from '../support/staff.ts';

interface Planner extends DeskVisitor {
  app: TestApp;
  topic: Awaited<ReturnType<typeof aTopic>>;
  get(url: string): Promise<LightMyRequestResponse>;
  /** A published comment. */
  comment(given?: Parameters<typeof aComment>[2]): ReturnType<typeof aComment>;
}

async function aPlanner(t: Test): Promise<Planner> {
  const app = await testApp(t, { env: { LOG_LEVEL: 'error' } });
  const visitor = await signedIn(app, ['planner']);
  const topic = await aTopic(app.db, { slug: 'digital-stadt-jena', title: 'Digital.Stadt.Jena' });
  const { cookie } = visitor;
  return {
    ...visitor,
    app,
    topic,
    get: (url) => app.inject({ url, headers: { cookie, accept: 'text/html' } }),
    comment: (given) => aComment(app.db, topic.id, { state: 'published', ...given }),
  };
}

const DESK = '/planung/themen/digital-stadt-jena';

/** References of the list, in its order. */
const listed = (html: string) =>
  [...html.matchAll(/data-row="([^"]+)"/g)].map(([, reference = '']) => reference);

test('a topic without a comment says so, and its first comment is read at once', async (t) => {
  const { get, comment } = await aPlanner(t);
  t.match((await get(DESK)).body, 'noch kein Beitrag eingegangen');
  const first = await comment({ body: 'Mehr Bänke.\r\n\r\nUnd <b>Schatten</b>.', author_name: 'Käte' });
  const { body, statusCode } = await get(DESK);
  t.equal(statusCode, 200);
  t.strictSame(listed(body), [first.reference]);
  t.match(body, '1 Beitrag');
  t.match(body, 'Und &lt;b&gt;Schatten&lt;/b&gt;.');
  t.match(body, `<h2 class="sg-reader__name" id="sg-reader-name">Käte`);
});

test('a comment stands beside the list with its codes, its group and its answer', async (t) => {
  const { app, topic, get, comment } = await aPlanner(t);
  const own = await comment({ body: 'Eine Warteliste bitte. Danke.', supports: 14 });
  const other = await comment();
  const code = await aCode(app.db, topic.id, { label: 'Terminvergabe', mark: 'TV' });
  await aCoding(app.db, own, code, { starts: 0, ends: 22 });
  await aGroup(app.db, topic.id, [own, other], { label: 'Warteliste' });
  await anAnswer(app.db, topic.id, [own], { state: 'draft', body: 'Wir richten sie ein.' });
  const department = await aDepartment(app.db, 'Bürgerdienste');
  await anAssignment(app.db, topic.id, {
    department_id: department.id,
    comment_id: own.id,
    due: '2026-01-31',
  });
  const { body } = await get(`${DESK}/beitraege/${own.reference}`);
  t.match(body, /<mark [^>]*>Eine Warteliste bitte\.<\/mark><sup[^>]*>TV<\/sup>/);
  t.match(body, '14-mal unterstützt');
  t.match(unescapeHtml(body), 'Gruppe „Warteliste“: 2 ähnliche Beiträge, 2 × online');
  t.match(body, 'Wir richten sie ein.');
  t.match(body, 'Bürgerdienste, fällig');
  t.match(body, 'sg-plan--reader');
});

test('what was withdrawn or erased is not read here either', async (t) => {
  const { get, comment } = await aPlanner(t);
  const gone = await comment({ state: 'withdrawn', body: 'Kanari', author_name: 'Zeisig' });
  for (const url of [`${DESK}?stand=alle`, `${DESK}/beitraege/${gone.reference}?stand=alle`]) {
    const { body, statusCode } = await get(url);
    t.equal(statusCode, 200);
    t.match(body, gone.reference);
    t.notMatch(body, /Kanari|Zeisig/);
  }
});

test("another topic's comment is not found, nor is a topic that is none", async (t) => {
  const { app, get } = await aPlanner(t);
  const elsewhere = await aTopic(app.db);
  const { reference } = await aComment(app.db, elsewhere.id, { state: 'published' });
  t.equal((await get(`${DESK}/beitraege/${reference}`)).statusCode, 404);
  t.equal((await get(`${DESK}/beitraege/${reference}/blatt`)).statusCode, 404);
  t.equal((await get('/planung/themen/gibt-es-nicht')).statusCode, 404);
});
