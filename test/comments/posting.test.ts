import { createHash } from 'node:crypto';
import { test } from 'tap';
import { LIMITS } from '../../src/platform/limits.ts';
import { testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { post, textareaOf } from '../support/resident.ts';

const TEXT = 'Bitte mehr Licht am Saaleufer.\r\nAbends ist es dort sehr dunkel.';
const KEY = '4f6a1c1e-9d1c-4f5e-8f6a-000000000001';

test('a comment is stored byte for byte and answered with its private link', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const answer = await post(app, topic.slug, { text: TEXT, name: 'Frieda K.', email: 'frieda@beispiel.de' });
  t.equal(answer.statusCode, 303);
  t.match(answer.headers.location, /^\/vorgang\/[\w-]{43}$/);

  const row = await app.db.selectFrom('comment').selectAll().executeTakeFirstOrThrow();
  t.equal(row.body, TEXT);
  t.equal(row.author_name, 'Frieda K.');
  t.equal(row.state, 'pending');
  t.equal(row.channel, 'online');
  const token = String(answer.headers.location).split('/').at(-1) as string;
  t.strictSame(
    row.receipt_hash,
    createHash('sha256').update(token).digest(),
    'only the hash of the link is stored',
  );
  const contact = await app.db.selectFrom('comment_contact').selectAll().executeTakeFirstOrThrow();
  t.equal(contact.email, 'frieda@beispiel.de');

  const page = await app.inject(String(answer.headers.location));
  t.equal(page.statusCode, 200);
  t.ok(page.body.includes(row.reference), 'the Vorgangsnummer is shown');
  t.equal(page.headers['cache-control'], 'no-store');
  t.equal(page.headers['set-cookie'], undefined);
  t.notMatch(page.body, /frieda@beispiel\.de/, 'the address is not shown, even to its owner');
});

test('a comment waits: nobody but its author sees it', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, { text: 'Kanarienvogel im Text', name: 'Kanarienvogel im Namen' });
  for (const url of ['/', `/themen/${topic.slug}`, `/en/themen/${topic.slug}`]) {
    const page = await app.inject(url);
    t.equal(page.statusCode, 200, url);
    t.notMatch(page.body, /Kanarienvogel/, url);
  }
});

test('an empty name is nobody in particular', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, { text: TEXT, name: '' });
  t.equal(
    (await app.db.selectFrom('comment').select('author_name').executeTakeFirstOrThrow()).author_name,
    null,
  );
});

test('every check leaves its verdict', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, {
    text: 'Rufen Sie mich an: 03641 123456, http://a.example',
    website: '',
    form_ms: '45000',
  });
  const { verdicts } = await app.db.selectFrom('screening').select('verdicts').executeTakeFirstOrThrow();
  t.strictSame(
    (verdicts as { check: string; outcome: string }[])
      .map(({ check, outcome }) => `${check} ${outcome}`)
      .sort(),
    [
      'classifier suspect',
      'duplicate clean',
      'form-age clean',
      'honeypot clean',
      'links clean',
      'personal-data suspect',
      'urgency hint',
      'words clean',
    ],
  );
  const { suspicion } = await app.db.selectFrom('comment').select('suspicion').executeTakeFirstOrThrow();
  t.equal(suspicion, 'suspect');
});

test('the same text twice on a topic is marked as a copy, with their number', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, { text: TEXT }, { address: '192.0.2.1' });
  await post(app, topic.slug, { text: `  ${TEXT.toUpperCase()}` }, { address: '192.0.2.2' });
  const rows = await app.db
    .selectFrom('screening as s')
    .innerJoin('comment as c', 'c.id', 's.comment_id')
    .select(['s.verdicts', 'c.suspicion'])
    .orderBy('c.received_at')
    .execute();
  const duplicates = rows.map(({ verdicts }) =>
    (verdicts as { check: string }[]).filter(({ check }) => check === 'duplicate'),
  );
  t.match(duplicates, [[{ outcome: 'clean' }], [{ outcome: 'suspect', detail: { sameTextCount: 1 } }]]);
  t.equal(rows[1]?.suspicion, 'suspect');
});

