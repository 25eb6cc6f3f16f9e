import { test } from 'tap';
import { learnAllCodes, learnCodes } from '../../src/codes/learn-codes.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aPlanner } from '../support/colleague.ts';
import { aCode, aCoding } from '../support/planning-builders.ts';
import { unescapeHtml } from '../support/resident.ts';

const PLACES = ['Lobeda', 'Winzerla', 'Markt', 'Ammerbach', 'Zwätzen', 'Kunitz', 'Lichtenhain', 'Burgau'];
const TEXTS = {
  trees: (place: string) =>
    `In ${place} fehlen Linden und Kastanien. Pflanzt bitte neue, sie spenden Schatten.`,
  bus: (place: string) =>
    `Die Linie nach ${place} kommt zu selten. Abends wartet man an der Haltestelle ewig.`,
};

async function coded(app: TestApp, rounds = 2) {
  const planner = await aPlanner(app);
  const topic = await aTopic(app.db);
  const nature = await aCode(app.db, topic.id, { label: 'Grün' });
  const trees = await aCode(app.db, topic.id, { label: 'Baumschutz', parent_id: nature.id });
  const bus = await aCode(app.db, topic.id, { label: 'Nahverkehr' });
  const comments = [];
  for (let round = 0; round < rounds; round++) {
    for (const place of PLACES) {
      for (const [code, text] of [
        [trees, TEXTS.trees],
        [bus, TEXTS.bus],
      ] as const) {
        const body = `${text(place)} ${'!'.repeat(round)}`;
        const comment = await aComment(app.db, topic.id, { body, state: 'published' });
        await aCoding(app.db, comment, code, { coder_id: planner.id });
        comments.push(comment);
      }
    }
  }
  return { planner, topic, nature, trees, bus, comments };
}

async function pageFor(app: TestApp, { planner, topic }: Awaited<ReturnType<typeof coded>>, body: string) {
  const { reference } = await aComment(app.db, topic.id, { body, state: 'published' });
  const page = await planner.get(`/planung/themen/${topic.slug}/beitraege/${reference}/schlagwoerter`);
  return unescapeHtml(page.body);
}

test('a topic learns from its own codings, says by which words, and points at the sentence', async (t) => {
  const app = await testApp(t);
  const all = await coded(app);
  t.equal(await learnCodes(app.db, all.topic.id), true);
  t.equal(await learnCodes(app.db, all.topic.id), false, 'nothing new, nothing to learn');
  const page = await pageFor(app, all, 'Guten Tag! Am Steinweg fehlen Linden, die Schatten spenden. Danke.');
  t.match(page, /Vorschlag wegen „(Linden|Schatten|spenden|fehlen)“/);
  t.match(
    page,
    /sg-passage--suggestion" data-at="11">Am Steinweg fehlen Linden, die Schatten spenden\.<\/mark>/,
  );
  t.match(
    page,
    /name="schlagwort" value="[^"]+" aria-label="Vorschlag Baumschutz übernehmen" aria-keyshortcuts="Enter"/,
  );
  t.notMatch(page, 'Vorschlag Grün übernehmen', 'the code above says less');
  t.match(page, 'Gelernt aus 32 Beiträgen mit Schlagwort');
  t.match(page, '3 von 3 Schlagwörtern haben genug Beispiele.<');
});

test('before there is enough it says how much is missing, and suggests by labels only', async (t) => {
  const app = await testApp(t);
  const all = await coded(app, 1);
  t.equal(await learnCodes(app.db, all.topic.id), false);
  const page = await pageFor(app, all, 'Der Nahverkehr ist teuer. Linden spenden Schatten.');
  t.match(page, 'Lernt noch: 16 von 30 Beiträgen mit Schlagwort.');
  t.match(page, 'Vorschlag wegen „Nahverkehr“');
  t.notMatch(page, 'Vorschlag Baumschutz');
});

test('erased words leave what was learned with the next lesson, and too few are forgotten altogether', async (t) => {
  const app = await testApp(t);
  const all = await coded(app);
  const [gone = '', ...rest] = all.comments.map(({ id }) => id);
  await learnAllCodes(app.db);
  const model = () => app.db.selectFrom('code_model').selectAll().executeTakeFirst();
  const before = await model();
  t.equal(before?.examples, 32);
  t.notMatch(before?.bytes.toString('latin1'), /Linden|Kastanien|Lobeda/i, 'no word is stored');
  const erase = (ids: string[]) =>
    app.db.updateTable('comment').set({ body: null, state: 'erased' }).where('id', 'in', ids).execute();
  await erase([gone]);
  await learnAllCodes(app.db);
  t.match(await model(), { examples: 31, version: 2 });
  await erase(rest.slice(0, 2));
  await learnAllCodes(app.db);
  t.equal(await model(), undefined);
  t.match(await pageFor(app, all, 'Linden spenden Schatten.'), 'Lernt noch: 29 von 30');
});

test('giving, taking and merging enqueue one lesson for the topic', async (t) => {
  const app = await testApp(t);
  const { planner, topic, bus, comments } = await coded(app, 1);
  const jobs = async () =>
    app.pg.query(`SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'learn-codes'`);
  const url = `/planung/themen/${topic.slug}/beitraege/${comments[0]?.reference}/schlagwoerter`;
  for (let i = 0; i < 3; i++) await planner.post(url, { schlagwort: bus.id });
  t.match((await jobs()).rows, [{ key: `learn-codes ${topic.id}` }]);
});
