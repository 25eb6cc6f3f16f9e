import { channel } from 'node:diagnostics_channel';
import { get } from 'node:http';
import { text as bodyOf } from 'node:stream/consumers';
import { type Test, test } from 'tap';
import { type AkismetSubmission, createAkismet } from '../../src/screening/akismet.ts';
import { type AkismetBehaviour, startAkismetServer } from '../support/akismet-server.ts';

const SITE = 'https://mitreden.example/';

const SUBMISSION: AkismetSubmission = {
  ip: '192.0.2.77',
  userAgent: 'Mozilla/5.0 (X11; Linux) Testbrowser/1.0',
  text: 'Größere Bäume & Bänke = +1 für „Lobeda“ 🌳',
  permalink: 'https://mitreden.example/themen/digital-stadt-jena',
};

async function start(
  t: Test,
  behaviour: AkismetBehaviour,
  limits: { idleTimeoutMs?: number; deadlineMs?: number } = {},
) {
  const server = await startAkismetServer({ behaviour });
  t.teardown(() => server.close());
  return { server, akismet: createAkismet({ key: 'k3y', siteUrl: SITE, url: server.url, ...limits }) };
}

for (const [behaviour, outcome] of [
  ['ham', 'ham'],
  ['spam', 'spam'],
  ['blatant', 'blatant-spam'],
  ['zipped', 'spam'],
  [{ slow: 50 }, 'ham'],
] as const) {
  test(`understands ${JSON.stringify(behaviour)}`, async (t) => {
    const { akismet } = await start(t, behaviour);
    t.strictSame(await akismet.check(SUBMISSION), { outcome });
    t.strictSame(await akismet.submitSpam(SUBMISSION), { outcome: 'accepted' });
    t.strictSame(await akismet.submitHam(SUBMISSION), { outcome: 'accepted' });
    t.strictSame(await akismet.verifyKey(), { outcome: 'valid' });
  });
}

for (const [behaviour, reason] of [
  ['invalid-key', 'invalid-key'],
  ['http-500', 'http-error'],
  ['garbage', 'garbage'],
  ['json', 'garbage'],
  ['flood', 'garbage'],
  ['broken-off', 'refused'],
  ['refused', 'refused'],
  ['trickle', 'timeout'],
  [{ slow: 60_000 }, 'timeout'],
  [{ redirect: 301 }, 'redirect'],
  [{ redirect: 302 }, 'redirect'],
  [{ redirect: 303 }, 'redirect'],
  [{ redirect: 307 }, 'redirect'],
  [{ redirect: 308 }, 'redirect'],
] as const) {
  test(`fails by value, saying the reason and nothing else: ${JSON.stringify(behaviour)}`, async (t) => {
    const printed = [t.capture(console, 'warn'), t.capture(console, 'error'), t.capture(console, 'log')];
    const { server, akismet } = await start(t, behaviour, { idleTimeoutMs: 200, deadlineMs: 400 });
    const answers = [
      await akismet.check(SUBMISSION),
      await akismet.submitSpam(SUBMISSION),
      await akismet.submitHam(SUBMISSION),
      await akismet.verifyKey(),
    ];
    for (const answer of answers) t.strictSame(answer, { outcome: 'failed', reason });
    t.strictSame(
      server.requests.map((request) => request.path),
      behaviour === 'refused'
        ? []
        : ['/1.1/comment-check', '/1.1/submit-spam', '/1.1/submit-ham', '/1.1/verify-key'],
      'one request a call, wherever the answer points',
    );
    t.strictSame(
      printed.flatMap((calls) => calls()),
      [],
      'nothing is printed',
    );
  });
}

test('silence ends the call after the idle timeout', async (t) => {
  const { akismet } = await start(t, { slow: 60_000 }, { idleTimeoutMs: 100, deadlineMs: 60_000 });
  t.strictSame(await akismet.check(SUBMISSION), { outcome: 'failed', reason: 'timeout' });
});

