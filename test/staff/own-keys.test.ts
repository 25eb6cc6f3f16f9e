import { type Test, test } from 'tap';
import { KEY_ACTS, USUAL_KEYS } from '../../src/staff/keys.ts';
import { keysOf } from '../../src/staff/own-keys.ts';
import { testApp } from '../support/app.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aColleague } from '../support/colleague.ts';
import { listen } from '../support/listen.ts';
import { aStaffMember, PASSWORD } from '../support/staff.ts';

async function somebody(t: Test) {
  const app = await testApp(t);
  return { app, own: await aColleague(app), other: await aColleague(app) };
}

test('each person has their own keys, and the desk shows those', async (t) => {
  const { app, own, other } = await somebody(t);
  await aComment(app.db, (await aTopic(app.db)).id);
  const sent = { ...USUAL_KEYS, publish: 'P', undo: 'ü', on: '1', action: 'save' };
  t.match(await own.post('/konto/tasten', sent), { statusCode: 303 });
  t.match(await keysOf(app.db, own.id), { areOn: true, keys: { publish: 'p', undo: 'ü', next: 'j' } });
  t.match(await keysOf(app.db, other.id), { areOn: true, keys: USUAL_KEYS });
  const mine = (await own.get('/moderation')).body;
  t.match(mine, /data-act="publish" aria-keyshortcuts="P"/);
  t.match(mine, /data-key="publish">P</, 'the help, too');
  t.match((await other.get('/moderation')).body, /data-act="publish" aria-keyshortcuts="V"/);
  t.match((await own.get('/konto/tasten')).body, /name="publish" type="text" value="p"/);
  await own.post('/konto/tasten', { action: 'usual' });
  t.match(await keysOf(app.db, own.id), { keys: USUAL_KEYS });
});

test('the help names every key', async (t) => {
  const { own } = await somebody(t);
  const { body } = await own.get('/moderation');
  const named = [...body.matchAll(/data-key="(\w+)"/g)].map(([, act]) => act);
  t.strictSame(new Set(named), new Set(KEY_ACTS.filter((act) => act !== 'help')));
});

test('a key is one character, no digit, and does one thing', async (t) => {
  const { app, own } = await somebody(t);
  const bad = { ...USUAL_KEYS, publish: 'k', spam: '3', note: '', ask: 'ab', on: '1', action: 'save' };
  const refused = await own.post('/konto/tasten', bad);
  t.equal(refused.statusCode, 422);
  for (const said of ['schon vergeben', 'Ziffern wählen', 'genau ein Zeichen', 'value="ab"']) {
    t.ok(refused.body.includes(said), said);
  }
  t.match(await keysOf(app.db, own.id), { keys: USUAL_KEYS });
});

test('switched off is off for the account, and no cap or shortcut is named', async (t) => {
  const { app, own } = await somebody(t);
  await aComment(app.db, (await aTopic(app.db)).id);
  await own.post('/konto/tasten/schalter', { on: '' });
  t.match(await keysOf(app.db, own.id), { areOn: false });
  const { body } = await own.get('/moderation');
  t.match(body, /data-keys-off/);
  t.notMatch(body, /data-act="publish" aria-keyshortcuts/);
  await own.post('/konto/tasten/schalter', { on: '1' });
  t.match(await keysOf(app.db, own.id), { areOn: true });
});

test('the desk does what a person put on a key', { skip: noBrowser }, async (t) => {
  const app = await testApp(t);
  const { id } = await aComment(app.db, (await aTopic(app.db)).id);
  const member = await aStaffMember(app);
  await app.db
    .insertInto('staff_keys')
    .values({ staff_id: member.id, keys: JSON.stringify({ publish: 'p', reject: 'v' }) })
    .execute();
  const origin = await listen(app);
  const page = await (await openBrowser(t)).newPage();
  await page.goto(`${origin}/anmelden`);
  await page.fill('[name=email]', member.email);
  await page.fill('[name=password]', PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.sg-entry--open');
  await page.keyboard.press('v');
  await page.waitForSelector('[data-reasons]');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.keyboard.press('p');
  await page.waitForSelector('[data-receipt]');
  t.match(await app.db.selectFrom('comment').select(['id', 'state']).execute(), [{ id, state: 'published' }]);
});
