import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { type Test, test } from 'tap';
import type { TimeChart } from '../../src/figures/chart.ts';
import { timeView } from '../../src/figures/time-view.ts';
import { timeline } from '../../src/figures/timeline.ts';
import { testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import { readCsv } from '../support/csv.ts';
import { aPlanner } from '../support/planner.ts';
import { aCode, aCoding, aDistrict, aGroup } from '../support/planning-builders.ts';
import { unescapeHtml } from '../support/resident.ts';

const PAGE = '/planung/themen/digital-stadt-jena/zahlen';
const HOSTILE = '"><script>alert(1)</script>';

async function aDesk(t: Test, given: Parameters<typeof aTopic>[1] = {}) {
  const app = await testApp(t, { env: { LOG_LEVEL: 'error' } });
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db, { slug: 'digital-stadt-jena', title: 'Digital.Stadt.Jena', ...given });
  const comment = (values: Parameters<typeof aComment>[2] = {}) =>
    aComment(app.db, topic.id, { state: 'published', ...values });
  const numbers = async (chart: string, query = '') =>
    numbersOf(await planner.get(`${PAGE}/${chart}.csv${query}`));
  return { app, topic, comment, numbers, get: planner.get };
}

/** A chart's file: its first column, and the last number of each row. */
function numbersOf({ body, headers, statusCode }: LightMyRequestResponse): Record<string, string> {
  if (statusCode !== 200) throw new Error(`${statusCode} ${body}`);
  if (!body.startsWith('\ufeff')) throw new Error('no BOM');
  if (!/^attachment; filename="[a-z-]+\.csv"$/.test(String(headers['content-disposition'])))
    throw new Error('no name');
  const { header, records } = readCsv(body.slice(1), ';');
  const [first = '', last = ''] = [header[0], header.at(-1)];
  return Object.fromEntries(records.map((record) => [record[first], record[last] as string]));
}

/** A chart's table on the page, in the same way. */
function tableOf(html: string, chart: string): Record<string, string> {
  const figure = html.slice(html.indexOf(`id="${chart}"`)).split('</figure>')[0] as string;
  const body = figure.slice(figure.indexOf('<tbody>'), figure.indexOf('</tbody>'));
  return Object.fromEntries(
    [...body.matchAll(/<tr><th scope="row">(.*?)<\/th>(?:<td>.*?<\/td>)*<td>(.*?)<\/td><\/tr>/g)].map(
      ([, label = '', number = '']) => [unescapeHtml(label), number],
    ),
  );
}

/** A topic with everything there is to count. */
async function aFullTopic(t: Test) {
  const desk = await aDesk(t);
  const { app, topic, comment } = desk;
  const day = (date: string) => new Date(`${date}T12:00:00Z`);
  const lobeda = await aDistrict(app.db, 'Lobeda');
  const [one, two, three, four, five] = await Promise.all([
    comment({ body: 'Mehr Bänke am Fluss.', received_at: day('2026-03-02'), district_id: lobeda.id }),
    comment({ body: 'Eine Bank in der Sonne.', received_at: day('2026-03-04'), channel: 'letter' }),
    comment({ body: 'Bänke mit Lehne.', received_at: day('2026-03-04'), district_id: lobeda.id }),
    comment({ body: 'Schatten auf dem Markt.', received_at: day('2026-03-09'), channel: 'workshop' }),
    comment({ body: 'Schatten.', received_at: day('2026-03-09') }),
  ]);
  await comment({ state: 'pending', received_at: day('2026-03-10') });
  await comment({ state: 'rejected', received_at: day('2026-03-10') });
  await comment({ state: 'withdrawn', received_at: day('2026-03-10'), body: 'Kanari Kanari' });
  await anAnswer(app.db, topic.id, [one, two], { outcome: 'declined', released_at: day('2026-04-01') });
  await anAnswer(app.db, topic.id, [two], { outcome: 'adopted', released_at: day('2026-04-02') });
  await anAnswer(app.db, topic.id, [three], { outcome: null });
  await anAnswer(app.db, topic.id, [four], { state: 'draft', outcome: 'adopted' });
  const seats = await aCode(app.db, topic.id, { label: 'Sitzen', mark: 'SI' });
  const benches = await aCode(app.db, topic.id, { label: 'Bänke', mark: 'BA', parent_id: seats.id });
  const old = await aCode(app.db, topic.id, {
    ...{ label: 'Alt', mark: 'AL', merged_into: benches.id },
    archived_at: new Date(),
  });
  await aCoding(app.db, one, seats);
  await aCoding(app.db, one, benches);
  await aCoding(app.db, two, benches);
  await aCoding(app.db, three, old);
  await aCode(app.db, topic.id, { label: 'Licht', mark: 'LI' });
  await aGroup(app.db, topic.id, [four, five], { kind: 'campaign' });
  return desk;
}

