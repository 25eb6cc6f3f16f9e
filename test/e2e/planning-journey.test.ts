import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { type TestApp, testApp } from '../support/app.ts';
import { noBrowser, openBrowser, watch } from '../support/browser.ts';
import { aTopic } from '../support/builders.ts';
import { tableRows } from '../support/flat-odt.ts';
import { listen } from '../support/listen.ts';
import { bringJobsForward } from '../support/mailing-app.ts';
import { convert, EVERY_SHEET, noOffice, noPoppler, poppled } from '../support/office.ts';
import { importRaddialog, noRaddialog } from '../support/raddialog.ts';
import { aStaffMember, PASSWORD } from '../support/staff.ts';
import { waitFor } from '../support/wait-for.ts';

const SLUG = 'bonner-raddialog';
const DESK = `/planung/themen/${SLUG}`;
const BODY =
  'Danke für den Hinweis. Wir räumen den Radweg frei und prüfen im Frühjahr, was wieder im Weg steht.';
const GROUND = 'Nur auf Wegen der Stadt';
/** What stands in its way is what the city answers: more than 200 contributions. */
const ANSWERED = 'level1_obstacles';
/** Left over by whoever sorted them before: these the planner reads. */
const UNSORTED = 'level1_misc';
const OUTCOME = 'teilweise berücksichtigt';

interface Journey {
  t: Test;
  app: TestApp;
  browser: Browser;
  origin: string;
  codes: { id: string; label: string }[];
  incidents: string[][];
  lap(what: string): void;
}

const lf = (text: string | null) => (text ?? '').replace(/\r\n?/g, '\n');
const codeId = ({ codes }: Journey, label: string) => codes.find((code) => code.label === label)?.id ?? '';

async function aJourney(t: Test): Promise<Journey> {
  const begun = performance.now();
  const lap = (what: string) => t.comment(`${((performance.now() - begun) / 1000).toFixed(1)} s: ${what}`);
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: SLUG, title: 'Bonner Raddialog' });
  const { report } = await importRaddialog(app, SLUG);
  t.match(report, { read: 2_314, stored: { published: 2_314 } });
  const codes = await app.db
    .selectFrom('code')
    .select(['id', 'label', 'mark'])
    .where('topic_id', '=', topic.id)
    .orderBy('position')
    .execute();
  t.equal(new Set(codes.map(({ mark }) => mark)).size, 8, 'no two codes look the same in the margin');
  lap('imported');
  return { t, app, browser: await openBrowser(t), origin: await listen(app), codes, incidents: [], lap };
}

/** Signs in without a mouse and comes out at the desk's page that was asked for. */
async function aPlannerAt({ app, browser, origin, incidents }: Journey, address: string) {
  const { id, email } = await aStaffMember(app, ['planner']);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  incidents.push(watch(page, origin));
  await page.goto(`${origin}/anmelden?next=${encodeURIComponent(address)}`);
  await page.focus('[name=email]');
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/anmelden');
  return { id, page };
}

interface Planner {
  id: string;
  page: Page;
}

interface Given {
  reference: string;
  code: string;
  words: string | null;
  origin: string;
}

const NOTE = '.sg-note:not(.sg-note--suggestion)';
const FIRST_SUGGESTION = '[data-first-suggestion]';

/** Which comment stands open, once keys work in it. */
async function reads(page: Page, other: string | undefined): Promise<string> {
  const open = `.sg-reader[data-reference]:not([data-reference="${other ?? ''}"])`;
  await page.waitForSelector(`${open}:has([data-codes-part="palette"])`);
  await page.waitForLoadState('load');
  return (await page.getAttribute(open, 'data-reference')) ?? '';
}

/** Presses the keys and waits until the comment shows one code more. */
async function oneMore(page: Page, key: string): Promise<void> {
  const before = await page.locator(NOTE).count();
  await page.keyboard.press(key);
  await waitFor(`a code after ${key}`, async () => (await page.locator(NOTE).count()) === before + 1);
}

type Coded = Omit<Given, 'reference'>;

/** Accepts what the machine suggests: the code and the passage that the page offers. */
async function accept({ app }: Journey, page: Page, reference: string): Promise<Coded> {
  const form = page.locator(FIRST_SUGGESTION);
  const code = (await form.locator('[name=schlagwort]').getAttribute('value')) ?? '';
  const offered = form.locator('[name=von], [name=bis]');
  const places = await offered.evaluateAll((all) => all.map((one) => Number(one.getAttribute('value'))));
  await oneMore(page, 'Enter');
  if (places.length === 0) return { code, words: null, origin: 'suggestion' };
  const { body } = await app.db
    .selectFrom('comment')
    .select('body')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  return { code, words: [...lf(body)].slice(...places).join(''), origin: 'suggestion' };
}

