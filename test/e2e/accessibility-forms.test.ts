import { test } from 'tap';
import { type MailPurpose, mailToken } from '../../src/mail/mail-token.ts';
import { type City, cityToInspect, WIDTHS } from '../support/barriers.ts';
import { noBrowser } from '../support/browser.ts';

const TOPIC = '/themen/digital-stadt-jena';

for (const width of WIDTHS) {
  test(`no barrier in what forms answer at ${width} px`, { skip: noBrowser }, async (t) => {
    const city = await cityToInspect(t, width);
    await reporting(city);
    await replyingAndSupporting(city);
    const privateLink = await commenting(city);
    await following(city, privateLink);
    await decidingAboutSeveral(city);
  });
}

async function reporting({ origin, newPage, inspect, open }: City): Promise<void> {
  const page = await newPage();
  await page.goto(origin + TOPIC);
  await open(page, (await page.getAttribute('main a[href$="/melden"]', 'href')) ?? '');
  await page.click('main form[action$="/melden"] [type=submit]');
  await page.waitForSelector('#meldung-reason-fehler');
  await inspect(page, 'the report given back');
  await page.check('#grund-insult');
  await page.click('main form[action$="/melden"] [type=submit]');
  await page.waitForURL(/\/meldungen\//);
  await open(page, new URL(page.url()).pathname);
}

async function replyingAndSupporting({ origin, newPage, inspect, open }: City): Promise<void> {
  const page = await newPage();
  await page.goto(origin + TOPIC);
  const support = (await page.getAttribute('form[action$="/unterstuetzen"]', 'action')) ?? '';
  const thread = support.replace('/unterstuetzen', '');
  await open(page, `${TOPIC}?beantwortet=1&sortierung=unterstuetzt`);
  await open(page, thread);
  await open(page, `${thread}/antworten`);
  await page.fill('[name=text]', 'ab');
  await page.click('form[action$="kommentare"] [type=submit]');
  await page.waitForSelector('[aria-invalid=true]');
  await inspect(page, 'the reply given back');
  await page.goto(origin + TOPIC);
  await page.click(`form[action="${support}"] button`);
  await page.waitForSelector('[data-said]:not(:empty)');
  await inspect(page, 'a comment just supported');
  const plain = await newPage({ javaScriptEnabled: false });
  await plain.goto(origin + TOPIC);
  await plain.click(`form[action="${support}"] button`);
  await plain.waitForSelector('h1:has-text("heute schon")');
  await inspect(page, 'a comment supported before');
}

/** @returns the private link's path */
async function commenting({ origin, newPage, inspect, open }: City): Promise<string> {
  const page = await newPage();
  await page.goto(origin + TOPIC);
  await page.fill('[name=text]', 'ab');
  await page.fill('[name=email]', 'frieda@beispiel');
  await page.click('form[action$="kommentare"] [type=submit]');
  await page.waitForSelector('[aria-invalid=true]');
  await inspect(page, 'the form given back');
  await page.fill('[name=text]', 'Mehr Bänke am Fluss, bitte.');
  await page.fill('[name=email]', '');
  await page.click('form[action$="kommentare"] [type=submit]');
  await page.waitForURL(/\/vorgang\//);
  const privateLink = new URL(page.url()).pathname;
  await open(page, privateLink);
  for (const act of ['bearbeiten', 'zurueckziehen', 'daten']) await open(page, `${privateLink}/${act}`);
  // It waits: there is nothing to object to.
  await open(page, `${privateLink}/widersprechen`, 409);
  await open(page, `${privateLink}/loeschen`);
  await page.click('main form [type=submit]');
  await page.waitForSelector('[aria-invalid=true]');
  await inspect(page, 'the question before erasing');
  for (const path of ['/vorgang', '/en/vorgang']) await open(page, path);
  for (const path of ['/vorgang?nummer=2222-2222', '/vorgang/abgeschnitten']) await open(page, path, 404);
  return privateLink;
}

async function following({ app, origin, newPage, inspect, open }: City, privateLink: string): Promise<void> {
  const page = await newPage();
  await page.goto(`${origin}${TOPIC}/folgen`);
  await page.click('main [type=submit]');
  await inspect(page, 'the form to follow given back');
  await page.fill('[name=email]', 'frieda@beispiel.de');
  await page.click('main [type=submit]');
  await inspect(page, 'the form to follow taken');
  await page.goto(`${origin}${privateLink}/benachrichtigen`);
  await page.fill('[name=email]', 'frieda@beispiel.de');
  await page.click('main [type=submit]');
  await open(page, `${privateLink}/benachrichtigen`);
  const { id } = await app.db.selectFrom('follower').select('id').executeTakeFirstOrThrow();
  const token = (purpose: MailPurpose) => mailToken(app.secrets.mail, purpose, id);
  await open(page, `/abbestellen/${token('unsubscribe-follower')}`);
  await open(page, `/bestaetigen/${token('confirm-follower')}`);
  await page.click('main [type=submit]');
  await inspect(page, 'an address confirmed');
  await open(page, `/folgen/${token('manage-follower')}`);
}

/** Several comments picked, previewed, decided and taken back; a comment's own page with what is around it. */
async function decidingAboutSeveral({ accounts, origin, newPage, inspect, open }: City): Promise<void> {
  const page = await newPage();
  const { email = '', password = '' } = accounts.find(({ role }) => role === 'moderator') ?? {};
  await page.goto(`${origin}/anmelden`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('[type=submit]');
  await page.waitForURL((url) => url.pathname !== '/anmelden');
  await page.goto(`${origin}/moderation`);
  const entry = (await page.getAttribute('[data-entry]', 'data-href')) ?? '';
  await page.keyboard.press('x');
  await page.click('[data-bulk] summary');
  await page.click('#sg-bulk [type=submit][value=picked]', { noWaitAfter: true });
  // What lies half under the fixed bar at the top counts as too small.
  await page.evaluate('scrollTo(0, 0)');
  await inspect(page, 'the form for several, filled in');
  await page.check('#bulk-spam');
  await page.click('#sg-bulk [type=submit][value=picked]');
  await page.waitForURL(/\/stapel\//);
  await open(page, page.url().slice(origin.length));
  await page.click('form[action*="ausfuehren"] [type=submit]');
  await page.waitForSelector('form[action*="zuruecknehmen"]');
  await inspect(page, 'several decided');
  await page.click('form[action*="zuruecknehmen"] [type=submit]');
  await page.waitForSelector('[data-bulk-page]:not(:has(form, [data-bulk-running]))');
  await open(page, entry);
}