const REFUSED: { what: string; fields: Record<string, string> }[] = [
  { what: 'no text', fields: { name: 'Frieda' } },
  { what: 'only white space', fields: { text: ' \n ' } },
  { what: 'two characters', fields: { text: 'ab' } },
  { what: '10,001 characters', fields: { text: 'ä'.repeat(10_001) } },
  { what: 'a megabyte', fields: { text: 'x'.repeat(1_000_000) } },
  { what: 'a NUL', fields: { text: 'Vorher\0nachher' } },
  { what: 'a name of 81 characters', fields: { text: TEXT, name: 'n'.repeat(81) } },
  { what: 'an address without a host', fields: { text: TEXT, email: 'frieda@beispiel' } },
  {
    what: 'an address with a line break',
    fields: { text: TEXT, email: 'frieda@beispiel.de\r\nBcc: alle@beispiel.de' },
  },
  { what: 'a parent that is no id', fields: { text: TEXT, parent: 'x' } },
];

for (const { what, fields } of REFUSED) {
  test(`${what} is refused with every word given back, and nothing is stored`, async (t) => {
    const app = await testApp(t);
    const topic = await aTopic(app.db);
    const answer = await post(app, topic.slug, {
      name: 'Übermut & Söhne <b>',
      idempotency_key: KEY,
      ...fields,
    });
    t.equal(answer.statusCode, 422);
    t.equal(textareaOf(answer.body), fields['text'] ?? '');
    if (!fields['name']) t.match(answer.body, 'Übermut &amp; Söhne &lt;b&gt;');
    t.match(answer.body, KEY, 'the key comes back, so that sending again is safe');
    // The comment one answers has no field of its own: its error stands in the summary alone.
    if (!fields['parent']) t.match(answer.body, /aria-invalid="true"/, 'the error stands beside its field');
    t.match(answer.body, 'Bitte prüfen Sie ein Feld');
    t.notMatch(answer.body, /\bat .*\.ts:\d+/, 'no stack trace');
    t.strictSame(await app.db.selectFrom('comment').select('id').execute(), []);
  });
}

test('a text of exactly 10,000 characters is taken, line breaks counted once', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const text = `${'ä'.repeat(4999)}\r\n${'🚲'.repeat(5000)}`;
  t.equal((await post(app, topic.slug, { text })).statusCode, 303);
  t.equal((await app.db.selectFrom('comment').select('body').executeTakeFirstOrThrow()).body, text);
});

test('a field that comes twice is refused, a field nobody knows is left out', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const send = (payload: string) =>
    app.inject({
      method: 'POST',
      url: `/themen/${topic.slug}/kommentare`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    });
  const twice = await send('text=Erster+Text&text=Zweiter+Text');
  t.equal(twice.statusCode, 422);
  t.equal(textareaOf(twice.body), 'Erster Text\nZweiter Text');
  const unknown = await send('text=Guter+Text&state=published&__proto__=x&constructor=y&id=1');
  t.equal(unknown.statusCode, 303);
  t.equal((await app.db.selectFrom('comment').select('state').executeTakeFirstOrThrow()).state, 'pending');
});

test('what is not UTF-8 is refused and comes back as far as it can be read', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  for (const bytes of ['M%FCnchen', '%ED%A0%80 allein', '%']) {
    const answer = await app.inject({
      method: 'POST',
      url: `/themen/${topic.slug}/kommentare`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `text=Gr%C3%BC%C3%9Fe+${bytes}`,
    });
    t.equal(answer.statusCode, 400, bytes);
    t.match(textareaOf(answer.body) ?? '', /^Grüße /, bytes);
  }
  t.strictSame(await app.db.selectFrom('comment').select('id').execute(), []);
});

test('sent twice with the same key and words: one comment, the same link', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const fields = { text: TEXT, name: 'Frieda', idempotency_key: KEY };
  const first = await post(app, topic.slug, fields);
  const second = await post(app, topic.slug, fields, { address: '198.51.100.7' });
  t.equal(second.statusCode, 303);
  t.equal(second.headers.location, first.headers.location);
  t.equal((await app.db.selectFrom('comment').select('id').execute()).length, 1);
});