/** Every fourth by a sentence, the others by suggestion where there is one, else as a whole. */
async function codeOpen(journey: Journey, page: Page, place: number, reference: string): Promise<Coded> {
  const isByPassage = place % 4 === 0;
  if (!isByPassage && (await page.locator(FIRST_SUGGESTION).count())) return accept(journey, page, reference);
  const digits = journey.codes.flatMap(({ label }, i) => (label === UNSORTED ? [] : [i + 1]));
  const digit = digits[place % digits.length] ?? 0;
  let words: string | null = null;
  if (isByPassage) {
    await page.keyboard.press('m');
    words = lf((await page.evaluate('getSelection().toString()')) as string).trim();
  }
  await oneMore(page, String(digit));
  return { code: journey.codes[digit - 1]?.id ?? '', words, origin: 'person' };
}

/** What a planner gave, in the order of giving, as the database has it. */
async function codingsBy({ app }: Journey, coderId: string): Promise<Given[]> {
  const { rows } = await sql<Given>`
    SELECT m.reference, k.code_id AS code, k.origin,
      replace(substr(m.body, k.starts + 1, k.ends - k.starts), E'\r\n', E'\n') AS words
    FROM coding k JOIN comment m ON m.id = k.comment_id
    WHERE k.coder_id = ${coderId} ORDER BY k.created_at, k.id`.execute(app.db);
  return rows;
}

/** A minute after the first code the topic's codes are learned; the test does not wait for that minute. */
async function afterLearning({ app }: Journey): Promise<void> {
  await bringJobsForward(app);
  const learned = () => app.db.selectFrom('code_model').select('topic_id').executeTakeFirst();
  await waitFor('the codes are learned', learned, 120_000);
}

const IS_BEHIND_BAR = `(() => {
  const bar = document.querySelector('.sg-bar').getBoundingClientRect();
  return document.querySelector('.sg-reader').getBoundingClientRect().top < bar.bottom - 1;
})()`;

async function codesFifty(journey: Journey): Promise<Planner> {
  const { t, app, origin, lap } = journey;
  const { id, page } = await aPlannerAt(journey, `${DESK}?schlagwort=${codeId(journey, UNSORTED)}`);
  const given: Given[] = [];
  let hidden = 0;
  let reference = await reads(page, undefined);
  for (let place = 0; place < 50; place++) {
    given.push({ reference, ...(await codeOpen(journey, page, place, reference)) });
    if (place === 0) {
      lap('one coded');
      await afterLearning(journey);
      lap('learned from it and what was imported');
    }
    if (place % 16 === 10) {
      await page.keyboard.press('k');
      const before = await reads(page, reference);
      t.equal(before, given.at(-2)?.reference, 'K leads back');
      await page.keyboard.press('j');
      t.equal(await reads(page, before), reference, 'and J to where it was');
    }
    await page.keyboard.press('j');
    reference = await reads(page, reference);
    if ((place + 1) % 8 !== 0) hidden += (await page.evaluate(IS_BEHIND_BAR)) ? 1 : 0;
  }
  t.equal(hidden, 0, 'none begins behind the bar');
  t.equal(new Set(given.map((one) => one.reference)).size, 50);
  t.strictSame(await codingsBy(journey, id), given, 'the database holds exactly these');
  const { count } = await app.db
    .selectFrom('coding')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  t.equal(Number(count), 2_314 + 50, 'and what was imported');
  const by = Map.groupBy(given, (one) => (one.words === null ? one.origin : `${one.origin}, passage`));
  t.comment([...by].map(([how, { length }]) => `${how}: ${length}`).join('; '));
  t.ok(by.size >= 3, 'as a whole, by passage and by suggestion');
  await page.goto(`${origin}${DESK}/antworten`);
  return { id, page };
}

const told = (page: Page, words: string) => page.waitForSelector(`.kern-alert--success:has-text("${words}")`);

/** What the page's own form would send if it had the button. */
const RELEASE_ANYHOW = `(() => {
  const form = document.querySelector('[data-answer-editor]');
  const body = new URLSearchParams(new FormData(form));
  body.set('action', 'release');
  return fetch(form.getAttribute('action'), { method: 'POST', body }).then(({ status }) => status);
})()`;

