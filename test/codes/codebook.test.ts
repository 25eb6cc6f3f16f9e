import { test } from 'tap';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aPlanner } from '../support/colleague.ts';
import { aCode, aCoding } from '../support/planning-builders.ts';
import { listed } from '../support/planning-desk.ts';
import { unescapeHtml } from '../support/resident.ts';

const bookOf = (slug: string) => `/planung/themen/${slug}/schlagwoerter`;

async function codeOf(app: TestApp, label: string) {
  return app.db.selectFrom('code').selectAll().where('label', '=', label).executeTakeFirstOrThrow();
}

async function codingsOfCode(app: TestApp, codeId: string) {
  return app.db.selectFrom('coding').selectAll().where('code_id', '=', codeId).orderBy('id').execute();
}

test('a planner builds a tree; Kürzel and colours are proposed', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const book = bookOf(topic.slug);
  t.match((await planner.get(book)).body, 'Noch gibt es keine Schlagwörter');
  t.match((await planner.post(book, { label: 'Bürgerdienste' })).headers.location, `${book}?getan=angelegt`);
  const parent = await codeOf(app, 'Bürgerdienste');
  t.match(parent, { mark: 'BÜ', colour: 'violet', parent_id: null, created_by: planner.id });
  await planner.post(book, { label: 'Termine und Vergabe', parent: parent.id });
  t.match(await codeOf(app, 'Termine und Vergabe'), { mark: 'TV', colour: 'violet', parent_id: parent.id });
  await planner.post(book, { label: 'Netz und WLAN', description: 'Auch Mobilfunk.' });
  t.match(await codeOf(app, 'Netz und WLAN'), { mark: 'NW', colour: 'lightblue' });
  await planner.post(book, { label: 'Neue Wege' });
  t.match(await codeOf(app, 'Neue Wege'), { mark: 'NE' }, 'NW is taken');
  const page = unescapeHtml((await planner.get(book)).body);
  t.match(page, /Bürgerdienste[\s\S]*sg-codebook__row--1[\s\S]*Termine und Vergabe[\s\S]*Netz und WLAN/);
  t.match(page, 'Auch Mobilfunk.');
  t.equal((await planner.get(bookOf('gibt-es-nicht'))).statusCode, 404);
});

test('what cannot be is said at its field, and every word comes back', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const book = bookOf(topic.slug);
  const a = await aCode(app.db, topic.id, { label: 'Rad', mark: 'RA' });
  const b = await aCode(app.db, topic.id, { label: 'Radwege', parent_id: a.id });
  for (const [fields, said] of [
    [{ label: '  ' }, 'Bitte geben Sie dem Schlagwort einen Namen.'],
    [{ label: 'RAD' }, 'So heißt in diesem Thema schon ein Schlagwort.'],
    [{ label: 'Bus', mark: 'ra' }, 'Dieses Kürzel hat schon ein anderes Schlagwort.'],
    [{ label: 'Bus', mark: 'BUS' }, 'genau zwei Großbuchstaben'],
    [{ label: 'Bus', colour: 'red' }, 'eine der acht Farben'],
    [{ label: 'x'.repeat(81) }, 'höchstens 80 Zeichen'],
    [{ label: 'Bus', parent: '01900000-0000-7000-8000-000000000099' }, 'gibt es nicht mehr'],
  ] as const) {
    const reply = await planner.post(book, { description: 'Meine Worte', ...fields });
    t.equal(reply.statusCode, 422, said);
    t.match(unescapeHtml(reply.body), said);
    t.match(reply.body, 'Meine Worte');
  }
  const circle = await planner.post(`${book}/${a.id}`, { label: 'Rad', version: '1', parent: b.id });
  t.match(unescapeHtml(circle.body), 'nicht zu sich selbst');
  t.equal(
    await planner.post(`${book}/${a.id}`, { label: 'Rad', version: '1' }).then((r) => r.statusCode),
    303,
  );
});