test('an answer that never ends is cut at the deadline, though never idle', async (t) => {
  const { akismet } = await start(t, 'trickle', { idleTimeoutMs: 60_000, deadlineMs: 300 });
  const started = performance.now();
  t.strictSame(await akismet.check(SUBMISSION), { outcome: 'failed', reason: 'timeout' });
  t.ok(performance.now() - started >= 290, 'not before the deadline');
});

test('works again as soon as the server does', async (t) => {
  const { server, akismet } = await start(t, 'refused');
  t.strictSame(await akismet.check(SUBMISSION), { outcome: 'failed', reason: 'refused' });
  await server.behave('spam');
  t.strictSame(await akismet.check(SUBMISSION), { outcome: 'spam' });
});

test('sends the allowed fields only, whatever else the submission holds', async (t) => {
  const { server, akismet } = await start(t, 'ham');
  const resident = {
    name: 'Erika Muster',
    email: 'erika@web.de',
    referrer: 'https://jena.de/',
    url: 'https://erika.example',
  };
  const more = { ...SUBMISSION, ...resident, comment_author: 'Erika Muster', role: 'resident', isTest: true };
  await akismet.check(more);
  await akismet.submitSpam(more);
  await akismet.submitHam(more);
  for (const { fields, headers, method } of server.requests) {
    t.equal(method, 'POST');
    t.strictSame(fields, {
      blog: SITE,
      user_ip: '192.0.2.77',
      user_agent: 'Mozilla/5.0 (X11; Linux) Testbrowser/1.0',
      comment_content: 'Größere Bäume & Bänke = +1 für „Lobeda“ 🌳',
      comment_type: 'comment',
      permalink: 'https://mitreden.example/themen/digital-stadt-jena',
    });
    const names = ['accept-encoding', 'connection', 'content-length', 'content-type', 'host', 'user-agent'];
    t.strictSame(Object.keys(headers).sort(), names);
  }
  t.equal(server.requests.length, 3);
});

test('sends the honeypot with the name of its field where it was kept', async (t) => {
  const { server, akismet } = await start(t, 'ham');
  await akismet.check({ ...SUBMISSION, honeypot: 'https://spam.example' });
  await akismet.check({ ...SUBMISSION, honeypot: '' });
  t.match(server.requests, [
    { fields: { honeypot_field_name: 'website', website: 'https://spam.example' } },
    { fields: { honeypot_field_name: 'website', website: '' } },
  ]);
});

test('asks about the key with the key and the site only', async (t) => {
  const { server, akismet } = await start(t, 'ham');
  await akismet.verifyKey();
  t.strictSame(server.requests[0]?.fields, { key: 'k3y', blog: SITE });
});

test('sends at most 10,000 characters, and nothing that is not Unicode', async (t) => {
  const { server, akismet } = await start(t, 'ham');
  await akismet.check({ ...SUBMISSION, text: `x${'🌳'.repeat(6_000)}`, userAgent: 'U'.repeat(9_000) });
  const { comment_content = '', user_agent } = server.requests[0]?.fields ?? {};
  t.equal(comment_content, `x${'🌳'.repeat(4_999)}\ufffd`);
  t.equal(user_agent, 'U'.repeat(500));
});

test('keeps its limits to its own request, and each of many calls gets its own answer', async (t) => {
  const slow = await start(t, { slow: 300 }, { idleTimeoutMs: 50 });
  const spam = await start(t, 'spam');
  const bystander = new Promise<string>((resolve, reject) => {
    get(`${slow.server.url}/1.1/comment-check`, (response) => resolve(bodyOf(response))).on('error', reject);
  });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? slow : spam).akismet.check(SUBMISSION)),
  );
  t.strictSame(
    answers,
    answers.map((_, i) => (i % 2 === 0 ? { outcome: 'failed', reason: 'timeout' } : { outcome: 'spam' })),
  );
  t.equal(await bystander, 'false');
  t.notOk(channel('http.client.request.created').hasSubscribers, 'nobody listens on');
});
