import { Validator } from '@seriousme/openapi-schema-validator';
import { sql } from 'kysely';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { EXPORT_COLUMNS } from '../../src/exports/export.ts';
import { LIMITS } from '../../src/platform/limits.ts';
import { raiseVisibleVersion } from '../../src/platform/visible-version.ts';
import { publish } from '../exports/exports.ts';
import { testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import { readCsv } from '../support/csv.ts';
import { aProgram, aToken } from '../support/machine.ts';
import { waitFor } from '../support/wait-for.ts';

interface Row {
  reference: string;
  status: string;
  text: string;
  author_name: string | null;
}
interface CommentPage {
  comments: Row[];
  next: string | null;
}

const pathOf = (url: string) => new URL(url).pathname + new URL(url).search;

test('the description is valid OpenAPI 3.1, and names every address', async (t) => {
  const app = await testApp(t, { env: { PUBLIC_URL: 'https://dialog.stadt.example' } });
  const answer = await app.inject('/api/v1/openapi.json');
  t.equal(answer.statusCode, 200);
  const description = answer.json();
  t.match(description.openapi, /^3\.1\./);
  const { valid, errors } = await new Validator().validate(description);
  t.ok(valid, JSON.stringify(errors));
  t.equal(description.servers[0].url, 'https://dialog.stadt.example/api/v1');
  t.strictSame(Object.keys(description.paths), [
    '/topics',
    '/topics/{slug}',
    '/topics/{slug}/comments',
    '/topics/{slug}/comments.csv',
    '/topics/{slug}/comments.jsonl',
    '/openapi.json',
  ]);
});

test('everybody reads topics and published comments, and nothing else', async (t) => {
  const app = await testApp(t);
  const read = await aProgram(t, app);
  const topic = await aTopic(app.db, { slug: 'licht', title: 'Licht' });
  await aTopic(app.db, { slug: 'entwurf', state: 'draft', opens_at: null });
  const shown = await aComment(app.db, topic.id, { state: 'published', body: '=1+1 "Ä"\r\n\tEnde' });
  for (const state of ['pending', 'rejected', 'spam', 'withdrawn', 'erased']) {
    await aComment(app.db, topic.id, { state, ...(state === 'erased' && { author_name: null }) });
  }
  await anAnswer(app.db, topic.id, [shown]);

  const { topics } = (await read('/api/v1/topics')).json();
  t.strictSame(
    topics.map(({ slug, phase, published }: Record<string, unknown>) => [slug, phase, published]),
    [['licht', 'open', 1]],
  );
  const one = (await read(pathOf(topics[0].url))).json();
  t.match(one.ledger, { received: 6, published: 1, pending: 1, erased: 1 });
  const { comments, next } = (await read(pathOf(one.comments))).json<CommentPage>();
  t.equal(next, null);
  t.equal(comments.length, 1);
  t.strictSame(Object.keys(comments[0] ?? {}), [...EXPORT_COLUMNS]);
  t.match(comments[0], {
    reference: shown.reference,
    text: '=1+1 "Ä"\r\n\tEnde',
    author_name: null,
    answer: 'Das machen wir.',
    outcome: 'partly',
    permalink: `http://127.0.0.1:8080/themen/licht?beitrag=${shown.reference}#beitrag-${shown.reference}`,
  });

  const csv = await read(pathOf(one.files.csv));
  t.equal(csv.headers['content-type'], 'text/csv; charset=utf-8; header=present');
  const { records } = readCsv(csv.body, ',');
  t.strictSame(Object.keys(records[0] ?? {}), [...EXPORT_COLUMNS]);
  t.equal(records[0]?.['text'], '=1+1 "Ä"\r\n\tEnde');
  t.equal(records[0]?.['author_name'], '');
  const jsonl = await read(pathOf(one.files.jsonl));
  t.equal(jsonl.headers['content-type'], 'application/jsonl');
  t.strictSame(JSON.parse(jsonl.body), comments[0], 'a line of the file is what the page says');
  t.equal((await read('/api/v1/topics/entwurf')).statusCode, 404);
  t.equal((await read('/api/v1/topics/entwurf/comments')).statusCode, 404);
  t.equal((await read('/api/v1/topics/entwurf/comments.csv')).statusCode, 404);
});

test('what only the city works with is not for everybody, even of a published comment', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  await aComment(app.db, id, { state: 'published', reason_code: 'insult', lat: 50.9, lon: 11.6 });
  const mine = await aProgram(t, app);
  const inside = { reason_code: null, reason_text: null, district: null, lat: null, lon: null, codes: [] };
  t.match((await mine(`/api/v1/topics/${slug}/comments`)).json().comments[0], inside);
  t.match(JSON.parse((await mine(`/api/v1/topics/${slug}/comments.jsonl`)).body), inside);
  const theirs = await aProgram(t, app, { token: await aToken(app) });
  const [row] = (await theirs(`/api/v1/topics/${slug}/comments`)).json().comments;
  t.equal(row.reason_code, 'insult');
});

