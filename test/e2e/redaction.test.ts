import type { Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { type TestApp, testApp } from '../support/app.ts';
import { axe } from '../support/axe.ts';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { listen } from '../support/listen.ts';
import { aStaffMember, PASSWORD } from '../support/staff.ts';

const OPEN = '.sg-entry--open';
const TEXT = 'Frau Sommer aus Haus 7 sagt: mehr Licht am Fluss.';

/** A moderator before two waiting comments, the first one open. */
async function atTheDesk(t: Test, { script = true } = {}) {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const received_at = new Date(Date.now() - 60_000);
  const { id } = await aComment(app.db, topic.id, { body: TEXT, received_at });
  const next = await aComment(app.db, topic.id);
  const origin = await listen(app);
  const browser = await openBrowser(t);
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: script })
  ).newPage();
  await page.goto(`${origin}/anmelden`);
  await page.fill('[name=email]', (await aStaffMember(app)).email);
  await page.fill('[name=password]', PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/moderation/);
  return { app, page, id, next: next.id, incidents: watch(page, origin) };
}

const commentOf = (app: TestApp, id: string) =>
  app.db.selectFrom('comment').select(['state', 'body']).where('id', '=', id).executeTakeFirstOrThrow();

const opened = (page: Page, id: string) => page.waitForSelector(`${OPEN}[data-entry="${id}"]`);

async function hasNoBarrier(t: Test, page: Page): Promise<void> {
  const { violations } = await axe(page).analyze();
  t.strictSame(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    [],
  );
}

/** Shift and arrows, as somebody without a mouse does. */
async function selectInField(page: Page, field: string, words: string): Promise<void> {
  const start = (await page.inputValue(field)).indexOf(words);
  await page.locator(field).focus();
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < start; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.down('Shift');
  for (let i = 0; i < words.length; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Shift');
}

test('words are blackened by keyboard alone, and one key gives them back', { skip: noBrowser }, async (t) => {
  const { app, page, id, next, incidents } = await atTheDesk(t);
  await opened(page, id);
  await page.keyboard.press('r');
  await hasNoBarrier(t, page);
  const field = `${OPEN} [name=redaction]`;
  await selectInField(page, field, 'Sommer');
  await page.keyboard.press('[');
  t.equal(await page.inputValue(field), TEXT.replace('Sommer', '[[Sommer]]'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  t.ok(await page.isChecked(`${OPEN} [name=kind][value=insult]`), 'a digit is the kind');
  await page.keyboard.press('Control+Enter');
  await opened(page, next);
  t.strictSame(await commentOf(app, id), {
    state: 'published',
    body: 'Frau [geschwärzt: Beleidigung] aus Haus 7 sagt: mehr Licht am Fluss.',
  });
  t.match(await page.textContent('[data-status]'), /Geschwärzt veröffentlicht/);
  await page.keyboard.press('u');
  await opened(page, id);
  t.strictSame(await commentOf(app, id), { state: 'pending', body: TEXT });
  t.strictSame(incidents, []);
});

test('what is selected in the text itself is what the key is about', { skip: noBrowser }, async (t) => {
  const { page, id } = await atTheDesk(t);
  await opened(page, id);
  await page.locator(`${OPEN} [data-entry-text]`).evaluate((text: never) => {
    const { document, getSelection } = globalThis as never as {
      document: {
        createRange(): { setStart(n: unknown, at: number): void; setEnd(n: unknown, at: number): void };
      };
      getSelection(): { removeAllRanges(): void; addRange(range: unknown): void };
    };
    const node = (text as { firstChild: unknown }).firstChild;
    const range = document.createRange();
    range.setStart(node, 4);
    range.setEnd(node, 12);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  await page.keyboard.press('r');
  t.match(await page.inputValue(`${OPEN} [name=redaction]`), /\[\[Sommer\]\]|\[\[Sommer a\]\]/);
  await page.locator(`${OPEN} [name=redaction]`).fill(TEXT);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(`${OPEN} [data-error]`);
  t.match(await page.textContent(`${OPEN} [data-error]`), /keine Stelle gewählt/);
});

test('an author is asked by three keys', { skip: noBrowser }, async (t) => {
  const { app, page, id, next } = await atTheDesk(t);
  await opened(page, id);
  await page.keyboard.press('b');
  await hasNoBarrier(t, page);
  t.match(await page.textContent(`${OPEN} [data-reasons] legend`), /Um Änderung bitten/);
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await opened(page, next);
  t.match(await commentOf(app, id), { state: 'pending' });
  t.equal(await page.textContent('.sg-rail [data-count="asked"]'), '1');
  await page.keyboard.press('u');
  await opened(page, id);
  t.equal(await page.textContent('.sg-rail [data-count="asked"]'), '0');
});

test('without script the brackets do it', { skip: noBrowser }, async (t) => {
  const { app, page, id } = await atTheDesk(t, { script: false });
  const entry = page.locator(`[data-entry="${id}"]`);
  await entry.getByLabel('Schwärzen und veröffentlichen').check();
  await entry.getByText('Stellen, die geschwärzt werden').click();
  await entry.locator('[name=redaction]').fill(TEXT.replace('Sommer', '[[Sommer]]'));
  await entry.getByRole('button', { name: 'Entscheidung speichern' }).click();
  await page.waitForURL(/entschieden=/);
  t.match(await commentOf(app, id), { state: 'published', body: /geschwärzt: Personendaten/ });
  t.match(await page.textContent('.sg-receipt'), /Geschwärzt veröffentlicht/);
});
