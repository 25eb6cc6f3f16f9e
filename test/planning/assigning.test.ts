import { sql } from 'kysely';
import { test } from 'tap';
import { departmentsOf } from '../../src/codes/departments-of.ts';
import { toLocalDay } from '../../src/lib/local-time.ts';
import { aCode, aCoding, aDepartment, anAssignment } from '../support/planning-builders.ts';
import { aColleague, aPlanner, DESK, hiddenIn, listed, type Planner } from '../support/planning-desk.ts';
import { unescapeHtml } from '../support/resident.ts';

/** A comment with one code. */
async function coded({ app, comment }: Planner, code: { id: string }) {
  const own = await comment();
  await aCoding(app.db, own, code);
  return own;
}

test('who is to answer a code answers those below it and those merged into it, unless a nearer one has somebody', async (t) => {
  const planner = await aPlanner(t);
  const { app, topic, get } = planner;
  const [roads, green, bikes] = [
    await aDepartment(app.db, 'Tiefbau'),
    await aDepartment(app.db, 'Stadtgrün'),
    await aDepartment(app.db, 'Radverkehr'),
  ];
  const traffic = await aCode(app.db, topic.id, { label: 'Verkehr' });
  const paths = await aCode(app.db, topic.id, { label: 'Wege', parent_id: traffic.id });
  const cycle = await aCode(app.db, topic.id, { label: 'Radwege', parent_id: paths.id });
  const lanes = await aCode(app.db, topic.id, { label: 'Radspuren', parent_id: cycle.id });
  const old = await aCode(app.db, topic.id, {
    label: 'Fußwege',
    archived_at: new Date(),
    merged_into: paths.id,
  });
  const trees = await aCode(app.db, topic.id, { label: 'Bäume' });
  const given = (code_id: string, department_id: string, due: string | null = null) =>
    anAssignment(app.db, topic.id, { code_id, department_id, due });
  await given(traffic.id, roads.id, '2026-01-31');
  await given(cycle.id, bikes.id);
  // Left over from before the merger: the code stands for its target now.
  await given(old.id, green.id);

  const own = {
    above: await coded(planner, traffic),
    below: await coded(planner, paths),
    nearer: await coded(planner, lanes),
    merged: await coded(planner, old),
    nobody: await coded(planner, trees),
    both: await coded(planner, paths),
    itself: await coded(planner, paths),
  };
  await aCoding(app.db, own.both, lanes);
  await anAssignment(app.db, topic.id, { comment_id: own.itself.id, department_id: green.id });

  const found = async (query: string) => new Set(listed((await get(`${DESK}?${query}`)).body));
  const references = (...comments: { reference: string }[]) => new Set(comments.map((one) => one.reference));
  const { above, below, nearer, merged, nobody, both, itself } = own;
  t.same(await found(`fachbereich=${roads.id}`), references(above, below, merged, both));
  t.same(await found(`fachbereich=${bikes.id}`), references(nearer, both));
  t.same(await found(`fachbereich=${green.id}`), references(itself));
  t.same(await found('fachbereich=ohne'), references(nobody));
  t.same(await found('ueberfaellig=1'), references(above, below, merged, both));
  // Asked with something else, the question goes to each comment by itself.
  t.same(await found(`fachbereich=ohne&fachbereich=${bikes.id}`), references(nobody, nearer, both));

  const { body } = await get(DESK);
  const count = (value: string) =>
    new RegExp(`value="${value}"[^>]*><span>[^<]*</span><span class="sg-check__n">(\\d+)`).exec(body)?.[1];
  t.strictSame([roads.id, bikes.id, green.id].map(count), ['4', '2', '1']);
  t.equal(/name="fachbereich" value="ohne"[^>]*><span>[^<]*<\/span><span[^>]*>(\d+)/.exec(body)?.[1], '1');

  const assigned = await departmentsOf(
    app.db,
    Object.values(own).map(({ id }) => id),
    { timeZone: 'Europe/Berlin', now: new Date() },
  );
  const seen = ({ id }: { id: string }) =>
    assigned.get(id)?.map(({ department, code }) => [department, code]);
  t.strictSame(seen(below), [['Tiefbau', 'Verkehr']], 'the code that was assigned says why');
  t.strictSame(seen(nearer), [['Radverkehr', 'Radwege']]);
  t.same(seen(both), [
    ['Tiefbau', 'Verkehr'],
    ['Radverkehr', 'Radwege'],
  ]);
  t.strictSame(seen(itself), [['Stadtgrün', null]]);
  t.match(unescapeHtml((await get(ofComment(below))).body), 'Tiefbau über „Verkehr“, fällig am');

  const csv = await get(`${DESK}/export.csv?dialect=rfc4180&fachbereich=${roads.id}`);
  t.equal(csv.body.trimEnd().split('\r\n').length, 5, 'and so do exports');
});

