import type { Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { axe } from '../support/axe.ts';
import { cityToInspect, WIDTHS } from '../support/barriers.ts';
import { noBrowser } from '../support/browser.ts';

const OPEN = '.sg-entry--open';

/** Every page of the desk that does not need something to have happened before. */
const PAGES = [
  '/moderation',
  '/moderation?queue=decided',
  '/moderation?queue=objections',
  '/moderation?q=Stadt',
  '/moderation/meldungen',
  '/moderation/protokoll',
  '/moderation/bericht',
  '/moderation/akismet',
  '/verwaltung/regeln',
  '/verwaltung/gruende',
  '/verwaltung/gruende/insult',
  '/konto/tasten',
];

/** What other colours can break; the rest is looked at in the light, on every page kind. */
async function inColours(t: Test, page: Page, what: string): Promise<void> {
  const rules = ['color-contrast', 'link-in-text-block', 'target-size'];
  const { violations, passes } = await axe(page).withRules(rules).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
  t.strictSame(found, [], what);
  t.ok(passes.length > 0, `${what}: something was looked at`);
}

for (const width of WIDTHS) {
  test(`no barrier on a page of the desk in the dark at ${width} px`, { skip: noBrowser }, async (t) => {
    const city = await cityToInspect(t, width);
    const page = await city.newPage({ colorScheme: 'dark' });
    await city.signInAs(page, 'moderator');
    for (const path of PAGES) {
      await page.goto(city.origin + path);
      await inColours(t, page, path);
    }
    const { id } = await city.app.db
      .selectFrom('comment')
      .select('id')
      .where('state', '=', 'pending')
      .orderBy('received_at')
      .limit(1)
      .executeTakeFirstOrThrow();
    await page.goto(`${city.origin}/moderation/kommentare/${id}`);
    await inColours(t, page, 'the page of one comment');
    await page.goto(`${city.origin}/moderation`);
    await page.waitForSelector(OPEN);
    await page.click(`${OPEN} [data-act=panel]`);
    await page.waitForSelector('[data-reasons]');
    await inColours(t, page, 'the reject panel');
    await page.context().close();

    // The system's own colours: nothing is told by ours alone, so every control has an edge and a name.
    const plain = await city.newPage({ forcedColors: 'active' });
    await city.signInAs(plain, 'moderator');
    await plain.waitForSelector(OPEN);
    await city.inspect(plain, 'the desk in forced colours');
  });
}
