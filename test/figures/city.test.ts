import { type Test, test } from 'tap';
import { testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import { chartFile, chartTable } from '../support/chart-file.ts';
import { aPlanner } from '../support/planner.ts';
import { unescapeHtml } from '../support/resident.ts';

const PAGE = '/planung/zahlen';

async function aCity(t: Test) {
  const app = await testApp(t, { env: { LOG_LEVEL: 'error' } });
  const { get } = await aPlanner(app);
  const file = async (chart: string, query = '') => chartFile(await get(`${PAGE}/${chart}.csv${query}`));
  return { app, db: app.db, get, file };
}

/** A topic with answers, one without, and a draft nobody has said anything on. */
async function aCityThatTalks(t: Test) {
  const city = await aCity(t);
  const { db } = city;
  const light = await aTopic(db, { slug: 'licht', title: 'Licht.Stadt.Jena' });
  const digital = await aTopic(db, { slug: 'digital', title: 'Digital.Stadt.Jena' });
  await aTopic(db, { slug: 'entwurf', title: 'Ein Entwurf', state: 'draft', opens_at: null });
  const on = (day: string) => ({ state: 'published', received_at: new Date(`${day}T12:00:00Z`) });
  const one = await aComment(db, digital.id, on('2026-03-02'));
  const two = await aComment(db, digital.id, { ...on('2026-03-03'), channel: 'letter' });
  await aComment(db, digital.id, on('2026-03-12'));
  await aComment(db, digital.id, { received_at: new Date('2026-03-12T12:00:00Z') });
  await aComment(db, light.id, { ...on('2026-03-12'), channel: 'workshop' });
  await aComment(db, light.id, { state: 'rejected' });
  await anAnswer(db, digital.id, [one, two], { outcome: 'declined', released_at: new Date('2026-04-01') });
  await anAnswer(db, digital.id, [two], { outcome: 'adopted', released_at: new Date('2026-04-02') });
  return city;
}

const TOPICS = [
  ['Digital.Stadt.Jena', '4', '3', '2'],
  ['Licht.Stadt.Jena', '2', '1', '0'],
  ['Ein Entwurf', '0', '0', '0'],
];
const OUTCOMES = [
  ['berücksichtigt', '1'],
  ['teilweise', '0'],
  ['nicht berücksichtigt', '1'],
  ['zur Kenntnis', '0'],
  ['noch offen', '2'],
];

test('all topics stand side by side: received, published, answered, on the page and in the file', async (t) => {
  const { get, file } = await aCityThatTalks(t);
  const { body, statusCode } = await get(PAGE);
  t.equal(statusCode, 200);
  t.strictSame(await file('themen'), [['Thema', 'eingegangen', 'veröffentlicht', 'beantwortet'], ...TOPICS]);
  t.strictSame(chartTable(body, 'themen'), TOPICS);
  t.match(body, '3 Themen: 6 Beiträge eingegangen, 4 veröffentlicht, 2 beantwortet.');
  t.match(body, '<desc>4 Beiträge eingegangen, 3 veröffentlicht, 2 beantwortet.</desc>');
  t.match(body, 'href="/planung/themen/digital/zahlen"');
  const [, bar = ''] = body.match(/<desc>4 Beiträge eingegangen.*?<\/desc>(.*?)<\/svg>/) ?? [];
  t.strictSame(
    [...bar.matchAll(/x="(.*?)" width="(.*?)"/g)].map(([, x, width]) => [x, width]),
    [
      ['0.00%', '50.00%'],
      ['50.00%', '25.00%'],
      ['75.00%', '25.00%'],
    ],
    'answered, still open, not published',
  );
});

test('time, channels and outcomes count what all topics published', async (t) => {
  const { get, file } = await aCityThatTalks(t);
  const { body } = await get(`${PAGE}?je=woche`);
  t.strictSame((await file('verlauf', '?je=woche')).slice(1), [
    ['KW\u00a010/2026', '1', '1', '2'],
    ['KW\u00a011/2026', '1', '1', '2'],
  ]);
  t.match(unescapeHtml(body), 'href="/planung/zahlen/verlauf.csv?je=woche"');
  t.match(body, '4 Beiträge in 2 Zeiträumen, 2 davon online; die meisten, 2: KW\u00a010/2026.');
  const channels = [
    ['online', '2'],
    ['Brief', '1'],
    ['Werkstatt', '1'],
  ];
  t.strictSame((await file('wege')).slice(1), channels);
  t.strictSame(chartTable(body, 'wege'), channels);
  t.strictSame((await file('votum')).slice(1), OUTCOMES);
  t.strictSame(chartTable(body, 'votum'), OUTCOMES);
});

test('a city without topics says so, and its files have a head alone', async (t) => {
  const { get, file } = await aCity(t);
  const { body, statusCode } = await get(PAGE);
  t.equal(statusCode, 200);
  t.match(body, 'Noch gibt es kein Thema');
  t.notMatch(body, /NaN|Infinity|<figure/);
  for (const chart of ['themen', 'verlauf', 'wege']) t.equal((await file(chart)).length, 1, chart);
});

test('one topic nobody has said anything on is a row of noughts', async (t) => {
  const { db, get } = await aCity(t);
  await aTopic(db, { title: 'Ganz neu' });
  const { body } = await get(PAGE);
  t.match(body, '1 Thema: 0 Beiträge eingegangen, 0 veröffentlicht, 0 beantwortet.');
  t.strictSame(chartTable(body, 'themen'), [['Ganz neu', '0', '0', '0']]);
  t.equal(body.match(/Noch keine Beiträge\./g)?.length, 3);
  t.notMatch(body, /NaN|Infinity/);
});

test('of fifty topics the largest are drawn and all are in the table', async (t) => {
  const { db, get, file } = await aCity(t);
  for (let i = 0; i < 50; i++) await aTopic(db, { title: `Thema Nummer ${i}` });
  const largest = await aTopic(db, { title: 'Das größte', position: 99 });
  await aComment(db, largest.id);
  const { body } = await get(PAGE);
  const drawn = body.slice(body.indexOf('satz-themen'), body.indexOf('id="verlauf"'));
  t.equal(drawn.match(/class="sg-bars__row"/g)?.length, 30);
  t.match(drawn, /sg-bars__row"><span[^>]*><a[^>]*>Das größte<\/a>/, 'the largest first');
  t.match(drawn, '21 weitere Zeilen in der Tabelle.');
  t.equal(chartTable(body, 'themen').length, 51);
  t.equal((await file('themen')).length, 52);
});

test('planners find the page from the overview and from a topic; others do not see it', async (t) => {
  const { app, get } = await aCityThatTalks(t);
  t.match((await get('/planung')).body, `href="${PAGE}"`);
  t.match((await get('/planung/themen/digital/zahlen')).body, `href="${PAGE}"`);
  const moderator = await aPlanner(app, ['moderator']);
  for (const url of [PAGE, `${PAGE}/themen.csv`]) {
    t.equal((await moderator.get(url)).statusCode, 403);
    t.equal((await app.inject(url)).statusCode, 303);
  }
  t.equal((await get(`${PAGE}/geheim.csv`)).statusCode, 404);
  t.equal((await get(`${PAGE}/woerter.csv`)).statusCode, 404, 'a chart of one topic');
});

test('titles stay text on the page and in a spreadsheet', async (t) => {
  const { db, get, file } = await aCity(t);
  await aTopic(db, { title: '=1+1"><script>alert(1)</script>' });
  t.notMatch((await get(PAGE)).body, '<script>alert');
  t.equal((await file('themen'))[1]?.[0], `'=1+1"><script>alert(1)</script>`);
});
