import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { type Test, test } from 'tap';
import { raiseVisibleVersion } from '../../src/platform/visible-version.ts';
import { testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { waitFor } from '../support/wait-for.ts';

type Headers = Record<string, string>;

/** The first reader's page is made by its route, the second's is answered in front of Fastify. */
async function readers(t: Test) {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.teardown(() => agent.destroy());

  async function read(headers: Headers = {}, method = 'GET') {
    const sent = request({ host: '127.0.0.1', port, path: `/themen/${topic.slug}`, method, headers, agent });
    const [answer] = (await once(sent.end(), 'response')) as [IncomingMessage];
    const { date, ...rest } = answer.headers;
    return { status: answer.statusCode, headers: rest, body: await buffer(answer) };
  }
  return { app, topic, port, read };
}

const CASES: [string, Headers][] = [
  ['plain', {}],
  ['br', { 'accept-encoding': 'gzip, deflate, br, zstd' }],
  ['gzip', { 'accept-encoding': 'gzip' }],
  ['gzip where br is refused', { 'accept-encoding': 'br;q=0, gzip' }],
];

for (const [name, headers] of CASES) {
  test(`a kept page is the page its route made, byte for byte and header for header: ${name}`, async (t) => {
    const { read } = await readers(t);
    const made = await read(headers);
    const kept = await read(headers);
    t.equal(made.status, 200);
    t.same(kept, made);
    t.match(kept.headers, { 'content-security-policy': /default-src 'none'/, vary: 'Accept-Encoding' });

    const unchanged = await read({ ...headers, 'if-none-match': String(made.headers.etag) });
    t.match(unchanged, { status: 304, headers: { etag: made.headers.etag } });
    t.equal(unchanged.body.length, 0);
  });
}

test('a kept page goes when what it shows changes', async (t) => {
  const { app, topic, read } = await readers(t);
  await read();
  const { headers } = await read();
  await app.db.transaction().execute(async (trx) => {
    await trx.updateTable('topic').set({ subtitle: 'Heller als zuvor' }).where('id', '=', topic.id).execute();
    await raiseVisibleVersion(trx, [topic.id]);
  });
  const page = await waitFor('the page to change', async () => {
    const answer = await read();
    return answer.headers.etag !== headers.etag && answer;
  });
  t.match(page.body.toString(), 'Heller als zuvor');
});

test('a kept page ends when its topic opens, without anybody saying so', async (t) => {
  const { app, topic, read } = await readers(t);
  const opensAt = new Date(Date.now() + 400);
  await app.db.updateTable('topic').set({ opens_at: opensAt }).where('id', '=', topic.id).execute();
  t.notMatch((await read()).body.toString(), '<form');
  await waitFor('the form', async () => (await read()).body.includes('<form'));
  t.ok(Date.now() >= opensAt.getTime());
});

test('only GET is answered from what is kept', async (t) => {
  const { read } = await readers(t);
  const page = await read();
  const head = await read({}, 'HEAD');
  t.match(head, { status: 200, headers: { etag: page.headers.etag } });
  t.equal(head.body.length, 0);
});

test('while the program ends, a reader of a kept page is told that this was the last answer', async (t) => {
  const { app, topic, port, read } = await readers(t);
  await read();
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET /themen/${topic.slug} HTTP/1.1\r\n`);
  const [arriving] = (await once(app.server, 'connection')) as [Socket];
  await waitFor('the first line to arrive', () => arriving.bytesRead > 0);
  const closed = app.close();
  await waitFor('the server to take no more connections', () => !app.server.listening);
  socket.write('host: 127.0.0.1\r\n\r\n');
  const answer = await text(socket);
  t.match(answer, /^HTTP\/1\.1 200 OK\r\n/);
  t.match(answer, /\r\nconnection: close\r\n/i);
  await closed;
});
