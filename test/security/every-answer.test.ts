import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { post } from '../support/resident.ts';
import { appWithRoutes, fill } from '../support/routes.ts';
import { signedIn } from '../support/staff.ts';

const UUID = '01900000-0000-7000-8000-000000000099';

test('every answer carries the policy, whatever went wrong', async (t) => {
  const { app, routes } = await appWithRoutes(t);
  const { slug } = await aTopic(app.db);
  const admin = await signedIn(app, ['admin']);
  const made = [
    `/themen/${slug}`,
    `/themen/${slug}?beitrag=x`,
    `/themen/${slug}?aelter=x`,
    `/themen/${slug}?neuer=a&neuer=b`,
    '/themen/%00',
    '/themen/%C0%80',
    '/%',
    `/themen/${'a'.repeat(300)}`,
    '/demo/interview',
    '/gibt-es-nicht',
    '/api/v1/gibt-es-nicht',
    `/bilder/${UUID}`,
    '/bilder/%00',
    '/vorgang/%00',
    '/anmelden?next=a&next=b',
    '/planung/themen/%00/export.csv',
  ];
  const urls = new Set([
    ...routes.filter(({ method }) => method === 'GET').map(({ url }) => fill(url)),
    ...made,
  ]);
  for (const url of urls) {
    for (const accept of ['text/html', 'application/json']) {
      const { statusCode, headers } = await app.inject({ url, headers: { accept, cookie: admin.cookie } });
      t.ok(statusCode < 500, `${statusCode} ${url}`);
      t.match(
        headers,
        {
          'content-security-policy': /^default-src 'none';/,
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
        },
        `${statusCode} ${url}`,
      );
      t.notMatch(String(headers['content-security-policy']), /unsafe-|https?:|\*/);
    }
  }
});

test('no address leads out of the assets, and none to another host', async (t) => {
  const app = await testApp(t);
  const ways = [
    '../../package.json',
    '..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/package.json',
    '..%5c..%5cpackage.json',
  ];
  for (const way of [...ways, '%2fetc%2fpasswd', 'desk/%00', 'constructor', '__proto__'])
    t.equal((await app.inject(`/assets/${way}`)).statusCode, 404, way);
  for (const url of [
    '//anderswo.example',
    '//anderswo.example/themen',
    '/\\anderswo.example',
    '/.//anderswo.example',
  ]) {
    const { statusCode, headers } = await app.inject(url);
    t.equal(headers.location, undefined, `${statusCode} ${url}`);
  }
});

test('whoever learns a private link learns it from its author: no cache, no search engine, no referrer', async (t) => {
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  const { headers } = await post(app, slug, { text: 'Mehr Bänke am Fluss, bitte.' });
  t.equal(headers['cache-control'], 'no-store');
  const page = await app.inject(String(headers.location));
  t.match(page.headers, {
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': /^(?:strict-origin|no-referrer)$/,
  });
  t.notMatch(page.body, /(?:href|src|action)="(?:https?:)?\/\//, 'it leads nowhere else');
  const refused = await post(app, slug, { text: '' });
  t.equal(refused.headers['cache-control'], 'no-store', 'nor are words given back kept');
});

test('what is not published stands on no public page, in no language, under no address', async (t) => {
  const { app, routes } = await appWithRoutes(t);
  const topic = await aTopic(app.db);
  const draft = await aTopic(app.db, { state: 'draft', title: 'GEHEIM Entwurf', slug: 'geheim-entwurf' });
  const shown = await aComment(app.db, topic.id, { state: 'published' });
  const hidden = await Promise.all(
    ['pending', 'spam', 'rejected', 'withdrawn'].map((state) =>
      aComment(app.db, topic.id, { state, body: `GEHEIM ${state}`, author_name: 'GEHEIM' }),
    ),
  );
  const inDraft = await aComment(app.db, draft.id, { state: 'published', body: 'GEHEIM im Entwurf' });
  const open = routes.filter(({ method, access }) => method === 'GET' && access === 'public');
  const pages = open.map(({ url }) => url.replace(':slug', topic.slug));
  const drafts = open.map(({ url }) => url.replace(':slug', draft.slug));
  const permalinks = [...hidden, inDraft].flatMap(({ reference }) =>
    ['', '/en'].map((prefix) => `${prefix}/themen/${topic.slug}?beitrag=${reference}`),
  );
  for (const url of [...pages, ...drafts, ...permalinks]) {
    const { body } = await app.inject(fill(url));
    t.notMatch(body, /GEHEIM|geheim-entwurf/, url);
    for (const { reference } of hidden) t.notOk(body.includes(reference), `${url} names ${reference}`);
  }

  const plain = await app.inject(`/themen/${topic.slug}`);
  t.match(plain.body, shown.reference);
  for (const { reference } of hidden) {
    const asked = await app.inject(`/themen/${topic.slug}?beitrag=${reference}`);
    t.equal(asked.headers.etag, plain.headers.etag, 'its link says nothing about it');
  }
});
