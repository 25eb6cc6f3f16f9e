import { type Test, test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { decide } from '../../src/moderation/decide.ts';
import { getReason } from '../../src/reasons/get-reason.ts';
import { labelOf } from '../../src/reasons/reason.ts';
import { ALL_FIELDS, sentOf } from '../../src/reasons/reason-form.ts';
import { moveReason, saveReason } from '../../src/reasons/save-reason.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment } from '../support/builders.ts';
import { aCase } from '../support/case.ts';
import { aColleague, type Colleague } from '../support/colleague.ts';
import { createTestDatabase } from '../support/database.ts';
import { aModerator } from '../support/moderator.ts';
import { aStaffMember } from '../support/staff.ts';
import { waitFor } from '../support/wait-for.ts';

const CODES = [
  ...['insult', 'personal-data', 'advertising', 'off-topic', 'duplicate'],
  ...['illegal', 'copyright', 'unintelligible', 'other'],
];

/** What the form of a reason sends, with some of it changed. */
async function formOf(app: TestApp, code: string, changed: Record<string, string> = {}) {
  const reason = await getReason(app.db, DEFAULT_SITE_ID, code);
  if (!reason) throw new Error(`There is no reason ${code}`);
  const { code: _, ...sent } = sentOf(reason);
  return { ...sent, version: String(reason.version), ...changed };
}

async function atTheList(t: Test) {
  const app = await testApp(t);
  return { app, admin: await aColleague(app, ['admin']), moderator: await aModerator(app) };
}

const change = async (app: TestApp, admin: Colleague, code: string, changed: Record<string, string>) =>
  admin.post(`/verwaltung/gruende/${code}`, await formOf(app, code, changed));

const offeredAt = (html: string) =>
  [...html.matchAll(/<input type="radio" name="reason" value="([^"]+)"/g)].map(([, code]) => code);

test('every city begins with the nine reasons there were, in their order and in three languages', async (t) => {
  const { app } = await atTheList(t);
  const id = uuidv7();
  await app.db.insertInto('site').values({ id, name: 'Nachbarstadt' }).execute();
  for (const site of [DEFAULT_SITE_ID, id]) {
    const rows = await app.db
      .selectFrom('reason')
      .select('code')
      .where('site_id', '=', site)
      .orderBy('position')
      .execute();
    t.strictSame(
      rows.map(({ code }) => code),
      CODES,
    );
    for (const code of CODES) {
      const reason = await getReason(app.db, site, code);
      for (const { lang, key, name } of ALL_FIELDS) {
        const isOwnWords = code === 'other' && ['body', 'remedy', 'ruleText'].includes(key);
        t.equal(reason?.words[lang][key] === '', isOwnWords, `${code} ${name}`);
      }
    }
  }
});

test('what an admin changes is what moderators, authors and readers of the ledger read next', async (t) => {
  const { app, admin, moderator } = await atTheList(t);
  const one = await aCase(app);
  await app.inject(`/themen/${one.topic.slug}/bilanz`);
  const saved = await change(app, admin, 'insult', {
    rule: '8',
    label_de: 'Angriff auf Personen',
    public_label_de: 'Persönlicher Angriff',
    public_label_en: 'Personal attack',
    rule_text_de: 'Bleiben Sie bei der Sache.',
    body_de: 'Bitte ohne Angriff.',
    remedy_de: 'Streichen Sie den Angriff.',
  });
  t.match(saved, { statusCode: 303, headers: { location: '/verwaltung/gruende/insult?getan=gespeichert' } });
  t.match((await moderator.get('/moderation')).body, /Angriff auf Personen[\s\S]*Regel 8/);
  await moderator.decide(one.comment.id, {
    decision: 'reject',
    reason: 'insult',
    facts: 'der zweite Satz',
  });
  const page = (await one.get()).body;
  for (const words of [
    'Persönlicher Angriff',
    '/netiquette#regel-8',
    'Bleiben Sie bei der Sache.',
    'der zweite Satz',
    'Bitte ohne Angriff.',
    'Streichen Sie den Angriff.',
  ]) {
    t.ok(page.includes(words), words);
  }
  const english = (await one.get('', 'en')).body;
  t.match(english, /Personal attack/);
  t.match(english, /Write what you dislike about the matter/, 'the English remedy is still the first one');
  t.match((await one.get('/daten')).body, /Persönlicher Angriff: „der zweite Satz“: Bitte ohne Angriff\./);
  t.match((await app.inject(`/themen/${one.topic.slug}/bilanz`)).body, /Persönlicher Angriff/);
  t.match((await app.inject(`/en/themen/${one.topic.slug}/bilanz`)).body, /Personal attack/);
  t.match((await moderator.get('/moderation/bericht')).body, /Angriff auf Personen/);
  t.match((await moderator.get('/moderation/protokoll')).body, /Angriff auf Personen/);
  t.match((await moderator.get('/moderation?queue=decided')).body, /der zweite Satz/);
});

test('each author reads the standard text in the language they wrote in, in German where there is none', async (t) => {
  const { app, admin } = await atTheList(t);
  await change(app, admin, 'off-topic', { body_en: '' });
  const actor = await aStaffMember(app);
  const deps = { db: app.db, akismetOn: false, mailOn: false, originalKey: app.secrets.originals };
  const { topic } = await aCase(app);
  const read = async (code: string, language: string) => {
    const { id: commentId } = await aComment(app.db, topic.id, { language });
    const decision = { siteId: DEFAULT_SITE_ID, commentId, version: 1, actor, reasonCode: code } as const;
    await decide(deps, { ...decision, decision: 'reject' });
    const row = app.db.selectFrom('decision_text').select('reason_text').where('comment_id', '=', commentId);
    return (await row.executeTakeFirstOrThrow()).reason_text;
  };
  const insult = await getReason(app.db, DEFAULT_SITE_ID, 'insult');
  t.equal(await read('insult', 'de'), insult?.words.de.body);
  t.equal(await read('insult', 'en'), insult?.words.en.body);
  t.equal(await read('insult', 'de-simple'), insult?.words['de-simple'].body);
  t.match(await read('off-topic', 'en'), /^Ihr Beitrag gehört nicht/);
});

test('an archived reason is offered no more, refused, and still named where it was used', async (t) => {
  const { app, admin, moderator } = await atTheList(t);
  const [before, after] = [await aCase(app), await aCase(app)];
  await moderator.decide(before.comment.id, { decision: 'reject', reason: 'advertising' });
  const path = '/verwaltung/gruende/advertising';
  t.equal((await admin.post(`${path}/archiv`, { version: '1', archiv: '1' })).statusCode, 303);
  t.notOk(offeredAt((await moderator.get('/moderation')).body).includes('advertising'));
  const refused = await moderator.decide(after.comment.id, { decision: 'reject', reason: 'advertising' });
  t.equal(refused.statusCode, 422);
  t.match(refused.body, /Bitte wählen Sie einen Grund/);
  t.match((await before.get()).body, /<strong>Werbung<\/strong>/);
  t.match((await moderator.get('/moderation?queue=decided')).body, /Werbung[\s\S]*Regel 6/);
  t.match((await admin.get('/verwaltung/gruende')).body, /Archiviert[\s\S]*Werbung/);
  t.equal((await admin.post(`${path}/archiv`, { version: '2', archiv: '0' })).statusCode, 303);
  t.ok(offeredAt((await moderator.get('/moderation')).body).includes('advertising'));
  t.equal(
    (await admin.post('/verwaltung/gruende/other/archiv', { version: '1', archiv: '1' })).statusCode,
    422,
  );
});

test('the order is that of the keys, and the tenth reason has none', async (t) => {
  const { app, admin, moderator } = await atTheList(t);
  await aCase(app);
  await admin.post('/verwaltung/gruende/personal-data/ordnung', { richtung: 'hinauf' });
  await admin.post('/verwaltung/gruende/personal-data/ordnung', { richtung: 'hinauf' });
  const fields = {
    code: 'bauleitplanung',
    label_de: 'Nur im Verfahren',
    public_label_de: 'Gehört ins Verfahren',
  };
  const created = await admin.post('/verwaltung/gruende/neu', fields);
  t.match(created, { statusCode: 303, headers: { location: '/verwaltung/gruende?getan=angelegt' } });
  const { body } = await moderator.get('/moderation');
  t.strictSame(offeredAt(body), ['personal-data', 'insult', ...CODES.slice(2), 'bauleitplanung']);
  t.match(body, /data-digit="1"><input type="radio" name="reason" value="personal-data"/);
  t.match(body, /<label class="sg-reasons__item"><input type="radio" name="reason" value="bauleitplanung"/);
  t.equal((await admin.post('/verwaltung/gruende/neu', fields)).statusCode, 422, 'a code is given once');
  t.equal((await admin.post('/verwaltung/gruende/neu', { ...fields, code: 'Groß!' })).statusCode, 422);
  t.equal((await admin.post('/verwaltung/gruende/neu', { ...fields, code: 'neu' })).statusCode, 422);
});

test('a reason without a standard text asks the moderator for words', async (t) => {
  const { app, admin, moderator } = await atTheList(t);
  const { comment } = await aCase(app);
  await change(app, admin, 'insult', { body_de: '' });
  const refused = await moderator.decide(comment.id, { decision: 'reject', reason: 'insult' });
  t.equal(refused.statusCode, 422);
  t.match(refused.body, /in ein, zwei Sätzen/);
  await moderator.decide(comment.id, { decision: 'reject', reason: 'insult', reason_text: 'Satz zwei.' });
  t.match(await app.db.selectFrom('comment').select('state').executeTakeFirst(), { state: 'rejected' });
});

test('who saves over somebody else reads both texts and loses neither', async (t) => {
  const { app, admin } = await atTheList(t);
  const mine = await formOf(app, 'insult', { body_de: 'Mein Text.', remedy_de: 'Mein Rat.' });
  await change(app, admin, 'insult', { body_de: 'Ihr Text.' });
  const other = await aColleague(app, ['admin']);
  const stale = await other.post('/verwaltung/gruende/insult', mine);
  t.equal(stale.statusCode, 409);
  for (const words of ['Mein Text.', 'Ihr Text.', 'Mein Rat.']) t.ok(stale.body.includes(words), words);
  t.match(stale.body, /name="version" value="2"/, 'saving again takes one click');
  t.equal((await getReason(app.db, DEFAULT_SITE_ID, 'insult'))?.words.de.body, 'Ihr Text.');
});

test('what cannot be saved comes back with why', async (t) => {
  const { app, admin } = await atTheList(t);
  const sent = { label_de: '', rule: '0', body_en: 'ä'.repeat(2001), remedy_simple: 'a\u0000b' };
  const refused = await change(app, admin, 'insult', sent);
  t.equal(refused.statusCode, 422);
  for (const said of [
    'Bitte ausfüllen.',
    'Zahl von 1 bis 99',
    'höchstens 2000 Zeichen',
    'nicht speichern lässt',
  ]) {
    t.ok(refused.body.includes(said), said);
  }
  t.ok(refused.body.includes('ä'.repeat(2001)));
});

test('of two who save at once exactly one wins, and each change stands in a log nobody can change', async (t) => {
  const { app, admin } = await atTheList(t);
  const reason = await getReason(app.db, DEFAULT_SITE_ID, 'insult');
  if (!reason) throw new Error('There is no such reason');
  const act = { siteId: DEFAULT_SITE_ID, actorId: admin.id, code: 'insult', version: 1 };
  const save = (body: string) => {
    const words = { ...reason.words, de: { ...reason.words.de, body } };
    return saveReason(app.db, { ...act, values: { code: 'insult', rule: 2, words } });
  };
  const outcomes = await Promise.all([save('Eins.'), save('Zwei.')]);
  t.strictSame(outcomes.toSorted(), ['saved', 'stale']);
  await Promise.all([moveReason(app.db, { ...act, by: 1 }), moveReason(app.db, { ...act, by: 1 })]);
  const log = app.db.selectFrom('reason_event').select(['action', 'fields', 'actor_id']);
  t.strictSame(await log.orderBy('at').orderBy('id').execute(), [
    { action: 'change', fields: ['body_de'], actor_id: admin.id },
    { action: 'move', fields: [], actor_id: admin.id },
    { action: 'move', fields: [], actor_id: admin.id },
  ]);
  await t.rejects(app.db.deleteFrom('reason_event').execute(), { message: /append-only/ });
  const places = app.db.selectFrom('reason').select(['code', 'position']);
  const rows = await places.orderBy('position').execute();
  t.strictSame(
    rows.map(({ position }) => position),
    CODES.map((_, i) => i + 1),
    'no place is taken twice',
  );
  t.match((await admin.get('/verwaltung/gruende')).body, /Geändert[\s\S]*Text an die Person \(Deutsch\)/);
});

test('moderators read the list and change nothing, others do not see it', async (t) => {
  const { app, moderator } = await atTheList(t);
  const page = await moderator.get('/verwaltung/gruende/insult');
  t.equal(page.statusCode, 200);
  t.notMatch(page.body, /<textarea|name="body_de"/);
  const reader = await aColleague(app);
  const sent = await formOf(app, 'insult', { body_de: 'Heimlich.' });
  t.equal((await reader.post('/verwaltung/gruende/insult', sent)).statusCode, 403);
  t.equal(
    (await reader.post('/verwaltung/gruende/insult/ordnung', { richtung: 'hinunter' })).statusCode,
    403,
  );
  t.equal((await (await aColleague(app, ['planner'])).get('/verwaltung/gruende')).statusCode, 403);
});

test('another process offers the changed list without a restart', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const [app, other] = [await testApp(t, { database }), await testApp(t, { database })];
  await change(app, await aColleague(app, ['admin']), 'insult', { label_de: 'Angriff' });
  const labelThere = async () => labelOf('insult', { lang: 'de', reasons: await other.reasons() });
  await waitFor('the other process to hear of it', async () => (await labelThere()) === 'Angriff');
});
