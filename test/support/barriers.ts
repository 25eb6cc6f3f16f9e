import { HtmlValidate } from 'html-validate';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Test } from 'tap';
import { loadDemo } from '../../src/demo/load-demo.ts';
import { testApp } from './app.ts';
import { axe } from './axe.ts';
import { openBrowser } from './browser.ts';
import { listen } from './listen.ts';

/** A phone and a desk. */
export const WIDTHS = [360, 1280];

const html = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Templates are written by hand; how they are indented and quoted inside is not what readers get.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
    // Several boxes to tick are one field.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
  },
});

/** The demo city in a browser of this width, with mail switched on, and what looks for barriers in it. */
export async function cityToInspect(t: Test, width: number) {
  const app = await testApp(t, {
    env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'stadt@beispiel.example' },
  });
  const loaded = await loadDemo(app.db, { secrets: app.secrets });
  if (loaded.outcome !== 'loaded') throw new Error(loaded.outcome);
  const origin = await listen(app);
  const browser = await openBrowser(t);

  /** No barrier that axe can find, and nothing wider than the window. */
  const inspect = async (page: Page, what: string) => {
    const { violations } = await axe(page)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
    );
    t.strictSame(found, [], what);
    const scroll = await page.evaluate('document.documentElement.scrollWidth');
    t.ok(Number(scroll) <= width, `${what} does not scroll sideways (${scroll})`);
  };
  /** Opens an address: the expected status, valid HTML, no barrier. */
  const open = async (page: Page, path: string, status = 200) => {
    const answer = await page.goto(origin + path);
    t.equal(answer?.status(), status, path);
    const { results } = await html.validateString((await answer?.text()) ?? '');
    const messages = results.flatMap((result) =>
      result.messages.map(({ ruleId, line, message }) => `${line}: ${message} (${ruleId})`),
    );
    t.strictSame(messages, [], `${path} is valid HTML`);
    await inspect(page, path);
  };
  const newPage = async (
    options: Pick<BrowserContextOptions, 'javaScriptEnabled' | 'colorScheme' | 'forcedColors'> = {},
  ) => (await browser.newContext({ viewport: { width, height: 800 }, ...options })).newPage();
  const signInAs = async (page: Page, role: string) => {
    const account = loaded.accounts.find((one) => one.role === role);
    if (!account) throw new Error(`The demo has no ${role}`);
    await page.goto(`${origin}/anmelden`);
    await page.fill('[name=email]', account.email);
    await page.fill('[name=password]', account.password);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== '/anmelden');
  };
  return { app, accounts: loaded.accounts, origin, newPage, signInAs, inspect, open };
}

export type City = Awaited<ReturnType<typeof cityToInspect>>;

/** Opens pages by role, `resident` without an account; names in addresses are replaced by what they stand for. */
export async function openAll(
  { accounts, newPage, signInAs, open }: City,
  pages: Readonly<Record<string, readonly string[]>>,
  places: Readonly<Record<string, string>>,
): Promise<void> {
  const addressOf = (path: string) =>
    Object.entries(places).reduce((address, [name, value]) => address.replace(name, value), path);
  for (const [role, paths] of Object.entries(pages)) {
    const page = await newPage();
    if (accounts.some((one) => one.role === role)) await signInAs(page, role);
    for (const path of paths) await open(page, addressOf(path), path === '/gibt-es-nicht' ? 404 : 200);
    await page.context().close();
  }
}