test('the same form sent twice makes one code; siblings keep the order they are given', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const book = bookOf(topic.slug);
  const twice = await Promise.all([1, 2].map(() => planner.post(book, { label: 'Licht' })));
  t.strictSame(
    twice.map(({ statusCode }) => statusCode),
    [303, 303],
  );
  for (const label of ['Bänke', 'Bäume']) await planner.post(book, { label });
  const [licht, trees] = [await codeOf(app, 'Licht'), await codeOf(app, 'Bäume')];
  await planner.post(`${book}/${trees.id}/reihenfolge`, { vor: licht.id });
  await planner.post(`${book}/${trees.id}/reihenfolge`, { vor: licht.id });
  const rows = await app.db.selectFrom('code').select('label').orderBy('position').execute();
  t.strictSame(
    rows.map(({ label }) => label),
    ['Bäume', 'Licht', 'Bänke'],
  );
});

test('two planners change a code at once: the second sees both versions and loses nothing', async (t) => {
  const app = await testApp(t);
  const [ada, ben] = [await aPlanner(app), await aPlanner(app)];
  const topic = await aTopic(app.db);
  const code = await aCode(app.db, topic.id, { label: 'Rad', description: '' });
  const url = `${bookOf(topic.slug)}/${code.id}`;
  const fields = { version: '1', mark: 'RA', colour: 'violet' };
  const sent = [
    ada.post(url, { ...fields, label: 'Radverkehr', description: 'Von Ada' }),
    ben.post(url, { ...fields, label: 'Fahrrad', description: 'Von Ben' }),
  ];
  const replies = await Promise.all(sent);
  t.strictSame(replies.map(({ statusCode }) => statusCode).sort(), [303, 409]);
  const lost = unescapeHtml(replies.find(({ statusCode }) => statusCode === 409)?.body ?? '');
  for (const words of ['Radverkehr', 'Fahrrad', 'Von Ada', 'Von Ben']) t.match(lost, words);
  t.match(lost, 'Es ist noch nichts gesichert');
  t.match(lost, 'name="version" value="2"', 'sent once more it is saved');
});

test('a changed code sent twice is saved once, and nobody else is said to have changed it', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const code = await aCode(app.db, topic.id, { label: 'Rad' });
  const fields = { version: '1', label: 'Radwege', description: 'Auch Rampen.', colour: 'grey' };
  for (const round of [1, 2]) {
    const saved = await planner.post(`${bookOf(topic.slug)}/${code.id}`, fields);
    t.equal(saved.statusCode, 303, `round ${round}`);
  }
  t.match(await codeOf(app, 'Radwege'), { version: 2, description: 'Auch Rampen.', colour: 'grey' });
});

test('merging moves every coding, folds what the same person gave twice, and keeps the old code as a sign', async (t) => {
  const app = await testApp(t);
  const [ada, ben] = [await aPlanner(app), await aPlanner(app)];
  const topic = await aTopic(app.db);
  const from = await aCode(app.db, topic.id, { label: 'WLAN' });
  const below = await aCode(app.db, topic.id, { label: 'Hotspots', parent_id: from.id });
  const to = await aCode(app.db, topic.id, { label: 'Netz', parent_id: from.id });
  const [one, two] = [await aComment(app.db, topic.id), await aComment(app.db, topic.id)];
  await aCoding(app.db, one, from, { coder_id: ada.id });
  await aCoding(app.db, one, to, { coder_id: ada.id });
  await aCoding(app.db, one, from, { coder_id: ben.id });
  await aCoding(app.db, one, from, { coder_id: ada.id, starts: 0, ends: 4 });
  await aCoding(app.db, one, to, {
    coder_id: ada.id,
    starts: 0,
    ends: 4,
    origin: 'suggestion',
    to_check: true,
  });
  await aCoding(app.db, two, from, { coder_id: ada.id, starts: 0, ends: 4 });
  const url = `${bookOf(topic.slug)}/${from.id}/zusammenlegen`;
  const stale = await ada.post(url, { ziel: to.id, version: '7' });
  t.equal(stale.statusCode, 409);
  t.equal((await ada.post(url, { ziel: '', version: '1' })).statusCode, 422);
  const twice = await Promise.all([1, 2].map(() => ada.post(url, { ziel: to.id, version: '1' })));
  t.strictSame(
    twice.map(({ statusCode }) => statusCode),
    [303, 303],
  );
  t.strictSame(await codingsOfCode(app, from.id), []);
  const moved = await codingsOfCode(app, to.id);
  t.equal(moved.length, 4, 'six were given, two of them twice by the same person at the same place');
  t.match(
    moved.find(({ comment_id, starts }) => comment_id === one.id && starts === 0),
    { to_check: false, origin: 'person' },
  );
  t.match(await codeOf(app, 'WLAN'), { merged_into: to.id });
  t.match(await codeOf(app, 'Netz'), { parent_id: null }, 'it took the place of the one it stood below');
  t.match(await codeOf(app, 'Hotspots'), { id: below.id, parent_id: to.id });
  t.match(unescapeHtml((await ada.get(`${bookOf(topic.slug)}/${from.id}`)).body), 'zusammengelegt mit');
  const kept = (await ada.get(`/planung/themen/${topic.slug}?stand=alle&schlagwort=${from.id}`)).body;
  t.strictSame(
    listed(kept).sort(),
    [one.reference, two.reference].sort(),
    'a view kept with the old one finds what it became',
  );
});

