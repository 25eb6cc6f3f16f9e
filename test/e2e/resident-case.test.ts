import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { addAccount, signIn } from '../../scripts/rehearsal/desk.ts';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { createTestDatabase } from '../support/database.ts';
import { tablesWith } from '../support/find-word.ts';
import { openTopic } from '../support/open-topic.ts';
import { startServer } from '../support/server-process.ts';
import { startMailServer } from '../support/smtp-server.ts';
import { formsIn, type Visitor } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';

/** Begins every word the resident says of themselves and their matter, and stands nowhere else. */
const CANARY = 'Kanarien';
const EMAIL = 'kanarienpost@beispiel.example';
const NEIGHBOUR = 'nachbar@beispiel.example';

/** A city with a mail server, two people who decide and one who plans, and residents whose browsers run no script. */
async function aCity(t: Test) {
  const database = await createTestDatabase();
  const mails = await startMailServer(t);
  const env = {
    DATABASE_URL: database.url,
    SECRET_KEY: 'a secret of at least 32 characters',
    SMTP_URL: mails.url,
    MAIL_FROM: 'mitreden@stadt.example',
    LOG_LEVEL: 'info',
    TRUST_PROXY: '1',
  };
  const server = await startServer(env);
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  pool.on('error', () => undefined);
  t.teardown(async () => {
    await pool.end();
    await server.stop();
    await database.drop();
  });
  const topic = await openTopic(database.url);
  const desk = async (role: string, address: string) =>
    signIn(server.url, address, await addAccount(env, role));
  return {
    server,
    mails,
    pool,
    path: `/themen/${topic.slug}`,
    moderator: await desk('moderator', '192.0.2.1'),
    other: await desk('admin', '192.0.2.2'),
    planner: await desk('planner', '192.0.2.3'),
    slug: topic.slug,
    browser: await openBrowser(t),
  };
}

type City = Awaited<ReturnType<typeof aCity>>;

async function aResident(browser: Browser, url: string, incidents: string[][]): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: true });
  const page = await context.newPage();
  incidents.push(watch(page, url));
  return page;
}

/** Opens what a mail links to; its address is the city's, the server stands elsewhere here. */
async function openLink({ mails, server }: City, page: Page, to: string, count: number, wanted: RegExp) {
  await waitFor(`mail ${count} to ${to}`, () => mails.to(to).length >= count);
  const text = mails.to(to)[count - 1]?.text ?? '';
  const link = wanted.exec(text)?.[0];
  if (!link) throw new Error(`No ${wanted} in the mail:\n${text}`);
  await page.goto(server.url + new URL(link).pathname);
}

async function decide({ pool }: City, desk: Visitor, reference: string, fields: Record<string, string>) {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM comment WHERE reference = $1', [
    reference,
  ]);
  const { body } = await desk.get(`/moderation/kommentare/${rows[0]?.id}`);
  const form = formsIn(body).find(({ action }) => action.includes('/entscheidungen'));
  if (!form) throw new Error('The entry has no form');
  const { status } = await desk.post(form.action, { ...form.fields, ...fields });
  if (status !== 303) throw new Error(`The decision was answered with ${status}`);
}

