import type { Page } from 'playwright-core';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { anAnswerer, answerFields, writeAnswer } from '../support/answerer.ts';
import { type City, cityToInspect, WIDTHS } from '../support/barriers.ts';
import { noBrowser, watch } from '../support/browser.ts';
import { waitFor } from '../support/wait-for.ts';

const LIST = '/planung/themen/digital-stadt-jena/antworten';
const BLOCK = 'Vielen Dank für Ihren Hinweis.';

/** Some published comments of the demo's first topic, a department, a text block. */
async function aDesk({ app }: City) {
  const topic = await app.db
    .selectFrom('topic')
    .select(['id', 'slug'])
    .where('slug', '=', 'digital-stadt-jena')
    .executeTakeFirstOrThrow();
  const comments = await app.db
    .selectFrom('comment')
    .select(['id', 'reference'])
    .where('topic_id', '=', topic.id)
    .where('state', '=', 'published')
    .where('answered_at', 'is', null)
    .orderBy('id')
    .limit(3)
    .execute();
  const block = { id: uuidv7(), site_id: DEFAULT_SITE_ID, title: 'Dank', body: BLOCK };
  await app.db.insertInto('text_block').values(block).execute();
  await app.db
    .insertInto('department')
    .values({ id: uuidv7(), site_id: DEFAULT_SITE_ID, name: 'Fachdienst Bürgerdienste' })
    .execute();
  return {
    topic,
    comments,
    path: `${LIST}/neu?${comments.map(({ reference }) => `beitrag=${reference}`).join('&')}`,
  };
}

async function signIn({ accounts, origin }: City, page: Page): Promise<void> {
  const account = accounts.find(({ role }) => role === 'planner');
  await page.goto(`${origin}/anmelden`);
  await page.fill('[name=email]', account?.email ?? '');
  await page.fill('[name=password]', account?.password ?? '');
  await page.click('[type=submit]');
  await page.waitForURL((url) => url.pathname !== '/anmelden');
}

for (const width of WIDTHS) {
  test(`no barrier in answering at ${width} px`, { skip: noBrowser }, async (t) => {
    const city = await cityToInspect(t, width);
    const { app, origin, newPage, inspect, open } = city;
    const { topic, comments, path } = await aDesk(city);
    const page = await newPage();
    await signIn(city, page);
    for (const empty of ['/planung/antworten', `${LIST}?liste=entwurf`, `${LIST}/neu`])
      await open(page, empty);
    await open(page, '/planung/antworten/bausteine');
    await open(page, path);
    await page.click('[data-pass-on]');
    await page.waitForSelector('#outcome-error');
    await inspect(page, 'an answer that lacks its outcome and its text');

    const planner = await anAnswerer(app, { name: 'J. Sommer' });
    const draft = await writeAnswer(planner, topic, comments);
    const released = await writeAnswer(planner, topic, comments.slice(0, 1), {
      action: 'release',
      body_simple: 'Es gibt bald eine Liste.',
    });
    await writeAnswer(planner, topic, comments.slice(1), { action: 'check' });
    await open(page, draft.url);
    await page.evaluate('for (const one of document.querySelectorAll("main details")) one.open = true');
    await inspect(page, 'everything unfolded');
    await page.keyboard.press('?');
    await page.waitForSelector('#sg-keys[open]');
    await inspect(page, 'the keys');
    await planner.post(draft.url, answerFields({ version: '1', body: 'Anderswo geändert.' }));
    await page.keyboard.press('Escape');
    await page.fill('#body', 'Hier geändert.');
    await page.click('[data-save]');
    await page.waitForSelector('.sg-both');
    await inspect(page, 'two at once');
    await open(page, released.url);
    await page.click('.sg-reply__withdraw summary');
    await page.click('.sg-reply__withdraw button');
    await page.waitForSelector('#reason-error');
    await inspect(page, 'a withdrawal without a reason');
    await planner.post(released.url, { version: '2', action: 'correct', correction_id: uuidv7() });
    for (const shown of [
      released.url,
      `${LIST}?liste=freigabe`,
      '/planung/antworten',
      '/planung/antworten/bausteine',
    ])
      await open(page, shown);
    await open(page, `/themen/digital-stadt-jena?beitrag=${comments[0]?.reference}`);
    await page.goto(origin);
  });
}

test('an answer is written, kept, checked and released by keyboard alone', { skip: noBrowser }, async (t) => {
  const city = await cityToInspect(t, 1280);
  const { app, origin, newPage } = city;
  const { path } = await aDesk(city);
  const page = await newPage();
  const incidents = watch(page, origin);
  await signIn(city, page);
  await page.goto(origin + path);

  await page.keyboard.press('2');
  t.ok(await page.isChecked('#outcome-partly'), '2 chooses');
  await page.waitForSelector('#vorschau:has-text("teilweise berücksichtigt")');
  await page.focus('#ground');
  await page.keyboard.type('Nur 1 von 4');
  t.ok(await page.isChecked('#outcome-partly'), 'in a field digits are digits');
  await page.focus('#outcome-partly');
  await page.keyboard.press('t');
  t.equal(
    await page.evaluate('document.activeElement.value'),
    await page.getAttribute('[data-insert]', 'value'),
  );
  await page.keyboard.press('Enter');
  t.equal(await page.inputValue('#body'), BLOCK);
  await page.keyboard.type(' Wir bauen das.');
  await page.waitForSelector(`#vorschau:has-text("${BLOCK} Wir bauen das.")`);
  t.match(await page.textContent('[data-count]'), String(`${BLOCK} Wir bauen das.`.length));

  await page.keyboard.press('Control+s');
  await page.waitForSelector('.kern-alert--success:has-text("Gesichert.")');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.kern-alert--success:has-text("Zur Prüfung gegeben.")');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.kern-alert--success:has-text("wartet auf die Freigabe")');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.kern-alert--success:has-text("jetzt öffentlich")');
  await waitFor('it is public', async () =>
    (await app.inject('/themen/digital-stadt-jena?beantwortet=1')).body.includes('Wir bauen das.'),
  );

  await page.goto(origin + path);
  await page.keyboard.press('?');
  await page.uncheck('#sg-keys-on');
  await page.reload();
  await page.keyboard.press('1');
  t.notOk(await page.isChecked('#outcome-adopted'), 'switched off, a digit chooses nothing');
  t.strictSame(incidents, []);
});

test('without script an answer is written and released by its buttons', { skip: noBrowser }, async (t) => {
  const city = await cityToInspect(t, 360);
  const { app, origin, newPage } = city;
  const { path } = await aDesk(city);
  const page = await newPage({ javaScriptEnabled: false });
  await signIn(city, page);
  await page.goto(origin + path);
  await page.check('#outcome-adopted');
  await page.click('[data-blocks] summary');
  await page.click('[data-insert]');
  t.equal(await page.inputValue('#body'), BLOCK);
  t.ok(await page.isChecked('#outcome-adopted'));
  await page.click('[data-preview]');
  t.match(await page.textContent('#vorschau'), BLOCK);
  await page.click('button[value=release]');
  await page.waitForSelector('.kern-alert--success');
  t.equal(
    (await app.db.selectFrom('answer').select('state').where('body', '=', BLOCK).executeTakeFirst())?.state,
    'released',
  );
});
