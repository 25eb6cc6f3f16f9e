import { type Test, test } from 'tap';
import { bandsOf, likeness, wordSet } from '../../src/groups/fingerprint.ts';
import { kindOf } from '../../src/groups/group.ts';
import { groupComments } from '../../src/groups/group-comments.ts';
import { groupsOf } from '../../src/groups/groups-of.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { aColleague } from '../support/colleague.ts';
import { listen } from '../support/listen.ts';
import { runJobsNow } from '../support/mailing-app.ts';
import { unescapeHtml } from '../support/resident.ts';
import { signedIn } from '../support/staff.ts';

const LETTER =
  'Bitte lassen Sie die Linie 5 auch am Abend bis nach Winzerla fahren, viele von uns arbeiten im Schichtdienst und kommen sonst nicht nach Hause.';
const DAY = 86_400_000;
const now = Date.now();

const look = (app: TestApp) => groupComments(app.db, DEFAULT_SITE_ID);
const bodies = (app: TestApp, topicId: string, texts: readonly string[]) =>
  Promise.all(texts.map((body) => aComment(app.db, topicId, { body, state: 'published' })));

async function groupIdOf(app: TestApp, id: string): Promise<string | undefined> {
  return (await groupsOf(app.db, [id])).get(id)?.id;
}

test('copies, a campaign and similar texts are found, and what stands alone stays alone', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const campaign = await Promise.all(
    ['Danke!', 'Viele Grüße aus Winzerla', 'Familie Weber', 'Ihre Nachbarn', 'Bitte bald', ''].map((end, i) =>
      aComment(app.db, topic.id, { body: `${LETTER} ${end}`, received_at: new Date(now - i * DAY) }),
    ),
  );
  const copies = await bodies(app, topic.id, [
    'Mehr Bänke am Fluss und an der Promenade, bitte.',
    'mehr  Bänke am Fluss und an der Promenade bitte',
  ]);
  const similar = await bodies(app, topic.id, [
    'Im Paradiespark fehlt abends Licht auf dem Weg zum Bahnhof.',
    'Abends fehlt im Paradiespark Licht auf dem ganzen Weg zur Haltestelle.',
  ]);
  const [alone] = await bodies(app, topic.id, ['Die Bücherei könnte sonntags öffnen, gern erst ab Mittag.']);
  await look(app);

  const found = await groupsOf(
    app.db,
    [...campaign, ...copies, ...similar, alone].flatMap((one) => (one ? [one.id] : [])),
  );
  const kinds = (some: readonly { id: string }[]) => some.map(({ id }) => found.get(id)?.kind);
  t.strictSame(new Set(kinds(campaign)), new Set(['campaign']));
  t.equal(new Set(campaign.map(({ id }) => found.get(id)?.id)).size, 1);
  t.equal(found.get(campaign[0]?.id ?? '')?.size, 6);
  t.strictSame(kinds(copies), ['copies', 'copies']);
  t.strictSame(kinds(similar), ['similar', 'similar']);
  t.notOk(found.has(alone?.id ?? ''));
});

test('the same words in another topic are another matter', async (t) => {
  const app = await testApp(t);
  const [one, other] = [await aTopic(app.db), await aTopic(app.db)];
  const here = await aComment(app.db, one.id, { body: LETTER });
  await aComment(app.db, other.id, { body: LETTER });
  await look(app);
  t.equal(await groupIdOf(app, here.id), undefined);
});

test('who comes later joins, looking twice changes nothing, and looking twice at once finds each once', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const first = await aComment(app.db, topic.id, { body: LETTER });
  await aComment(app.db, topic.id, { body: `${LETTER} Danke.` });
  await Promise.all([look(app), look(app), look(app)]);
  const group = await groupIdOf(app, first.id);
  t.ok(group);
  await app.db.updateTable('comment_group').set({ label: 'Linie 5' }).execute();
  const late = await aComment(app.db, topic.id, { body: `Ich auch: ${LETTER}` });
  await look(app);
  await look(app);
  const found = (await groupsOf(app.db, [late.id])).get(late.id);
  t.match(found, { id: group, label: 'Linie 5', size: 3 });
  t.equal((await app.db.selectFrom('comment_group').select('id').execute()).length, 1);
});