test('codings go on being given while codes are merged, and none is lost', async (t) => {
  const app = await testApp(t);
  const planners = await Promise.all([1, 2, 3].map(() => aPlanner(app)));
  const topic = await aTopic(app.db);
  const from = await aCode(app.db, topic.id, { label: 'WLAN' });
  const to = await aCode(app.db, topic.id, { label: 'Netz' });
  const comments = await Promise.all(Array.from({ length: 12 }, () => aComment(app.db, topic.id)));
  const giving = comments.map(({ reference }, i) =>
    planners[i % 3]?.post(`/planung/themen/${topic.slug}/beitraege/${reference}/schlagwoerter`, {
      schlagwort: from.id,
    }),
  );
  const merging = planners[0]?.post(`${bookOf(topic.slug)}/${from.id}/zusammenlegen`, {
    ziel: to.id,
    version: '1',
  });
  const replies = await Promise.all([...giving, merging]);
  t.ok(replies.every((reply) => reply?.statusCode === 303));
  t.equal((await codingsOfCode(app, to.id)).length, 12);
  t.equal((await codingsOfCode(app, from.id)).length, 0);
});

test('splitting moves what was chosen to a new code, or to one there is', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const code = await aCode(app.db, topic.id, { label: 'Verkehr' });
  const other = await aCode(app.db, topic.id, { label: 'Bus' });
  const comments = await Promise.all(
    ['Mehr Radwege', 'Mehr Busse', 'Mehr Züge'].map((body) => aComment(app.db, topic.id, { body })),
  );
  const codings = [];
  for (const comment of comments)
    codings.push(await aCoding(app.db, comment, code, { coder_id: planner.id }));
  const url = `${bookOf(topic.slug)}/${code.id}/aufteilen`;
  t.match(unescapeHtml((await planner.get(url)).body), /Mehr Radwege[\s\S]*Mehr Busse[\s\S]*Mehr Züge/);
  const none = await planner.post(url, { label: 'Rad' });
  t.equal(none.statusCode, 422);
  t.match(unescapeHtml(none.body), 'mindestens eine Zuordnung');
  const [first, second] = codings as unknown as [{ id: string }, { id: string }];
  const unnamed = await planner.post(url, { zuordnung: first.id, label: '' });
  t.equal(unnamed.statusCode, 422);
  t.match(unnamed.body, new RegExp(`value="${first.id}" checked`), 'the choice is kept');
  t.equal((await planner.post(url, { zuordnung: first.id, label: 'Rad' })).statusCode, 303);
  t.equal((await planner.post(url, { zuordnung: second.id, ziel: other.id })).statusCode, 303);
  t.match(await codingsOfCode(app, (await codeOf(app, 'Rad')).id), [{ id: first.id }]);
  t.match(await codingsOfCode(app, other.id), [{ id: second.id }]);
  t.equal((await codingsOfCode(app, code.id)).length, 1);
});