const inDays = (days: number) => toLocalDay(new Date(Date.now() + days * 86_400_000), 'Europe/Berlin');
const ofComment = ({ reference }: { reference: string }) => `${DESK}/beitraege/${reference}`;

/** Sends the form that stands on a page, with this typed into it. */
async function assign(planner: Planner, page: string, typed: Record<string, string>) {
  const html = (await planner.get(page)).body;
  const action = unescapeHtml(/<form[^>]*action="([^"]*\/zustaendigkeit[^"]*)"/.exec(html)?.[1] ?? '');
  return planner.post(action, { ...hiddenIn(html), ...typed });
}

const assignments = ({ app }: Planner) =>
  app.db
    .selectFrom('assignment as a')
    .innerJoin('department as d', 'd.id', 'a.department_id')
    .innerJoin('comment as c', 'c.id', 'a.comment_id')
    .select(['c.reference', 'd.name', sql<string | null>`a.due::text`.as('due')])
    .orderBy('c.received_at')
    .orderBy('c.id')
    .execute();

test('beside a comment I say who is to answer until when, change it, and take it back', async (t) => {
  const planner = await aPlanner(t);
  const { app, get, comment } = planner;
  const one = await comment();
  t.notMatch((await get(ofComment(one))).body, 'Zuständigkeit festlegen', 'while there is no department');
  const [roads, green] = [await aDepartment(app.db, 'Tiefbau'), await aDepartment(app.db, 'Stadtgrün')];
  t.match((await get(ofComment(one))).body, 'Zuständigkeit festlegen');

  const set = await assign(planner, ofComment(one), { fachdienst: roads.id, faellig: inDays(3) });
  t.equal(set.statusCode, 303);
  const shown = unescapeHtml((await get(set.headers.location ?? '')).body);
  t.match(shown, 'Die Zuständigkeit für einen Beitrag ist gesichert.');
  t.match(shown, 'Tiefbau, fällig am');
  t.match(shown, `data-reference="${one.reference}"`, 'the same comment is still read');
  t.match(shown, new RegExp(`<option value="${roads.id}" selected`));
  t.match(shown, `value="${inDays(3)}"`);

  const late = await assign(planner, ofComment(one), { fachdienst: green.id, faellig: inDays(-1) });
  const said = unescapeHtml((await get(late.headers.location ?? '')).body);
  t.match(said, 'Der Tag liegt in der Vergangenheit');
  t.match(said, /Stadtgrün, fällig am [^<]*, überfällig/);

  const back = await assign(planner, ofComment(one), { fachdienst: 'niemand', faellig: '' });
  t.match(unescapeHtml((await get(back.headers.location ?? '')).body), 'ist aufgehoben');
  t.strictSame(await assignments(planner), []);
});

test('what cannot be assigned is named beside its field, and what was typed is still there', async (t) => {
  const planner = await aPlanner(t);
  const { app, comment } = planner;
  const one = await comment();
  const [roads, gone] = [await aDepartment(app.db, 'Tiefbau'), await aDepartment(app.db, 'Forsten')];
  const page = ofComment(one);
  const open = (await planner.get(page)).body;
  const day = await assign(planner, page, { fachdienst: roads.id, faellig: '2026-02-30' });
  t.equal(day.statusCode, 422);
  t.match(unescapeHtml(day.body), '„2026-02-30“ ist kein Tag');
  t.match(day.body, new RegExp(`<option value="${roads.id}" selected`));
  t.match(day.body, /name="zurueck" value="[^"]*\/beitraege\//, 'and the way back');
  const alone = await assign(planner, page, { fachdienst: 'niemand', faellig: inDays(2) });
  t.equal(alone.statusCode, 422);
  t.match(unescapeHtml(alone.body), 'Ohne Fachdienst gilt keine Frist');
  t.match(alone.body, `value="${inDays(2)}"`);
  await app.db.updateTable('department').set({ archived_at: new Date() }).where('id', '=', gone.id).execute();
  t.match(open, gone.id, 'it was offered when the page was opened');
  for (const fachdienst of [gone.id, 'Forsten', roads.id.replace(/.$/, '0')]) {
    const refused = await assign(planner, page, { fachdienst, faellig: inDays(2) });
    t.equal(refused.statusCode, 422, fachdienst);
    t.match(unescapeHtml(refused.body), 'gibt es nicht mehr, oder er ist archiviert');
    t.match(refused.body, `value="${inDays(2)}"`);
  }
  t.strictSame(await assignments(planner), []);
});

