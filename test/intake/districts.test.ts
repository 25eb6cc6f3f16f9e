import { type Test, test } from 'tap';
import { selectDistricts } from '../../src/intake/district-queries.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aPlanner } from '../support/planner.ts';

const PATH = '/verwaltung/ortsteile';

async function city(t: Test) {
  const app = await testApp(t);
  const admin = await aPlanner(app, ['admin']);
  const names = async () => (await selectDistricts(app.db, DEFAULT_SITE_ID)).map(({ name }) => name);
  const idOf = async (wanted: string) => {
    const found = (await selectDistricts(app.db, DEFAULT_SITE_ID)).find(({ name }) => name === wanted);
    if (!found) throw new Error(`There is no district ${wanted}`);
    return found.id;
  };
  return { app, admin, names, idOf };
}

async function districtOf(app: TestApp, id: string) {
  const row = await app.db
    .selectFrom('comment')
    .select(['district_id as districtId', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row;
}

test('an admin pastes a list of districts, and pasting it again changes nothing', async (t) => {
  const { admin, names } = await city(t);
  const lines = 'Lobeda\r\n  Winzerla \r\n\r\nJena-Nord\r\nlobeda\r\n';
  const first = await admin.post(PATH, { lines });
  t.match(first.body, /3 Ortsteile kamen hinzu, einer war schon da/);
  t.strictSame(await names(), ['Lobeda', 'Winzerla', 'Jena-Nord']);
  const again = await admin.post(PATH, { lines });
  t.match(again.body, /Kein Ortsteil kam hinzu/);
  t.equal((await names()).length, 3);
});

test('lines that are no names are told and given back, the others are taken', async (t) => {
  const { admin, names } = await city(t);
  const reply = await admin.post(PATH, { lines: `Zwätzen\n${'x'.repeat(81)}` });
  t.equal(reply.statusCode, 422);
  t.match(reply.body, /Zeile 2/);
  t.match(reply.body, /länger als 80 Zeichen/);
  t.strictSame(await names(), ['Zwätzen']);
});

test('a list longer than any city has is refused as a whole', async (t) => {
  const { admin, names } = await city(t);
  const lines = Array.from({ length: 501 }, (_, n) => `Ort ${n}`).join('\n');
  t.equal((await admin.post(PATH, { lines })).statusCode, 422);
  t.strictSame(await names(), []);
});

test('a district is renamed, moved, archived and offered again', async (t) => {
  const { admin, names, idOf } = await city(t);
  await admin.post(PATH, { lines: 'A\nB\nC' });
  const b = await idOf('B');
  t.equal((await admin.post(`${PATH}/${b}`, { act: 'rename', was: 'B', name: ' Bä  r ' })).statusCode, 303);
  await admin.post(`${PATH}/${b}`, { act: 'up' });
  t.strictSame(await names(), ['Bä r', 'A', 'C']);
  await admin.post(`${PATH}/${b}`, { act: 'down' });
  await admin.post(`${PATH}/${b}`, { act: 'down' });
  await admin.post(`${PATH}/${b}`, { act: 'down' });
  t.strictSame(await names(), ['A', 'C', 'Bä r']);
  await admin.post(`${PATH}/${b}`, { act: 'archive' });
  t.match((await admin.get(PATH)).body, /Ein Ortsteil wird nicht mehr angeboten/);
  await admin.post(`${PATH}/${b}`, { act: 'restore' });
  t.notMatch((await admin.get(PATH)).body, /nicht mehr angeboten/);
});

test('two who rename one at once: the second is told, and keeps what they typed', async (t) => {
  const { admin, names, idOf } = await city(t);
  await admin.post(PATH, { lines: 'Nord' });
  const id = await idOf('Nord');
  await admin.post(`${PATH}/${id}`, { act: 'rename', was: 'Nord', name: 'Jena-Nord' });
  const second = await admin.post(`${PATH}/${id}`, { act: 'rename', was: 'Nord', name: 'Norden' });
  t.equal(second.statusCode, 409);
  t.match(second.body, /heißt inzwischen „Jena-Nord“/);
  t.match(second.body, /value="Norden"/);
  t.strictSame(await names(), ['Jena-Nord']);
});

test('two districts never have one name', async (t) => {
  const { admin, idOf } = await city(t);
  await admin.post(PATH, { lines: 'Nord\nSüd' });
  const reply = await admin.post(`${PATH}/${await idOf('Süd')}`, { act: 'rename', was: 'Süd', name: 'NORD' });
  t.equal(reply.statusCode, 422);
  t.match(reply.body, /gibt es schon/);
});

test('a planner says which district a comment is about; its version stays', async (t) => {
  const { app, admin, idOf } = await city(t);
  await admin.post(PATH, { lines: 'Nord\nSüd' });
  const planner = await aPlanner(app);
  const { id } = await aComment(app.db, (await aTopic(app.db)).id, { state: 'published' });
  const path = `/planung/beitraege/${id}/ortsteil`;
  const [north, south] = [await idOf('Nord'), await idOf('Süd')];
  const reply = await planner.post(path, { district: north, was: '', next: '/planung?x=1' });
  t.match(reply, { statusCode: 303, headers: { location: '/planung?x=1' } });
  t.strictSame(await districtOf(app, id), { districtId: north, version: 1 });
  t.equal((await planner.post(path, { district: north, was: '' })).statusCode, 303, 'twice is once');
  const late = await planner.post(path, { district: south, was: '' });
  t.equal(late.statusCode, 409);
  t.match(late.body, /anderen Ortsteil gegeben: Nord/);
  await admin.post(`${PATH}/${south}`, { act: 'archive' });
  t.equal((await planner.post(path, { district: south, was: north })).statusCode, 422);
  t.equal((await planner.post(path, { district: 'x', was: north })).statusCode, 422);
  await planner.post(path, { district: '', was: north, next: '//evil.example' });
  t.strictSame(await districtOf(app, id), { districtId: null, version: 1 });
});

test('an erased comment has no place any more', async (t) => {
  const { app, admin, idOf } = await city(t);
  await admin.post(PATH, { lines: 'Nord' });
  const north = await idOf('Nord');
  const { id } = await aComment(app.db, (await aTopic(app.db)).id, {
    ...{ state: 'published', district_id: north, lat: 50.9, lon: 11.5 },
  });
  await app.db
    .updateTable('comment')
    .set({ state: 'erased', body: null, author_name: null })
    .where('id', '=', id)
    .execute();
  const row = await app.db
    .selectFrom('comment')
    .select(['lat', 'lon', 'district_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  t.strictSame(row, { lat: null, lon: null, district_id: null });
  const planner = await aPlanner(app);
  const reply = await planner.post(`/planung/beitraege/${id}/ortsteil`, { district: north, was: '' });
  t.equal(reply.statusCode, 409);
});

test('a session that ended takes no district, pasted or renamed', async (t) => {
  const { app, admin, idOf } = await city(t);
  await admin.post(PATH, { lines: 'Lobeda' });
  const id = await idOf('Lobeda');
  await app.db.deleteFrom('staff_session').execute();
  const pasted = await admin.post(PATH, { lines: 'Winzerla\nZwätzen' });
  t.equal(pasted.statusCode, 401);
  t.match(pasted.body, /Noch nicht gespeichert[\s\S]*<textarea[^>]*name="lines"[^>]*>\nWinzerla\nZwätzen/);
  const renamed = await admin.post(`${PATH}/${id}`, { name: 'Neulobeda', was: 'Lobeda', act: 'rename' });
  t.equal(renamed.statusCode, 401);
  t.match(renamed.body, /Noch nicht gespeichert[\s\S]*value="Neulobeda"/);
  t.match(renamed.body, 'name="was" value="Lobeda"');
});
