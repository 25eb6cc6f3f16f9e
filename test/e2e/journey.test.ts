import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { listen } from '../support/listen.ts';
import { aStaffMember, PASSWORD } from '../support/staff.ts';

const TEXT = 'Bitte mehr Licht am Saaleufer, abends ist es dort sehr dunkel.';

async function signIn(browser: Browser, origin: string, email: string): Promise<Page> {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto(`${origin}/anmelden`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(moderation|planung)/);
  return page;
}

test('from a comment without script to the planner’s file', { skip: noBrowser }, async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { title: 'Licht.Stadt.Jena', slug: 'licht-stadt-jena' });
  const moderator = await aStaffMember(app, ['moderator']);
  const planner = await aStaffMember(app, ['planner']);
  const origin = await listen(app);
  const browser = await openBrowser(t);

  const resident = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const incidents = watch(resident, origin);
  await resident.goto(`${origin}/themen/licht-stadt-jena`);
  await resident.fill('[name=text]', TEXT);
  await resident.fill('[name=name]', 'Frieda K.');
  await resident.click('form[action$="kommentare"] [type=submit]');
  await resident.waitForURL(/\/vorgang\//);
  t.match(await resident.textContent('h1'), /Eingegangen/);
  const reference = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec((await resident.textContent('main')) ?? '')?.[0] ?? '';
  t.ok(reference, 'the receipt shows the Vorgangsnummer');

  const desk = await signIn(browser, origin, moderator.email);
  await desk.waitForSelector(`article:has-text("${reference}")`);
  await desk.keyboard.press('v');
  await desk.waitForSelector('text=Veröffentlicht: Frieda K.');

  await resident.reload();
  t.match(await resident.textContent('h1'), /Veröffentlicht/);
  await resident.goto(`${origin}/themen/licht-stadt-jena`);
  t.equal(await resident.textContent('.sg-comment__text'), TEXT);
  t.strictSame(incidents, []);

  const planning = await signIn(browser, origin, planner.email);
  await planning.click('summary:has-text("Ausgeben")');
  const [download] = await Promise.all([
    planning.waitForEvent('download'),
    planning.click(':is(button, a):has-text("CSV"):visible >> nth=0'),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  t.match(csv, reference);
  t.match(csv, TEXT);
  t.match(download.suggestedFilename(), new RegExp(`^${topic.slug}-.*\\.csv$`));
});

test('a moderator rejects with a reason by three keys, undoes it, and is told of a colleague', {
  skip: noBrowser,
}, async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const moderator = await aStaffMember(app, ['moderator']);
  const origin = await listen(app);
  const browser = await openBrowser(t);
  const comment = await aComment(app.db, topic.id);
  const desk = await signIn(browser, origin, moderator.email);
  await desk.waitForSelector(`article:has-text("${comment.reference}")`);

  const state = async () =>
    await app.db.selectFrom('comment').select(['state', 'reason_code']).executeTakeFirstOrThrow();
  await desk.keyboard.press('a');
  await desk.keyboard.press('3');
  await desk.keyboard.press('Enter');
  await desk.waitForSelector('text=Abgelehnt');
  t.strictSame(await state(), { state: 'rejected', reason_code: 'advertising' });
  await desk.keyboard.press('u');
  await desk.waitForSelector('article:has-text("Mehr Bänke")');
  t.strictSame(await state(), { state: 'pending', reason_code: null });
});