test('a department that was archived since stays the one until somebody says otherwise', async (t) => {
  const planner = await aPlanner(t);
  const { app, topic, get, comment } = planner;
  const one = await comment();
  const gone = await aDepartment(app.db, 'Forsten');
  await anAssignment(app.db, topic.id, { comment_id: one.id, department_id: gone.id });
  await app.db.updateTable('department').set({ archived_at: new Date() }).execute();
  const { body } = await get(ofComment(one));
  t.match(body, new RegExp(`<option value="${gone.id}" selected>Forsten \\(archiviert\\)`));
  await assign(planner, ofComment(one), { fachdienst: 'niemand', faellig: '' });
  t.strictSame(await assignments(planner), []);
});

test('ticked comments, or all that the filter finds, get one department at once', async (t) => {
  const planner = await aPlanner(t);
  const { app, topic, get, comment } = planner;
  const [roads, green] = [await aDepartment(app.db, 'Tiefbau'), await aDepartment(app.db, 'Stadtgrün')];
  const all = [];
  for (let i = 0; i < 12; i++) all.push(await comment({ channel: i < 10 ? 'letter' : 'online' }));
  const [a, b, c] = all as [Told, Told, Told];
  await anAssignment(app.db, topic.id, { comment_id: b.id, department_id: green.id });

  const list = (await get(`${DESK}?auswahl=${a.reference},${b.reference}`)).body;
  const way = unescapeHtml(/<a href="([^"]*\/zustaendigkeit[^"]*)" data-choice>/.exec(list)?.[1] ?? '');
  const form = unescapeHtml((await get(way)).body);
  t.match(form, 'Zuständigkeit für 2 Beiträge');
  t.match(form, 'Stadtgrün: 1 von 2');
  t.equal(
    (await assign(planner, way, { fachdienst: '', faellig: '' })).statusCode,
    422,
    'nothing by accident',
  );
  t.equal((await assignments(planner)).length, 1);
  const done = await assign(planner, way, { fachdienst: roads.id, faellig: inDays(9) });
  t.match(
    unescapeHtml((await get(done.headers.location ?? '')).body),
    'Die Zuständigkeit für 2 Beiträge ist gesichert.',
  );
  t.strictSame(
    await assignments(planner),
    [a, b].map(({ reference }) => ({ reference, name: 'Tiefbau', due: inDays(9) })),
  );

  const whole = (await get(`${DESK}?kanal=letter&alle=1`)).body;
  const rest = unescapeHtml(/<a href="([^"]*\/zustaendigkeit[^"]*)" data-choice>/.exec(whole)?.[1] ?? '');
  const open = (await get(rest)).body;
  t.match(open, 'Zuständigkeit für 10 Beiträge');
  const fields = hiddenIn(open);
  await comment({ channel: 'letter', published_at: new Date(Date.now() + 1_000) });
  t.equal((await planner.post(rest, { ...fields, fachdienst: green.id, faellig: '' })).statusCode, 303);
  const now = await assignments(planner);
  t.equal(now.length, 10, 'what came in later was not meant');
  t.ok(now.every(({ name }) => name === 'Stadtgrün'));
  t.equal(
    now.some(({ reference }) => reference === c.reference),
    true,
  );
});

type Told = Awaited<ReturnType<Planner['comment']>>;

test('of two who assign at once one is told what the other chose, and can insist', async (t) => {
  const planner = await aPlanner(t);
  const { app, comment, get } = planner;
  const colleague = await aColleague(planner);
  const [roads, green] = [await aDepartment(app.db, 'Tiefbau'), await aDepartment(app.db, 'Stadtgrün')];
  const one = await comment();
  const url = `${DESK}/zustaendigkeit?auswahl=${one.reference}`;
  const fields = hiddenIn((await get(url)).body);
  const replies = await Promise.all([
    planner.post(url, { ...fields, fachdienst: roads.id, faellig: inDays(1) }),
    colleague.post(url, { ...fields, fachdienst: green.id, faellig: inDays(2) }),
  ]);
  t.strictSame(replies.map(({ statusCode }) => statusCode).sort(), [303, 409]);
  const isFirst = replies[0].statusCode === 303;
  const lost = replies.find(({ statusCode }) => statusCode === 409)?.body ?? '';
  t.match(unescapeHtml(lost), 'Es ist noch nichts gesichert');
  t.match(unescapeHtml(lost), `${isFirst ? 'Tiefbau' : 'Stadtgrün'}: 1 von 1`);
  t.match(lost, new RegExp(`<option value="${isFirst ? green.id : roads.id}" selected`), 'what was typed');
  const loser = isFirst ? colleague : planner;
  const again = { ...hiddenIn(lost), fachdienst: isFirst ? green.id : roads.id, faellig: '' };
  t.equal((await loser.post(url, again)).statusCode, 303);
  t.match(await assignments(planner), [{ name: isFirst ? 'Stadtgrün' : 'Tiefbau', due: null }]);
});