test('the same key with other words (back button, edited) is a new comment', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const first = await post(app, topic.slug, { text: TEXT, idempotency_key: KEY });
  const second = await post(app, topic.slug, { text: `${TEXT} Und am Bahnhof.`, idempotency_key: KEY });
  t.equal(second.statusCode, 303);
  t.not(second.headers.location, first.headers.location);
  t.equal((await app.db.selectFrom('comment').select('id').execute()).length, 2);
});

test('without a key the same words from the same sender are one comment, told without the private link', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const first = await post(app, topic.slug, { text: TEXT });
  const second = await post(app, topic.slug, { text: TEXT });
  t.equal(first.statusCode, 303);
  t.equal(second.statusCode, 200);
  const { reference } = await app.db.selectFrom('comment').select('reference').executeTakeFirstOrThrow();
  t.ok(second.body.includes(reference));
  t.notMatch(second.body, /\/vorgang\//);
  t.equal(
    (await post(app, topic.slug, { text: TEXT }, { userAgent: 'ein anderer Browser' })).statusCode,
    303,
  );
  t.equal((await post(app, topic.slug, { text: TEXT }, { address: '198.51.100.9' })).statusCode, 303);
  t.equal((await app.db.selectFrom('comment').select('id').execute()).length, 3);
});

test('without a key the same words count again after ten minutes', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, { text: TEXT });
  await app.db
    .updateTable('submission')
    .set({ received_at: new Date(Date.now() - 10 * 60_000 - 1000) })
    .execute();
  t.equal((await post(app, topic.slug, { text: TEXT })).statusCode, 303);
  t.equal((await app.db.selectFrom('comment').select('id').execute()).length, 2);
});

for (const key of [KEY, '']) {
  test(`a hundred identical posts at once ${key ? 'with' : 'without'} a key are one comment`, async (t) => {
    const app = await testApp(t, { env: { TRUST_PROXY: '1' } });
    const topic = await aTopic(app.db);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        post(
          app,
          topic.slug,
          { text: TEXT, ...(key && { idempotency_key: key }) },
          // One sender may not send a hundred; with a key the address does not matter.
          { headers: key ? { 'x-forwarded-for': `198.51.100.${i}` } : { 'x-forwarded-for': '198.51.100.1' } },
        ),
      ),
    );
    const statuses = new Map<number, number>();
    for (const { statusCode } of answers) statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
    t.equal((await app.db.selectFrom('comment').select('id').execute()).length, 1);
    // On a busy machine some may find no connection in time: they get their text back and may send again.
    const later = statuses.get(503) ?? 0;
    if (key) {
      t.equal((statuses.get(303) ?? 0) + later, 100);
      const links = answers
        .filter(({ statusCode }) => statusCode === 303)
        .map(({ headers }) => headers.location);
      t.equal(new Set(links).size, 1);
    } else {
      t.equal(statuses.get(303), 1, 'one gets the link');
      t.equal((statuses.get(200) ?? 0) + (statuses.get(429) ?? 0) + later, 99, 'the others are told');
    }
  });
}

test('a closed, a coming and an archived topic give the text back with 409', async (t) => {
  const app = await testApp(t);
  const past = new Date(Date.now() - 1000);
  const topics = [
    await aTopic(app.db, { closes_at: past }),
    await aTopic(app.db, { opens_at: new Date(Date.now() + 3_600_000) }),
    await aTopic(app.db, { state: 'archived' }),
  ];
  for (const { slug } of topics) {
    const answer = await post(app, slug, { text: TEXT, name: 'Frieda' });
    t.equal(answer.statusCode, 409);
    t.ok(answer.body.includes('Abends ist es dort sehr dunkel.'));
    t.match(answer.body, 'Dieses Thema nimmt gerade keine Beiträge an', 'true of all three');
    t.notMatch(answer.body, /ist die Frist zu diesem Thema abgelaufen/);
  }
  t.strictSame(await app.db.selectFrom('comment').select('id').execute(), []);
  t.strictSame(await app.db.selectFrom('submission').select('comment_id').execute(), [], 'nothing by halves');
});

