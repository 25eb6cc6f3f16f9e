import { sql } from 'kysely';
import { test } from 'tap';
import { patientDb, type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aPlanner } from '../support/colleague.ts';
import { aCode, aCoding } from '../support/planning-builders.ts';
import { unescapeHtml } from '../support/resident.ts';
import { formsIn } from '../support/visitor.ts';

const TEXT = 'Erster Satz. Zweiter Satz!\r\n\r\nDritter 🚲 Satz. Vierter.';

async function atDesk(app: TestApp, body = TEXT) {
  const [planner, other] = [await aPlanner(app), await aPlanner(app)];
  const topic = await aTopic(app.db);
  const code = await aCode(app.db, topic.id, { label: 'Rad' });
  const comment = await aComment(app.db, topic.id, { body, state: 'published' });
  const url = `/planung/themen/${topic.slug}/beitraege/${comment.reference}/schlagwoerter`;
  const page = await planner.get(url);
  const fassung = /name="fassung" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  return { planner, other, topic, code, comment, url, page, fassung };
}

/** Every coding with its words, as PostgreSQL cuts them out of the text. */
async function given(app: TestApp) {
  const { rows } = await sql<{ id: string; words: string | null; toCheck: boolean; origin: string }>`
    SELECT k.id, substr(m.body, k.starts + 1, k.ends - k.starts) AS words, k.to_check AS "toCheck", k.origin
    FROM coding k JOIN comment m ON m.id = k.comment_id ORDER BY k.starts NULLS FIRST, k.id`.execute(app.db);
  return rows;
}

test('without script: a box for each sentence, those that follow each other become one passage', async (t) => {
  const app = await testApp(t);
  const { planner, code, url, page, fassung } = await atDesk(app);
  const boxes = [...page.body.matchAll(/name="satz" value="([^"]+)"/g)].map(([, value]) => value as string);
  t.strictSame(boxes, ['0-12', '13-26', '28-43', '44-52'], 'a line break counts once, a bicycle too');
  const reply = await planner.post(url, {
    fassung,
    schlagwort: code.id,
    satz: [boxes[0], boxes[1], boxes[3]] as string[],
  });
  t.match(reply.headers.location, `${url}?getan=gegeben`);
  t.match(await given(app), [{ words: 'Erster Satz. Zweiter Satz!' }, { words: 'Vierter.' }]);
  const shown = unescapeHtml((await planner.get(`${url}?getan=gegeben`)).body);
  t.match(shown, 'Das Schlagwort ist vergeben.');
  t.match(
    shown,
    /<mark class="sg-passage sg-hue--violet" data-at="0">Erster Satz\. Zweiter Satz!<\/mark><sup[^>]*>RA<\/sup>/,
  );
});

test('with script: one POST for what is marked, exact across CRLF and characters beyond the first 65,536', async (t) => {
  const app = await testApp(t);
  const { planner, code, url, fassung } = await atDesk(app);
  await planner.post(url, { fassung, schlagwort: code.id, von: '36', bis: '43' });
  await planner.post(url, { fassung, schlagwort: code.id, von: '26', bis: '35' });
  t.match(
    await given(app),
    [{ words: 'Dritter' }, { words: '🚲 Satz.' }],
    'the white space around is left out',
  );
  for (const [von, bis] of [
    ['5', '5'],
    ['-1', '4'],
    ['0', '999'],
    ['26', '28'],
    ['1e1', '20'],
    ['x', ''],
  ] as const) {
    const reply = await planner.post(url, { fassung, schlagwort: code.id, von, bis });
    t.equal(reply.statusCode, 422, `${von} to ${bis}`);
  }
  t.equal((await given(app)).length, 2);
});

test('a double click gives once; two coders give the same each for themselves', async (t) => {
  const app = await testApp(t);
  const { planner, other, code, url, fassung } = await atDesk(app);
  const fields = { fassung, schlagwort: code.id, von: '0', bis: '12' };
  const whole = { schlagwort: code.id };
  const replies = await Promise.all([
    ...Array.from({ length: 5 }, () => planner.post(url, fields)),
    ...Array.from({ length: 5 }, () => planner.post(url, whole)),
    other.post(url, fields),
  ]);
  t.ok(replies.every(({ statusCode }) => statusCode === 303));
  t.equal((await given(app)).length, 3);
  const shown = unescapeHtml((await planner.get(url)).body);
  const names = await app.db.selectFrom('staff').select('name').orderBy('id').execute();
  t.match(
    shown,
    `<p class="sg-note__who">${names.map(({ name }) => name).join(', ')}</p>`,
    'one note names both',
  );
});

