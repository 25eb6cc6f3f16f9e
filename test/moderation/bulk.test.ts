import { type Test, test } from 'tap';
import { runBulk } from '../../src/moderation/run-bulk.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aColleague, type Colleague } from '../support/colleague.ts';
import { listen } from '../support/listen.ts';
import { entriesOf } from '../support/moderator.ts';
import { unescapeHtml } from '../support/resident.ts';
import { waitFor } from '../support/wait-for.ts';

const IDS = [0, 1, 2, 3, 4];

async function aFullQueue(t: Test) {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const anna = await aColleague(app);
  const ids: string[] = [];
  for (const i of IDS) {
    const received_at = new Date(Date.now() - (IDS.length - i) * 60_000);
    ids.push((await aComment(app.db, topic.id, { received_at, author_name: `Person ${i}` })).id);
  }
  return { app, topic, anna, ids };
}

const picked = (ids: readonly (string | undefined)[]) => ids.map((id) => `${id}.1`);

async function preview(anna: Colleague, fields: Record<string, string | string[]>, query = '') {
  const answer = await anna.post(`/moderation/stapel${query}`, fields);
  return { answer, url: String(answer.headers.location).split('?')[0] as string };
}

/** As the job would; the programs of these tests have none. */
const work = ({ db, secrets }: TestApp, url: string) =>
  runBulk(
    { db, akismetOn: false, mailOn: false, originalKey: secrets.originals },
    url.slice(url.lastIndexOf('/') + 1),
  );

const statesOf = async ({ db }: TestApp) =>
  (await db.selectFrom('comment').select('state').orderBy('received_at').execute()).map(({ state }) => state);

const text = async (anna: Colleague, url: string) => unescapeHtml((await anna.get(url)).body);

test('several comments are previewed, decided by a job, logged one by one, and taken back', async (t) => {
  const { app, anna, ids } = await aFullQueue(t);
  const { answer, url } = await preview(anna, {
    pick: picked(ids.slice(0, 3)),
    decision: 'reject',
    reason: 'advertising',
    scope: 'picked',
  });
  t.equal(answer.statusCode, 303);
  t.match(await text(anna, url), /3 Beiträge werden abgelehnt/);
  t.match(await text(anna, url), /Grund: Werbung\./);
  t.strictSame(new Set(await statesOf(app)), new Set(['pending']), 'a preview decides nothing');
  await work(app, url);
  t.strictSame(new Set(await statesOf(app)), new Set(['pending']), 'nor does a job nobody asked for');
  await listen(app);
  t.equal((await anna.post(`${url}/ausfuehren`)).statusCode, 303);
  await anna.post(`${url}/ausfuehren`);
  await waitFor('the job', async () => /3 Beiträge abgelehnt/.test(await text(anna, url)));
  t.strictSame(await statesOf(app), ['rejected', 'rejected', 'rejected', 'pending', 'pending']);
  const log = await app.db
    .selectFrom('moderation_event')
    .select(['actor_id', 'action', 'reason_code'])
    .execute();
  t.strictSame(log, Array(3).fill({ actor_id: anna.id, action: 'reject', reason_code: 'advertising' }));
  const told = await app.db.selectFrom('decision_text').select('reason_text').execute();
  t.match(told[0]?.reason_text, /wirbt für ein Angebot/, 'the author reads the reason’s text');
  await anna.post(`${url}/zuruecknehmen`);
  await waitFor('the undo', async () => /3 Ablehnungen zurückgenommen/.test(await text(anna, url)));
  t.strictSame(new Set(await statesOf(app)), new Set(['pending']));
});

test('of a set that changed only what was previewed is decided, and the rest is told', async (t) => {
  const { app, topic, anna, ids } = await aFullQueue(t);
  const colleague = await aColleague(app);
  const { url } = await preview(anna, { decision: 'publish', scope: 'filter' });
  t.match(await text(anna, url), /5 Beiträge werden veröffentlicht/);
  const newcomer = await aComment(app.db, topic.id);
  await colleague.post(`/moderation/kommentare/${ids[1]}/entscheidungen`, { decision: 'spam', version: '1' });
  await app.db
    .updateTable('comment')
    .set({ version: 2, body: 'Ganz anders.' })
    .where('id', '=', ids[2] as string)
    .execute();
  await anna.post(`${url}/ausfuehren`);
  await work(app, url);
  await work(app, url);
  t.strictSame(await statesOf(app), ['published', 'spam', 'pending', 'published', 'published', 'pending']);
  const page = await text(anna, url);
  t.match(page, /3 Beiträge veröffentlicht/);
  t.match(page, /Nicht entschieden: inzwischen von jemandem geändert oder entschieden/);
  for (const name of ['Person 1', 'Person 2']) t.match(page, name);
  t.notMatch(page, newcomer.id);

  await colleague.post(`/moderation/kommentare/${ids[0]}/entscheidungen`, {
    decision: 'reopen',
    version: '2',
  });
  await anna.post(`${url}/zuruecknehmen`);
  await work(app, url);
  t.match(await text(anna, url), /2 Veröffentlichungen zurückgenommen/);
  t.match(await text(anna, url), /Nicht zurückgenommen: seither geändert/);
});

