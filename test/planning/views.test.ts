import { sql } from 'kysely';
import { test } from 'tap';
import { anAnswer } from '../support/builders.ts';
import { aDepartment, anAssignment } from '../support/planning-builders.ts';
import { aColleague, aPlanner, DESK, listed } from '../support/planning-desk.ts';
import { unescapeHtml } from '../support/resident.ts';

const VIEWS = `${DESK}/ansichten`;

/** Each view of the desk with its count: „Meine offenen 3“. */
function viewsOf(html: string): string[] {
  const links = [...html.matchAll(/<a class="sg-views__link"[^>]*>(.*?)<\/a>/gs)];
  return links.map(([, inner = '']) =>
    inner
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
}

test('everybody has their departments’ open comments and what is overdue', async (t) => {
  const me = await aPlanner(t);
  const { app, topic, comment } = me;
  const department = await aDepartment(app.db, 'Stadtgrün', [me]);
  const [open, answered] = [await comment(), await comment(), await comment()];
  await anAssignment(app.db, topic.id, {
    department_id: department.id,
    comment_id: open.id,
    due: '2026-01-31',
  });
  await anAssignment(app.db, topic.id, {
    department_id: department.id,
    comment_id: answered.id,
    due: '2026-01-31',
  });
  await anAnswer(app.db, topic.id, [answered]);
  const { body } = await me.get(DESK);
  t.strictSame(viewsOf(body), ['Meine offenen 1', 'Überfällig 1']);
  t.strictSame(listed((await me.get(`${DESK}?antwort=none&antwort=draft&fachbereich=meine`)).body), [
    open.reference,
  ]);
  const other = await aColleague(me);
  t.strictSame(viewsOf((await other.get(DESK)).body), ['Meine offenen 0', 'Überfällig 1']);
});

test('a filter is kept under a name, without page and ticks, and says how many it finds', async (t) => {
  const { get, post, comment } = await aPlanner(t);
  const { reference } = await comment({ channel: 'card' });
  await comment();
  const query = `kanal=card&sortierung=aelteste&auswahl=${reference}&seite=8_20260228T235959123456-01900000-0000-7000-8000-00000000abcd`;
  const saved = await post(VIEWS, { query, name: '  Karten   zuerst ' });
  t.equal(saved.statusCode, 303);
  t.equal(saved.headers.location, `${DESK}?kanal=card&sortierung=aelteste`);
  const { body } = await get(`${DESK}?sortierung=aelteste&kanal=card`);
  t.strictSame(viewsOf(body), ['Meine offenen 0', 'Überfällig 0', 'Karten zuerst 1']);
  t.equal((await post(VIEWS, { query, name: 'Karten zuerst' })).statusCode, 303, 'the same form once more');
  t.match(body, /aria-current="true"><span>Karten zuerst/);
  t.notMatch(body, /id="sg-view-name"/, 'it is kept already');
});

test('a name that is missing, too long or taken comes back with what was entered', async (t) => {
  const { get, post } = await aPlanner(t);
  const query = 'kanal=card';
  await post(VIEWS, { query, name: 'Karten' });
  for (const [name, words] of [
    ['  ', 'einen Namen'],
    ['K'.repeat(81), 'höchstens 80'],
    ['karten', 'heißt schon'],
  ] as const) {
    const answer = await post(VIEWS, { query, name, geteilt: '1' });
    t.equal(answer.statusCode, 422, name);
    t.match(answer.body, words);
    t.match(unescapeHtml(answer.body), `name="query" value="${query}"`);
    t.match(answer.body, /id="geteilt-neu"[^>]* checked/);
  }
  t.equal((await post(VIEWS, { query: '', name: 'Alles' })).statusCode, 422);
  t.equal(viewsOf((await get(DESK)).body).length, 3);
});

test('colleagues see what is shared, and nobody changes what is not theirs', async (t) => {
  const me = await aPlanner(t);
  await me.post(VIEWS, { query: 'kanal=card', name: 'Karten' });
  await me.post(VIEWS, { query: 'kanal=phone', name: 'Telefon', geteilt: '1' });
  const other = await aColleague(me);
  const seen = viewsOf((await other.get(DESK)).body);
  t.equal(seen.length, 3);
  t.match(seen[2], /^Telefon von /);
  const { id } = await me.app.db
    .selectFrom('saved_view')
    .select('id')
    .where('name', '=', 'Telefon')
    .executeTakeFirstOrThrow();
  t.equal((await other.post(`${VIEWS}/${id}`, { name: 'Meins', version: '1' })).statusCode, 404);
  await other.post(`${VIEWS}/${id}`, { handlung: 'loeschen' });
  t.equal(viewsOf((await me.get(DESK)).body).length, 4);
});

test('a view is renamed, shared and deleted; of two changes at once the second is told', async (t) => {
  const { app, get, post } = await aPlanner(t);
  await post(VIEWS, { query: 'kanal=card', name: 'Karten' });
  const { id } = await app.db.selectFrom('saved_view').select('id').executeTakeFirstOrThrow();
  const change = { name: 'Postkarten', version: '1', geteilt: '1', handlung: 'sichern' };
  t.equal((await post(`${VIEWS}/${id}`, change)).statusCode, 303);
  t.equal((await post(`${VIEWS}/${id}`, change)).statusCode, 303, 'the same form once more');
  const late = await post(`${VIEWS}/${id}`, { ...change, name: 'Kärtchen' });
  t.equal(late.statusCode, 409);
  t.match(late.body, 'value="Kärtchen"', 'what was entered is not lost');
  t.match(late.body, 'Postkarten, geteilt');
  t.equal((await post(`${VIEWS}/${id}`, { handlung: 'loeschen' })).statusCode, 303);
  t.equal((await post(`${VIEWS}/${id}`, { handlung: 'loeschen' })).statusCode, 303, 'twice is the same');
  t.match((await get(VIEWS)).body, 'noch keine Ansicht');
});

test('a session that ended takes no name of a view', async (t) => {
  const { app, post } = await aPlanner(t);
  await app.db.deleteFrom('staff_session').execute();
  for (const url of [VIEWS, `${VIEWS}/01900000-0000-7000-8000-00000000abcd`]) {
    const lost = await post(url, { name: 'Karten', geteilt: '1', query: 'kanal=card', version: '3' });
    t.equal(lost.statusCode, 401, url);
    t.match(lost.body, /Noch nicht gespeichert[\s\S]*value="Karten"/);
    for (const [name, value] of [
      ['geteilt', '1'],
      ['query', 'kanal=card'],
      ['version', '3'],
    ])
      t.match(unescapeHtml(lost.body), `name="${name}" value="${value}"`);
  }
});

test('a database that is too slow for every count costs a planner the page, and nobody else the program', async (t) => {
  const { app, get } = await aPlanner(t);
  await app.db.transaction().execute(async (trx) => {
    await sql`LOCK TABLE assignment, saved_view IN ACCESS EXCLUSIVE MODE`.execute(trx);
    t.equal((await get(DESK)).statusCode, 503);
  });
  t.equal((await get(DESK)).statusCode, 200);
});