test('an assignment sent twice is saved once, and nobody is told of a colleague who is themself', async (t) => {
  const planner = await aPlanner(t);
  const { app, comment, get } = planner;
  const roads = await aDepartment(app.db, 'Tiefbau');
  const one = await comment();
  const url = `${DESK}/zustaendigkeit?auswahl=${one.reference}`;
  const set = { ...hiddenIn((await get(url)).body), fachdienst: roads.id, faellig: inDays(1) };
  for (const round of [1, 2]) t.equal((await planner.post(url, set)).statusCode, 303, `round ${round}`);
  t.match(await assignments(planner), [{ name: 'Tiefbau', due: inDays(1) }]);
  const back = { ...hiddenIn((await get(url)).body), fachdienst: 'niemand', faellig: '' };
  for (const round of [1, 2]) t.equal((await planner.post(url, back)).statusCode, 303, `round ${round}`);
  t.strictSame(await assignments(planner), []);
});

test('of two who assign one code, the second sees what the first chose, keeps their own choice, and can insist', async (t) => {
  const planner = await aPlanner(t);
  const { app, topic, get } = planner;
  const colleague = await aColleague(planner);
  const [roads, green] = [await aDepartment(app.db, 'Tiefbau'), await aDepartment(app.db, 'Stadtgrün')];
  const code = await aCode(app.db, topic.id, { label: 'Radwege' });
  const page = `${DESK}/schlagwoerter/${code.id}`;
  const url = `${page}/zustaendigkeit`;
  const ofCode = () =>
    app.db
      .selectFrom('assignment as a')
      .innerJoin('department as d', 'd.id', 'a.department_id')
      .select(['d.name', sql<string | null>`a.due::text`.as('due')])
      .where('a.code_id', '=', code.id)
      .execute();
  const seen = hiddenIn((await get(page)).body);
  const first = { ...seen, fachdienst: roads.id, faellig: inDays(1) };
  for (const round of [1, 2]) t.equal((await planner.post(url, first)).statusCode, 303, `round ${round}`);

  const late = await colleague.post(url, { ...seen, fachdienst: green.id, faellig: inDays(2) });
  t.equal(late.statusCode, 409);
  const lost = unescapeHtml(late.body);
  t.match(lost, 'Es ist noch nichts gesichert');
  t.match(lost, 'Tiefbau, fällig am', 'what holds now');
  t.match(lost, new RegExp(`<option value="${green.id}" selected`), 'what was chosen');
  t.match(lost, `value="${inDays(2)}"`);
  t.strictSame(await ofCode(), [{ name: 'Tiefbau', due: inDays(1) }]);

  const again = { ...hiddenIn(late.body), fachdienst: green.id, faellig: inDays(2) };
  t.equal((await colleague.post(url, again)).statusCode, 303);
  t.strictSame(await ofCode(), [{ name: 'Stadtgrün', due: inDays(2) }]);

  const now = hiddenIn((await get(page)).body);
  const replies = await Promise.all([
    planner.post(url, { ...now, fachdienst: roads.id, faellig: '' }),
    colleague.post(url, { ...now, fachdienst: 'niemand', faellig: '' }),
  ]);
  t.strictSame(replies.map(({ statusCode }) => statusCode).sort(), [303, 409], 'also at the same moment');
});

test('a session that ended takes no department and no day', async (t) => {
  const planner = await aPlanner(t);
  const { app, topic, comment } = planner;
  const roads = await aDepartment(app.db, 'Tiefbau');
  const [one, code] = [await comment(), await aCode(app.db, topic.id, { label: 'Radwege' })];
  await app.db.deleteFrom('staff_session').execute();
  for (const url of [
    `${DESK}/zustaendigkeit?auswahl=${one.reference}`,
    `${DESK}/schlagwoerter/${code.id}/zustaendigkeit`,
  ]) {
    const reply = await planner.post(url, { stand: 'x', fachdienst: roads.id, faellig: inDays(4) });
    t.equal(reply.statusCode, 401, url);
    t.match(reply.body, 'Noch nicht gespeichert');
    t.match(reply.body, new RegExp(`name="faellig"[^>]*value="${inDays(4)}"`));
    t.match(reply.body, `name="fachdienst" value="${roads.id}"`);
    t.match(reply.body, 'name="stand" value="x"');
  }
});
