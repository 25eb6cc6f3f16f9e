import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { anAnswerer, answerFields, writeAnswer } from '../support/answerer.ts';
import { testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { waitFor } from '../support/wait-for.ts';

const countOf = (html: string, label: string) =>
  Number(new RegExp(`>${label} <span class="sg-count[^"]*">(\\d+)<`).exec(html)?.[1]);

const ticks = (html: string) =>
  [...html.matchAll(/name="answer" value="([^"]+)"/g)].map(([, tick = '']) => tick);

test('a topic’s lists count drafts, what is to check, to release, overdue and released', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const planner = await anAnswerer(app);
  const say = () => aComment(app.db, topic.id, { state: 'published' });
  const late = await say();
  const department = { id: uuidv7(), site_id: DEFAULT_SITE_ID, name: 'Stadtgrün' };
  await app.db.insertInto('department').values(department).execute();
  await app.db
    .insertInto('assignment')
    .values({
      id: uuidv7(),
      topic_id: topic.id,
      department_id: department.id,
      comment_id: late.id,
      due: '2020-01-31',
    })
    .execute();
  await writeAnswer(planner, topic, [await say()]);
  await writeAnswer(planner, topic, [late], { action: 'hand-on', department: department.id });
  await writeAnswer(planner, topic, [await say()], { action: 'check' });
  await writeAnswer(planner, topic, [await say()], { action: 'release' });
  const page = (await planner.get('/planung/themen/licht/antworten')).body;
  for (const [label, count] of [
    ['Entwürfe', 1],
    ['Zu prüfen', 1],
    ['Zur Freigabe', 1],
    ['Überfällig', 1],
    ['Freigegeben', 1],
    ['Zurückgezogen', 0],
  ] as const)
    t.equal(countOf(page, label), count, label);
  const overdue = (await planner.get('/planung/themen/licht/antworten?liste=ueberfaellig')).body;
  t.match(overdue, /zugesagt war der 31\.\sJanuar\s2020/);
  t.match(overdue, 'Stadtgrün');
  t.match(
    (await planner.get('/planung/themen/licht/antworten?liste=zurueckgezogen')).body,
    'Keine Antwort wurde',
  );
  t.equal((await planner.get('/planung/themen/gibt-es-nicht/antworten')).statusCode, 404);
  t.equal((await planner.get(`/planung/themen/licht/antworten/${uuidv7()}`)).statusCode, 404);
});

test('many are released at once; what changed meanwhile or is one’s own stays', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const strict = await aTopic(app.db, { slug: 'streng', answers_four_eyes: true });
  const [writer, boss] = [await anAnswerer(app), await anAnswerer(app)];
  const check = async (of: typeof topic, by: typeof writer, body: string) =>
    writeAnswer(by, of, [await aComment(app.db, of.id, { state: 'published' })], { action: 'check', body });
  await check(topic, writer, 'Erste Antwort');
  const changed = await check(topic, writer, 'Zweite Antwort');
  await check(strict, writer, 'Dritte Antwort');
  await check(strict, boss, 'Eigene Antwort');

  const list = (await boss.get('/planung/antworten?liste=freigabe')).body;
  t.equal(ticks(list).length, 3, 'what one may not release is not offered');
  t.notMatch(list, 'Eigene Antwort');
  t.match((await boss.get('/planung/antworten?liste=bei-anderen')).body, 'Eigene Antwort');
  await writer.post(changed.url, answerFields({ version: '2', action: 'check', body: 'Zweite, anders' }));
  const own = await app.db
    .selectFrom('answer')
    .select(['id', 'version'])
    .where('body', '=', 'Eigene Antwort')
    .execute();
  const all = [
    ...ticks(list),
    ...own.map(({ id, version }) => `${id}:${version}`),
    'unsinn',
    `${uuidv7()}:1`,
  ];
  const reply = await boss.post('/planung/antworten/freigeben', { answer: all, list: 'freigabe' });
  t.equal(reply.headers.location, '/planung/antworten?liste=freigabe&freigegeben=2&uebrig=3');
  const said = (await boss.get(String(reply.headers.location))).body;
  t.match(said, '2 Antworten sind freigegeben.');
  t.match(said, '3 Antworten blieben, wie sie waren');
  await waitFor('both are public', async () => {
    const pages = [(await app.inject('/themen/licht')).body, (await app.inject('/themen/streng')).body].join(
      ' ',
    );
    return pages.includes('Erste Antwort') && pages.includes('Dritte Antwort');
  });
  t.notMatch((await app.inject('/themen/licht')).body, 'Zweite');
  const back = await boss.post('/planung/antworten/freigeben', {
    answer: [],
    list: 'freigabe',
    topic: 'licht',
  });
  t.match(String(back.headers.location), /^\/planung\/themen\/licht\/antworten\?/);
  const away = await boss.post('/planung/antworten/freigeben', {
    answer: [],
    list: 'x',
    topic: '//boese.example',
  });
  t.match(String(away.headers.location), /^\/planung\/antworten\?/);
});

test('any planner asks for four eyes, only an admin does without them again', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const planner = await anAnswerer(app);
  const admin = await anAnswerer(app, { role: 'admin' });
  const path = '/planung/themen/licht/antworten/einstellungen';
  const isOn = async () =>
    (
      await app.db
        .selectFrom('topic')
        .select('answers_four_eyes')
        .where('id', '=', topic.id)
        .executeTakeFirstOrThrow()
    ).answers_four_eyes;
  t.equal((await planner.post(path, { four_eyes: '1' })).statusCode, 303);
  t.equal(await isOn(), true);
  t.equal((await planner.post(path, {})).statusCode, 403);
  t.equal(await isOn(), true);
  t.equal((await admin.post(path, {})).statusCode, 303);
  t.equal(await isOn(), false);
});

test('a long list goes on on another page', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const planner = await anAnswerer(app);
  const rows = Array.from({ length: 51 }, (_, i) => ({
    id: uuidv7(),
    site_id: DEFAULT_SITE_ID,
    topic_id: topic.id,
    body: `Entwurf Nummer ${i}.`,
    updated_at: new Date(Date.now() - i * 60_000),
  }));
  await app.db.insertInto('answer').values(rows).execute();
  const first = (await planner.get('/planung/themen/licht/antworten')).body;
  t.match(first, 'Entwurf Nummer 49.');
  t.notMatch(first, 'Entwurf Nummer 50.');
  const older = /href="([^"]*vor[^"]*)"/
    .exec(first)?.[1]
    ?.replaceAll('&amp;', '&')
    .replaceAll('&#x3D;', '=') as string;
  const second = (await planner.get(older)).body;
  t.match(second, 'Entwurf Nummer 50.');
  t.notMatch(second, 'Entwurf Nummer 49.');
});
