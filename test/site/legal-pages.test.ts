import { test } from 'tap';
import { raiseVisibleVersion } from '../../src/platform/visible-version.ts';
import { ACCESSIBILITY_LAWS } from '../../src/site/accessibility-law.ts';
import { RETENTION } from '../../src/site/retention.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { waitFor } from '../support/wait-for.ts';

const SLUGS = ['impressum', 'datenschutz', 'barrierefreiheit', 'netiquette'];

async function textOf(app: TestApp, url: string): Promise<string> {
  const page = await app.inject(url);
  if (page.statusCode !== 200) throw new Error(`${page.statusCode} from ${url}`);
  return page.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

async function write(app: TestApp, slug: string, lang: string, body: string) {
  await app.db.transaction().execute(async (trx) => {
    await trx.insertInto('site_page').values({ site_id: DEFAULT_SITE_ID, slug, lang, body }).execute();
    await raiseVisibleVersion(trx, [DEFAULT_SITE_ID]);
  });
}

test('every page stands in both languages, with a draft note until the operator has written its text', async (t) => {
  const app = await testApp(t);
  for (const slug of SLUGS) {
    t.match(await textOf(app, `/${slug}`), 'Entwurf.', slug);
    const english = await app.inject(`/en/${slug}`);
    t.equal(english.statusCode, 200);
    t.match(english.body, '<html lang="en"');
    t.match(english.body, `hreflang="de" href="http://127.0.0.1:8080/${slug}"`);
  }
});

test('pages come from the cache with a strong ETag', async (t) => {
  const app = await testApp(t);
  const first = await app.inject('/impressum');
  const etag = String(first.headers['etag']);
  t.match(etag, /^"[\w-]+"$/);
  t.equal((await app.inject({ url: '/impressum', headers: { 'if-none-match': etag } })).statusCode, 304);
});

test('the operator’s own text takes the draft’s place at once, in the other language too', async (t) => {
  const app = await testApp(t);
  await textOf(app, '/impressum');
  await write(app, 'impressum', 'de', '# Unser Rathaus\n\nAm Markt');
  await waitFor('the new imprint', async () => (await textOf(app, '/impressum')).includes('Am Markt'));
  t.notMatch(await textOf(app, '/impressum'), 'Entwurf.');
  const english = await app.inject('/en/impressum');
  t.match(english.body, 'Am Markt');
  t.match(english.body, /lang="de"[^>]*>\s*<h1/, 'marked as German');
});

test('HTML in the operator’s text is shown, not run', async (t) => {
  const app = await testApp(t);
  await write(app, 'impressum', 'de', '<script>alert(1)</script> [x](javascript:alert(1))');
  const { body } = await app.inject('/impressum');
  t.match(body, '&lt;script&gt;alert(1)&lt;/script&gt;');
  t.notMatch(body, 'href="javascript:');
});

test('without Akismet the privacy page says not a word of it', async (t) => {
  const app = await testApp(t);
  for (const url of ['/datenschutz', '/en/datenschutz']) {
    t.notMatch(await textOf(app, url), /Akismet|Automattic|USA/, url);
  }
});

for (const mode of ['log', 'act']) {
  test(`with Akismet (${mode}) the privacy page says what goes, to whom, for how long and only with consent`, async (t) => {
    const env = { AKISMET_MODE: mode, AKISMET_KEY: 'k', AKISMET_SITE_URL: 'https://stadt.example' };
    const app = await testApp(t, { env });
    const text = await textOf(app, '/datenschutz');
    t.match(text, 'Automattic Inc. in den USA');
    t.match(text, 'nur mit Ihrer Einwilligung');
    t.match(text, 'höchstens aber 7 Tage');
    t.match(text, 'Name und E-Mail-Adresse werden nicht übermittelt');
    t.equal(text.includes('ordnet das Programm ihn'), mode === 'act');
  });
}

test('the privacy page names the periods of the settings in force', async (t) => {
  const app = await testApp(t);
  const text = await textOf(app, '/datenschutz');
  t.match(text, /Prüfsumme der IP-Adresse bei einem Beitrag\s*7 Tage/);
  t.match(
    text,
    `${RETENTION.sessionIdleHours} Stunden nach der letzten Nutzung, spätestens nach ${RETENTION.sessionDays} Tagen`,
  );
  t.match(text, 'keine Cookies');
});

test('the privacy page says what stays for a while of a comment that is erased', async (t) => {
  const app = await testApp(t);
  const page = (await app.inject('/datenschutz')).body;
  t.match(page, /sofort gelöscht, mit allen Fassungen\. Liest nach einem Missbrauch[^|]*höchstens 7 Tage/);
  t.match((await app.inject('/en/datenschutz')).body, /deleted at once[^|]*checksums[^|]*7 days at most/);
});

test('the operator’s text is an addition to the privacy page, never in its place', async (t) => {
  const app = await testApp(t);
  await write(app, 'datenschutz', 'de', '# Verantwortlich\n\nStadt Musterhausen');
  const text = await textOf(app, '/datenschutz');
  t.match(text, 'Stadt Musterhausen');
  t.match(text, 'Wenn Sie einen Beitrag schreiben');
  t.notMatch(text, 'Entwurf.');
  const english = await app.inject('/en/datenschutz');
  t.match(english.body, /<div lang="de"><h2>Verantwortlich/);
  t.match(english.body, 'When you write a comment');
});

test('the accessibility statement follows the state’s law and is honest about its tests', async (t) => {
  const app = await testApp(t);
  const text = await textOf(app, '/barrierefreiheit');
  for (const words of [
    'ThürBarrWebG',
    'ThürBITVO',
    'BITV 2.0',
    'EN 301 549',
    'Landesdurchsetzungsstelle',
    'noch nicht stattgefunden',
  ]) {
    t.match(text, words);
  }
  for (const law of Object.keys(ACCESSIBILITY_LAWS)) {
    await app.db.updateTable('site').set({ accessibility_law: law }).execute();
    await app.db.transaction().execute((trx) => raiseVisibleVersion(trx, [DEFAULT_SITE_ID]));
    const { land = 'des Bundes', statutes = '[Gesetz und Verordnung]' } = ACCESSIBILITY_LAWS[law] ?? {};
    await waitFor(land, async () => (await textOf(app, '/barrierefreiheit')).includes(land));
    t.match(await textOf(app, '/barrierefreiheit'), statutes, law);
  }
});

test('every rule of the netiquette has an anchor, the same in both languages', async (t) => {
  const app = await testApp(t);
  for (const url of ['/netiquette', '/en/netiquette']) {
    const { body } = await app.inject(url);
    for (let rule = 1; rule <= 7; rule++) t.match(body, `<h2 id="regel-${rule}">`, `${url}#regel-${rule}`);
  }
});
