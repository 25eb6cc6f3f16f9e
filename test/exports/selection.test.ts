import { buffer } from 'node:stream/consumers';
import { readXlsx } from 'hucre/xlsx';
import { test } from 'tap';
import { exportChoice } from '../../src/exports/export-choice.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aCodedTopic } from './coded-topic.ts';
import { aPlanner, jsonRecords, type Planner } from './exports.ts';

/** As the address of the desk names it. */
const asked = (query: object) =>
  exportChoice({ format: 'jsonl', names: 'full', dialect: 'excel', order: 'time' }, query);

async function referencesOf(planner: Planner, slug: string, query: object) {
  const made = await planner.export({ slug, ...asked(query) });
  const rows = await jsonRecords(made);
  if (rows.length !== made.rows) throw new Error(`${made.rows} rows were announced, ${rows.length} came`);
  return rows.map((row) => row['reference']);
}

async function factsOf(planner: Planner, slug: string, query: object) {
  const { stream } = await planner.export({ slug, ...asked(query), format: 'xlsx' });
  const { sheets } = await readXlsx(await buffer(stream));
  return {
    facts: Object.fromEntries((sheets.at(-1)?.rows ?? []) as [string, unknown][]),
    rows: (sheet: number) => (sheets[sheet]?.rows.length ?? 0) - 1,
  };
}

test('an export holds what the filter of the desk describes, and says so', async (t) => {
  const planner = await aPlanner(t);
  const { topic, leaf, coded, about, beside, waiting } = await aCodedTopic(planner);
  const of = (query: object) => referencesOf(planner, topic.slug, query);
  t.strictSame(
    await of({}),
    [coded, about, beside].map(({ reference }) => reference),
    'no filter',
  );
  t.strictSame(await of({ schlagwort: leaf.id }), [coded.reference, about.reference]);
  t.strictSame(await of({ schlagwort: 'ohne' }), [beside.reference]);
  t.strictSame(await of({ q: 'Warteliste' }), [about.reference]);
  t.strictSame(await of({ stand: 'pending' }), [waiting.reference]);
  t.strictSame(await of({ auswahl: `${beside.reference},${coded.reference}` }), [
    coded.reference,
    beside.reference,
  ]);
  t.strictSame(await of({ kanal: 'letter' }), [], 'nothing fits');

  const { facts, rows } = await factsOf(planner, topic.slug, { schlagwort: leaf.id, von: '2026-04-01' });
  t.match(facts, {
    Umfang: 'Auswahl nach Filter',
    Filter: 'Schlagwort: Terminvergabe · ab 1.\u00a0April\u00a02026',
    Eingegangen: '5',
    'Beiträge in dieser Datei': '2',
  });
  t.equal(rows(0), 2);
  t.equal(rows(1), 4, 'passages of these comments only');
});

test('twelve chosen comments are a file of twelve, whatever else is named in the address', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  const all = [];
  for (let i = 0; i < 20; i++) all.push(await aComment(planner.db, id, { state: 'published' }));
  const chosen = all.slice(3, 15).map(({ reference }) => reference);
  t.strictSame(await referencesOf(planner, slug, { auswahl: chosen }), chosen);
  t.match((await factsOf(planner, slug, { auswahl: chosen })).facts, {
    Filter: `Vorgangsnummern: ${chosen.join(' oder ')}`,
    'Beiträge in dieser Datei': '12',
  });
  t.match((await factsOf(planner, slug, { auswahl: [...chosen, all[0]?.reference] })).facts, {
    Filter: 'Vorgangsnummern: 13 Angaben',
  });
});

test('nothing a filter carries ends the statement it stands in', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await aComment(planner.db, id, { state: 'published', body: 'Der O\'Brien sagt: "so" \\ $1' });
  await aComment(planner.db, id, { state: 'published', body: 'Anderes' });
  for (const q of [
    "O'Brien",
    "'; DROP TABLE comment; --",
    "\\'; SELECT pg_sleep(9); --",
    '$1 $2 $99',
    "E'\\047",
    '%s {0}',
  ])
    for (const scope of [undefined, 'selection'] as const) {
      const choice = exportChoice(
        { format: 'csv', names: 'pseudonym', dialect: 'excel', order: 'time', ...(scope && { scope }) },
        { q, sprache: "de'--", ortsteil: "x' OR true --" },
      );
      const made = await planner.export({ slug, ...choice });
      await buffer(made.stream);
      t.ok(made.rows <= 2, q);
    }
  t.equal((await referencesOf(planner, slug, { q: "O'Brien" })).length, 1);
});

test('a scope that is named goes before a filter', async (t) => {
  t.match(asked({ q: 'Bank' }), { scope: 'selection', filter: { words: 'Bank' } });
  t.match(asked({}), { scope: 'published' });
  const all = exportChoice(
    { scope: 'all', format: 'csv', names: 'full', dialect: 'excel', order: 'time' },
    { q: 'Bank' },
  );
  t.equal(all.scope, 'all');
  t.equal(all.filter, undefined);
});
