import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { attackStrings, NO_ATTACKS } from '../support/attacks.ts';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { listen } from '../support/listen.ts';
import { post, textareaOf } from '../support/resident.ts';

const attacks = attackStrings('xss', 'naughty');
const SAMPLE = 300;

/** Elements that nothing but a resident's words can have made; forms of ours stand below them. */
const BUILT_BY_WORDS =
  '.sg-comment :is(script, img, iframe, object, embed, style, video), :is(.sg-comment__text, .sg-comment__head) form';

test('every hostile string is stored as sent, or refused with the text given back', {
  skip: attacks ? false : NO_ATTACKS,
}, async (t) => {
  const app = await testApp(t, { env: { TRUST_PROXY: '1' } });
  const topic = await aTopic(app.db);
  const wrong: string[] = [];
  let stored = 0;
  let refused = 0;

  const send = async (text: string, i: number) => {
    const name = [...text].length <= 80 ? text : '';
    const address = `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`;
    const answer = await post(app, topic.slug, { text, name }, { headers: { 'x-forwarded-for': address } });
    if (answer.statusCode === 422) {
      refused++;
      if (textareaOf(answer.body) !== text) wrong.push(`not given back: ${text}`);
      return;
    }
    stored++;
    if (answer.statusCode !== 303) wrong.push(`${answer.statusCode}: ${text}`);
  };
  for (let i = 0; i < (attacks ?? []).length; i += 8) {
    await Promise.all((attacks ?? []).slice(i, i + 8).map((text, j) => send(text, i + j)));
  }

  const rows = await app.db.selectFrom('comment').select(['body', 'author_name']).execute();
  const bodies = new Set(rows.map(({ body }) => body));
  for (const { body, author_name: name } of rows) {
    if (name !== null && name !== body) wrong.push(`the name was changed: ${name}`);
  }
  for (const text of attacks ?? []) {
    if (text.trim().length >= 3 && text.length <= 10_000 && !bodies.has(text))
      wrong.push(`changed or lost: ${text}`);
  }
  t.strictSame(wrong, []);
  t.equal(rows.length, stored);
  t.comment(`${stored} stored, ${refused} refused by the rules of length`);
});

test('a browser shows them as text, and nothing runs', {
  skip: noBrowser || (attacks ? false : NO_ATTACKS),
}, async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const usable = (attacks ?? []).filter((text) => text.trim().length >= 3 && [...text].length <= 10_000);
  const step = usable.length / SAMPLE;
  const sample = Array.from({ length: SAMPLE }, (_, i) => usable[Math.floor(i * step)] as string);
  for (const [i, text] of sample.entries()) {
    const name = [...text].length <= 80 ? text : null;
    const received = new Date(Date.now() - i * 1000);
    await aComment(app.db, topic.id, {
      state: 'published',
      body: text,
      author_name: name,
      received_at: received,
    });
  }
  const origin = await listen(app);
  const browser = await openBrowser(t);
  const page = await browser.newPage();
  const incidents = watch(page, origin);

  const shown: string[] = [];
  await page.goto(`${origin}/themen/${topic.slug}`);
  for (;;) {
    shown.push(...(await page.locator('.sg-comment__text').allTextContents()));
    t.equal(await page.locator(BUILT_BY_WORDS).count(), 0);
    const older = page.locator('a[href*="aelter="]');
    if ((await older.count()) === 0) break;
    await older.click();
    await page.waitForLoadState();
  }
  const seen = (text: string) => text.replace(/\r\n?/g, '\n');
  t.strictSame(shown.map(seen), sample.map(seen), 'letter by letter');
  t.strictSame(incidents, []);
});
