import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'tap';
import { addDistricts } from '../../src/intake/change-districts.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { cityToInspect, WIDTHS } from '../support/barriers.ts';
import { noBrowser } from '../support/browser.ts';

const PAPER = '/planung/themen/digital-stadt-jena/erfassen';
const IMPORT = '/planung/themen/digital-stadt-jena/import';
const CSV = [
  'Nr;Überschrift;Beitrag;Datum;Ortsteil;Schlagwörter',
  '1;Bänke;"Mehr Bänke am Fluss, und zwar solche, auf denen man auch im Winter sitzen mag.";7.9.2017;Lobeda;Grün',
  '2;;Licht fehlt;8.9.2017;Lobeda;Licht',
  '3;;Wo liegt das?;8.9.2017;Atlantis;',
  '4;;;9.9.2017;;',
].join('\r\n');

/** Pictures for whoever wants to look: `SCREENSHOTS=folder`. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

for (const width of WIDTHS) {
  test(`typing cards and importing a table at ${width} px`, { skip: noBrowser }, async (t) => {
    const { app, accounts, origin, newPage, inspect, open } = await cityToInspect(t, width);
    await addDistricts(app.db, DEFAULT_SITE_ID, 'Lobeda\nWinzerla\nJena-Nord');
    const folder = await mkdtemp(path.join(tmpdir(), 'sg-e2e-'));
    t.teardown(() => rm(folder, { recursive: true, force: true }));
    await writeFile(path.join(folder, 'karten.csv'), CSV);
    const page = await newPage();
    await page.goto(`${origin}/anmelden`);
    const admin = accounts.find(({ role }) => role === 'admin');
    await page.fill('[name=email]', admin?.email ?? '');
    await page.fill('[name=password]', admin?.password ?? '');
    await page.click('[type=submit]');
    await page.waitForURL((url) => url.pathname !== '/anmelden');

    await open(page, '/verwaltung/ortsteile');
    await picture(page, `districts-${width}`);
    await open(page, PAPER);
    await picture(page, `paper-${width}`);
    await page.selectOption('#channel', 'card');
    await page.fill('#text', 'ab');
    await page.click('main form [type=submit]');
    await page.waitForSelector('[aria-invalid=true]');
    await inspect(page, 'the card given back');
    await picture(page, `paper-wrong-${width}`);
    await page.fill('#text', 'Mehr Bänke an der Saale.');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.sg-intake__reference');
    t.equal(await page.evaluate('document.activeElement.id'), 'text', 'the next card can be typed at once');
    t.equal(await page.inputValue('#channel'), 'card');
    await inspect(page, 'the next card');
    await picture(page, `paper-next-${width}`);

    await open(page, IMPORT);
    await picture(page, `import-${width}`);
    await page.setInputFiles('#datei', path.join(folder, 'karten.csv'));
    await page.click('main form [type=submit]');
    await page.waitForSelector('#column-0');
    await open(page, new URL(page.url()).pathname);
    await picture(page, `mapping-${width}`);
    await page.click('button[value=check]');
    await page.waitForSelector('#choice-all', { timeout: 60_000 });
    await open(page, new URL(page.url()).pathname);
    await picture(page, `dry-run-${width}`);
    await page.click('form[action$="/uebernehmen"] [type=submit]');
    await page.waitForSelector('main:has-text("2 Beiträge wurden übernommen")', { timeout: 60_000 });
    await open(page, new URL(page.url()).pathname);
    await picture(page, `done-${width}`);
  });
}
