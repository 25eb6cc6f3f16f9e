import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { testApp } from '../support/app.ts';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { listen } from '../support/listen.ts';
import { aStaffMember, PASSWORD, signedIn } from '../support/staff.ts';

const OPEN = '.sg-entry--open';

interface Desk {
  app: FastifyInstance;
  page: Page;
  incidents: string[];
  ids: string[];
}

/** A moderator before a queue of waiting comments, the oldest open. */
async function atTheDesk(t: Test, waiting: number): Promise<Desk> {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const ids: string[] = [];
  for (let i = 0; i < waiting; i++) {
    const received_at = new Date(Date.now() - (waiting - i) * 60_000);
    ids.push((await aComment(app.db, topic.id, { received_at, author_name: `Person ${i + 1}` })).id);
  }
  const origin = await listen(app);
  const page = await signIn(await openBrowser(t), origin, (await aStaffMember(app)).email);
  await page.waitForSelector(OPEN);
  return { app, page, ids, incidents: watch(page, origin) };
}

async function signIn(browser: Browser, origin: string, email: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(`${origin}/anmelden`);
  await page.fill('[name=email]', email);
  await giveWord(page);
  return page;
}

async function giveWord(page: Page): Promise<void> {
  await page.fill('[name=password]', PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/moderation/);
}

const opened = (page: Page, id: string | undefined) => page.waitForSelector(`${OPEN}[data-entry="${id}"]`);
const topOf = async (page: Page) => Math.round((await page.locator(OPEN).boundingBox())?.y ?? Number.NaN);

async function stateOf(app: FastifyInstance, id: string | undefined): Promise<string> {
  const row = app.db
    .selectFrom('comment')
    .select('state')
    .where('id', '=', id as string);
  return (await row.executeTakeFirstOrThrow()).state;
}

test('the open entry rests at the same height from the first to the last', { skip: noBrowser }, async (t) => {
  const { page, ids, incidents } = await atTheDesk(t, 4);
  const first = await topOf(page);
  for (const next of ids.slice(1)) {
    await page.keyboard.press('v');
    await opened(page, next);
    t.equal(await topOf(page), first);
    t.equal(await page.evaluate('document.activeElement.dataset.entry'), next, 'it has the focus');
  }
  t.match(await page.title(), /\(1\)/);
  await page.keyboard.press('v');
  await page.waitForSelector('[data-page-done]');
  t.strictSame(incidents, []);
});

test('keys rest in text fields, and can be switched off for good', { skip: noBrowser }, async (t) => {
  const { app, page, ids } = await atTheDesk(t, 2);
  await page.keyboard.press('n');
  await page.keyboard.type('vasj');
  t.equal(await page.inputValue(`${OPEN} [name=note]`), 'vasj');
  t.equal(await stateOf(app, ids[0]), 'pending');

  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.uncheck('#sg-keys-on');
  await page.reload();
  await page.waitForSelector(OPEN);
  await page.keyboard.press('j');
  t.ok(await page.locator(`${OPEN}[data-entry="${ids[0]}"]`).count(), 'J does nothing');
  t.notOk(await page.locator('.sg-kbd').first().isVisible(), 'no key is shown');
});

test('a decision that does not reach the server is kept and sent again', { skip: noBrowser }, async (t) => {
  const { app, page, ids } = await atTheDesk(t, 2);
  await page.route('**/entscheidungen*', (route) => route.abort());
  await page.keyboard.press('a');
  await page.keyboard.press('9');
  await page.keyboard.type('Bitte ohne die Anschrift.');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(`${OPEN} [data-act=retry]`);
  t.equal(await stateOf(app, ids[0]), 'pending');

  await page.unroute('**/entscheidungen*');
  await page.click(`${OPEN} [data-act=retry]`);
  await opened(page, ids[1]);
  t.equal(await stateOf(app, ids[0]), 'rejected');
  const text = await app.db.selectFrom('decision_text').select('reason_text').executeTakeFirstOrThrow();
  t.equal(text.reason_text, 'Bitte ohne die Anschrift.');
});

test('a colleague who was faster is named, and the note is kept', { skip: noBrowser }, async (t) => {
  const { app, page, ids } = await atTheDesk(t, 2);
  const colleague = await signedIn(app);
  await page.keyboard.press('n');
  await page.keyboard.type('Kommt aus Jena');
  await page.keyboard.press('Escape');
  const sent = form({ _csrf: colleague.csrf, version: '1', decision: 'spam' });
  const reply = await app.inject({
    method: 'POST',
    url: `/moderation/kommentare/${ids[0]}/entscheidungen`,
    payload: sent.payload,
    headers: { ...sent.headers, cookie: colleague.cookie },
  });
  t.ok(reply.statusCode < 400, `the colleague decided (${reply.statusCode})`);

  await page.keyboard.press('v');
  await page.waitForSelector(`${OPEN} .sg-answer`);
  t.match(await page.textContent(`${OPEN} .sg-answer`), /Schon entschieden.*Kommt aus Jena/s);
  t.equal(await stateOf(app, ids[0]), 'spam');
  await page.keyboard.press('Enter');
  await opened(page, ids[1]);
});

test('words begun before the session ended are there after the sign-in', { skip: noBrowser }, async (t) => {
  const { app, page, ids } = await atTheDesk(t, 2);
  await page.keyboard.press('j');
  await app.db.deleteFrom('staff_session').execute();
  await page.keyboard.press('a');
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await page.keyboard.type('Rückruf vereinbart');
  await page.keyboard.press('Control+Enter');
  await page.click(`${OPEN} [data-slot=signIn]`);
  await page.waitForURL(/\/anmelden/);
  const { email } = await app.db.selectFrom('staff').select('email').executeTakeFirstOrThrow();
  await page.fill('[name=email]', email);
  await giveWord(page);

  await opened(page, ids[1]);
  t.equal(await page.inputValue(`${OPEN} [name=note]`), 'Rückruf vereinbart');
  t.equal(await page.getAttribute(`${OPEN} [data-reasons] :checked`, 'value'), 'personal-data');
  t.equal(await page.evaluate('sessionStorage.length'), 0, 'and nowhere else any more');
  await page.keyboard.press('Enter');
  await opened(page, ids[0]);
  t.equal(await stateOf(app, ids[1]), 'rejected');
});
