import { randomBytes } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../../src/database/db.ts';
import { loadDemo } from '../../src/demo/load-demo.ts';
import { type MailPurpose, mailToken } from '../../src/mail/mail-token.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { testApp } from '../support/app.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { listen } from '../support/listen.ts';

const WIDTHS = [360, 1280];

/** Every page kind: for residents, and for each role. */
const PAGES = {
  resident: [
    '/',
    '/en/',
    '/themen/digital-stadt-jena',
    '/en/themen/licht-stadt-jena',
    '/themen/stark-handeln-jena',
    '/themen/digital-stadt-jena/folgen',
    '/themen/digital-stadt-jena/bilanz',
    '/en/themen/stark-handeln-jena/bilanz',
    '/impressum',
    '/datenschutz',
    '/barrierefreiheit',
    '/netiquette',
    '/demo/interview',
    '/gibt-es-nicht',
    '/anmelden',
    '/passwort-vergessen',
  ],
  moderator: [
    '/moderation',
    '/moderation/meldungen',
    '/moderation?queue=decided',
    '/moderation?queue=spam',
    '/moderation?queue=edits',
    '/moderation?sortierung=dringend',
    '/moderation/akismet',
    '/moderation/protokoll',
    '/moderation/protokoll?handlung=reject',
    '/moderation/bericht',
    '/verwaltung/regeln',
    '/verwaltung/regeln/protokoll',
    '/verwaltung/regeln/neu?art=words',
    '/verwaltung/regeln/neu?art=links',
    '/verwaltung/regeln/:werbung',
  ],
  planner: ['/planung'],
  editor: ['/redaktion', '/redaktion/themen/neu', '/redaktion/seiten', '/redaktion/seiten/netiquette'],
  admin: [
    '/verwaltung',
    '/verwaltung/konten',
    '/verwaltung/konten/neu',
    '/verwaltung/konten/protokoll',
    '/konto',
    '/konto/zweiter-schritt',
  ],
} as const;

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

/** So that the moderators' list of reports is not empty. */
async function aReport(db: Db): Promise<void> {
  const { id } = await db
    .selectFrom('comment')
    .select('id')
    .where('state', '=', 'published')
    .limit(1)
    .executeTakeFirstOrThrow();
  const report = { id: uuidv7(), site_id: DEFAULT_SITE_ID, comment_id: id, reason_code: 'insult' };
  await db
    .insertInto('report')
    .values({ ...report, body: 'Der zweite Satz', receipt_hash: randomBytes(32) })
    .execute();
}

