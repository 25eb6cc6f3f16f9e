import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { post } from '../support/resident.ts';

test('an address no topic can have is not there, whatever it holds', async (t) => {
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  for (const url of [
    '/themen/%00',
    '/en/themen/%00',
    `/themen/${slug}%00`,
    '/themen/Gr%C3%BCn',
    '/bilder/x',
  ]) {
    const answer = await app.inject(url);
    t.equal(answer.statusCode, 404, url);
    t.match(answer.headers['content-type'], 'text/html', url);
  }
  const answer = await post(app, '%00', { text: 'Mehr Bäume an der Saale' });
  t.equal(answer.statusCode, 404);
  t.ok(answer.body.includes('Mehr Bäume an der Saale'), 'the words come back');
});

test('a permalink with no Vorgangsnummer in it is the page itself', async (t) => {
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  for (const reference of ['%00', 'x', 'abcd-efg', '%F0%9F%98%80']) {
    const answer = await app.inject(`/themen/${slug}?beitrag=${reference}`);
    t.equal(answer.statusCode, 200, reference);
  }
});

test('an address the router cannot read gets the page for errors, with every header', async (t) => {
  const app = await testApp(t);
  const usual = await app.inject('/gibt-es-nicht');
  for (const [url, status] of [
    ['/%zz', 400],
    ['/themen/%ff', 400],
    [`/themen/${'a'.repeat(300)}`, 414],
  ] as const) {
    const answer = await app.inject(url);
    t.equal(answer.statusCode, status, url);
    t.match(answer.headers['content-type'], 'text/html', url);
    t.match(answer.body, /<h1[^>]*>Das haben wir nicht verstanden/, url);
    for (const name of ['content-security-policy', 'referrer-policy', 'x-content-type-options']) {
      t.equal(answer.headers[name], usual.headers[name], `${name} of ${url}`);
    }
    const forPrograms = await app.inject({ url, headers: { accept: 'application/json' } });
    t.match(forPrograms.headers['content-type'], 'application/problem+json', url);
    t.equal(forPrograms.json().status, status, url);
  }
});

test('a request nobody can read is answered in words', async (t) => {
  const app = await testApp(t);
  const origin = new URL(await app.listen({ port: 0 }));
  const ask = async (request: string) => {
    const socket = connect(Number(origin.port), origin.hostname);
    socket.end(request);
    return text(socket);
  };
  const tooLong = await ask(`GET / HTTP/1.1\r\nHost: stadt.example\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`);
  t.match(tooLong, /^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
  t.match(tooLong, 'Content-Type: text/plain; charset=utf-8\r\n');
  t.match(tooLong, 'Das haben wir nicht verstanden (431)');
  t.match(
    await ask('GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n'),
    /^HTTP\/1\.1 400 Bad Request\r\n[\s\S]*\(400\)/,
  );
});

test('the number on an error page is found in the log once, however many programs write it', async (t) => {
  const numbers = await Promise.all(
    [await testApp(t), await testApp(t)].map(async (app) => {
      const { body } = await app.inject('/gibt-es-nicht');
      return /<code>([^<]+)<\/code>/.exec(body)?.[1];
    }),
  );
  t.match(numbers, [/^[0-9a-f]{8}$/, /^[0-9a-f]{8}$/]);
  t.not(numbers[0], numbers[1]);
});