test('a key opens every state, drafts, names and reasons', async (t) => {
  const app = await testApp(t);
  const read = await aProgram(t, app, { token: await aToken(app) });
  const draft = await aTopic(app.db, { state: 'draft', opens_at: null });
  const { id, slug } = await aTopic(app.db);
  for (const state of ['published', 'pending', 'rejected', 'spam', 'withdrawn', 'erased']) {
    await aComment(app.db, id, { state, ...(state === 'erased' && { author_name: null }) });
  }
  const all = await read(`/api/v1/topics/${slug}/comments`);
  t.equal(all.headers['cache-control'], 'private, no-cache');
  t.equal(all.headers['access-control-allow-origin'], '*', 'a key is no cookie: only who has it can send it');
  t.equal(all.headers['access-control-allow-credentials'], undefined);
  const { comments } = all.json<CommentPage>();
  t.strictSame(
    comments.map(({ status, author_name, text }) => [status, author_name, text === null]),
    [
      ['published', 'Frieda K.', false],
      ['pending', 'Frieda K.', false],
      ['rejected', 'Frieda K.', false],
      ['spam', 'Frieda K.', false],
      ['withdrawn', null, true],
      ['erased', null, true],
    ],
  );
  const rejected = (await read(`/api/v1/topics/${slug}/comments?state=rejected&names=none`)).json();
  t.match(rejected.comments, [{ status: 'rejected', reason_code: 'insult', author_name: null }]);
  const again = await read(`/api/v1/topics/${slug}/comments`, {
    headers: { 'if-none-match': String(all.headers.etag) },
  });
  t.equal(again.statusCode, 304);

  const file = await read(`/api/v1/topics/${slug}/comments.csv`);
  t.equal(file.headers['cache-control'], 'no-store');
  t.equal(readCsv(file.body, ',').records.length, 6);
  const published = await read(`/api/v1/topics/${slug}/comments.jsonl?scope=published&names=pseudonym`);
  t.equal(JSON.parse(published.body).author_name, 'Person 1');
  t.equal((await read(`/api/v1/topics/${draft.slug}`)).json().state, 'draft');
  t.equal((await read('/api/v1/topics')).json().topics.length, 2);
});

test('an answer for everybody is never one for a key, whoever asked first', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  await aComment(app.db, id);
  const url = `/api/v1/topics/${slug}/comments`;
  const everybody = await aProgram(t, app);
  const withKey = await aProgram(t, app, { token: await aToken(app) });
  for (let round = 0; round < 2; round++) {
    t.equal((await everybody(url)).json().comments.length, 0);
    t.equal((await withKey(url)).json().comments.length, 1);
  }
  const { headers } = await everybody(url);
  t.match(headers['vary'], 'Authorization');
});

