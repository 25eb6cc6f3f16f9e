import { Writable } from 'node:stream';
import Fastify from 'fastify';
import { test } from 'tap';
import { loggerOptions, requestLog } from '../../src/platform/log.ts';

async function appThatLogs(trustProxy: false | number) {
  const lines: string[] = [];
  const stream = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  const app = Fastify({ logger: { ...loggerOptions('warn'), stream }, disableRequestLogging: true });
  await app.register(requestLog, { trustProxy });
  app.get('/', async () => 'da');
  return { app, lines };
}

for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip']) {
  test(`${header} without TRUST_PROXY is warned of once, without the address`, async (t) => {
    const { app, lines } = await appThatLogs(false);
    await app.inject({ url: '/' });
    t.strictSame(lines, []);
    for (const address of ['203.0.113.7', '203.0.113.8']) {
      await app.inject({ url: '/', headers: { [header]: address } });
    }
    t.equal(lines.length, 1);
    t.match(lines[0], 'TRUST_PROXY is not set');
    t.notMatch(lines[0], '203.0.113');
  });
}

test('forwarded headers of a proxy that is named are nothing to warn of', async (t) => {
  const { app, lines } = await appThatLogs(1);
  await app.inject({ url: '/', headers: { 'x-forwarded-for': '203.0.113.7' } });
  t.strictSame(lines, []);
});
