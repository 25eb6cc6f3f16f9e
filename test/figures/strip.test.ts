import { test } from 'tap';
import { anAnswer } from '../support/builders.ts';
import { chartFile, chartTable } from '../support/chart-file.ts';
import { aPlanner, DESK } from '../support/planning-desk.ts';
import { unescapeHtml } from '../support/resident.ts';

const on = (day: string) => ({ received_at: new Date(`${day}T12:00:00Z`) });

/** The strip, and its addresses. */
function stripOf(html: string) {
  const strip = html.slice(html.indexOf('class="sg-strip"')).split('</details>')[0] as string;
  const hrefs = [...strip.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => unescapeHtml(href));
  return { strip, hrefs };
}

/** Label and number of each bar. */
const barsIn = (strip: string) =>
  [...strip.matchAll(/sg-bars__label"[^>]*>(.*?)<\/span>.*?sg-bars__count">(.*?)</g)].map(
    ([, label, count]) => [label, count],
  );

test('beside its numbers the desk shows each week and what became of the comments', async (t) => {
  const planner = await aPlanner(t);
  const { app, topic, comment, get } = planner;
  const one = await comment(on('2026-03-30'));
  const two = await comment({ ...on('2026-04-08'), channel: 'letter' });
  await comment(on('2026-04-08'));
  await comment(on('2026-04-20'));
  await comment({ ...on('2026-04-20'), state: 'pending', decided_at: null, published_at: null });
  await anAnswer(app.db, topic.id, [one, two], { outcome: 'declined', released_at: new Date('2026-05-01') });
  await anAnswer(app.db, topic.id, [two], { outcome: 'adopted', released_at: new Date('2026-05-02') });
  const { body } = await get(DESK);
  const { strip, hrefs } = stripOf(body);
  t.match(strip, '4 Beiträge in 4 Zeiträumen, 3 davon online; die meisten, 2: KW\u00a015/2026.');
  t.strictSame(
    [...strip.matchAll(/<text class="([^"]*)"[^>]*>(.*?)<\/text>/g)].map(([, name, text]) => [name, text]),
    [
      ['sg-time__text sg-time__text--peak', '2'],
      ['sg-time__text', 'KW\u00a014'],
      ['sg-time__text', 'KW\u00a017'],
    ],
    'the highest and the calendar weeks',
  );
  t.strictSame(barsIn(strip), [
    ['berücksichtigt', '1'],
    ['teilweise', '0'],
    ['nicht berücksichtigt', '1'],
    ['zur Kenntnis', '0'],
    ['noch offen', '2'],
  ]);
  t.strictSame(hrefs, [
    `${DESK}/zahlen?je=woche#tabelle-verlauf`,
    `${DESK}/zahlen/verlauf.csv?je=woche`,
    `${DESK}/zahlen#tabelle-votum`,
    `${DESK}/zahlen/votum.csv`,
  ]);
  for (const [table, csv] of [hrefs.slice(0, 2), hrefs.slice(2)]) {
    const [address = '', id = ''] = (table as string).split('#');
    const page = (await get(address)).body;
    t.match(page, `id="${id}"`, 'the link opens the table');
    t.strictSame(chartTable(page, id.replace('tabelle-', '')), chartFile(await get(csv as string)).slice(1));
  }
});

test('a topic without a comment has no charts yet', async (t) => {
  const { get } = await aPlanner(t);
  const { strip } = stripOf((await get(DESK)).body);
  t.equal(strip.match(/Noch keine Beiträge\./g)?.length, 2);
  t.notMatch(strip, /NaN|Infinity|<svg/);
});

test('a topic of several years is shown by month', async (t) => {
  const { comment, get } = await aPlanner(t);
  await comment(on('2023-02-01'));
  await comment(on('2026-04-08'));
  const { strip, hrefs } = stripOf((await get(DESK)).body);
  t.match(strip, 'Je Monat');
  t.equal(strip.match(/sg-time__online/g)?.length, 39);
  t.equal(hrefs[0], `${DESK}/zahlen?je=monat#tabelle-verlauf`);
});

test('an outcome counts on the desk as soon as it is released, and no more when the comment is gone', async (t) => {
  const { app, topic, comment, get } = await aPlanner(t);
  const { id } = await comment();
  const shown = async () => Object.fromEntries(barsIn(stripOf((await get(DESK)).body).strip));
  t.match(await shown(), { teilweise: '0', 'noch offen': '1' });
  await anAnswer(app.db, topic.id, [{ id }]);
  t.match(await shown(), { teilweise: '1', 'noch offen': '0' });
  await comment();
  await app.db.updateTable('comment').set({ state: 'withdrawn' }).where('id', '=', id).execute();
  t.match(await shown(), { teilweise: '0', 'noch offen': '1' });
});

test('what the filter finds is a click away in charts, once there is a filter', async (t) => {
  const { comment, get } = await aPlanner(t);
  await comment();
  t.notMatch((await get(DESK)).body, 'Gefundene Beiträge in Zahlen');
  const { body } = await get(`${DESK}?kanal=online`);
  t.match(unescapeHtml(body), `href="${DESK}/zahlen?kanal=online">Gefundene Beiträge in Zahlen</a>`);
});