/** Writes one answer for all with the code, and cannot release it. @returns its address */
async function answersAll({ t, app, ...journey }: Journey, { page }: Planner, asked: readonly string[]) {
  await page.check('#four_eyes');
  await page.click('form[action$="einstellungen"] [type=submit]');
  await told(page, 'Die Einstellung ist übernommen');
  const code = journey.codes.find(({ label }) => label === ANSWERED)?.id;
  await page.goto(`${journey.origin}${DESK}/antworten/neu?schlagwort=${code}`);
  t.match(await page.textContent('h1'), `Antwort für ${asked.length} Beiträge`);
  await page.keyboard.press('2');
  await page.focus('#ground');
  await page.keyboard.type(GROUND);
  await page.focus('#body');
  await page.keyboard.type(BODY);
  await page.keyboard.press('Control+Enter');
  await told(page, 'Zur Prüfung gegeben.');
  t.equal(await page.locator('button[value=release]').count(), 0, 'who wrote has no button to release');
  const status = await page.evaluate(RELEASE_ANYHOW);
  t.equal(status, 409, 'and is refused without one');
  t.strictSame(await app.db.selectFrom('answer').select('state').execute(), [{ state: 'draft' }]);
  return new URL(page.url()).pathname;
}

async function releases(journey: Journey, address: string, asked: readonly string[]): Promise<void> {
  const { t, app } = journey;
  const { id, page } = await aPlannerAt(journey, address);
  await page.waitForLoadState('load');
  await page.keyboard.press('Control+Enter');
  await told(page, 'wartet auf die Freigabe');
  await page.keyboard.press('Control+Enter');
  await told(page, 'jetzt öffentlich');
  await page.close();
  t.match(await app.db.selectFrom('answer').select(['state', 'body', 'released_by']).execute(), [
    { state: 'released', body: BODY, released_by: id },
  ]);
  const { rows } = await sql<{ reference: string }>`
    SELECT reference FROM comment WHERE answered_at IS NOT NULL ORDER BY reference`.execute(app.db);
  t.strictSame(
    rows.map(({ reference }) => reference),
    asked,
    'these are answered, and no others',
  );
}

/** Without a script, as anybody may. */
async function residentReads({ t, browser, origin, incidents }: Journey, reference: string): Promise<void> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  incidents.push(watch(page, origin));
  const answer = page.locator(`#beitrag-${reference} > .sg-answer`);
  for (const [address, what] of [
    [`/themen/${SLUG}?beantwortet=1`, 'on the page'],
    [`/themen/${SLUG}?beitrag=${reference}`, 'by its permalink'],
  ] as const) {
    await page.goto(origin + address);
    const text = await answer.textContent();
    t.match(text, 'Antwort der Stadt', what);
    t.match(text, OUTCOME, what);
    t.match(text, BODY, what);
  }
}

interface Row {
  reference: string;
  body: string | null;
  codes: string;
  answer: string;
  outcome: string;
}

