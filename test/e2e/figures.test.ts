import type { Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { listen } from '../support/listen.ts';
import { aPlanner, DESK } from '../support/planning-desk.ts';
import { PASSWORD } from '../support/staff.ts';

/** A planner without JavaScript before a topic of two weeks. */
async function atTheDesk(t: Test, width: number): Promise<{ page: Page; origin: string }> {
  const planner = await aPlanner(t);
  await planner.comment({ received_at: new Date('2026-03-02T12:00:00Z') });
  await planner.comment({ received_at: new Date('2026-03-10T12:00:00Z'), channel: 'letter' });
  const origin = await listen(planner.app);
  const browser = await openBrowser(t);
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/anmelden`);
  await page.fill('[name=email]', planner.email);
  await page.fill('[name=password]', PASSWORD);
  await page.click('[type=submit]');
  await page.goto(origin + DESK);
  return { page, origin };
}

test('at a desk the charts stand beside the numbers, and lead to their table', {
  skip: noBrowser,
}, async (t) => {
  const { page } = await atTheDesk(t, 1280);
  t.ok(await page.isVisible('.sg-strip .sg-time'));
  t.ok(await page.isVisible('.sg-strip .sg-bars'));
  t.notOk(await page.isVisible('.sg-strip__fold'));
  await page.click('.sg-strip a:has-text("Tabelle")');
  t.match(page.url(), `${DESK}/zahlen?je=woche#tabelle-verlauf`);
  t.ok(await page.isVisible('#tabelle-verlauf th:has-text("11/2026")'), 'it is open');
});

test('on a telephone they are folded and open without a script', { skip: noBrowser }, async (t) => {
  const { page } = await atTheDesk(t, 360);
  t.notOk(await page.isVisible('.sg-strip .sg-time'));
  await page.focus('.sg-strip__fold');
  await page.keyboard.press('Enter');
  t.ok(await page.isVisible('.sg-strip .sg-time'));
  t.ok(await page.isVisible('.sg-strip .sg-bars'));
});

test('the figures of all topics are printed with their sentences and without their links', {
  skip: noBrowser,
}, async (t) => {
  const { page, origin } = await atTheDesk(t, 1280);
  await page.goto(`${origin}/planung/zahlen`);
  t.ok(await page.isVisible('#themen .sg-chart__file'));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const seen of ['#satz-themen', '#themen .sg-bars', '#verlauf .sg-time'])
    t.ok(await page.isVisible(seen), seen);
  for (const gone of ['#themen .sg-chart__file', '#verlauf .sg-chart__steps', '.sg-charts .sg-back']) {
    t.notOk(await page.isVisible(gone), gone);
  }
});
