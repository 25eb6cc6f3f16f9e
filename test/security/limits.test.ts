import { test } from 'tap';
import { readConfig } from '../../src/config.ts';
import { LIMITS, sender } from '../../src/platform/limits.ts';
import { testApp } from '../support/app.ts';
import { aTopic, form } from '../support/builders.ts';
import { anEditor } from '../support/editor.ts';
import { post } from '../support/resident.ts';

test('an IPv6 sender is its /64, an IPv4 sender is one address however it is written', async (t) => {
  for (const [address, expected] of [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['2001:db8:1:2:ffff::', '2001:db8:1:2'],
  ] as const)
    t.equal(sender({ ip: address }), expected, address);
});

test('forwarded addresses count only from the proxies that the settings name', async (t) => {
  t.equal(readConfig({ TRUST_PROXY: 'true' }).trustProxy, 1, 'true is one proxy, not everybody');
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  const send = (n: number) =>
    post(app, slug, { text: `Beitrag ${n}` }, { headers: { 'x-forwarded-for': `198.51.100.${n}` } });
  for (let n = 0; n < LIMITS.posting.max; n++) t.equal((await send(n)).statusCode, 303);
  t.equal((await send(99)).statusCode, 429, 'a made-up address is no new sender');
  const neighbour = await post(app, slug, { text: 'Nebenan' }, { address: '192.0.2.2' });
  t.equal(neighbour.statusCode, 303);
});

test('behind one proxy the address it saw counts, not what the sender wrote before it', async (t) => {
  const app = await testApp(t, { env: { TRUST_PROXY: '1' } });
  const { slug } = await aTopic(app.db);
  const send = (n: number) =>
    post(
      app,
      slug,
      { text: `Beitrag ${n}` },
      { headers: { 'x-forwarded-for': `203.0.113.${n}, 198.51.100.1` } },
    );
  for (let n = 0; n < LIMITS.posting.max; n++) await send(n);
  t.equal((await send(99)).statusCode, 429);
});

test('every group of routes that costs something has a limit', async (t) => {
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  const editor = await anEditor(app, 'admin');
  const { cookie } = editor.visitor;
  const groups = {
    posting: () => post(app, slug, { text: '' }),
    signIn: () => app.inject({ method: 'POST', url: '/anmelden', ...form({}) }),
    privateLink: () => app.inject('/vorgang/unbekannt'),
    turning: () => app.inject(`/themen/${slug}?aelter=x`),
    support: () =>
      app.inject({ method: 'POST', url: `/themen/${slug}/beitraege/2222-2222/unterstuetzen`, ...form({}) }),
    desk: () => app.inject({ url: '/redaktion/seiten/unbekannt', headers: { cookie } }),
  };
  for (const [group, ask] of Object.entries(groups)) {
    for (let n = 0; n < LIMITS[group as keyof typeof LIMITS].max; n++) await ask();
    const { statusCode, headers } = await ask();
    t.equal(statusCode, 429, group);
    t.ok(Number(headers['retry-after']) >= 1, `${group} says when to come back`);
  }
  t.equal((await app.inject(`/themen/${slug}`)).statusCode, 200, 'reading is never limited');
});
