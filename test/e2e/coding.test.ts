import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { type TestApp, testApp } from '../support/app.ts';
import { axe } from '../support/axe.ts';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { listen } from '../support/listen.ts';
import { aCode } from '../support/planning-builders.ts';
import { aStaffMember, PASSWORD } from '../support/staff.ts';
import { waitFor } from '../support/wait-for.ts';

const TEXTS = [
  'Guten Tag 🚲.\r\nMehr Licht am Fluss, bitte. Danke!',
  'Am Markt fehlen Bänke.',
  'Die Haltestelle ist dunkel. Licht fehlt.',
  'Bitte mehr Bänke. Und mehr Licht.',
  'Alles gut so.',
];

/** A planner before five comments, the first one open. */
async function atTheDesk(t: Test) {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  for (const [i, label] of ['Beleuchtung', 'Sitzbänke', 'Licht'].entries())
    await aCode(app.db, topic.id, { label, position: i, mark: ['BE', 'SI', 'LI'][i] as string });
  const comments = [];
  for (const [i, body] of TEXTS.entries()) {
    const received_at = new Date(Date.now() - i * 60_000);
    comments.push(await aComment(app.db, topic.id, { body, received_at, state: 'published' }));
  }
  const origin = await listen(app);
  const context = await (await openBrowser(t)).newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${origin}/anmelden?next=/planung/themen/${topic.slug}`);
  await page.fill('[name=email]', (await aStaffMember(app, ['planner'])).email);
  await page.fill('[name=password]', PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-codes-part="palette"]');
  await page.waitForLoadState('load');
  return { app, page, comments, incidents: watch(page, origin) };
}

async function codings(app: TestApp, reference: string | undefined) {
  const { rows } = await sql<{ label: string; words: string | null; origin: string }>`
    SELECT c.label, substr(m.body, k.starts + 1, k.ends - k.starts) AS words, k.origin
    FROM coding k JOIN code c ON c.id = k.code_id JOIN comment m ON m.id = k.comment_id
    WHERE m.reference = ${reference} ORDER BY k.id`.execute(app.db);
  return rows;
}

/** Presses a key and waits until so many codes stand in the open comment. */
async function code(page: Page, key: string, count: number): Promise<void> {
  await page.keyboard.press(key);
  await waitFor(`${count} codes after ${key}`, async () => {
    return (await page.locator('.sg-note:not(.sg-note--suggestion)').count()) === count;
  });
}

async function next(page: Page, reference: string | undefined): Promise<void> {
  await page.keyboard.press('j');
  await page.waitForSelector(`[data-reference="${reference}"] [data-codes-part="palette"]`);
}

const selected = (page: Page) => page.evaluate('getSelection().toString()') as Promise<string>;

test('five comments are coded by keyboard: whole, by passage, by suggestion, by a new code', {
  skip: noBrowser,
}, async (t) => {
  const { app, page, comments, incidents } = await atTheDesk(t);
  const references = comments.map(({ reference }) => reference);
  await page.keyboard.press('m');
  t.equal(await selected(page), 'Guten Tag 🚲.');
  await page.keyboard.press('m');
  t.equal(await selected(page), 'Mehr Licht am Fluss, bitte.');
  t.equal(await page.locator('[data-codes-said]').textContent(), 'Satz 2 von 3 markiert');
  await page.keyboard.press('Shift+M');
  t.equal(await selected(page), 'Mehr Licht am Fluss, bitte. Danke!');
  await code(page, '1', 1);
  t.match(await codings(app, references[0]), [
    { label: 'Beleuchtung', words: 'Mehr Licht am Fluss, bitte. Danke!', origin: 'person' },
  ]);
  t.match(
    await page.locator(`[data-row="${references[0]}"] .sg-tags`).textContent(),
    'Beleuchtung',
    'in the list, too',
  );

  await next(page, references[1]);
  await code(page, '2', 1);
  t.match(await codings(app, references[1]), [{ label: 'Sitzbänke', words: null }]);

  await next(page, references[2]);
  t.match(await page.locator('[data-first-suggestion]').textContent(), 'Vorschlag wegen „Licht“');
  await code(page, 'Enter', 1);
  t.match(await codings(app, references[2]), [
    { label: 'Licht', words: 'Licht fehlt.', origin: 'suggestion' },
  ]);

  await next(page, references[3]);
  await page.keyboard.press('m');
  await code(page, '2', 1);
  await page.keyboard.press('m');
  t.equal(await selected(page), 'Und mehr Licht.', 'M goes on behind what was just coded');
  await code(page, '3', 2);
  t.match(await codings(app, references[3]), [{ words: 'Bitte mehr Bänke.' }, { words: 'Und mehr Licht.' }]);

  await next(page, references[4]);
  await page.keyboard.press('0');
  await page.keyboard.type('Zufrieden');
  await code(page, 'Enter', 1);
  t.match(await codings(app, references[4]), [{ label: 'Zufrieden', words: null }]);
  const { violations } = await axe(page).analyze();
  t.strictSame(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    [],
  );
  t.strictSame(incidents, []);
});

test('what is selected with the mouse is what is coded, and keys can be switched off', {
  skip: noBrowser,
}, async (t) => {
  const { app, page, comments } = await atTheDesk(t);
  await page
    .locator('[data-at]')
    .filter({ hasText: 'Guten Tag' })
    .first()
    .dblclick({ position: { x: 8, y: 12 } });
  t.equal((await selected(page)).trim(), 'Guten');
  await page.locator('[data-digit="1"]').click();
  await waitFor('the code', async () => (await codings(app, comments[0]?.reference)).length === 1);
  t.match(await codings(app, comments[0]?.reference), [{ words: 'Guten' }]);
  await page.evaluate("localStorage.setItem('sg-keys', 'off')");
  await page.keyboard.press('m');
  await page.keyboard.press('2');
  t.equal((await codings(app, comments[0]?.reference)).length, 1);
});