async function pairOf(t: Test) {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const one = await aComment(app.db, topic.id, { body: LETTER, state: 'published' });
  const other = await aComment(app.db, topic.id, { body: `${LETTER} Danke.`, state: 'published' });
  await look(app);
  if (!(await groupIdOf(app, one.id))) throw new Error('The two texts were not found to be alike');
  return { app, one, other };
}

test('whoever changes, withdraws or erases a text leaves the group at once, and nothing of its words stays', async (t) => {
  const changes = [
    { body: 'Etwas ganz anderes über Bäume, Schatten und Brunnen in der Stadt.' },
    { state: 'withdrawn' },
    { state: 'spam' },
    { state: 'erased', body: null },
  ];
  for (const change of changes) {
    const { app, one, other } = await pairOf(t);
    await app.db.updateTable('comment').set(change).where('id', '=', one.id).execute();
    t.equal(await groupIdOf(app, one.id), undefined, JSON.stringify(change));
    const kept = app.db
      .selectFrom('comment_fingerprint')
      .select('comment_id')
      .where('comment_id', '=', one.id);
    t.strictSame(await kept.execute(), []);
    await look(app);
    t.equal(await groupIdOf(app, other.id), undefined, 'one alone is no group');
    t.strictSame(await app.db.selectFrom('comment_group').select('id').execute(), []);
  }
});

test('a decision that leaves the words alone leaves the group alone', async (t) => {
  const { app, one } = await pairOf(t);
  const change = { state: 'rejected', reason_code: 'duplicate' };
  await app.db.updateTable('comment').set(change).where('id', '=', one.id).execute();
  t.ok(await groupIdOf(app, one.id));
});

test('planners see the groups, name one, and ask for a search', async (t) => {
  const app = await testApp(t);
  await listen(app);
  const topic = await aTopic(app.db, { slug: 'linie-5', title: 'Linie 5' });
  const { cookie, csrf } = await signedIn(app, ['planner']);
  const url = '/planung/themen/linie-5/gruppen';
  const page = async (query = '') => (await app.inject({ url: url + query, headers: { cookie } })).body;
  t.match(await page(), /Es wurde noch nicht gesucht/);
  await bodies(app, topic.id, [LETTER, `${LETTER} Danke.`, 'Ganz allein steht dieser Satz über Brunnen.']);

  const sent = (fields: Record<string, string>) => {
    const { headers, payload } = form({ _csrf: csrf, ...fields });
    return { headers: { ...headers, cookie }, payload };
  };
  const post = (path: string, fields: Record<string, string>) =>
    app.inject({ method: 'POST', url: url + path, ...sent(fields) });
  const asked = await post('/suche', {});
  t.equal(asked.statusCode, 303);
  await runJobsNow(app);
  const found = await page('?gesichert=suche');
  t.match(found, /1 Gruppe mit 2 Beiträgen/);
  t.match(found, /Zuletzt gesucht am/);
  t.notMatch(found, /Ganz allein/);

  const { id } = await app.db.selectFrom('comment_group').select('id').executeTakeFirstOrThrow();
  const named = await post(`/${id}/name`, { label: ' <b>Abends</b> nach Winzerla ' });
  t.equal(named.headers.location, `${url}?gesichert=name#gruppe-${id}`);
  t.match(await page(), /&lt;b&gt;Abends&lt;\/b&gt; nach Winzerla/);
  t.match(await page(), `href="/planung/themen/linie-5?gruppe&#x3D;${id}`);

  const elsewhere = await aTopic(app.db, { slug: 'anderswo' });
  t.ok(elsewhere);
  const foreign = await app.inject({
    method: 'POST',
    url: `/planung/themen/anderswo/gruppen/${id}/name`,
    ...sent({ label: 'Fremd' }),
  });
  t.equal(foreign.statusCode, 404);
  t.equal(
    (await app.inject({ url: '/planung/themen/gibt-es-nicht/gruppen', headers: { cookie } })).statusCode,
    404,
  );
});

test('a group says by which ways its comments came', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'linie-5' });
  for (const channel of ['online', 'letter', 'email', 'import', 'import'] as const)
    await aComment(app.db, topic.id, { body: LETTER, state: 'published', channel });
  await look(app);
  const { cookie } = await signedIn(app, ['planner']);
  const { body } = await app.inject({ url: '/planung/themen/linie-5/gruppen', headers: { cookie } });
  t.match(body, '5 veröffentlicht · 2 × übernommen, 1 × E-Mail, 1 × Brief und 1 × online');
});

