import { test } from 'tap';
import { raiseVisibleVersion } from '../../src/platform/visible-version.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { waitFor } from '../support/wait-for.ts';

const PUBLIC_URL = 'https://reden.stadt.example';

test('robots are kept out of private pages and told of the sitemap', async (t) => {
  const app = await testApp(t, { env: { PUBLIC_URL } });
  const reply = await app.inject('/robots.txt');
  t.match(reply.headers['content-type'], 'text/plain');
  for (const path of [
    '/vorgang/',
    '/en/vorgang/',
    '/anmelden',
    '/moderation',
    '/planung',
    '/redaktion',
    '/verwaltung',
  ]) {
    t.match(reply.body, `Disallow: ${path}\n`);
  }
  t.match(reply.body, `Sitemap: ${PUBLIC_URL}/sitemap.xml`);
});

test('the sitemap lists every public page in both languages, and no draft', async (t) => {
  const app = await testApp(t, { env: { PUBLIC_URL } });
  const seen = await aTopic(app.db);
  const archived = await aTopic(app.db, { state: 'archived' });
  const draft = await aTopic(app.db, { state: 'draft' });
  const reply = await app.inject('/sitemap.xml');
  t.match(reply.headers['content-type'], 'application/xml');
  const locations = [...reply.body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, location]) => location);
  const paths = [
    '/',
    `/themen/${seen.slug}`,
    `/themen/${archived.slug}`,
    '/offene-daten',
    '/api',
    '/impressum',
    '/datenschutz',
    '/barrierefreiheit',
    '/netiquette',
  ];
  t.strictSame(
    new Set(locations),
    new Set(paths.flatMap((path) => [PUBLIC_URL + path, `${PUBLIC_URL}/en${path}`])),
  );
  t.notMatch(reply.body, draft.slug);
  t.match(reply.body, `hreflang="en" href="${PUBLIC_URL}/en/themen/${seen.slug}"`);
  for (const location of locations as string[]) {
    t.equal((await app.inject(location.slice(PUBLIC_URL.length))).statusCode, 200, location);
  }
});

test('security.txt is as RFC 9116 wants it', async (t) => {
  const app = await testApp(t, { env: { PUBLIC_URL } });
  const lines = async () => {
    const reply = await app.inject('/.well-known/security.txt');
    t.equal(reply.headers['content-type'], 'text/plain; charset=utf-8');
    return Object.fromEntries(
      reply.body
        .trim()
        .split('\n')
        .map((line) => line.split(/: (.*)/).slice(0, 2)),
    );
  };
  const { Expires: expires, ...fields } = await lines();
  t.strictSame(fields, {
    Contact: `${PUBLIC_URL}/impressum`,
    'Preferred-Languages': 'de, en',
    Canonical: `${PUBLIC_URL}/.well-known/security.txt`,
  });
  const days = (Date.parse(expires) - Date.now()) / 86_400_000;
  t.ok(days > 30 && days < 365, `${days} days`);
});

test('security.txt names the site’s address where it has one', async (t) => {
  const app = await testApp(t);
  await app.db.transaction().execute(async (trx) => {
    await trx.updateTable('site').set({ contact_email: 'rathaus@stadt.example' }).execute();
    await raiseVisibleVersion(trx, [DEFAULT_SITE_ID]);
  });
  await waitFor('the address', async () =>
    (await app.inject('/.well-known/security.txt')).body.includes('Contact: mailto:rathaus@stadt.example\n'),
  );
});