const EXPECTED: Record<string, Record<string, string>> = {
  wege: { online: '3', Brief: '1', Werkstatt: '1' },
  stand: {
    veröffentlicht: '5',
    'in Prüfung': '1',
    Spam: '0',
    abgelehnt: '1',
    zurückgezogen: '1',
    gelöscht: '0',
  },
  votum: {
    ...{ berücksichtigt: '1', teilweise: '0', 'nicht berücksichtigt': '1', 'zur Kenntnis': '0' },
    ...{ 'beantwortet ohne Votum': '1', 'noch offen': '2' },
  },
  schlagworte: { Licht: '0', Sitzen: '3', 'Sitzen › Bänke': '3', 'ohne Schlagwort': '2' },
  ortsteile: { Lobeda: '2', 'ohne Angabe': '3' },
};

test('every chart says what the database has, on the page and in its file', async (t) => {
  const { numbers, get } = await aFullTopic(t);
  const { body, statusCode } = await get(PAGE);
  t.equal(statusCode, 200);
  for (const [chart, expected] of Object.entries(EXPECTED)) {
    t.same(await numbers(chart), expected, `${chart}.csv`);
    t.same(tableOf(body, chart), expected, `${chart} on the page`);
  }
  const days = await numbers('verlauf');
  t.same(Object.values(days), ['1', '0', '2', '0', '0', '0', '0', '2'], 'by day, without gaps');
  t.match(body, /<svg class="sg-time" role="img"[^>]*>\s*<title[^>]*>Beiträge je Tag<\/title>\s*<desc/);
  t.notMatch(body, /style=/, 'the policy allows no inline style');
  t.match(
    body,
    '2 Beiträge des Themas stehen in einer Gruppe gleicher oder ähnlicher Texte, eine davon ist eine Kampagne.',
  );
});

test('words are counted by comments in all their forms, without names or what was taken back', async (t) => {
  const { numbers, get } = await aFullTopic(t);
  const words = await numbers('woerter');
  t.same(words, { Bänke: '3', Schatten: '2' });
  const { body } = await get(PAGE);
  t.match(unescapeHtml(body), 'href="/planung/themen/digital-stadt-jena?q=B%C3%A4nke"');
  t.notMatch(body, /Kanari|Frieda/);
  const desk = await get('/planung/themen/digital-stadt-jena?q=B%C3%A4nke');
  t.match(desk.body, '3 Beiträge', 'the link finds as many');
});

test("the desk's filter holds for every chart and can be dropped", async (t) => {
  const { numbers, get } = await aFullTopic(t);
  const query = '?kanal=letter&kanal=workshop';
  t.same(await numbers('wege', query), { Brief: '1', Werkstatt: '1' });
  t.equal((await numbers('stand', query))['veröffentlicht'], '2');
  t.same(await numbers('ortsteile', query), { 'ohne Angabe': '2' });
  t.same(Object.values(await numbers('verlauf', query)), ['1', '0', '0', '0', '0', '1']);
  const { body } = await get(`${PAGE}${query}`);
  t.match(body, 'Brief oder Werkstatt');
  t.match(body, `<a href="${PAGE}">Filter entfernen</a>`);
  t.match(unescapeHtml(body), `href="${PAGE}/votum.csv${query}"`, 'files carry it');
  t.match(
    unescapeHtml(body),
    `href="/planung/themen/digital-stadt-jena${query}&stand=published"`,
    'so do links',
  );
  const pending = await numbers('wege', '?stand=pending');
  t.same(pending, { online: '1' });
  const nothing = await get(`${PAGE}?q=gibtesnicht`);
  t.match(nothing.body, 'Der Filter findet keine Beiträge.');
  const desk = await get(`/planung/themen/digital-stadt-jena${query}`);
  t.match(unescapeHtml(desk.body), `href="${PAGE}${query}"`, 'the desk leads here with its filter');
});

