import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { test } from 'tap';
import { postEvent } from '../../src/webhooks/post-event.ts';
import {
  AddressRefused,
  addressProblem,
  checkedLookup,
  isServedLocally,
} from '../../src/webhooks/reachable.ts';

const PRIVATE = [
  ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.178.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
  ...['255.255.255.255', '224.0.0.1', '198.18.0.1', '192.0.2.1', '2130706433', '0x7f.1', '0177.0.0.1'],
  ...['[::1]', '[::]', '[fe80::1]', '[fd00::1]', '[ff02::1]', '[::ffff:127.0.0.1]', '[::ffff:10.0.0.1]'],
  ...['[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[2001:db8::1]', 'localhost', 'LOCALHOST'],
];
const PUBLIC = ['93.184.215.14', '8.8.8.8', '[2a00:1450:4001:80b::200e]'];

test('an address that leads into the city’s own network is refused, however it is written', async (t) => {
  for (const host of PRIVATE)
    for (const isLocal of [true, false])
      t.equal(await addressProblem(`https://${host}/hook`, isLocal), 'addressPrivate', host);
  for (const host of PUBLIC)
    t.equal(await addressProblem(`https://${host}:8443/x?y`, false), undefined, host);
});

test('without TLS only this machine is told, and only by a program that is served from it', async (t) => {
  t.equal(await addressProblem('http://127.0.0.1:9000/', true), undefined);
  t.equal(await addressProblem('http://[::1]/', true), undefined);
  t.equal(await addressProblem('http://127.0.0.1:9000/', false), 'addressHttps');
  for (const host of ['8.8.8.8', '10.0.0.1', '169.254.169.254'])
    t.equal(await addressProblem(`http://${host}/`, true), 'addressPrivate', host);
  t.ok(isServedLocally('http://127.0.0.1:8080'));
  t.ok(isServedLocally('http://[::1]:8080'));
  for (const url of [
    'https://127.0.0.1',
    'http://mitreden.example',
    'http://10.0.0.1',
    'https://mitreden.example',
  ])
    t.notOk(isServedLocally(url), url);
});

test('what is no address of a web server is refused as what it is', async (t) => {
  for (const [text, problem] of [
    ['', 'address'],
    ['portal.example', 'address'],
    ['https://portal.example/a b', 'address'],
    ['https:\\\\portal.example', 'address'],
    ['ftp://portal.example', 'addressHttps'],
    ['javascript:alert(1)', 'addressHttps'],
    ['http://portal.example', 'addressHttps'],
    ['https://frieda:geheim@portal.example', 'addressUser'],
    ['https://frieda@portal.example', 'addressUser'],
  ] as const)
    t.equal(await addressProblem(text, false), problem, text);
});

test('a name that leads elsewhere by the time of a delivery is not connected to', async (t) => {
  const connections: unknown[] = [];
  const server = createServer((socket) => {
    connections.push(socket);
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  const sent = { headers: {}, body: '{}' };
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    t.strictSame(await postEvent(new URL(`https://${host}:${port}/`), sent), { trouble: 'address' }, host);
  t.strictSame(await postEvent(new URL(`http://169.254.169.254:${port}/`), sent), { trouble: 'address' });
  t.strictSame(connections, []);
  t.strictSame(await postEvent(new URL('https://name.invalid/'), sent), { trouble: 'name' });
});

test('every address of a name must be public, and the one that was checked is connected to', async (t) => {
  const seen = (addresses: string[], url: string, all: boolean) => {
    const found: LookupAddress[] = addresses.map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
    const look = checkedLookup(new URL(url), (_name, _options, callback) => callback(null, found));
    return new Promise((resolve) => {
      look('portal.example', { all }, (error, address) => resolve(error ?? address));
    });
  };
  const https = 'https://portal.example';
  t.equal(await seen(['8.8.8.8'], https, false), '8.8.8.8');
  t.strictSame(await seen(['8.8.8.8', '2a00:1450::1'], https, true), [
    { address: '8.8.8.8', family: 4 },
    { address: '2a00:1450::1', family: 6 },
  ]);
  for (const bad of ['127.0.0.1', '10.0.0.1', '::1', 'fd00::1', '::ffff:192.168.0.1'])
    for (const all of [true, false])
      t.ok((await seen(['8.8.8.8', bad], https, all)) instanceof AddressRefused, bad);
  t.ok((await seen([], https, true)) instanceof AddressRefused, 'none at all');
  t.ok((await seen(['8.8.8.8'], 'http://portal.example', true)) instanceof AddressRefused);
});
