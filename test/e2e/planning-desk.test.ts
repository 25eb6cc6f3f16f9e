import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { listen } from '../support/listen.ts';
import { aDepartment } from '../support/planning-builders.ts';
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

test('G opens the export menu at what is ticked, and the file is that', { skip: noBrowser }, async (t) => {
  const { page, references, incidents } = await atTheDesk(t);
  const parts = () =>
    page.locator('[data-export] label:has([name=umfang])').filter({ visible: true }).allInnerTexts();
  const download = async (type: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.click(`[data-export] button:has-text("${type}")`),
    ]);
    return (await readFile(await file.path(), 'utf8')).trim().split('\n');
  };
  await page.keyboard.press('g');
  t.strictSame(await parts(), ['veröffentlicht: 10', 'alles: 10']);
  t.equal(
    await page.evaluate(() => document.activeElement?.getAttribute('value')),
    'filter',
    'the keyboard is there',
  );
  await page.keyboard.press('Escape');
  await page.check(`[data-pick][value="${references[1]}"]`);
  await page.check(`[data-pick][value="${references[3]}"]`);
  await page.locator('[data-pick]:checked').last().blur();
  await page.keyboard.press('g');
  t.strictSame(await parts(), ['Auswahl: 2', 'veröffentlicht: 10', 'alles: 10']);
  t.equal(await page.inputValue('[name=umfang]:checked'), 'auswahl');
  const ticked = await download('JSON Lines');
  t.same(new Set(ticked.map((line) => JSON.parse(line).reference)), new Set([references[1], references[3]]));
  await page.focus('[name=umfang][value=auswahl]');
  await page.keyboard.press('ArrowRight');
  t.equal((await download('JSON Lines')).length, 10, 'or all that is found');
  await page.keyboard.press('Escape');
  await page.click('[data-unselect]');
  await page.keyboard.press('g');
  t.strictSame(await parts(), ['veröffentlicht: 10', 'alles: 10']);
  t.strictSame(incidents, []);
});

for (const javaScriptEnabled of [true, false]) {
  test(`ticked comments get a department, and one of them another, ${javaScriptEnabled ? 'with' : 'without'} a script`, {
    skip: noBrowser,
  }, async (t) => {
    const { page, planner, references, incidents } = await atTheDesk(t, { javaScriptEnabled });
    for (const name of ['Tiefbau', 'Stadtgrün']) await aDepartment(planner.app.db, name);
    await page.goto(page.url());
    for (const reference of references.slice(0, 2)) await page.check(`[data-pick][value="${reference}"]`);
    if (!javaScriptEnabled) await page.click('text=Auswahl merken');
    await page.click('text=Zuweisen');
    t.match(await page.textContent('h1'), 'Zuständigkeit für 2 Beiträge');
    await page.click('main button');
    t.match(await page.textContent('main .kern-error'), 'Bitte wählen Sie einen Fachdienst');
    await page.selectOption('#fachdienst', { label: 'Tiefbau' });
    await page.fill('#faellig', '2099-01-31');
    await page.click('main button');
    t.match(await page.textContent('[role=status].sg-notice'), 'für 2 Beiträge ist gesichert');
    await reads(page, references[0]);
    t.match(await page.textContent('.sg-reader__due'), 'Tiefbau, fällig am 31.\u00a0Januar\u00a02099');
    await page.click('.sg-reader__assign summary');
    await page.selectOption('#fachdienst', { label: 'Stadtgrün' });
    await page.fill('#faellig', '');
    await page.click('.sg-assign button');
    await reads(page, references[0]);
    t.equal(await page.textContent('.sg-reader__due'), 'Stadtgrün');
    await page.goto(page.url().replace(/beitraege.*/, `beitraege/${references[1]}`));
    t.match(await page.textContent('.sg-reader__due'), 'Tiefbau');
    t.strictSame(incidents, []);
  });
}