test('what was chosen among the first hundred is still chosen on the pages after, and moves with the rest', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const code = await aCode(app.db, topic.id, { label: 'Verkehr' });
  const comment = await aComment(app.db, topic.id, { body: 'Rad '.repeat(300) });
  const ids: string[] = [];
  for (let n = 0; n < 205; n++)
    ids.push((await aCoding(app.db, comment, code, { starts: 4 * n, ends: 4 * n + 3 })).id);
  const url = `${bookOf(topic.slug)}/${code.id}/aufteilen`;
  const page = async (fields: Record<string, string | string[]>) => {
    const { statusCode, body } = await planner.post(url, { label: 'Rad', description: 'Wege', ...fields });
    t.equal(statusCode, 200);
    return {
      shown: [...body.matchAll(/name="zuordnung" value="([^"]+)"/g)].map(([, id]) => id),
      ticked: [...body.matchAll(/name="zuordnung" value="([^"]+)" checked/g)].map(([, id]) => id),
      elsewhere: /name="gewaehlt" value="([^"]+)"/.exec(body)?.[1] ?? '',
      turns: [...body.matchAll(/name="nach" value="([^"]*)"/g)].map(([, after]) => after ?? ''),
      words: unescapeHtml(body),
    };
  };
  const [first, middle, last] = [ids[0], ids[150], ids[204]] as [string, string, string];
  const [more = ''] = [...(await planner.get(url)).body.matchAll(/name="nach" value="([^"]*)"/g)].map(
    ([, after]) => after,
  );
  const second = await page({ zuordnung: [first, ids[1] ?? ''], nach: more });
  t.strictSame(second.shown, ids.slice(100, 200));
  t.match(second.words, 'Auf anderen Seiten sind 2 weitere Zuordnungen ausgewählt.');
  t.match(second.words, /value="Rad"[\s\S]*Wege/, 'what was typed stays, too');
  const [toFirst = '', toThird = ''] = second.turns;
  const third = await page({ zuordnung: middle, gewaehlt: second.elsewhere, nach: toThird });
  t.strictSame(third.shown, ids.slice(200));
  const back = await page({ zuordnung: last, gewaehlt: third.elsewhere, nach: third.turns[0] ?? '' });
  t.strictSame([back.shown, back.ticked], [ids.slice(100, 200), [middle]], 'back to the second page');
  const start = await page({ zuordnung: middle, gewaehlt: back.elsewhere, nach: toFirst });
  t.strictSame([start.shown, start.ticked], [ids.slice(0, 100), ids.slice(0, 2)], 'and to the first');
  const moved = await planner.post(url, { zuordnung: first, gewaehlt: start.elsewhere, label: 'Rad' });
  t.equal(moved.statusCode, 303);
  t.strictSame(
    (await codingsOfCode(app, (await codeOf(app, 'Rad')).id)).map(({ id }) => id).sort(),
    [first, middle, last],
    'what was unticked stays',
  );
});

test('from a code one goes to what has it or one below, and to one answer for all of that', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const above = await aCode(app.db, topic.id, { label: 'Verkehr' });
  const code = await aCode(app.db, topic.id, { label: 'Rad', parent_id: above.id });
  const page = async ({ id }: { id: string }) =>
    unescapeHtml((await planner.get(`${bookOf(topic.slug)}/${id}`)).body);
  t.notMatch(await page(above), 'Gemeinsam beantworten', 'while nothing has it');
  const both = [];
  for (let i = 0; i < 2; i++) both.push(await aComment(app.db, topic.id, { state: 'published' }));
  for (const comment of both) await aCoding(app.db, comment, code);
  const html = await page(above);
  const [, list = ''] = /href="([^"]+)"[^>]*>[^<]*<span[^>]*>Beiträge zeigen/.exec(html) ?? [];
  t.strictSame(listed((await planner.get(list)).body).sort(), both.map(({ reference }) => reference).sort());
  const [, answer = ''] = /href="([^"]+)"[^>]*>[^<]*<span[^>]*>Gemeinsam beantworten/.exec(html) ?? [];
  t.match((await planner.get(answer)).body, 'Antwort für 2 Beiträge');
});

test('what was chosen for a split is kept when its target is gone, and when the session ended', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const code = await aCode(app.db, topic.id, { label: 'Verkehr' });
  const gone = await aCode(app.db, topic.id, { label: 'Bus', archived_at: new Date() });
  const places = [];
  for (let i = 0; i < 2; i++) places.push(await aCoding(app.db, await aComment(app.db, topic.id), code));
  const zuordnung = places.map(({ id }) => id);
  const url = `${bookOf(topic.slug)}/${code.id}/aufteilen`;
  const refused = await planner.post(url, { zuordnung, ziel: gone.id, description: 'Nur Busse.' });
  t.equal(refused.statusCode, 422);
  t.match(unescapeHtml(refused.body), 'Dieses Schlagwort wurde inzwischen archiviert');
  t.match(refused.body, 'Nur Busse.');
  for (const id of zuordnung) t.match(refused.body, new RegExp(`value="${id}" checked`));

  await app.db.deleteFrom('staff_session').execute();
  const lost = await planner.post(url, { zuordnung, label: 'Straßenbahn', description: 'Nur Schiene.' });
  t.equal(lost.statusCode, 401);
  for (const word of ['Noch nicht gespeichert', 'Straßenbahn', 'Nur Schiene.', ...zuordnung])
    t.match(lost.body, word);
});

