import { buffer } from 'node:stream/consumers';
import { readXlsx } from 'hucre/xlsx';
import { test } from 'tap';
import {
  ANSWER_STATUSES,
  CHANNELS,
  FILTER_OUTCOMES,
  readCommentFilter,
} from '../../src/comments/comment-filter.ts';
import { filterInWords } from '../../src/comments/filter-words.ts';
import type { ExportPart } from '../../src/exports/export.ts';
import { exportChoice } from '../../src/exports/export-choice.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aCodedTopic } from './coded-topic.ts';
import { aPlanner, jsonRecords, type Planner } from './exports.ts';

/** As the address of the desk names it. */
const asked = (query: { umfang?: ExportPart }) =>
  exportChoice(
    { format: 'jsonl', names: 'full', dialect: 'excel', order: 'time', umfang: query.umfang },
    query,
  );

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
  const waiting = await aComment(planner.db, id, { state: 'pending' });
  const both = { auswahl: [waiting.reference, ...chosen], kanal: 'letter' };
  t.strictSame(
    await referencesOf(planner, slug, { ...both, umfang: 'auswahl' }),
    [...chosen, waiting.reference],
    'what is ticked is meant, whatever the filter says and became of it',
  );
  t.strictSame(await referencesOf(planner, slug, { ...both, umfang: 'filter' }), [], 'or the filter alone');
  t.equal((await referencesOf(planner, slug, { ...both, umfang: 'alles' })).length, 21, 'or everything');
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

test('a filter narrows the scope that is named, and never widens it', async (t) => {
  const planner = await aPlanner(t);
  const { topic, coded, about, waiting, gone } = await aCodedTopic(planner);
  const of = async (scope: 'published' | 'all' | undefined, query: object) => {
    const choice = exportChoice(
      { scope, format: 'jsonl', names: 'full', dialect: 'excel', order: 'time' },
      query,
    );
    return (await jsonRecords(await planner.export({ slug: topic.slug, ...choice }))).map(
      (row) => row['reference'],
    );
  };
  const auswahl = [coded, about, waiting, gone].map(({ reference }) => reference);
  t.strictSame(await of('all', { auswahl }), auswahl);
  t.strictSame(await of('published', { auswahl }), [coded.reference, about.reference]);
  t.strictSame(await of(undefined, { auswahl }), [coded.reference, about.reference]);
  t.strictSame(await of('all', { auswahl, stand: 'pending' }), [waiting.reference]);
  t.strictSame(await of('published', { auswahl, stand: 'pending' }), [coded.reference, about.reference]);
  t.equal((await of('all', {})).length, 5);
  t.equal((await of(undefined, {})).length, 3);
});

test('every field of a filter has its words, in both languages', async (t) => {
  const id = '01900000-0000-7000-8000-00000000000a';
  const gone = '01900000-0000-7000-8000-00000000000b';
  const query = {
    q: 'Bank "am Fluss"',
    antwort: [...ANSWER_STATUSES],
    votum: [...FILTER_OUTCOMES],
    schlagwort: [id, gone, 'ohne'],
    person: id,
    fachbereich: [id, 'meine', 'ohne'],
    ueberfaellig: '1',
    kanal: [...CHANNELS],
    von: '2026-04-01',
    bis: '2026-06-24',
    ortsteil: [id, 'ohne'],
    stand: ['pending', 'rejected', 'spam', 'withdrawn', 'erased'],
    gruppe: id,
    aehnlich: '2M8R-5XWA',
    nachtraeglich: '1',
    sprache: ['de', 'uk'],
    auswahl: '2M8R-5XWA',
  };
  const filter = readCommentFilter(query);
  t.equal(Object.keys(filter).length, Object.keys(query).length);
  const labels = new Map([[id, 'Name {so} <b>']]);
  const words = filterInWords(filter, { lang: 'de', labels });
  t.match(
    words,
    'Wörter: „Bank "am Fluss"“ · Antwort: ohne Antwort oder im Entwurf oder geprüft oder freigegeben',
  );
  t.match(words, 'Schlagwort: Name {so} <b> oder gelöschte Angabe oder ohne');
  t.match(words, 'Zuständig: Name {so} <b> oder eigene Fachbereiche oder ohne');
  t.match(words, 'ab 1.\u00a0April\u00a02026 · bis 24.\u00a0Juni\u00a02026');
  t.match(words, 'Stand: in Prüfung oder nicht veröffentlicht oder Spam oder zurückgezogen oder gelöscht');
  t.match(words, 'nach Ende eingegangen: ja · Sprache: de oder uk · Vorgangsnummern: 2M8R-5XWA');
  t.match(filterInWords(filter, { lang: 'en', labels }), /Words|words: /);
  t.equal(words.split(' · ').length, Object.keys(query).length);
  t.equal(filterInWords({}, { lang: 'de', labels }), '');
});
