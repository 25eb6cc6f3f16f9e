import { test } from 'tap';
import { offer } from '../open-data/offer.ts';
import { cityToInspect, WIDTHS } from '../support/barriers.ts';
import { noBrowser } from '../support/browser.ts';

const SETTINGS = '/verwaltung/offene-daten';

for (const width of WIDTHS) {
  test(`keys and open data at ${width} px, by keyboard alone`, {
    skip: noBrowser,
  }, async (t) => {
    const { app, origin, accounts, newPage, inspect, open } = await cityToInspect(t, width);
    const page = await newPage();
    const admin = accounts.find((one) => one.role === 'admin');
    await page.goto(`${origin}/anmelden`);
    await page.fill('[name=email]', admin?.email ?? '');
    await page.fill('[name=password]', admin?.password ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== '/anmelden');

    await open(page, '/verwaltung/schluessel');
    await page.focus('[name=name]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[aria-invalid=true]');
    await inspect(page, 'the form for a key given back');
    await page.focus('[name=name]');
    await page.keyboard.type('Auswertung');
    await page.keyboard.press('Enter');
    const token = await page.inputValue('#token');
    await inspect(page, 'a new key');
    const { status } = await fetch(`${origin}/api/v1/topics`, {
      headers: { authorization: `Bearer ${token}` },
    });
    t.equal(status, 200);
    await open(page, '/verwaltung/schluessel');
    await page.focus('form[action$="/sperren"] button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/getan=gesperrt/);
    await inspect(page, 'a revoked key');

    await open(page, SETTINGS);
    await offer(app, { publisher: 'Amt für Ideen' });
    await page.focus('#is_on-1');
    await page.keyboard.press('Space');
    await page.fill('[name=geocode]', '12');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[aria-invalid=true]');
    await inspect(page, 'the settings given back');
    await page.fill('[name=geocode]', '16053000');
    await page.evaluate(`document.querySelector('[name=version]').value = '0'`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Gespeichert ist: Amt für Ideen');
    await inspect(page, 'what somebody else saved meanwhile');
    await page.focus('[name=geocode]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/gesichert=1/);
    for (const path of ['/offene-daten', '/en/offene-daten', '/en/api']) await open(page, path);
  });
}
