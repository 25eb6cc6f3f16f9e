import type { Page } from 'playwright-core';
import { test } from 'tap';
import { cityToInspect } from '../support/barriers.ts';
import { noBrowser } from '../support/browser.ts';

const OPEN = '.sg-entry--open';

const focused = (page: Page) =>
  page.evaluate(`(() => { const { activeElement: one } = document; return one.matches('[data-entry]')
    ? 'entry ' + one.dataset.entry : one.name ? one.name + (one.value && one.type === 'radio' ? ' ' + one.value : '')
    : one.dataset.act ?? one.tagName })()`);

test('a decision by keyboard is what the accessibility tree says it is', { skip: noBrowser }, async (t) => {
  const city = await cityToInspect(t, 1280);
  const page = await city.newPage();
  await city.signInAs(page, 'moderator');
  await page.waitForSelector(OPEN);
  const entry = page.locator(OPEN);
  const idOf = async () => (await entry.getAttribute('data-entry')) as string;
  const tree = () => entry.ariaSnapshot();
  const status = page.locator('[data-status]');

  const name = await entry.locator('[data-entry-name]').textContent();
  t.equal(await entry.getAttribute('aria-labelledby'), `name-${await idOf()}`);
  t.match(await page.locator('main').ariaSnapshot(), `article "${name}"`, 'the entry is named by its author');
  const before = await tree();
  t.match(before, /button "Veröffentlichen"/);
  t.match(before, /button "Ablehnen …"|button "Ablehnen/);
  t.match(before, /group "Öffentlich unter dem Beitrag"|Als Redaktion antworten/);
  t.equal(
    await entry.locator('[data-act=publish]').getAttribute('aria-keyshortcuts'),
    'V',
    'assistive technology is told the key',
  );

  // Publish: one key; the next entry has the focus and a status line says what happened.
  const first = await idOf();
  await page.keyboard.press('v');
  await page.waitForSelector(`${OPEN}:not([data-entry="${first}"])`);
  t.equal(await focused(page), `entry ${await idOf()}`);
  t.match(await status.textContent(), /Veröffentlicht/);
  t.equal(await status.getAttribute('role'), 'status');
  t.match(await page.locator('[data-receipt]').ariaSnapshot(), /button "Rückgängig"/);

  // Reject: a group of radios with the digit as shortcut, the text in a field of its own, one button.
  const second = await idOf();
  await page.keyboard.press('a');
  await page.waitForSelector('[data-reasons]');
  t.equal(await focused(page), 'reason insult', 'the first reason has the focus');
  const panel = await tree();
  t.match(panel, /group "Ablehnen: warum\?"/);
  t.match(panel, /radio "Beleidigung, Herabwürdigung Regel 2"/);
  t.match(
    panel,
    /group "Sprache des Textes"[\s\S]*button "Deutsch" \[pressed\][\s\S]*button "Leichte Sprache"/,
  );
  t.match(panel, /textbox "Beanstandete Stelle freiwillig"/);
  t.match(panel, /textbox "Das liest die Person änderbar"/);
  t.notMatch(panel, /button "Veröffentlichen"/, 'a slip of the hand cannot publish');

  await page.keyboard.press('Enter');
  t.equal(await entry.locator('[data-reasons] input').first().getAttribute('aria-invalid'), 'true');
  const described = await entry.locator('[data-reasons] input').first().getAttribute('aria-describedby');
  t.match(await page.locator(`[id="${described}"]`).textContent(), /wählen Sie einen Grund/);

  await page.keyboard.press('2');
  t.equal(await focused(page), 'reason personal-data');
  t.match(await tree(), /radio "Personendaten anderer Regel 4" \[checked\]/);
  t.match(
    await entry.locator('[data-facts] .sg-hint').textContent(),
    /Welche Angabe/,
    'the reason asks for its facts',
  );
  const order: unknown[] = [];
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab');
    order.push(await focused(page));
  }
  t.match(
    order.filter((one) => one !== 'BUTTON'),
    ['facts', 'reason_text', 'reject'],
    'the order is that of the eye',
  );
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(`${OPEN}:not([data-entry="${second}"])`);
  t.match(await status.textContent(), /Abgelehnt/);
  t.equal(await focused(page), `entry ${await idOf()}`);
  const row = city.app.db.selectFrom('comment').select(['state', 'reason_code']).where('id', '=', second);
  t.match(await row.executeTakeFirst(), { state: 'rejected', reason_code: 'personal-data' });

  // Speaking as the city: the field is labelled, the answer is announced.
  await page.keyboard.press('o');
  t.equal(await focused(page), 'text');
  t.match(await tree(), /textbox "Öffentlich unter dem Beitrag"/);
  await page.keyboard.type('Danke, das nehmen wir mit.');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(`${OPEN} .sg-remarks__said`);
  t.match(await status.textContent(), /Gespeichert/);
  const said = await city.app.db.selectFrom('remark').select('body').executeTakeFirst();
  t.equal(said?.body, 'Danke, das nehmen wir mit.');
  // A receipt that has scrolled half under the bar is no target there.
  await page.evaluate('window.scrollTo(0, 0)');
  await city.inspect(page, 'the desk with an answer of the editors open');

  await page.keyboard.press('?');
  t.match(await page.locator('#sg-keys').ariaSnapshot(), /dialog "Tasten in der Moderation"/);
  await city.inspect(page, 'the help of the keys');
});
