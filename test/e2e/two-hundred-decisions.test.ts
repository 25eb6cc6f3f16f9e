import { performance } from 'node:perf_hooks';
import type { Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { type RealComment, readConversation } from '../../scripts/rehearsal/conversation.ts';
import { offered } from '../../src/reasons/reason.ts';
import { noKlimarat } from '../exports/klimarat.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { listen } from '../support/listen.ts';
import { aStaffMember, PASSWORD } from '../support/staff.ts';

const skip = noBrowser || noKlimarat;
const OPEN = '.sg-entry--open';
/** The conversation of the rehearsal: 613 comments, all of them decided. */
const TOPIC = '7z7ejpbmv5';

interface Waiting {
  id: string;
  decision: 'publish' | 'reject';
  reason: string;
}

/** Comments the Klimarat's moderators decided, waiting in the order they came in, and what those decided. */
async function realComments(app: TestApp, count: number): Promise<Waiting[]> {
  const decided = ((await readConversation(TOPIC))?.comments ?? [])
    .filter((one): one is Required<RealComment> => one.decision !== undefined)
    .slice(0, count);
  if (decided.length < count) throw new Error(`Only ${decided.length} of the comments were decided`);
  const { id: topicId } = await aTopic(app.db);
  const waiting: Waiting[] = [];
  for (const [i, { text, author, decision, reason }] of decided.entries()) {
    const received_at = new Date(Date.now() - (count - i) * 60_000);
    const given = { received_at, body: text.padEnd(3, '.'), author_name: `Nr. ${author}` };
    const { id } = await aComment(app.db, topicId, given);
    waiting.push({ id, decision, reason });
  }
  return waiting;
}

/** Counts what is pressed, by what it was for. */
class Keyboard {
  readonly #page: Page;
  pressed = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: string[]): Promise<number> {
    for (const key of keys) await this.#page.keyboard.press(key);
    this.pressed += keys.length;
    return keys.length;
  }
}

async function signedInPage(t: Test, app: TestApp, options: { javaScriptEnabled: boolean }) {
  const origin = await listen(app);
  const { id, email } = await aStaffMember(app);
  const context = await (await openBrowser(t)).newContext({
    ...options,
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  const incidents = watch(page, origin);
  await page.goto(`${origin}/anmelden`);
  await page.focus('[name=email]');
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/moderation/);
  return { page, id, incidents };
}

/** Keystrokes and seconds of decisions of one kind, for people to read. */
function told(kind: string, decisions: readonly { keys: number; ms: number }[]): string {
  const ms = decisions.map((one) => one.ms).sort((a, b) => a - b);
  const at = (share: number) => ((ms[Math.floor((ms.length - 1) * share)] ?? 0) / 1000).toFixed(2);
  const keys = decisions.reduce((sum, one) => sum + one.keys, 0) / Math.max(1, decisions.length);
  return `${kind}: ${decisions.length}, ${keys.toFixed(1)} keystrokes, median ${at(0.5)} s, 90 % within ${at(0.9)} s`;
}

/** Every decision is in the database as the script made it, once, by this person. */
async function asDecided(t: Test, app: TestApp, actorId: string, waiting: readonly Waiting[]): Promise<void> {
  const rows = await app.db
    .selectFrom('comment')
    .select(['id', 'state', 'reason_code as reason'])
    .orderBy('received_at')
    .execute();
  t.strictSame(
    rows,
    waiting.map(({ id, decision, reason }) => ({
      id,
      ...(decision === 'publish' ? { state: 'published', reason: null } : { state: 'rejected', reason }),
    })),
  );
  const events = await app.db.selectFrom('moderation_event').select(['comment_id', 'actor_id']).execute();
  t.equal(events.length, waiting.length, 'each was decided once');
  t.ok(events.every(({ actor_id }) => actor_id === actorId));
}

test('a moderator decides 200 real comments by keyboard alone', { skip }, async (t) => {
  const app = await testApp(t);
  const waiting = await realComments(app, 200);
  const digits = new Map(offered(await app.reasons()).map(({ code, digit }) => [code, String(digit)]));
  const { page, id: actorId, incidents } = await signedInPage(t, app, { javaScriptEnabled: true });
  const keyboard = new Keyboard(page);
  const done: Record<Waiting['decision'], { keys: number; ms: number }[]> = { publish: [], reject: [] };
  const begun = performance.now();
  for (const [i, { id, decision, reason }] of waiting.entries()) {
    if (!(await page.locator(`${OPEN}[data-entry="${id}"]`).count())) {
      // The page is done: one key leads to the next twenty.
      await page.waitForSelector('[data-page-done]');
      await keyboard.press('j');
      await page.waitForSelector(`${OPEN}[data-entry="${id}"]`);
    }
    const from = performance.now();
    const keys =
      decision === 'publish'
        ? await keyboard.press('v')
        : await keyboard.press('a', digits.get(reason) as string, 'Enter');
    const next = waiting[i + 1];
    const isOver = next ? `${OPEN}[data-entry="${next.id}"], [data-page-done]` : '[data-page-done]';
    await page.waitForSelector(isOver);
    done[decision].push({ keys, ms: performance.now() - from });
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  t.comment(told('publish', done.publish));
  t.comment(told('reject with a reason', done.reject));
  t.comment(`200 decisions in ${seconds} s with ${keyboard.pressed} keystrokes, paging included`);

  t.equal(done.publish.length + done.reject.length, 200);
  t.equal(done.publish.length, waiting.filter(({ decision }) => decision === 'publish').length);
  t.ok(
    done.publish.every(({ keys }) => keys <= 2),
    'publishing takes two keystrokes at most',
  );
  t.ok(
    done.reject.every(({ keys }) => keys <= 4),
    'a reasoned rejection takes four at most',
  );
  t.match(await page.title(), /\(0\)/);
  await asDecided(t, app, actorId, waiting);
  t.strictSame(incidents, []);
});

test('20 of them without script, by keyboard alone, too', { skip }, async (t) => {
  const app = await testApp(t);
  const waiting = await realComments(app, 20);
  const places = offered(await app.reasons()).map(({ code }) => code);
  const { page, id: actorId, incidents } = await signedInPage(t, app, { javaScriptEnabled: false });
  const keyboard = new Keyboard(page);
  const done: Record<Waiting['decision'], { keys: number; ms: number }[]> = { publish: [], reject: [] };
  for (const { id, decision, reason } of waiting) {
    const from = performance.now();
    const before = keyboard.pressed;
    // Screen readers go from form to form; Tab from the entry's heading does here.
    await page.locator(`#publish-${id}`).focus();
    if (decision === 'publish') {
      await keyboard.press('Space', 'Enter');
    } else {
      const radios = await page
        .locator(`[data-entry="${id}"] [name=decision]`)
        .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value));
      await keyboard.press('Space', ...Array(radios.indexOf('reject')).fill('ArrowDown'), 'Tab');
      await keyboard.press(...Array(places.indexOf(reason) + 1).fill('ArrowDown'));
      const submit = page.locator(`[data-entry="${id}"] .sg-decide__plain button`);
      while (!(await submit.evaluate((button) => button === button.ownerDocument.activeElement))) {
        await keyboard.press('Tab');
      }
      await keyboard.press('Enter');
    }
    await page.waitForURL((url) => url.searchParams.get('entschieden') === id);
    done[decision].push({ keys: keyboard.pressed - before, ms: performance.now() - from });
  }
  t.comment(`without script, ${told('publish', done.publish)}`);
  t.comment(`without script, ${told('reject with a reason', done.reject)}`);
  await asDecided(t, app, actorId, waiting);
  t.strictSame(incidents, []);
});
