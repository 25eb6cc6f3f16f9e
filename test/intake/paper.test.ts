import { type Test, test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { replaceText } from '../../src/comments/life-queries.ts';
import { receiptToken } from '../../src/comments/receipt.ts';
import { forgetOriginals } from '../../src/comments/redaction-queries.ts';
import { forgetWords } from '../../src/comments/retention-queries.ts';
import { addDistricts } from '../../src/intake/change-districts.ts';
import { selectDistricts } from '../../src/intake/district-queries.ts';
import { receivedOn, timelinessOf } from '../../src/intake/paper.ts';
import { toLocalDay } from '../../src/lib/local-time.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import type { Role } from '../../src/staff/staff-member.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aTopic, form } from '../support/builders.ts';
import { fieldOf } from '../support/editor.ts';
import { aModerator, entriesOf } from '../support/moderator.ts';
import { aPlanner } from '../support/planner.ts';

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(64, 7)]);
const DAY_MS = 24 * 3_600_000;
const BERLIN = 'Europe/Berlin';
const today = () => toLocalDay(new Date(), BERLIN);

async function desk(t: Test, roles: readonly Role[] = ['planner']) {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { opens_at: new Date(Date.now() - 30 * DAY_MS) });
  const planner = await aPlanner(app, roles);
  const path = `/planung/themen/${topic.slug}/erfassen`;
  return { app, topic, planner, path };
}

const card = (given: Record<string, string> = {}) => ({
  key: uuidv7(),
  channel: 'card',
  received_on: today(),
  name: 'Erna S.',
  text: 'Mehr Bänke an der Saale.',
  ...given,
});

async function comments(app: TestApp) {
  return app.db.selectFrom('comment').selectAll().orderBy('id').execute();
}

async function only(app: TestApp) {
  const [comment, ...others] = await comments(app);
  if (!comment || others.length > 0) throw new Error(`${others.length + 1} comments instead of one`);
  return comment;
}

test('a card is typed in: it gets a number and waits for the moderators, labelled as a card', async (t) => {
  const { app, planner, path } = await desk(t);
  const reply = await planner.upload(path, card());
  t.equal(reply.statusCode, 303);
  const comment = await only(app);
  t.match(comment, { state: 'pending', channel: 'card', author_name: 'Erna S.', late: false, depth: 1 });
  const next = await planner.get(String(reply.headers.location));
  t.match(next.body, comment.reference, 'the number to write on the paper');
  t.match(next.body, /<textarea[^>]*autofocus/);
  t.equal(fieldOf(next.body, 'received_on'), today());
  t.match(next.body, /value="card" selected/);
  const moderator = await aModerator(app);
  const queue = await moderator.get('/moderation');
  t.strictSame(entriesOf(queue.body), [comment.id]);
  t.match(queue.body, /Karte/);
  const found = await app.db.selectFrom('screening').select('verdicts').executeTakeFirstOrThrow();
  t.ok((found.verdicts as { check: string }[]).some(({ check }) => check === 'duplicate'));
});

test('the same form sent twice, and ten times at once, is one comment', async (t) => {
  const { app, planner, path } = await desk(t);
  const sent = card();
  const replies = await Promise.all(Array.from({ length: 10 }, () => planner.upload(path, sent)));
  for (const reply of replies) t.equal(reply.statusCode, 303);
  const { reference } = await only(app);
  for (const { headers } of replies) t.match(String(headers.location), `nummer=${reference}`);
});

test('who goes back and corrects a word does not lose it', async (t) => {
  const { app, planner, path } = await desk(t);
  const sent = card();
  await planner.upload(path, sent);
  await planner.upload(path, { ...sent, text: 'Mehr Bänke an der Saale!' });
  t.equal((await comments(app)).length, 2);
});

test('fifty cards: each has its own number', async (t) => {
  const { app, planner, path } = await desk(t);
  for (let n = 0; n < 50; n++) await planner.upload(path, card({ text: `Wunsch Nummer ${n}` }));
  const all = await comments(app);
  t.equal(new Set(all.map(({ reference }) => reference)).size, 50);
});

test('a moderator who types publishes at once, and the log says who', async (t) => {
  const { app, planner, path, topic } = await desk(t, ['planner', 'moderator']);
  await planner.upload(path, card({ publish: '1' }));
  t.equal((await only(app)).state, 'published');
  const page = await app.inject(`/themen/${topic.slug}`);
  t.match(page.body, /Postkarte/);
  const event = await app.db.selectFrom('moderation_event').selectAll().executeTakeFirstOrThrow();
  t.match(event, { action: 'publish', actor_id: planner.id });
});

test('a planner who is no moderator publishes nothing', async (t) => {
  const { app, planner, path } = await desk(t);
  t.notMatch((await planner.get(path)).body, /name="publish"/);
  await planner.upload(path, card({ publish: '1' }));
  t.equal((await only(app)).state, 'pending');
});