for (const width of WIDTHS) {
  test(`no barrier that axe can find at ${width} px, and valid HTML`, {
    skip: noBrowser,
    timeout: 300_000,
  }, async (t) => {
    const app = await testApp(t, {
      env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'stadt@beispiel.example' },
    });
    const loaded = await loadDemo(app.db, { secrets: app.secrets });
    if (loaded.outcome !== 'loaded') throw new Error(loaded.outcome);
    const origin = await listen(app);
    await aReport(app.db);
    const rule = await app.db
      .selectFrom('screening_rule')
      .select('id')
      .where('name', '=', 'Werbung')
      .executeTakeFirstOrThrow();
    const browser = await openBrowser(t);

    const inspect = async (page: Page, what: string) => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
      );
      t.strictSame(found, [], what);
      const scroll = await page.evaluate('document.documentElement.scrollWidth');
      t.ok(Number(scroll) <= width, `${what} does not scroll sideways (${scroll})`);
    };
    const validate = async (page: Page, what: string, source: string) => {
      const { results } = await html.validateString(source);
      const messages = results.flatMap((result) =>
        result.messages.map(({ ruleId, line, message }) => `${line}: ${message} (${ruleId})`),
      );
      t.strictSame(messages, [], `${what} is valid HTML`);
      await inspect(page, what);
    };

    for (const [role, paths] of Object.entries(PAGES)) {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      const account = loaded.accounts.find((one) => one.role === role);
      if (account) {
        await page.goto(`${origin}/anmelden`);
        await page.fill('[name=email]', account.email);
        await page.fill('[name=password]', account.password);
        await page.click('[type=submit]');
        await page.waitForURL((url) => url.pathname !== '/anmelden');
      }
      for (const path of paths) {
        const answer = await page.goto(origin + path.replace(':werbung', rule.id));
        const expected = path === '/gibt-es-nicht' ? 404 : 200;
        t.equal(answer?.status(), expected, path);
        await validate(page, path, (await answer?.text()) ?? '');
      }
      await context.close();
    }

    const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
    const topic = `${origin}/themen/digital-stadt-jena`;
    await page.goto(topic);
    const report = await page.getAttribute('main a[href$="/melden"]', 'href');
    const form = await page.goto(origin + report);
    await validate(page, 'the form to report', (await form?.text()) ?? '');
    await page.click('main form[action$="/melden"] [type=submit]');
    await page.waitForSelector('#meldung-reason-fehler');
    await inspect(page, 'the report given back');
    await page.check('#grund-insult');
    await page.click('main form[action$="/melden"] [type=submit]');
    await page.waitForURL(/\/meldungen\//);
    await inspect(page, 'what became of a report');
    await page.goto(topic);
    const support = await page.getAttribute('form[action$="/unterstuetzen"]', 'action');
    const thread = `${origin}${support?.replace('/unterstuetzen', '')}`;
    for (const path of [`${topic}?beantwortet=1&sortierung=unterstuetzt`, thread, `${thread}/antworten`]) {
      const answer = await page.goto(path);
      t.equal(answer?.status(), 200, path);
      await validate(page, path, (await answer?.text()) ?? '');
    }
    await page.fill('[name=text]', 'ab');
    await page.click('form[action$="kommentare"] [type=submit]');
    await page.waitForSelector('[aria-invalid=true]');
    await inspect(page, 'the reply given back');
    await page.goto(topic);
    await page.click(`form[action="${support}"] button`);
    await page.waitForSelector('[data-said]:not(:empty)');
    await inspect(page, 'a comment just supported');
    const plain = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: false });
    const clicked = await plain.newPage();
    await clicked.goto(topic);
    await clicked.click(`form[action="${support}"] button`);
    t.strictSame(
      (await html.validateString(await clicked.content())).results,
      [],
      'the answer is valid HTML',
    );
    t.match(await clicked.textContent('h1'), 'heute schon');
    await plain.close();

    await page.goto(topic);
    await page.fill('[name=text]', 'ab');
    await page.fill('[name=email]', 'frieda@beispiel');
    await page.click('form[action$="kommentare"] [type=submit]');
    await page.waitForSelector('[aria-invalid=true]');
    await inspect(page, 'the form given back');
    await page.fill('[name=text]', 'Mehr Bänke am Fluss, bitte.');
    await page.fill('[name=email]', '');
    await page.click('form[action$="kommentare"] [type=submit]');
    await page.waitForURL(/\/vorgang\//);
    await inspect(page, 'the private page');
    const vorgang = page.url();
    const below = ['/bearbeiten', '/zurueckziehen', '/widersprechen', '/loeschen', '/daten'];
    const found = ['/vorgang', '/vorgang?nummer=2222-2222', '/vorgang/abgeschnitten', '/en/vorgang'];
    for (const url of [...below.map((path) => vorgang + path), ...found.map((path) => origin + path)]) {
      const answer = await page.goto(url);
      await validate(page, url, (await answer?.text()) ?? '');
    }
    await page.goto(`${vorgang}/loeschen`);
    await page.click('main form [type=submit]');
    await page.waitForSelector('[aria-invalid=true]');
    await inspect(page, 'the question before erasing');

    const privateLink = new URL(vorgang).pathname;
    await page.goto(`${topic}/folgen`);
    await page.click('main [type=submit]');
    await inspect(page, 'the form to follow given back');
    await page.fill('[name=email]', 'frieda@beispiel.de');
    await page.click('main [type=submit]');
    await inspect(page, 'the form to follow taken');
    await page.goto(`${origin}${privateLink}/benachrichtigen`);
    await page.fill('[name=email]', 'frieda@beispiel.de');
    await page.click('main [type=submit]');
    const { id } = await app.db.selectFrom('follower').select('id').executeTakeFirstOrThrow();
    const token = (purpose: MailPurpose) => mailToken(app.secrets.mail, purpose, id);
    for (const path of [
      `${privateLink}/benachrichtigen`,
      `/bestaetigen/${token('confirm-follower')}`,
      `/abbestellen/${token('unsubscribe-follower')}`,
    ]) {
      const answer = await page.goto(origin + path);
      t.equal(answer?.status(), 200, path);
      await validate(page, path, (await answer?.text()) ?? '');
    }
    await page.goto(`${origin}/bestaetigen/${token('confirm-follower')}`);
    await page.click('main [type=submit]');
    await inspect(page, 'an address confirmed');
    const managed = await page.goto(`${origin}/folgen/${token('manage-follower')}`);
    await validate(page, 'the page to change e-mails', (await managed?.text()) ?? '');
  });
}
