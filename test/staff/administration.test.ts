import { sql } from 'kysely';
import { test } from 'tap';
import { loadDemo } from '../../src/demo/load-demo.ts';
import { removeDemo } from '../../src/demo/remove-demo.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { changeRoles, disableAccount } from '../../src/staff/change-account.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aColleague, type Colleague } from '../support/colleague.ts';
import { aStaffMember } from '../support/staff.ts';

const pathOf = ({ id }: { id: string }) => `/verwaltung/konten/${id}`;

async function stateOf(app: TestApp, { id }: { id: string }) {
  return app.db
    .selectFrom('staff')
    .select(['roles', 'version', 'disabled_at as disabledAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

test('the list says who may come in, what for, and how well they are guarded', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const planner = await aStaffMember(app, ['planner', 'editor']);
  const page = (await admin.get('/verwaltung/konten')).body;
  for (const words of [admin.email, planner.email, 'Redaktion, Planung', 'ohne zweiten Schritt', '(Sie)']) {
    t.ok(page.includes(words), words);
  }
  const account = await admin.get(pathOf(planner));
  t.match(account.body, /value="planner" checked/);
  t.equal((await admin.get('/verwaltung/konten/01900000-0000-7000-8000-000000000099')).statusCode, 404);
  t.equal((await admin.get('/verwaltung/konten/nichts')).statusCode, 404);
  t.match((await admin.get(`${pathOf(planner)}?lang=en`)).body, 'What happened to this account');
});

test('roles are changed and hold at the next click; only real ones, and at least one', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const member = await aColleague(app, ['planner']);
  const { version } = await stateOf(app, member);
  const give = (roles: string[], v = version) =>
    admin.post(`${pathOf(member)}/rollen`, { version: String(v), roles });
  t.match(await give([]), { statusCode: 422, body: /mindestens eine Rolle/ });
  t.match(await give(['king']), { statusCode: 422 });
  t.equal((await give(['moderator', 'king'])).statusCode, 303);
  t.same((await stateOf(app, member)).roles, ['moderator']);
  t.equal((await member.get('/planung')).statusCode, 403);
  t.equal((await member.get('/moderation')).statusCode, 200);
  const logged = await app.db
    .selectFrom('staff_event')
    .select(['actor_id', 'subject_id', 'roles_before', 'roles_after'])
    .where('action', '=', 'roles-changed')
    .execute();
  t.same(logged, [
    { actor_id: admin.id, subject_id: member.id, roles_before: ['planner'], roles_after: ['moderator'] },
  ]);
});

test('of two admins who change an account at once the second is told what happened', async (t) => {
  const app = await testApp(t);
  const [first, second] = [await aColleague(app, ['admin']), await aColleague(app, ['admin'])];
  const member = await aStaffMember(app, ['planner']);
  const version = String((await stateOf(app, member)).version);
  const give = (by: Colleague, roles: string[]) => by.post(`${pathOf(member)}/rollen`, { version, roles });
  t.equal((await give(first, ['editor'])).statusCode, 303);
  const late = await give(second, ['moderator']);
  t.equal(late.statusCode, 409);
  t.match(late.body, 'Inzwischen hat jemand dieses Konto geändert');
  t.match(late.body, 'Gespeichert sind jetzt: Redaktion.');
  t.match(late.body, /value="moderator" checked/, 'what was chosen is kept');
  t.same((await stateOf(app, member)).roles, ['editor']);
  t.equal((await second.post(`${pathOf(member)}/sperren`, { version })).statusCode, 409);
});

test('a disabled account is out at once, keeps nothing open, and comes back', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const member = await aColleague(app, ['planner']);
  await admin.post(`${pathOf(member)}/link`);
  const act = async (what: string) =>
    admin.post(`${pathOf(member)}/${what}`, { version: String((await stateOf(app, member)).version) });
  t.equal((await act('sperren')).statusCode, 303);
  t.equal((await member.get('/planung')).statusCode, 303);
  t.same(await app.db.selectFrom('staff_link').select('id').execute(), []);
  t.equal((await app.db.selectFrom('staff_session').select('id').execute()).length, 1);
  t.match((await admin.get('/verwaltung/konten')).body, 'Gesperrt');
  t.equal((await act('link')).statusCode, 409, 'no link for an account that is shut');
  t.equal((await act('freigeben')).statusCode, 303);
  t.equal((await stateOf(app, member)).disabledAt, null);
});

test('an admin ends somebody’s sessions', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const member = await aColleague(app, ['planner']);
  t.match((await admin.get(pathOf(member))).body, 'Eine offene Sitzung');
  t.equal((await admin.post(`${pathOf(member)}/sitzungen`)).statusCode, 303);
  t.equal((await member.get('/planung')).statusCode, 303);
  t.equal((await admin.get('/verwaltung/konten')).statusCode, 200);
});