const referenceOn = async (page: Page) => (await page.textContent('.sg-facts__reference'))?.trim() ?? '';
const submit = (page: Page) => page.click('main form [type=submit]');
/** Digests wait some minutes, so that several comments make one mail; here an hour goes by at once. */
async function anHourPasses({ pool }: City): Promise<void> {
  await pool.query(`UPDATE comment SET published_at = published_at - interval '1 hour'`);
  await pool.query(`UPDATE follower SET told_until = told_until - interval '1 hour'`);
  await pool.query(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL`);
}

test('from a comment to its last trace, without script, by mail and private link', {
  skip: noBrowser,
  timeout: 180_000,
}, async (t) => {
  const city = await aCity(t);
  const { server, mails, browser, path, pool } = city;
  const incidents: string[][] = [];
  const page = await aResident(browser, server.url, incidents);

  await page.goto(server.url + path);
  await page.fill('[name=text]', `${CANARY}gesang am Fluss`);
  await page.fill('[name=name]', `${CANARY}freundin`);
  await page.fill('[name=email]', EMAIL);
  await page.check('[name=notify]');
  await page.click('form[action$="kommentare"] [type=submit]');
  await page.waitForURL(/\/vorgang\//);
  const mine = page.url();
  const reference = await referenceOn(page);

  await openLink(city, page, EMAIL, 1, /http\S+\/bestaetigen\/\S+/);
  await submit(page);
  t.equal(mails.to(EMAIL).length, 1, 'one question, and nothing before the answer');

  await page.goto(`${mine}/bearbeiten`);
  await page.fill('textarea[name=text]', `${CANARY}gesang und ${CANARY}flug am Fluss`);
  await submit(page);
  t.match(await page.textContent('main'), `${CANARY}flug`);

  const neighbour = await aResident(browser, server.url, incidents);
  await neighbour.goto(`${server.url + path}/folgen`);
  await neighbour.fill('[name=email]', NEIGHBOUR);
  await neighbour.check('[value=at-once]');
  await submit(neighbour);
  await openLink(city, neighbour, NEIGHBOUR, 1, /http\S+\/bestaetigen\/\S+/);
  await submit(neighbour);

  await decide(city, city.moderator, reference, {
    decision: 'reject',
    reason: 'insult',
    reason_text: 'Der zweite Satz trifft die Nachbarschaft. Bitte streichen Sie ihn.',
  });
  await openLink(city, page, EMAIL, 2, /http\S+\/vorgang\/\S+/);
  t.match(await page.textContent('h1'), 'Nicht veröffentlicht');
  t.match(await page.textContent('main'), 'trifft die Nachbarschaft');

  await page.goto(`${mine}/widersprechen`);
  await page.fill('textarea[name=text]', `Das ist kein ${CANARY}futter, sondern eine Meinung.`);
  await submit(page);
  await decide(city, city.other, reference, { decision: 'publish' });
  await openLink(city, page, EMAIL, 3, /http\S+\/vorgang\/\S+/);
  t.match(await page.textContent('h1'), 'Veröffentlicht');

  await neighbour.goto(`${server.url + path}/beitraege/${reference}/antworten`);
  await neighbour.fill('textarea[name=text]', 'Da stimme ich zu.');
  await neighbour.click('form[action$="kommentare"] [type=submit]');
  await neighbour.waitForURL(/\/vorgang\//);
  await decide(city, city.moderator, await referenceOn(neighbour), { decision: 'publish' });

  await anHourPasses(city);
  const isTold = () => mails.to(NEIGHBOUR).some(({ text }) => text?.includes('Da stimme ich zu.'));
  await waitFor('the digest', isTold);
  const digest = mails.to(NEIGHBOUR).find(({ text }) => text?.includes('Da stimme ich zu.'));
  const unsubscribe =
    /<(http[^>]+)>/.exec(String(digest?.source.match(/^List-Unsubscribe:[\s\S]*?>/m)?.[0]))?.[1] ?? '';
  const oneClick = await fetch(server.url + new URL(unsubscribe).pathname, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });
  t.equal(oneClick.status, 200);
  t.equal((await pool.query('SELECT FROM follower')).rows.length, 0);

  await page.goto(`${mine}/daten`);
  t.match(await page.textContent('main'), EMAIL);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[href$="daten.json"]')]);
  t.match(download.suggestedFilename(), /\.json$/);

  const reader = await aResident(browser, server.url, incidents);
  const exported = async () =>
    (await city.planner.get(`/planung/themen/${city.slug}/export.jsonl?scope=all&names=full`)).body;
  const readers = [
    path,
    `/en${path}`,
    `${path}/feed.atom`,
    '/feed.atom',
    '/',
    `${path}/bilanz`,
    `${path}?beitrag=${reference}`,
  ];
  const withCanary = async () => {
    const found: string[] = [];
    for (const address of readers) {
      const body = await (await reader.request.get(server.url + address)).text();
      if (body.includes(CANARY)) found.push(address);
    }
    if ((await exported()).includes(CANARY)) found.push('the export');
    await page.goto(mine);
    if ((await page.content()).includes(CANARY)) found.push('the status page');
    return found;
  };
  t.ok((await withCanary()).length >= 5, 'everybody can read it');
  t.ok((await tablesWith(pool, CANARY)).length >= 4, 'it stands in the database');

  await page.goto(`${mine}/loeschen`);
  await page.check('main form [type=checkbox]');
  const again = await page.content();
  await submit(page);
  t.match(await page.textContent('h1'), 'Gelöscht');
  const [form] = formsIn(again).filter(({ action }) => action.includes('/loeschen'));
  const twice = await page.request.post(server.url + (form?.action ?? ''), {
    form: { ...form?.fields, sicher: '1', sure: '1' },
    maxRedirects: 0,
  });
  t.equal(twice.status(), 303, 'asked twice, done once');
  const { rows } = await pool.query(
    `SELECT count(*)::int AS n FROM moderation_event e JOIN comment c ON c.id = e.comment_id WHERE c.reference = $1 AND e.action = 'erase'`,
    [reference],
  );
  t.strictSame(rows, [{ n: 1 }]);

  t.strictSame(
    await waitFor('the pages are made anew', async () =>
      (await withCanary()).length === 0 ? ['nothing'] : undefined,
    ),
    ['nothing'],
  );
  t.strictSame(await tablesWith(pool, CANARY), []);
  t.notMatch(server.output(), new RegExp(CANARY, 'i'), 'no word of it in the log');
  t.notMatch(
    server.output(),
    new RegExp(new URL(mine).pathname.split('/').at(-1) ?? 'x'),
    'nor the private link',
  );
  await page.goto(server.url + path);
  t.match(await page.textContent('#beitraege'), 'Da stimme ich zu.', 'the reply stays');
  t.strictSame(incidents.flat(), []);
});
