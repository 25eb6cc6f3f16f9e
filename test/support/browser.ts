import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Test } from 'tap';

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const executablePath = PLACES.find((place) => place && existsSync(place));

if (!executablePath && process.env['REQUIRE_BROWSER'] === '1') {
  throw new Error('REQUIRE_BROWSER=1, but no Chromium was found; CHROMIUM can name one');
}

/** For `test(…, { skip })`: false where a browser is, else the reason. */
export const noBrowser: string | false = executablePath
  ? false
  : 'no Chromium here: browser tests were not run (CHROMIUM can name one)';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(t: Test): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: executablePath as string, args: ARGUMENTS });
  t.teardown(() => browser.close());
  return browser;
}

/** What a page did that it should not have: dialogs, script errors, policy violations, requests to other hosts. */
export function watch(page: Page, origin: string): string[] {
  const incidents: string[] = [];
  page.on('dialog', (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  page.on('pageerror', (error) => incidents.push(`script error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) incidents.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) incidents.push(`request: ${url}`);
  });
  return incidents;
}
