/// <reference lib="dom" />
import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { listen } from '../support/listen.ts';

test('a resident gets no cookie and no storage, and nothing is loaded from elsewhere', {
  skip: noBrowser,
}, async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await aComment(app.db, topic.id, { state: 'published' });
  const origin = await listen(app);
  const browser = await openBrowser(t);
  const context = await browser.newContext();
  const page = await context.newPage();
  const incidents = watch(page, origin);

  const look = async (what: string) => {
    t.strictSame(await context.cookies(), [], `${what}: no cookie`);
    const stored = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: 'caches' in window ? (await caches.keys()).length : 0,
      workers: 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
    }));
    t.strictSame(
      stored,
      { local: 0, session: 0, databases: 0, caches: 0, workers: 0 },
      `${what}: no storage`,
    );
  };

  for (const path of ['/', `/themen/${topic.slug}`, `/en/themen/${topic.slug}`, '/gibt-es-nicht']) {
    const answer = await page.goto(origin + path);
    t.equal(answer?.headers()['set-cookie'], undefined, path);
    await look(path);
  }
  await page.goto(`${origin}/themen/${topic.slug}`);
  await page.fill('[name=text]', 'ab');
  await page.click('form[action$="kommentare"] [type=submit]');
  await page.waitForSelector('[aria-invalid=true]');
  await look('the form given back');
  await page.fill('[name=text]', 'Ein Beitrag zum Licht in der Stadt.');
  await page.click('form[action$="kommentare"] [type=submit]');
  await page.waitForURL(/\/vorgang\//);
  await look('the private page');
  t.strictSame(incidents, []);
});

test('the policy allows no script and no style inside a page, on every kind of answer', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  for (const url of ['/', `/themen/${topic.slug}`, '/gibt-es-nicht', '/healthz', '/anmelden']) {
    const { headers } = await app.inject(url);
    const policy = String(headers['content-security-policy']);
    t.match(policy, /default-src 'none'/, url);
    t.notMatch(policy, /unsafe-|https?:|\*/, url);
    t.equal(headers['x-content-type-options'], 'nosniff', url);
    t.equal(headers['referrer-policy'], 'same-origin', url);
    t.equal(headers['strict-transport-security'], undefined, `${url}: none over plain HTTP`);
  }
});