test('a topic without a comment says so, a draft too, and its files have a head alone', async (t) => {
  const { numbers, get } = await aDesk(t, { state: 'draft', opens_at: null });
  const { body, statusCode } = await get(PAGE);
  t.equal(statusCode, 200);
  t.equal(body.match(/Noch keine Beiträge\./g)?.length, 6);
  t.notMatch(body, /NaN|Infinity|<svg class="sg-time"/);
  for (const chart of ['verlauf', 'wege', 'schlagworte', 'ortsteile', 'woerter']) {
    t.same(await numbers(chart), {});
  }
});

test('labels stay text on the page and in a spreadsheet', async (t) => {
  const { app, topic, comment, numbers, get } = await aDesk(t);
  const evil = await aDistrict(app.db, '=cmd|" /C calc";A1');
  const own = await comment({ district_id: evil.id });
  await aCoding(app.db, own, await aCode(app.db, topic.id, { label: HOSTILE, mark: 'XS' }));
  const { body } = await get(`${PAGE}?q=${encodeURIComponent(HOSTILE)}`);
  t.notMatch(body, '<script>alert');
  const page = await get(PAGE);
  t.notMatch(page.body, '<script>alert');
  t.same(await numbers('ortsteile'), { '\'=cmd|" /C calc";A1': '1' });
  t.equal((await numbers('schlagworte'))[HOSTILE], '1');
});

test('planners see figures; others, unknown charts and topics of nobody do not', async (t) => {
  const { app, get } = await aDesk(t);
  const moderator = await aPlanner(app, ['moderator']);
  for (const url of [PAGE, `${PAGE}/votum.csv`]) {
    t.equal((await moderator.get(url)).statusCode, 403);
    t.equal((await app.inject(url)).statusCode, 303);
    t.equal((await get(url)).statusCode, 200);
  }
  t.equal((await get(`${PAGE}/geheim.csv`)).statusCode, 404);
  t.equal((await get('/planung/themen/gibt-es-nicht/zahlen')).statusCode, 404);
});

