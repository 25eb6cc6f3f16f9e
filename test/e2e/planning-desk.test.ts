import type { Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { listen } from '../support/listen.ts';
import { aPlanner, DESK, type Planner } from '../support/planning-desk.ts';
import { PASSWORD } from '../support/staff.ts';

interface Seat {
  planner: Planner;
  page: Page;
  incidents: string[];
  /** The newest first. */
  references: string[];
}

/** A planner before ten comments: two pages. */
async function atTheDesk(t: Test, { javaScriptEnabled = true } = {}): Promise<Seat> {
  const planner = await aPlanner(t);
  const references: string[] = [];
  for (let i = 0; i < 10; i++) {
    const received_at = new Date(Date.UTC(2026, 5, 1, i));
    references.unshift((await planner.comment({ received_at, author_name: `Person ${i}` })).reference);
  }
  const origin = await listen(planner.app);
  const browser = await openBrowser(t);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${origin}/anmelden`);
  await page.fill('[name=email]', planner.email);
  await page.fill('[name=password]', PASSWORD);
  await page.click('[type=submit]');
  await page.waitForURL(/\/planung/);
  await page.goto(origin + DESK);
  return { planner, page, references, incidents: watch(page, origin) };
}

const reads = (page: Page, reference: string | undefined) =>
  page.waitForSelector(`.sg-reader[data-reference="${reference}"]`);

test('J and K walk over the edge of a page, X ticks, and ticks stay', { skip: noBrowser }, async (t) => {
  const { page, references, incidents } = await atTheDesk(t);
  await reads(page, references[0]);
  await page.keyboard.press('j');
  await reads(page, references[1]);
  t.match(page.url(), `/beitraege/${references[1]}`, 'the address follows');
  await page.keyboard.press('x');
  t.equal(await page.textContent('#sg-list-title'), '1 ausgewählt');
  for (const reference of references.slice(2, 9)) {
    await page.keyboard.press('j');
    await reads(page, reference);
  }
  t.equal(await page.textContent('#sg-list-title'), '1 ausgewählt', 'on the next page, too');
  await page.keyboard.press('k');
  await reads(page, references[7]);
  t.ok(await page.isChecked(`[data-pick][value="${references[1]}"]`));
  await page.keyboard.press('Escape');
  t.equal(await page.textContent('#sg-list-title'), '10 Beiträge');
  await page.keyboard.press('/');
  t.equal(await page.evaluate(() => document.activeElement?.id), 'sg-words');
  t.strictSame(incidents, []);
});

test('back leads to the comment that was read before', { skip: noBrowser }, async (t) => {
  const { page, references } = await atTheDesk(t);
  await page.keyboard.press('j');
  await reads(page, references[1]);
  await page.keyboard.press('j');
  await reads(page, references[2]);
  await page.goBack();
  await reads(page, references[1]);
});

test('without a script ticks, pages and rows work by links and forms', { skip: noBrowser }, async (t) => {
  const { page, references } = await atTheDesk(t, { javaScriptEnabled: false });
  await page.check(`[data-pick][value="${references[0]}"]`);
  await page.click('button[name=seite]');
  t.match(await page.textContent('#sg-list-title'), '1 ausgewählt');
  await page.click(`[data-row="${references[9]}"] a`);
  await reads(page, references[9]);
  t.match(await page.textContent('#sg-list-title'), '1 ausgewählt');
});