test('edits, objections and what is decided are left out, by name and with why', async (t) => {
  const { app, topic, anna, ids } = await aFullQueue(t);
  const decided = await aComment(app.db, topic.id, { state: 'published', author_name: 'Schon Da' });
  const objected = await aComment(app.db, topic.id, { state: 'rejected', author_name: 'Wider Spruch' });
  const edited = await aComment(app.db, topic.id, { state: 'published', author_name: 'Neu Fassung' });
  await app.db
    .insertInto('comment_revision')
    .values({ id: ids[0] as string, comment_id: edited.id, number: 1, state: 'waiting', body: 'Neuer Text' })
    .execute();
  const event = { id: ids[1] as string, site_id: topic.site_id, comment_id: objected.id, action: 'reject' };
  await app.db
    .insertInto('moderation_event')
    .values({
      ...event,
      state_before: 'pending',
      state_after: 'rejected',
      reason_code: 'insult',
      version_after: 2,
    })
    .execute();
  await app.db
    .insertInto('objection')
    .values({ id: ids[2] as string, comment_id: objected.id, event_id: event.id, body: 'Doch!' })
    .execute();
  const pick = picked([ids[0], decided.id, objected.id, edited.id]);
  const { url } = await preview(anna, { pick, decision: 'publish', scope: 'picked' });
  const page = await text(anna, url);
  t.match(page, /Ein Beitrag wird veröffentlicht/);
  t.match(page, /über einen Widerspruch wird einzeln entschieden<\/h2>[\s\S]*?Wider Spruch/);
  t.match(page, /über eine Änderung des Textes wird einzeln entschieden<\/h2>[\s\S]*?Neu Fassung/);
  t.match(page, /schon entschieden<\/h2>[\s\S]*?Schon Da/);
  await anna.post(`${url}/ausfuehren`);
  await work(app, url);
  t.match(await text(anna, url), /Ein Beitrag veröffentlicht/);
});

test('a form without a choice comes back as it was', async (t) => {
  const { anna, ids } = await aFullQueue(t);
  const nothing = await anna.post('/moderation/stapel', { decision: 'publish', scope: 'picked' });
  t.equal(nothing.statusCode, 422);
  t.match(nothing.body, /Bitte wählen Sie Beiträge aus/);
  const fields = { pick: picked([ids[1]]), decision: 'reject', reason_text: 'So nicht.', scope: 'picked' };
  const unreasoned = await anna.post('/moderation/stapel', fields);
  t.equal(unreasoned.statusCode, 422);
  t.match(unreasoned.body, /Bitte wählen Sie einen Grund/);
  t.match(unreasoned.body, /So nicht\./);
  t.match(unreasoned.body, new RegExp(`value="${ids[1]}\\.1"[^>]* checked`));
  t.equal(entriesOf(unreasoned.body).length, IDS.length);
  for (const sent of [
    { decision: 'reopen' },
    { decision: 'x' },
    { pick: 'x.1' },
    { pick: `${ids[0]}.99999999999` },
  ]) {
    const answer = await anna.post('/moderation/stapel', { decision: 'publish', scope: 'picked', ...sent });
    t.equal(answer.statusCode, 422, JSON.stringify(sent));
  }
});

test('a decision about many belongs to who previewed it', async (t) => {
  const { app, anna, ids } = await aFullQueue(t);
  const colleague = await aColleague(app);
  const { url } = await preview(anna, { pick: picked(ids), decision: 'publish', scope: 'picked' });
  t.equal((await colleague.get(url)).statusCode, 404);
  t.equal((await colleague.post(`${url}/ausfuehren`)).statusCode, 404);
  t.equal((await anna.get('/moderation/stapel/quatsch')).statusCode, 404);
  await work(app, url);
  t.strictSame(new Set(await statesOf(app)), new Set(['pending']));
});

test('a whole filter is what was searched for', async (t) => {
  const { app, topic, anna } = await aFullQueue(t);
  await aComment(app.db, topic.id, { body: 'Billige Uhren! Beste Uhr!' });
  const { url } = await preview(anna, { decision: 'spam', scope: 'filter' }, '?q=Uhr&queue=waiting');
  t.match(await text(anna, url), /Ein Beitrag wird als Spam abgelegt/);
});

test('who was asked for another text waits elsewhere, and can still be decided about with others', async (t) => {
  const { app, topic, anna, ids } = await aFullQueue(t);
  await anna.post(`/moderation/kommentare/${ids[0]}/entscheidungen`, {
    decision: 'ask',
    version: '1',
    reason: 'insult',
    reason_text: '',
    note: '',
  });
  const first = `/moderation?topic=${topic.slug}&sortierung=dringend`;
  t.strictSame(entriesOf((await anna.get(first)).body), ids.slice(1));
  t.match((await anna.get(first)).body, /data-count="waiting">4</);
  t.match((await anna.get(first)).body, /data-count="asked">1</);
  t.strictSame(entriesOf((await anna.get('/moderation?queue=asked')).body), ids.slice(0, 1));
  const whole = { decision: 'publish', scope: 'filter' };
  const waiting = await preview(anna, whole, '?sortierung=dringend');
  t.match(await text(anna, waiting.url), /4 Beiträge werden veröffentlicht/);
  const { url } = await preview(anna, { ...whole, scope: 'picked', pick: [`${ids[0]}.2`, `${ids[1]}.1`] });
  t.match(await text(anna, url), /2 Beiträge werden veröffentlicht/);
  await app.db
    .updateTable('bulk_decision')
    .set({ state: 'running' })
    .where('id', '=', url.split('/').at(-1) as string)
    .execute();
  await work(app, url);
  t.strictSame((await statesOf(app)).slice(0, 2), ['published', 'published']);
  t.strictSame(await app.db.selectFrom('comment_ask').select('comment_id').execute(), []);
});