test('the last admin stays: not demoted, not disabled, by nobody', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  // Invited admins cannot help yet.
  await admin.post('/verwaltung/konten/neu', { name: 'Lise', email: 'lise@stadt.example', roles: ['admin'] });
  const { version } = await stateOf(app, admin);
  for (const [what, fields] of [
    ['rollen', { roles: ['editor'] }],
    ['sperren', {}],
  ] as const) {
    const answer = await admin.post(`${pathOf(admin)}/${what}`, { version: String(version), ...fields });
    t.equal(answer.statusCode, 409);
    t.match(answer.body, 'Das geht nicht');
  }
  const demote = app.db.updateTable('staff').where('id', '=', admin.id);
  await t.rejects(demote.set({ roles: ['editor'] }).execute(), /the last admin must stay/);
  await t.rejects(demote.set({ disabled_at: new Date() }).execute(), /the last admin must stay/);
  await t.rejects(demote.set({ password_hash: null }).execute(), /the last admin must stay/);
  t.same((await stateOf(app, admin)).roles, ['admin']);
});

test('two admins who demote or disable each other at once: one of them stays', async (t) => {
  const app = await testApp(t);
  for (let round = 0; round < 8; round++) {
    const [a, b] = [await aStaffMember(app, ['admin']), await aStaffMember(app, ['admin'])];
    // Those of the round before: demo accounts may all go.
    const others = app.db.updateTable('staff').where('id', 'not in', [a.id, b.id]);
    await others.set({ is_demo: true }).execute();
    await others.set({ disabled_at: new Date() }).execute();
    const change = (actorId: string, staffId: string) => ({
      siteId: DEFAULT_SITE_ID,
      actorId,
      staffId,
      version: 1,
    });
    const settled = await Promise.allSettled([
      changeRoles(app.db, change(a.id, b.id), ['editor']),
      round % 2
        ? disableAccount(app.db, change(b.id, a.id))
        : changeRoles(app.db, change(b.id, a.id), ['editor']),
    ]);
    const changed = settled.filter((one) => one.status === 'fulfilled' && one.value === 'changed');
    t.equal(changed.length, 1, 'the second is no admin any more when their turn comes');
    const left = await app.db
      .selectFrom('staff')
      .select('id')
      .where('disabled_at', 'is', null)
      .where(sql<boolean>`'admin' = ANY (roles)`)
      .execute();
    t.equal(left.length, 1);
  }
});

test('two who demote the last two at once past the program: the database keeps one', async (t) => {
  const app = await testApp(t);
  const [a, b] = [await aStaffMember(app, ['admin']), await aStaffMember(app, ['admin'])];
  const demote = (id: string) =>
    app.db
      .updateTable('staff')
      .set({ roles: ['editor'] })
      .where('id', '=', id)
      .execute();
  const settled = await Promise.allSettled([demote(a.id), demote(b.id)]);
  t.equal(settled.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('the log names who did what to whom, and nobody can change it', async (t) => {
  const app = await testApp(t);
  const admin = await aColleague(app, ['admin']);
  const member = await aStaffMember(app, ['planner']);
  await admin.post(`${pathOf(member)}/rollen`, { version: '1', roles: ['editor', 'planner'] });
  const page = (await admin.get('/verwaltung/konten/protokoll')).body;
  t.match(page, /Rollen geändert[\s\S]*Planung → Redaktion, Planung/);
  t.match(page, 'Kommandozeile', 'who was added by a command');
  t.match((await admin.get(pathOf(member))).body, 'Konto angelegt');
  t.equal((await admin.get('/verwaltung/konten/protokoll?seite=99&lang=en')).statusCode, 200);
  await t.rejects(app.db.updateTable('staff_event').set({ action: 'added' }).execute(), /append-only/);
  await t.rejects(app.db.deleteFrom('staff_event').execute(), /append-only/);
  await t.rejects(sql`TRUNCATE staff_event`.execute(app.db), /append-only/);
});

test('the demo’s accounts go with the demo, but what one of them did to a real account stays', async (t) => {
  const app = await testApp(t);
  await loadDemo(app.db, { secrets: app.secrets });
  const member = await aStaffMember(app, ['planner']);
  const demoAdmin = await app.db
    .selectFrom('staff')
    .select('id')
    .where(sql<boolean>`'admin' = ANY (roles)`)
    .executeTakeFirstOrThrow();
  const change = { siteId: DEFAULT_SITE_ID, actorId: demoAdmin.id, staffId: member.id, version: 1 };
  t.equal(await changeRoles(app.db, change, ['editor']), 'changed');
  await removeDemo(app.db);
  const left = await app.db.selectFrom('staff').select(['id', 'disabled_at']).orderBy('id').execute();
  t.same(left.map(({ id }) => id).sort(), [member.id, demoAdmin.id].sort());
  t.ok(left.find(({ id }) => id === demoAdmin.id)?.disabled_at, 'shut');
  const log = await app.db.selectFrom('staff_event').select('action').orderBy('at').execute();
  t.same(
    log.map(({ action }) => action),
    ['added', 'roles-changed'],
  );
});
