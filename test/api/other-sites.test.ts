import { test } from 'tap';
import { accepts } from '../../src/api/accept.ts';
import { testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { listen } from '../support/listen.ts';
import { aProgram, aToken } from '../support/machine.ts';

const ENDS = [
  '/topics',
  '/topics/licht',
  '/topics/licht/comments',
  '/topics/licht/comments.csv',
  '/openapi.json',
];

test('a browser that asks whether a script of another site may read is told that it may, and with what', async (t) => {
  const app = await testApp(t);
  await aTopic(app.db, { slug: 'licht' });
  const read = await aProgram(t, app);
  const asked = {
    origin: 'https://auswertung.example',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'authorization,if-none-match',
  };
  for (const end of [...ENDS, '/topics/licht/comments?limit=3&channel=online']) {
    const answer = await read(`/api/v1${end}`, { method: 'OPTIONS', headers: asked });
    t.equal(answer.statusCode, 204, end);
    t.equal(answer.headers['access-control-allow-origin'], '*');
    t.match(answer.headers['access-control-allow-methods'], /\bGET\b/);
    for (const name of ['Authorization', 'If-None-Match', 'Accept'])
      t.match(answer.headers['access-control-allow-headers'], name);
    t.equal(answer.headers['access-control-allow-credentials'], undefined, 'cookies count for nothing');
    t.match(answer.headers.allow, /\bOPTIONS\b/);
  }
  const elsewhere = await app.inject({ method: 'OPTIONS', url: '/planung', headers: asked });
  t.equal(elsewhere.headers['access-control-allow-origin'], undefined, 'but nowhere else');
});

test('a script of another site can read what went wrong, and with a key what its reader may', async (t) => {
  const app = await testApp(t);
  const { id } = await aTopic(app.db, { slug: 'licht' });
  await aComment(app.db, id, { state: 'pending' });
  const origin = { origin: 'https://auswertung.example' };
  const everybody = await aProgram(t, app);
  const theirs = await aProgram(t, app, { token: await aToken(app) });
  for (const [read, end, status] of [
    [everybody, '/topics/licht/comments?limit=0', 422],
    [everybody, '/topics/keins', 404],
    [theirs, '/topics/licht/comments', 200],
    [theirs, '/topics/licht/comments.csv', 200],
  ] as const) {
    const answer = await read(`/api/v1${end}`, { headers: origin });
    t.equal(answer.statusCode, status, end);
    t.equal(answer.headers['access-control-allow-origin'], '*', end);
  }
  const wrong = await everybody('/api/v1/topics', { headers: { ...origin, authorization: 'Bearer falsch' } });
  t.match(wrong, { statusCode: 401, headers: { 'access-control-allow-origin': '*' } });
});

test('who accepts nothing of what an address gives is told what it gives', async (t) => {
  const app = await testApp(t);
  await aTopic(app.db, { slug: 'licht' });
  const read = await aProgram(t, app);
  for (const [end, accept, type] of [
    ['/topics', 'text/html', 'application/json'],
    ['/topics/licht/comments', 'application/xml, text/*;q=0.5', 'application/json'],
    ['/topics/licht/comments.csv', 'application/json', 'text/csv'],
    ['/topics/licht/comments.jsonl', 'application/json', 'application/jsonl'],
    ['/openapi.json', 'application/json;q=0, */*', 'application/json'],
  ] as const) {
    const answer = await read(`/api/v1${end}`, { headers: { accept } });
    t.equal(answer.statusCode, 406, `${end} as ${accept}`);
    t.match(answer.headers['content-type'], 'application/problem+json');
    t.match(answer.json(), { title: 'Not Acceptable', status: 406, detail: `This address gives ${type}.` });
    const fine = await read(`/api/v1${end}`, { headers: { accept: `text/nothing, ${type};q=0.1` } });
    t.equal(fine.statusCode, 200, end);
  }
});

test('whoever asked before, who accepts nothing of an address is told so', async (t) => {
  const app = await testApp(t);
  const url = `${await listen(app)}/api/v1/topics`;
  const asked = async (accept: string) => (await fetch(url, { headers: { accept } })).status;
  t.equal(await asked('*/*'), 200);
  t.equal(await asked('*/*'), 200);
  t.equal(await asked('text/html'), 406);
  t.equal(await asked('application/json'), 200);
});

test('an address that is none, and one that is only read, say so to programs of every site', async (t) => {
  const app = await testApp(t);
  for (const [method, url, status, title, detail] of [
    ['GET', '/api/v1', 404, 'Not Found', /openapi\.json/],
    ['GET', '/api/v1/', 404, 'Not Found', /openapi\.json/],
    ['GET', '/api/v1/themen', 404, 'Not Found', /openapi\.json/],
    ['GET', '/api/v1/topics/licht/comments.xlsx', 404, 'Not Found', /openapi\.json/],
    ['POST', '/api/v1/topics', 405, 'Method Not Allowed', /only read/],
    ['DELETE', '/api/v1/topics/licht/comments', 405, 'Method Not Allowed', /only read/],
  ] as const) {
    const answer = await app.inject({ method, url, headers: { origin: 'https://auswertung.example' } });
    t.equal(answer.statusCode, status, url);
    t.match(answer.headers, {
      'access-control-allow-origin': '*',
      'content-type': 'application/problem+json; charset=utf-8',
      ...(status === 405 && { allow: 'GET, HEAD, OPTIONS' }),
    });
    t.match(answer.json(), { title, status, detail });
  }
});

test('the most exact range of an Accept decides, and nonsense takes everything', async (t) => {
  const rules: [string | undefined, boolean][] = [
    [undefined, true],
    ['', true],
    ['nonsense', true],
    ['*/*', true],
    ['application/*', true],
    ['APPLICATION/JSON', true],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['application/json;q=0', false],
    ['application/json;q=0, application/*', false],
    ['application/*;q=0, application/json', true],
    ['*/*;q=0', false],
    ['text/html', false],
    ['application/jsonl', false],
    ['application/json; charset=utf-8 ; q=0.2', true],
  ];
  for (const [accept, isTaken] of rules)
    t.equal(accepts(accept, 'application/json'), isTaken, accept ?? 'no header');
});