test('a program that shows a wrong key hears so, and gets nothing', async (t) => {
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  const good = await aToken(app);
  const expired = await aToken(app, { days: 1 });
  const revoked = await aToken(app);
  await sql`UPDATE api_token SET created_at = now() - interval '2 days', expires_at = now()
    WHERE prefix = ${expired.slice(3, 11)}`.execute(app.db);
  await sql`UPDATE api_token SET revoked_at = now() WHERE prefix = ${revoked.slice(3, 11)}`.execute(app.db);
  const read = await aProgram(t, app);
  const wrong = [
    `Bearer ${expired}`,
    `Bearer ${revoked}`,
    `Bearer ${good}x`,
    `Bearer ${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
    `Bearer ${good.slice(0, 12)}${'A'.repeat(43)}`,
    'Bearer',
    'Bearer ',
    `Basic ${Buffer.from(`x:${good}`).toString('base64')}`,
    'Bearer __proto__',
    `Bearer ${'a'.repeat(8_000)}`,
  ];
  for (const authorization of wrong) {
    for (const url of ['/api/v1/topics', `/api/v1/topics/${slug}/comments.csv`]) {
      const answer = await read(url, { headers: { authorization } });
      t.equal(answer.statusCode, 401, authorization.slice(0, 30));
      t.equal(answer.headers['www-authenticate'], 'Bearer error="invalid_token"');
    }
  }
  const missing = await read(`/api/v1/topics/${slug}/comments?state=pending`);
  t.match(missing, { statusCode: 401, headers: { 'www-authenticate': 'Bearer' } });
  t.equal((await read(`/api/v1/topics/${slug}/comments.csv?scope=all`)).statusCode, 401);
  t.equal((await read('/api/v1/topics', { headers: { authorization: `bearer ${good}` } })).statusCode, 200);
});

test('ten thousand comments are paged without one lost or twice, while more come in', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  const many = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ name: `Nr. ${i}`, text: `Beitrag ${i}` }));
  await publish(app.db, id, many(10_000));
  const before = await app.db.selectFrom('comment').select('reference').execute();
  const follow = async (read: Awaited<ReturnType<typeof aProgram>>) => {
    const found: string[] = [];
    let url: string | null = `/api/v1/topics/${slug}/comments?limit=200`;
    for (let page = 0; url; page++) {
      const answer = await read(url);
      const { comments, next }: CommentPage = answer.json();
      found.push(...comments.map(({ reference }) => reference));
      t.equal(answer.headers['link'], next ? `<${next}>; rel="next"` : undefined);
      url = next && pathOf(next);
      if (page % 10 === 0) await publish(app.db, id, many(7));
    }
    return found;
  };
  for (const token of [undefined, await aToken(app)]) {
    const found = await follow(await aProgram(t, app, token ? { token } : {}));
    t.equal(new Set(found).size, found.length, 'nothing comes twice');
    const seen = new Set(found);
    const missing = before.filter(({ reference }) => !seen.has(reference));
    t.strictSame(missing, [], 'nothing is lost');
  }
});

test('filters: since, answered, channel, reference', async (t) => {
  const app = await testApp(t);
  const read = await aProgram(t, app);
  const { id, slug } = await aTopic(app.db);
  const old = await aComment(app.db, id, {
    state: 'published',
    published_at: new Date('2026-01-01T12:00:00Z'),
  });
  const letter = await aComment(app.db, id, { state: 'published', channel: 'letter' });
  const answered = await aComment(app.db, id, { state: 'published' });
  await anAnswer(app.db, id, [answered]);
  const found = async (query: string) =>
    (await read(`/api/v1/topics/${slug}/comments?${query}`))
      .json<CommentPage>()
      .comments.map((row) => row.reference);
  t.strictSame(
    await found(''),
    [old, letter, answered].map((each) => each.reference),
  );
  t.strictSame(
    await found('since=2026-01-01T13:00:00%2B01:00'),
    [old, letter, answered].map((each) => each.reference),
  );
  t.strictSame(
    await found('since=2026-01-01T12:00:01Z'),
    [letter, answered].map((each) => each.reference),
  );
  t.strictSame(await found('since=0000-01-01T00:00:00Z&limit=1'), [old.reference]);
  t.strictSame(await found('since=9999-12-31T23:59:59Z'), []);
  t.strictSame(await found('answered=true'), [answered.reference]);
  const hidden = await aComment(app.db, id);
  t.strictSame(await found(`reference=${letter.reference}`), [letter.reference]);
  t.strictSame(await found(`reference=${hidden.reference}`), [], 'what is not public is nowhere');
  t.strictSame(await found('answered=false&channel=letter'), [letter.reference]);
});

test('what changed nothing is answered with 304, and what changed with the new', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  const { id: commentId } = await aComment(app.db, id, { state: 'published' });
  const read = await aProgram(t, app);
  let drops = 0;
  app.pages.onDrop(() => drops++);
  for (const url of ['', '/comments', '/comments.csv', '/comments.jsonl'].map(
    (end) => `/api/v1/topics/${slug}${end}`,
  )) {
    const first = await read(url);
    const etag = String(first.headers.etag);
    t.match(etag, /^(?:W\/)?"[\w-]{22}"$/, url);
    t.equal(first.headers['cache-control'], 'no-cache');
    t.equal(first.headers['access-control-allow-origin'], '*');
    t.equal(first.headers['access-control-allow-credentials'], undefined);
    const head = await read(url, { method: 'HEAD' });
    t.match(head, {
      statusCode: 200,
      body: '',
      headers: { etag, 'content-type': first.headers['content-type'] },
    });
    const isFile = /\.(?:csv|jsonl)$/.test(url);
    if (isFile) t.equal(head.headers['content-length'], undefined, 'how long it is nobody knows yet');
    const second = await read(url, { headers: { 'if-none-match': `"x", ${etag}` } });
    t.match(second, { statusCode: 304, headers: { etag, 'access-control-allow-origin': '*' } });

    const seen = drops;
    await app.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('comment')
        .set({ body: `Neu: ${uuidv7()}` })
        .where('id', '=', commentId)
        .execute();
      await trx.updateTable('topic').set({ subtitle: uuidv7() }).where('id', '=', id).execute();
      await raiseVisibleVersion(trx, [id]);
    });
    await waitFor('the pages are dropped', () => drops > seen);
    const changed = await read(url, { headers: { 'if-none-match': etag } });
    t.equal(changed.statusCode, 200);
    t.not(changed.headers.etag, etag);
  }
});

test('nonsense in an address is refused as what it is', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  await aComment(app.db, id, { state: 'published' });
  const read = await aProgram(t, app);
  const withKey = await aProgram(t, app, { token: await aToken(app) });
  const wrong = [
    'limit=0',
    'limit=201',
    'limit=1.5',
    'limit=x',
    'limit=1&limit=2',
    'after=',
    'after=x',
    `after=${uuidv7()}';DROP TABLE comment;--`,
    `after=20260131T000000000000-${uuidv7()}%00`,
    `after=20260231T000000000000-${uuidv7()}`,
    `after=00000101T000000000000-${uuidv7()}`,
    'since=gestern',
    'since=2026-01-01',
    'since=2016-12-31T23:59:60Z',
    'answered=vielleicht',
    'channel=rauchzeichen',
    '__proto__=x',
    '__proto__[state]=pending',
    'constructor=x',
    'stat=pending',
    'LIMIT=1',
  ];
  for (const query of wrong) {
    for (const reader of [read, withKey]) {
      const answer = await reader(`/api/v1/topics/${slug}/comments?${query}`);
      t.equal(answer.statusCode, 422, query);
      t.ok(answer.json().parameter !== undefined, `${query} is named: ${answer.json().detail}`);
    }
  }
  t.equal(
    (await withKey(`/api/v1/topics/${slug}/comments?after=20260131T000000000000-${uuidv7()}`)).statusCode,
    422,
  );
  t.equal((await read(`/api/v1/topics/${slug}/comments?after=${uuidv7()}`)).statusCode, 422);
  for (const name of ['unbekannt', '__proto__', 'constructor', "x'--", '%00', '%C0%80', 'a'.repeat(300)]) {
    const answer = await app.inject(`/api/v1/topics/${name}/comments`);
    t.ok([400, 404, 414].includes(answer.statusCode), `${answer.statusCode} ${name}`);
    t.match(answer.headers['content-type'], 'application/problem+json', name);
  }
  t.equal((await app.inject({ method: 'POST', url: '/api/v1/topics' })).statusCode, 405);
});

test('a topic of another site is none', async (t) => {
  const app = await testApp(t);
  const other = uuidv7();
  await app.db.insertInto('site').values({ id: other, name: 'Anderswo' }).execute();
  const topic = await aTopic(app.db, { site_id: other });
  for (const token of [undefined, await aToken(app)]) {
    const read = await aProgram(t, app, token ? { token } : {});
    t.strictSame((await read('/api/v1/topics')).json(), { topics: [] });
    for (const end of ['', '/comments', '/comments.csv', '/comments.jsonl'])
      t.equal((await read(`/api/v1/topics/${topic.slug}${end}`)).statusCode, 404, end);
  }
});

test('whoever asks too often is told when to come back', async (t) => {
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  const read = await aProgram(t, app);
  let last = await read(`/api/v1/topics/${slug}/comments.csv`);
  for (let n = 0; n < LIMITS.files.max && last.statusCode === 200; n++)
    last = await app.inject(`/api/v1/topics/${slug}/comments.csv`);
  t.equal(last.statusCode, 429);
  t.match(Number(last.headers['retry-after']) > 0, true);
  t.match((await read(`/api/v1/topics/${slug}/comments.csv`)).json(), {
    status: 429,
    title: 'Too Many Requests',
  });
});