test('own codes can be taken away, others’ not', async (t) => {
  const app = await testApp(t);
  const { planner, other, code, comment, url } = await atDesk(app);
  const mine = await aCoding(app.db, comment, code, { coder_id: planner.id });
  const theirs = await aCoding(app.db, comment, code, { coder_id: other.id });
  const nobodys = await aCoding(app.db, comment, code, { origin: 'import' });
  const take = (id: string) => planner.post(`${url}/${id}`, { handlung: 'entfernen' });
  t.equal((await take(theirs.id)).statusCode, 409);
  t.equal((await take(mine.id)).statusCode, 303);
  t.equal((await take(mine.id)).statusCode, 303, 'a second click finds it gone');
  t.equal((await take(nobodys.id)).statusCode, 303);
  t.match(await given(app), [{ id: theirs.id }]);
});

test('who marked in an older wording is shown the new one, and nothing is coded at the wrong place', async (t) => {
  const app = await testApp(t);
  const { planner, code, comment, url, fassung } = await atDesk(app);
  await app.db
    .updateTable('comment')
    .set({ body: `Vorweg. ${TEXT}` })
    .where('id', '=', comment.id)
    .execute();
  const reply = await planner.post(url, { fassung, schlagwort: code.id, von: '0', bis: '12' });
  t.equal(reply.statusCode, 409);
  t.match(unescapeHtml(reply.body), /Text wurde inzwischen geändert[\s\S]*Vorweg\./);
  t.strictSame(await given(app), []);
  t.equal(
    (await planner.post(url, { fassung, schlagwort: code.id })).statusCode,
    303,
    'the whole is the whole',
  );
});

test('a passage whose text changed waits for a look: right as it stands, or put elsewhere', async (t) => {
  const app = await testApp(t);
  const { planner, other, code, comment, url } = await atDesk(app);
  const coding = await aCoding(app.db, comment, code, {
    coder_id: other.id,
    starts: 7,
    ends: 11,
    to_check: true,
  });
  const page = await planner.get(url);
  t.match(unescapeHtml(page.body), 'Der Text hat sich hier geändert.');
  const form = formsIn(page.body).find(({ action }) => action === `${url}/${coding.id}`);
  t.equal(
    (await planner.post(`${url}/${coding.id}`, { handlung: 'bestaetigen', fassung: 'alt' })).statusCode,
    409,
  );
  await planner.post(`${url}/${coding.id}`, { ...form?.fields, handlung: 'bestaetigen' });
  t.match(await given(app), [{ words: 'Satz', toCheck: false }]);

  await app.db.updateTable('coding').set({ to_check: true }).execute();
  const move = await planner.get(`${url}?stelle=${coding.id}`);
  t.match(unescapeHtml(move.body), 'Neue Stelle für „Rad“');
  const fields = { ...form?.fields, handlung: 'verlegen' };
  t.equal(
    (await planner.post(`${url}/${coding.id}`, { ...fields, satz: ['0-12', '44-52'] })).statusCode,
    422,
  );
  await planner.post(`${url}/${coding.id}`, { ...fields, satz: '28-43' });
  t.match(await given(app), [{ words: 'Dritter 🚲 Satz.', toCheck: false }]);
});

test('a new code is named on the way, and Enter on a suggestion is kept as what it was', async (t) => {
  const app = await testApp(t);
  const { planner, topic, url } = await atDesk(app, 'Mehr Licht am Saalebahnhof, bitte. Und Bänke.');
  await planner.post(url, { neu: 'Beleuchtung', schlagwort: '' });
  t.match(await app.db.selectFrom('code').select('label').where('label', '=', 'Beleuchtung').execute(), [{}]);
  t.equal((await given(app)).length, 1);
  t.equal((await planner.post(url, { neu: ' ' })).statusCode, 422);
  await aCode(app.db, topic.id, { label: 'Bänke' });
  const page = await planner.get(url);
  t.match(unescapeHtml(page.body), 'Vorschlag wegen „Bänke“');
  t.match(unescapeHtml(page.body), 'Lernt noch: 1 von 30');
  const suggestion = formsIn(page.body).find(({ fields }) => fields['herkunft'] === 'vorschlag');
  const schlagwort = /name="schlagwort" value="([^"]+)" aria-label="Vorschlag/.exec(page.body)?.[1] ?? '';
  await planner.post(url, { ...suggestion?.fields, schlagwort });
  t.match(await given(app), [{ words: null }, { words: 'Und Bänke.', origin: 'suggestion' }]);
  t.notMatch(
    unescapeHtml((await planner.get(url)).body),
    'Vorschlag wegen',
    'what is given is not suggested',
  );
});