test('what is wrong is told beside its field, and every word comes back', async (t) => {
  const { app, planner, path } = await desk(t);
  const tomorrow = toLocalDay(new Date(Date.now() + DAY_MS), BERLIN);
  const wrong = card({
    channel: 'fax',
    received_on: tomorrow,
    text: 'ab',
    lat: '50,9',
    email: 'x@',
    note: 'Tisch 4',
  });
  const reply = await planner.upload(path, wrong);
  t.equal(reply.statusCode, 422);
  for (const said of [
    /auf welchem Weg/,
    /in der Zukunft/,
    /weniger als 3/,
    /keine von beiden/,
    /keine E-Mail-Adresse/,
  ]) {
    t.match(reply.body, said);
  }
  t.equal(fieldOf(reply.body, 'note'), 'Tisch 4');
  t.equal(fieldOf(reply.body, 'text'), 'ab');
  t.match((await planner.upload(path, card({ text: 'x'.repeat(10_001) }))).body, /Höchstens 10.000/);
  t.match((await planner.upload(path, card({ text: 'null\0byte' }))).body, /nicht speichern/);
  t.match((await planner.upload(path, card({ lat: '91', lon: '1' }))).body, /Zahlen in Grad/);
  t.match((await planner.upload(path, card({ district: uuidv7() }))).body, /Diesen Ortsteil gibt es nicht/);
  t.strictSame(await comments(app), []);
});

test('a form without its token is refused', async (t) => {
  const { app, planner, path } = await desk(t);
  t.equal((await planner.upload(path, card({ _csrf: 'foreign' }))).statusCode, 403);
  t.strictSame(await comments(app), []);
});

test('the day on the paper counts, by the city’s calendar; late ones are flagged, early ones told', async (t) => {
  const { app, planner, path, topic } = await desk(t);
  const closes = new Date(Date.now() - 3 * DAY_MS);
  await app.db.updateTable('topic').set({ closes_at: closes }).where('id', '=', topic.id).execute();
  const late = await planner.upload(path, card());
  t.equal((await only(app)).late, true);
  t.match((await planner.get(String(late.headers.location))).body, /als verspätet gekennzeichnet/);
  const before = toLocalDay(new Date(Date.now() - 60 * DAY_MS), BERLIN);
  const early = await planner.upload(path, card({ received_on: before, text: 'Früh geschrieben.' }));
  t.match((await planner.get(String(early.headers.location))).body, /vor dem Beginn/);
  const row = (await comments(app)).find(({ body }) => body === 'Früh geschrieben.');
  t.equal(toLocalDay(row?.received_at as Date, BERLIN), before);
  const source = await app.db.selectFrom('comment_source').select('entered_at').execute();
  for (const { entered_at } of source)
    t.ok(Date.now() - entered_at.getTime() < DAY_MS / 2, 'when it was typed');
});

test('a day is the city’s, not the machine’s', (t) => {
  const now = new Date('2027-03-28T22:30:00Z');
  t.strictSame(receivedOn('2027-03-29', BERLIN, now), now, 'today there already, but not later than now');
  t.equal(receivedOn('2027-03-29', 'UTC', now), 'future');
  t.equal(receivedOn('2027-02-30', BERLIN, now), undefined);
  t.strictSame(receivedOn('2027-03-01', BERLIN, now), new Date('2027-03-01T11:00:00Z'));
  const period = { opensAt: new Date('2027-03-01T07:00:00Z'), closesAt: new Date('2027-03-20T22:59:59Z') };
  t.equal(timelinessOf(new Date('2027-03-01T11:00:00Z'), period), 'in-time');
  t.equal(timelinessOf(new Date('2027-02-27T11:00:00Z'), period), 'early');
  t.equal(timelinessOf(new Date('2027-03-21T11:00:00Z'), period), 'late');
  t.equal(timelinessOf(now, { opensAt: null, closesAt: null }), 'undated');
  t.end();
});

test('district, point and note are kept; an address is asked first and is nowhere public', async (t) => {
  const { app, planner, path, topic } = await desk(t, ['planner', 'moderator']);
  await addDistricts(app.db, DEFAULT_SITE_ID, 'Lobeda');
  const [district] = await selectDistricts(app.db, DEFAULT_SITE_ID);
  const email = 'kanarienvogel@brief.example';
  const place = { district: district?.id ?? '', lat: '50,9271', lon: '11.5892' };
  const sent = card({ ...place, email, note: 'Tisch 4', publish: '1' });
  const reply = await planner.upload(path, sent);
  t.match(String(reply.headers.location), `ortsteil=${district?.id}`, 'the district stays for the next one');
  t.match(await only(app), { district_id: district?.id, lat: 50.9271, lon: 11.5892 });
  const contact = await app.db.selectFrom('comment_contact').selectAll().executeTakeFirstOrThrow();
  t.match(contact, { email, notify: true, confirmed_at: null });
  for (const url of [`/themen/${topic.slug}`, `/planung/themen/${topic.slug}/export.jsonl?scope=all`]) {
    const { body } = await planner.get(url);
    t.notMatch(body, /kanarienvogel/, url);
    t.notMatch(body, /Tisch 4/, url);
  }
});