test('a topic that is not there, or not yet public, is 404 with the text given back', async (t) => {
  const app = await testApp(t);
  const draft = await aTopic(app.db, { state: 'draft' });
  for (const slug of ['gibt-es-nicht', draft.slug]) {
    const answer = await post(app, slug, { text: TEXT });
    t.equal(answer.statusCode, 404);
    t.ok(answer.body.includes('Abends ist es dort sehr dunkel.'));
    t.notMatch(answer.body, `/themen/${slug}`, 'no way back to what is not there');
    t.match(answer.body, '<a href="/">Alle Themen</a>');
  }
});

test('a reply goes to a public comment of the same topic only', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const other = await aTopic(app.db);
  const open = await aComment(app.db, topic.id, { state: 'published' });
  const waiting = await aComment(app.db, topic.id);
  const foreign = await aComment(app.db, other.id, { state: 'published' });
  t.equal((await post(app, topic.slug, { text: 'Antwort eins', parent: open.id })).statusCode, 303);
  for (const parent of [waiting.id, foreign.id, '01900000-0000-7000-8000-00000000dead']) {
    const answer = await post(app, topic.slug, { text: 'Antwort zwei', parent });
    t.equal(answer.statusCode, 409);
    t.equal(textareaOf(answer.body), 'Antwort zwei');
  }
  const reply = await app.db
    .selectFrom('comment')
    .select(['depth', 'parent_id'])
    .where('body', '=', 'Antwort eins')
    .executeTakeFirstOrThrow();
  t.strictSame(reply, { depth: 2, parent_id: open.id });
});

test('too many from one sender: 429, when to come back, and the text', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  for (let i = 0; i < LIMITS.posting.max; i++)
    t.equal((await post(app, topic.slug, { text: `${TEXT} ${i}` })).statusCode, 303);
  const answer = await post(app, topic.slug, { text: 'Einer zu viel', name: 'Frieda' });
  t.equal(answer.statusCode, 429);
  t.ok(Number(answer.headers['retry-after']) > 0);
  t.equal(textareaOf(answer.body), 'Einer zu viel');
  t.equal(
    (await post(app, topic.slug, { text: TEXT }, { address: '203.0.113.9' })).statusCode,
    303,
    'others go on',
  );
});

test('more than a form may hold is refused before it is read', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const answer = await post(app, topic.slug, { text: 'x'.repeat(2 * 1024 * 1024 + 1) });
  t.equal(answer.statusCode, 413);
  t.match(answer.headers['content-type'], /text\/html/);
});

test('a form on a foreign page is refused; without any origin it is taken', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const sent = (headers: Record<string, string>) =>
    post(app, topic.slug, { text: `${TEXT} ${JSON.stringify(headers)}` }, { headers });
  t.equal((await sent({ 'sec-fetch-site': 'cross-site' })).statusCode, 403);
  t.equal((await sent({ origin: 'https://boese.example' })).statusCode, 403);
  t.equal((await sent({ origin: 'null' })).statusCode, 403);
  t.equal((await sent({ 'sec-fetch-site': 'same-origin', origin: 'null' })).statusCode, 303);
  t.equal((await sent({ origin: 'http://localhost:80', host: 'localhost:80' })).statusCode, 303);
  t.equal((await sent({})).statusCode, 303);
});

test('other kinds of bodies and methods are refused', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const url = `/themen/${topic.slug}/kommentare`;
  const json = await app.inject({ method: 'POST', url, payload: { text: TEXT } });
  t.equal(json.statusCode, 415);
  const multipart = await app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: '--x--',
  });
  t.equal(multipart.statusCode, 415);
  t.equal((await app.inject({ method: 'GET', url })).statusCode, 405);
  t.equal((await app.inject({ method: 'DELETE', url })).statusCode, 405);
  t.strictSame(await app.db.selectFrom('comment').select('id').execute(), []);
});

test('foreign, truncated and made-up links show the same page as nothing at all', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const answer = await post(app, topic.slug, { text: TEXT });
  const link = String(answer.headers.location);
  for (const url of [link.slice(0, -1), `${link}x`, '/vorgang/x', '/vorgang/%00', '/vorgang/..%2f..%2fetc']) {
    t.equal((await app.inject(url)).statusCode, 404, url);
  }
});