test('a code is not merged into one that is gone, and that is said', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const code = await aCode(app.db, topic.id, { label: 'Verkehr' });
  const gone = await aCode(app.db, topic.id, { label: 'Bus', archived_at: new Date() });
  const url = `${bookOf(topic.slug)}/${code.id}/zusammenlegen`;
  for (const ziel of [gone.id, code.id, 'Bus']) {
    const refused = await planner.post(url, { version: '1', ziel });
    t.equal(refused.statusCode, 422, ziel);
    t.match(unescapeHtml(refused.body), 'Dieses Schlagwort wurde inzwischen archiviert', ziel);
  }
  t.notOk((await codeOf(app, 'Verkehr')).archived_at);
});

test('a used code is archived with all it has and comes back; one never given disappears', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const used = await aCode(app.db, topic.id, { label: 'Licht' });
  const child = await aCode(app.db, topic.id, { label: 'Laternen', parent_id: used.id });
  const unused = await aCode(app.db, topic.id, { label: 'Lärm' });
  const comment = await aComment(app.db, topic.id);
  await aCoding(app.db, comment, used, { coder_id: planner.id });
  const book = bookOf(topic.slug);
  await planner.post(`${book}/${used.id}/archiv`, { version: '1' });
  await planner.post(`${book}/${unused.id}/archiv`, { version: '1' });
  t.strictSame(await app.db.selectFrom('code').select('id').where('id', '=', unused.id).execute(), []);
  t.ok((await codeOf(app, 'Licht')).archived_at);
  t.equal((await codingsOfCode(app, used.id)).length, 1);
  t.match(await codeOf(app, 'Laternen'), { id: child.id, parent_id: null });
  const refused = await planner.post(
    `/planung/themen/${topic.slug}/beitraege/${comment.reference}/schlagwoerter`,
    {
      schlagwort: used.id,
    },
  );
  t.equal(refused.statusCode, 409);
  t.match(unescapeHtml(refused.body), 'inzwischen archiviert');
  await planner.post(`${book}/${used.id}/archiv`, { zurueck: '1' });
  t.equal((await codeOf(app, 'Licht')).archived_at, null);

  await planner.post(`${book}/${used.id}/archiv`, { version: '3' });
  await planner.post(book, { label: 'licht' });
  const taken = await planner.post(`${book}/${used.id}/archiv`, { zurueck: '1' });
  t.equal(taken.statusCode, 409);
});

test('a codebook is copied with its tree; what is here already stays', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const [topic, other] = [await aTopic(app.db), await aTopic(app.db, { title: 'Stark handeln' })];
  const top = await aCode(app.db, other.id, { label: 'Verkehr', mark: 'VE', colour: 'orange' });
  await aCode(app.db, other.id, { label: 'Rad', mark: 'RA', parent_id: top.id, description: 'Ohne Roller' });
  const own = await aCode(app.db, topic.id, { label: 'verkehr', mark: 'RA' });
  const book = bookOf(topic.slug);
  t.match(unescapeHtml((await planner.get(book)).body), 'Stark handeln (2 Schlagwörter)');
  t.match((await planner.post(`${book}/uebernehmen`, { thema: other.slug })).headers.location, 'uebernommen');
  t.match((await planner.post(`${book}/uebernehmen`, { thema: other.slug })).headers.location, 'schon-da');
  const codes = await app.db.selectFrom('code').selectAll().where('topic_id', '=', topic.id).execute();
  t.equal(codes.length, 2);
  t.match(
    codes.find(({ label }) => label === 'Rad'),
    { parent_id: own.id, description: 'Ohne Roller', mark: 'RD' },
  );
});