/** What the tables say, without any code of ours. */
async function rowsOf({ app }: Journey): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT m.reference, m.body, coalesce(a.body, '') AS answer, coalesce(a.outcome, '') AS outcome,
      (SELECT string_agg(label, ' | ' ORDER BY position) FROM code
        WHERE id IN (SELECT code_id FROM coding WHERE comment_id = m.id)) AS codes
    FROM comment m LEFT JOIN answer_comment link ON link.comment_id = m.id
      LEFT JOIN answer a ON a.id = link.answer_id AND a.state = 'released'
    WHERE m.state = 'published' ORDER BY m.received_at, m.id`.execute(app.db);
  return rows;
}

/** By the desk's menu. */
async function exported({ t, origin }: Journey, { page }: Planner, format: string): Promise<string> {
  await page.goto(origin + DESK);
  await page.waitForLoadState('load');
  await page.keyboard.press('g');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`[data-export] .sg-export__format:has-text(".${format}")`),
  ]);
  const file = path.join(t.testdirName, `${format}.${format}`);
  await download.saveAs(file);
  return file;
}

function firstDifference(found: readonly object[], expected: readonly object[]): string | undefined {
  if (found.length !== expected.length) return `${found.length} rows for ${expected.length}`;
  const at = expected.findIndex((row, i) => JSON.stringify(row) !== JSON.stringify(found[i]));
  return at === -1 ? undefined : `${at}: ${JSON.stringify([found[at], expected[at]])}`;
}

async function workbook(journey: Journey, planner: Planner, rows: readonly Row[]): Promise<void> {
  const { t } = journey;
  const file = await exported(journey, planner, 'xlsx');
  await convert([file], EVERY_SHEET, t.testdirName);
  const sheet = async (name: string): Promise<Record<string, string>[]> =>
    parse(await readFile(path.join(t.testdirName, `xlsx-${name}.csv`)), { columns: true, bom: true });
  const found = (await sheet('Beiträge')).map(({ reference, text, codes, answer, outcome }) => ({
    ...{ reference, text, codes, answer, outcome },
  }));
  const expected = rows.map(({ reference, body, codes, answer, outcome }) => ({
    ...{ reference, text: lf(body), codes, answer, outcome },
  }));
  t.equal(firstDifference(found, expected), undefined, 'XLSX');
  const answered = rows.filter(({ answer }) => answer !== '').map(({ reference }) => reference);
  t.match(await sheet('Antworten'), [
    { outcome: 'partly', text: BODY, contributions: `${answered.length}`, references: answered.join(' ') },
  ]);
  const segments = await sheet('Stellen');
  t.equal(segments.length, 2_314 + 50, 'every code that was given');
  const label = new Map(journey.codes.map((code) => [code.id, code.label]));
  const given = (await codingsBy(journey, planner.id)).map(({ reference, code, words, origin }) => ({
    ...{ reference, code: label.get(code), passage: words ?? '', origin },
  }));
  const people = segments.filter(({ origin }) => origin !== 'import');
  const asGiven = given.map((one) => people.find(({ reference }) => reference === one.reference));
  t.match(asGiven, given, 'and what the planner gave, in which words');
}

async function synopsis(journey: Journey, planner: Planner, rows: readonly Row[]): Promise<void> {
  const { t } = journey;
  const file = await exported(journey, planner, 'docx');
  await convert([file], 'fodt', t.testdirName);
  const cells = tableRows(await readFile(file.replace(/docx$/, 'fodt'), 'utf8'));
  const found = cells.filter((row) => row.length === 4).slice(1);
  const read = found.map(([first = '', ...others]) => [first.split('\n')[0] ?? '', ...others]);
  const expected = rows.map(({ reference, body, answer }) => [
    ...[reference, lf(body), answer, answer && `${OUTCOME}\n${GROUND}`],
  ]);
  t.equal(firstDifference(read, expected), undefined, 'DOCX');
}

async function paper(journey: Journey, planner: Planner, rows: readonly Row[]): Promise<void> {
  const { t } = journey;
  const text = await poppled('pdftotext', ['-raw', await exported(journey, planner, 'pdf'), '-']);
  const found = text.match(/\b[2-9A-Z]{4}-[2-9A-Z]{4}$/gm) ?? [];
  t.equal(
    firstDifference(
      found.map(String).map((one) => [one]),
      rows.map(({ reference }) => [reference]),
    ),
    undefined,
    'PDF',
  );
  const answered = rows.filter(({ answer }) => answer !== '').length;
  const dense = text.replace(/\s+/g, '');
  t.equal(dense.split(BODY.replace(/\s+/g, '')).length - 1, answered, 'PDF: answers');
}

test('2,314 contributions are read, coded, answered by two, shown and handed on', {
  skip: noBrowser || noRaddialog,
}, async (t) => {
  const journey = await aJourney(t);
  const { lap } = journey;
  const planner = await codesFifty(journey);
  lap('50 coded');
  const rows = await rowsOf(journey);
  const asked = rows
    .filter(({ codes }) => codes.split(' | ').includes(ANSWERED))
    .map(({ reference }) => reference);
  t.ok(asked.length >= 200, `${asked.length} have the code`);
  const address = await answersAll(journey, planner, asked.sort());
  await releases(journey, address, asked);
  lap(`${asked.length} answered`);
  const newest = rows.findLast(({ codes }) => codes.split(' | ').includes(ANSWERED));
  await residentReads(journey, newest?.reference ?? '');
  t.testdir({});
  const complete = await rowsOf(journey);
  if (noOffice || noPoppler) t.comment(noOffice || noPoppler);
  else {
    await workbook(journey, planner, complete);
    lap('XLSX');
    await synopsis(journey, planner, complete);
    lap('DOCX');
    await paper(journey, planner, complete);
    lap('PDF');
  }
  t.strictSame(journey.incidents.flat(), []);
});