test('a name that cannot be given is said, and is still there to be changed', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'linie-5' });
  await bodies(app, topic.id, [LETTER, `${LETTER} Danke.`]);
  await look(app);
  const [one, two] = [await aColleague(app, ['planner']), await aColleague(app, ['planner'])];
  const { id } = await app.db.selectFrom('comment_group').select('id').executeTakeFirstOrThrow();
  const url = `/planung/themen/linie-5/gruppen/${id}/name`;
  const names = () => app.db.selectFrom('comment_group').select('label').execute();

  const long = await one.post(url, { label: `Abends ${'x'.repeat(120)}`, war: '' });
  t.equal(long.statusCode, 422);
  t.match(unescapeHtml(long.body), /value="Abends x{120}"[\s\S]*höchstens 120 Zeichen/);
  t.equal((await one.post(url, { label: 'Ab\u0000ends', war: '' })).statusCode, 422);
  t.strictSame(await names(), [{ label: '' }]);

  for (const round of [1, 2])
    t.equal((await one.post(url, { label: 'Abends', war: '' })).statusCode, 303, `round ${round}`);
  const late = await two.post(url, { label: 'Spätverkehr', war: '' });
  t.equal(late.statusCode, 409);
  t.match(unescapeHtml(late.body), /value="Spätverkehr"[\s\S]*heißt inzwischen „Abends“/);
  t.equal((await two.post(url, { label: 'Spätverkehr', war: 'Abends' })).statusCode, 303);
  t.strictSame(await names(), [{ label: 'Spätverkehr' }]);

  await app.db.deleteFrom('comment_group').execute();
  const gone = await two.post(`${url}?seite=2`, { label: 'Linie 5 am Abend', war: 'Spätverkehr' });
  t.equal(gone.statusCode, 404);
  t.match(unescapeHtml(gone.body), /gibt es nicht mehr[\s\S]*„Linie 5 am Abend“/);

  await app.db.deleteFrom('staff_session').execute();
  const lost = await one.post(url, { label: 'Nachtbus', war: 'Spätverkehr' });
  t.equal(lost.statusCode, 401);
  t.match(lost.body, /Noch nicht gespeichert[\s\S]*value="Nachtbus"/);
});

test('texts that share most of their words meet in a band, whatever the rest is', async (t) => {
  const topicId = '01900000-0000-7000-8000-000000000001';
  const words = Array.from(
    { length: 40 },
    (_, i) => `wort${String.fromCharCode(97 + (i % 26))}${'x'.repeat(i % 7)}${'y'.repeat(i % 5)}`,
  );
  const known = wordSet(words.join(' '));
  for (let changed = 0; changed <= 4; changed += 1) {
    for (let round = 0; round < 20; round += 1) {
      const kept = [...known].filter((_, i) => (i + round) % 10 >= changed);
      const other = wordSet(
        [...kept, ...Array.from({ length: changed }, (_, i) => `neues${'z'.repeat(round + i)}`)].join(' '),
      );
      const shares = likeness(known, other);
      if (shares < 0.7) continue;
      const bands = new Set(bandsOf(known, topicId));
      t.ok(
        bandsOf(other, topicId).some((band) => bands.has(band)),
        `${shares}`,
      );
    }
  }
  t.notOk(
    bandsOf(known, topicId).some((band) => bandsOf(known, topicId.replace('1900', '1901')).includes(band)),
  );
});

test('a campaign is many copies within days; many copies over months, or few, are none', (t) => {
  const members = (count: number, days: number, similarity: number) =>
    Array.from({ length: count }, (_, i) => ({ receivedAt: new Date(now + i * days * DAY), similarity }));
  t.equal(kindOf(members(5, 1, 0.95)), 'campaign');
  t.equal(kindOf(members(4, 1, 0.95)), 'copies');
  t.equal(kindOf(members(5, 30, 0.95)), 'copies');
  t.equal(kindOf(members(5, 1, 0.6)), 'similar');
  t.equal(kindOf([...members(8, 1, 0.95), ...members(2, 200, 0.95).slice(1)]), 'campaign', 'a straggler');
  t.end();
});