test('a scan is kept private: staff download it, nobody sees it in a page', async (t) => {
  const { app, planner, path } = await desk(t);
  await planner.upload(path, card(), { field: 'scan', name: '../x"\r\n.png', bytes: PNG });
  const { id, reference } = await only(app);
  const url = `/planung/beitraege/${id}/scan`;
  const reply = await planner.get(url);
  t.equal(reply.headers['content-disposition'], `attachment; filename="${reference}.png"`);
  t.equal(reply.headers['x-content-type-options'], 'nosniff');
  t.equal(reply.headers['content-type'], 'image/png');
  t.ok(reply.rawPayload.equals(PNG));
  t.equal((await (await aModerator(app)).get(url)).statusCode, 200);
  t.equal((await (await aPlanner(app, ['editor'])).get(url)).statusCode, 403);
  t.equal((await app.inject({ url, headers: { accept: 'application/json' } })).statusCode, 401);
});

test('a scan is what its first bytes say, and not larger than 10 MB', async (t) => {
  const { app, planner, path } = await desk(t);
  const html = {
    field: 'scan',
    name: 'brief.pdf',
    type: 'application/pdf',
    bytes: Buffer.from('<script>1</script>'),
  };
  t.match((await planner.upload(path, card(), html)).body, /weder PDF noch/);
  const large = { field: 'scan', name: 'a.png', bytes: Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]) };
  t.match((await planner.upload(path, card(), large)).body, /größer als 10 MB/);
  t.strictSame(await comments(app), []);
  const none = { field: 'scan', name: '', bytes: Buffer.alloc(0) };
  t.equal((await planner.upload(path, card(), none)).statusCode, 303, 'an empty field is no scan');
});

test('erasing deletes scan, note, place and contact; typing it again is still known', async (t) => {
  const { app, planner, path } = await desk(t);
  const sent = card({ note: 'Tisch 4', lat: '50', lon: '11', email: 'a@b.example' });
  await planner.upload(path, sent, { field: 'scan', name: 'a.png', bytes: PNG });
  const { id } = await only(app);
  const token = receiptToken(app.secrets.receipt, id);
  const erased = await app.inject({
    method: 'POST',
    url: `/vorgang/${token}/loeschen`,
    ...form({ version: '1', sure: '1' }),
  });
  t.equal(erased.statusCode, 303);
  for (const table of ['comment_scan', 'comment_paper', 'comment_contact'] as const) {
    t.strictSame(await app.db.selectFrom(table).select('comment_id').execute(), [], table);
  }
  t.match(await only(app), { state: 'erased', lat: null, body: null });
  await planner.upload(path, sent);
  t.equal((await comments(app)).length, 1);
});

test('retention deletes the scan of spam with its words', async (t) => {
  const { app, planner, path } = await desk(t);
  await planner.upload(path, card(), { field: 'scan', name: 'a.png', bytes: PNG });
  const { id } = await only(app);
  await (await aModerator(app)).decide(id, { decision: 'spam' });
  await forgetWords(app.db, new Date(Date.now() + 91 * DAY_MS));
  t.strictSame(await app.db.selectFrom('comment_scan').select('comment_id').execute(), []);
});

async function aBlackenedCard(t: Test) {
  const { app, planner, path } = await desk(t);
  const scan = { field: 'scan', name: 'a.png', bytes: PNG };
  await planner.upload(path, card({ text: 'Herr Meier aus Nr. 5 stört.' }), scan);
  const { id } = await only(app);
  const moderator = await aModerator(app);
  const sent = { decision: 'redact', redaction: '[[Herr Meier]] aus Nr. 5 stört.', reason: 'personal-data' };
  t.equal((await moderator.decide(id, sent)).statusCode < 400, true);
  t.type((await only(app)).redacted_at, Date);
  return { app, planner, moderator, id, url: `/planung/beitraege/${id}/scan` };
}

test('a scan that shows blackened words does not come back with another text', async (t) => {
  const { app, moderator, id, url } = await aBlackenedCard(t);
  const text = {
    text: 'Der Lärm stört.',
    digest: Buffer.alloc(32),
    verdicts: [],
    suspicion: 'none',
  } as const;
  await app.db.transaction().execute((trx) => replaceText(trx, id, text));
  t.equal((await moderator.get(url)).statusCode, 404);
});

test('while words are blackened only moderators get the scan; it goes with the original', async (t) => {
  const { app, planner, moderator, url } = await aBlackenedCard(t);
  t.equal((await planner.get(url)).statusCode, 404);
  t.equal((await moderator.get(url)).statusCode, 200);
  await forgetOriginals(app.db, new Date(Date.now() + 91 * DAY_MS));
  t.equal((await moderator.get(url)).statusCode, 404);
});