const inPalette = (html: string, codeId: string) =>
  new RegExp(`sg-palette__code" type="submit" name="schlagwort" value="${codeId}"[\\s\\S]*?</button>`)
    .exec(html)?.[0]
    .match(/sg-palette__count">([^<]*)/)?.[1];

test('the number beside a code to give is the one the filter has, and none where counting would take long', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const service = await aCode(app.db, topic.id, { label: 'Bürgerdienste' });
  const dates = await aCode(app.db, topic.id, { label: 'Termine', parent_id: service.id });
  const body = 'Bitte mehr Termine. '.repeat(300);
  const own = await aComment(app.db, topic.id, { body, state: 'published' });
  const waits = await aComment(app.db, topic.id, { body });
  for (const code of [service, dates]) await aCoding(app.db, own, code);
  await aCoding(app.db, waits, dates);
  const desk = `/planung/themen/${topic.slug}`;
  const read = async () => (await planner.get(`${desk}/beitraege/${own.reference}`)).body;
  for (const { id } of [service, dates]) {
    const html = await read();
    t.match(html, new RegExp(`id="f-schlagwort-${id}"[\\s\\S]{0,400}?>1<`), 'the filter');
    t.equal(inPalette(html, id), '1');
  }
  await sql`INSERT INTO coding (id, topic_id, comment_id, code_id, starts, ends)
    SELECT gen_random_uuid(), ${topic.id}, ${waits.id}, ${dates.id}, n, n + 1 FROM generate_series(0, 5000) n`.execute(
    patientDb(app),
  );
  const full = await read();
  t.match(full, `value="${dates.id}"`);
  t.equal(inPalette(full, dates.id), undefined);
});

test('an erased comment says so; a foreign one is not there', async (t) => {
  const app = await testApp(t);
  const { planner, topic, code } = await atDesk(app);
  const gone = await aComment(app.db, topic.id, { state: 'erased' });
  const url = `/planung/themen/${topic.slug}/beitraege/${gone.reference}/schlagwoerter`;
  t.match(unescapeHtml((await planner.get(url)).body), 'zurückgezogen oder gelöscht');
  t.equal((await planner.post(url, { schlagwort: code.id })).statusCode, 409);
  const back = await aComment(app.db, topic.id, {
    state: 'withdrawn',
    body: 'Kanari',
    author_name: 'Zeisig',
  });
  await aCoding(app.db, back, code);
  const theirs = url.replace(gone.reference, back.reference);
  for (const path of [theirs, `/planung/themen/${topic.slug}/schlagwoerter/${code.id}/aufteilen`]) {
    const page = await planner.get(path);
    t.equal(page.statusCode, 200);
    t.notMatch(page.body, /Kanari|Zeisig/, 'nor is a withdrawn one read');
  }
  t.equal((await planner.post(theirs, { schlagwort: code.id, von: '0', bis: '3' })).statusCode, 409);
  const elsewhere = await aComment(app.db, (await aTopic(app.db)).id);
  t.equal((await planner.get(url.replace(gone.reference, elsewhere.reference))).statusCode, 404);
});

test('what planners write is shown as text', async (t) => {
  const app = await testApp(t);
  const { planner, topic, comment, url } = await atDesk(
    app,
    'Ein <b>Wort</b> & "mehr". <script>alert(1)</script>',
  );
  const code = await aCode(app.db, topic.id, { label: '<img src=x onerror=alert(2)>', mark: 'XX' });
  await aCoding(app.db, comment, code, { coder_id: planner.id, starts: 4, ends: 11 });
  const { body } = await planner.get(url);
  t.notMatch(body, '<script>alert');
  t.notMatch(body, '<img src=x');
  t.match(body, '&lt;b&gt;Wort');
});
