import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { axe } from '../support/axe.ts';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { codeOf, letProofAge } from '../support/colleague.ts';
import { listen } from '../support/listen.ts';
import { aStaffMember, PASSWORD } from '../support/staff.ts';

const NEW_PASSWORD = 'vier wolken über grünem dach';

const html = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
    // Several boxes to tick are one field.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    // The page is read back from the browser, which writes attributes in its own way.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
  },
});

test('from the invitation to the second step on a telephone, without a barrier', {
  skip: noBrowser,
  timeout: 300_000,
}, async (t) => {
  const app = await testApp(t);
  const admin = await aStaffMember(app, ['admin']);
  const origin = await listen(app);
  const browser = await openBrowser(t);
  const open = async () => (await browser.newContext({ viewport: { width: 360, height: 800 } })).newPage();
  const inspect = async (page: Page, what: string) => {
    const { violations } = await axe(page)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    t.strictSame(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`),
      [],
      what,
    );
    const { results } = await html.validateString(await page.content());
    t.strictSame(
      results.flatMap(({ messages }) => messages.map(({ message, line }) => `${line}: ${message}`)),
      [],
      what,
    );
    t.ok(
      Number(await page.evaluate('document.documentElement.scrollWidth')) <= 360,
      `${what} does not scroll sideways`,
    );
  };
  const press = (page: Page, action?: string) =>
    page.click(`main form${action ? `[action$="${action}"]` : ''} [type=submit]`);
  const signIn = async (page: Page, email: string, password: string) => {
    await page.goto(`${origin}/anmelden`);
    await page.fill('#email', email);
    await page.fill('#password', password);
    await press(page);
  };

  const desk = await open();
  const incidents = watch(desk, origin);
  await signIn(desk, admin.email, PASSWORD);
  await desk.waitForURL(/moderation/);
  await desk.goto(`${origin}/verwaltung/konten/neu`);
  await press(desk);
  await inspect(desk, 'an invitation given back');
  await desk.fill('#name', 'Lise Meitner');
  await desk.fill('#email', 'lise@stadt.example');
  await desk.check('#roles-planner');
  await press(desk);
  await inspect(desk, 'the link');
  const link = new URL(await desk.inputValue('#link')).pathname;

  const phone = await open();
  await phone.goto(origin + link);
  await inspect(phone, 'the page of the link');
  await phone.fill('#password', 'kurz');
  await press(phone);
  await inspect(phone, 'a password given back');
  await phone.fill('#password', NEW_PASSWORD);
  await phone.click('[data-show-password]');
  t.equal(await phone.getAttribute('#password', 'type'), 'text');
  await press(phone);
  await phone.waitForURL(/anmelden\?grund=passwort/);
  await inspect(phone, 'the sign-in with news');
  await phone.goto(origin + link);
  await inspect(phone, 'a used link');

  await signIn(phone, 'lise@stadt.example', NEW_PASSWORD);
  await phone.waitForURL(/planung/);
  await phone.goto(`${origin}/konto/zweiter-schritt`);
  await press(phone);
  await inspect(phone, 'the picture to scan');
  const secret = (await phone.textContent('.sg-secret code'))?.replaceAll(' ', '') ?? '';
  await phone.fill('#totp', '000000');
  await press(phone, 'bestaetigen');
  await inspect(phone, 'a wrong code');
  await phone.fill('#totp', await codeOf(secret, -1));
  await press(phone, 'bestaetigen');
  await phone.waitForSelector('.sg-codes');
  await inspect(phone, 'the recovery codes');
  await phone.goto(`${origin}/konto`);
  await inspect(phone, 'the own account');

  const again = await open();
  await signIn(again, 'lise@stadt.example', NEW_PASSWORD);
  await again.waitForURL(/anmelden\/code/);
  await inspect(again, 'the second step');
  await again.fill('#totp', await codeOf(secret));
  await press(again);
  await again.waitForURL(/planung/);

  await letProofAge(app, admin.id, 11);
  await desk.goto(`${origin}/verwaltung/konten`);
  await inspect(desk, 'the accounts');
  await desk.goto(origin + (await desk.getAttribute('.sg-list__title a', 'href')));
  await inspect(desk, 'an account');
  await press(desk, 'sperren');
  await inspect(desk, 'the question who it is');
  await desk.fill('#proof_password', PASSWORD);
  await press(desk, 'sperren');
  await desk.waitForURL(/getan=sperren/);
  await inspect(desk, 'a disabled account');
  t.strictSame(incidents, []);
});