test('each chart and each of its bars says in words what it shows', async (t) => {
  const { get } = await aFullTopic(t);
  const { body } = await get(PAGE);
  const drawings = body.match(/<svg class="sg-(?:time|bars)[\s\S]*?<\/svg>/g) ?? [];
  t.ok(drawings.length > 15, `${drawings.length} drawings`);
  for (const drawing of drawings) {
    t.match(drawing, /^<svg [^>]*role="img"[^>]*>\s*<title[^>]*>[^<]+<\/title>\s*<desc[^>]*>[^<]+<\/desc>/);
  }
  t.match(body, '5 Beiträge in 8 Zeiträumen, 3 davon online; die meisten, 2: 4. März 2026.');
  t.match(body, '<title>20\u00a0% der Beiträge</title><desc>Brief: 1 Beitrag.</desc>');
  for (const chart of ['wege', 'stand', 'votum', 'schlagworte', 'ortsteile', 'woerter']) {
    t.match(body, new RegExp(`id="satz-${chart}">[^<]+<`), chart);
    t.match(body, `aria-describedby="satz-${chart}"`);
  }
});

test('planners choose how long the stretches of time are, on the page and for the file', async (t) => {
  const { numbers, get } = await aFullTopic(t);
  t.same(await numbers('verlauf', '?je=woche'), { 'KW\u00a010/2026': '3', 'KW\u00a011/2026': '2' });
  t.same(await numbers('verlauf', '?je=monat'), { 'März 2026': '5' });
  t.same(await numbers('verlauf', '?je=woche&kanal=letter'), { 'KW\u00a010/2026': '1' });
  const { body } = await get(`${PAGE}?je=woche&kanal=online`);
  const page = unescapeHtml(body);
  t.match(page, 'aria-current="true">Je Woche</a>');
  t.match(page, `href="${PAGE}?kanal=online&je=tag#verlauf"`);
  t.match(page, `href="${PAGE}/verlauf.csv?kanal=online&je=woche"`);
  t.same(await numbers('verlauf', '?je=stunde'), await numbers('verlauf'), 'what is no step is none');
});

test('days and channels of a filter are counted as the desk counts them', async (t) => {
  const { numbers } = await aFullTopic(t);
  const query = '?kanal=online&kanal=letter&von=2026-03-03&bis=2026-03-04';
  t.same(Object.values(await numbers('verlauf', query)), ['2']);
  t.same(await numbers('wege', query), { online: '1', Brief: '1' });
  const all = `${query.replace('03-04', '03-10')}&stand=alle`;
  t.same(Object.values(await numbers('verlauf', all)), ['2', '0', '0', '0', '0', '1', '3'], 'of every state');
  const withWords = await numbers('wege', `${query}&q=Bank`);
  t.same(withWords, { online: '1', Brief: '1' }, 'where no count is kept');
});

test('a chart that takes too long is left out, the others stand', async (t) => {
  const { app, get } = await aFullTopic(t);
  await app.db.transaction().execute(async (trx) => {
    await sql`LOCK TABLE coding IN ACCESS EXCLUSIVE MODE`.execute(trx);
    const { body, statusCode } = await get(PAGE);
    t.equal(statusCode, 200);
    t.equal(body.match(/Dieses Diagramm zu zählen dauert gerade zu lange/g)?.length, 1);
    t.same(tableOf(body, 'votum'), EXPECTED['votum']);
    t.same(tableOf(body, 'ortsteile'), EXPECTED['ortsteile']);
  });
});

test('a stretch of time with one comment beside thousands is still seen', (t) => {
  const chart: TimeChart = {
    ...{ kind: 'time', key: 'verlauf', total: 5_003, step: 'year', steps: ['year'] },
    periods: [
      { label: '2024', short: '2024', online: 4_000, others: 1_000 },
      { label: '2025', short: '2025', online: 1, others: 2 },
      { label: '2026', short: '2026', online: 0, others: 0 },
    ],
  };
  const px = (em: string) => Math.round(Number.parseFloat(em) * 13);
  const drawn = timeView(chart, 'de').bars.map(({ online, others }) => ({
    heights: [px(online.height), px(others.height)],
    isStacked: px(others.y) + px(others.height) === px(online.y),
  }));
  t.match(drawn, [
    { heights: [102, 26], isStacked: true },
    { heights: [1, 1], isStacked: true },
    { heights: [0, 0], isStacked: true },
  ]);
  t.end();
});

test('a long time is shown in steps that can be told apart', (t) => {
  const between = (from: string, to: string) =>
    timeline(
      [from, to].map((day) => ({ day, channel: 'online', count: 1 })),
      'de',
    );
  t.equal(between('2026-01-01', '2026-01-01').periods.length, 1);
  const weeks = between('2025-12-28', '2026-03-01');
  t.equal(weeks.step, 'week');
  t.strictSame([weeks.periods[0]?.label, weeks.periods[1]?.label], ['KW\u00a052/2025', 'KW\u00a01/2026']);
  t.equal(weeks.periods.length, 10);
  t.equal(between('2024-01-15', '2026-03-01').periods.length, 27, 'months');
  t.equal(between('1999-01-15', '2026-03-01').periods.length, 28, 'years');
  t.strictSame(
    between('1999-01-15', '2026-03-01').steps,
    ['month', 'year'],
    'days of a generation are no bars',
  );
  t.end();
});
