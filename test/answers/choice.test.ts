import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { anAnswerer, answerFields, writeAnswer } from '../support/answerer.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aCase } from '../support/case.ts';

const PUBLISHED = { state: 'published', published_at: new Date(), decided_at: new Date() } as const;

async function aCode(app: TestApp, topicId: string, label: string, parent_id: string | null = null) {
  const code = {
    id: uuidv7(),
    site_id: DEFAULT_SITE_ID,
    topic_id: topicId,
    parent_id,
    label,
    mark: label.slice(0, 2),
  };
  await app.db
    .insertInto('code')
    .values({ ...code, colour: 'violet' })
    .execute();
  return code.id;
}

async function code(app: TestApp, topicId: string, commentId: string, codeId: string) {
  const coding = { id: uuidv7(), topic_id: topicId, comment_id: commentId, code_id: codeId };
  await app.db.insertInto('coding').values(coding).execute();
}

const linked = async (app: TestApp, answerId: string) =>
  (
    await app.db
      .selectFrom('answer_comment as ac')
      .innerJoin('comment as c', 'c.id', 'ac.comment_id')
      .select('c.body')
      .where('ac.answer_id', '=', answerId)
      .orderBy('c.body')
      .execute()
  ).map(({ body }) => body);

test('an answer is for named comments, a code with all below it, a group, or all a filter finds', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const say = (body: string, given = {}) =>
    aComment(app.db, topic.id, { state: 'published', body, ...given });
  const [a, b, c, d] = [
    await say('Anna sagt'),
    await say('Bert sagt'),
    await say('Cem sagt'),
    await say('Doro sagt'),
  ];
  const hidden = await say('Niemand sieht', { state: 'rejected' });
  const above = await aCode(app, topic.id, 'Termine');
  const below = await aCode(app, topic.id, 'Warteliste', above);
  await code(app, topic.id, a.id, above);
  await code(app, topic.id, b.id, below);
  await code(app, topic.id, hidden.id, below);
  const group = uuidv7();
  await app.db
    .insertInto('comment_group')
    .values({ id: group, topic_id: topic.id, kind: 'similar' })
    .execute();
  await app.db
    .insertInto('comment_group_member')
    .values({ comment_id: c.id, group_id: group, topic_id: topic.id, similarity: 0.8 })
    .execute();
  const planner = await anAnswerer(app);
  const save = async (fields: Record<string, string | string[]>) => {
    const id = uuidv7();
    const reply = await planner.post(`/planung/themen/licht/antworten/${id}`, answerFields(fields));
    t.equal(reply.statusCode, 303, JSON.stringify(fields));
    return linked(app, id);
  };
  t.strictSame(await save({ code: above }), ['Anna sagt', 'Bert sagt']);
  t.strictSame(await save({ schlagwort: below }), ['Bert sagt']);
  t.strictSame(await save({ group }), ['Cem sagt']);
  t.strictSame(await save({ gruppe: group, beitrag: [a.reference, d.reference] }), [
    'Anna sagt',
    'Cem sagt',
    'Doro sagt',
  ]);
  t.strictSame(await save({ auswahl: `${a.reference},${b.reference}` }), ['Anna sagt', 'Bert sagt']);
  t.strictSame(await save({ q: 'Doro' }), ['Doro sagt']);
  t.strictSame(await save({ more: `${a.reference.toLowerCase()}, ${c.reference}` }), [
    'Anna sagt',
    'Cem sagt',
  ]);
  t.match(
    (await planner.get(`/planung/themen/licht/antworten/neu?code=${above}`)).body,
    'Antwort für 2 Beiträge',
  );
  const posted = await planner.post('/planung/themen/licht/antworten/neu', {
    beitrag: [a.reference, b.reference],
  });
  t.match(posted.body, 'Antwort für 2 Beiträge', 'more than an address holds come by a form');

  const none = await planner.post(
    `/planung/themen/licht/antworten/${uuidv7()}`,
    answerFields({ beitrag: hidden.reference, body: 'Ein Text, der bleibt' }),
  );
  t.equal(none.statusCode, 422);
  t.match(none.body, 'mindestens einen veröffentlichten Beitrag');
  t.match(none.body, 'Ein Text, der bleibt');
  t.notMatch(none.body, 'Niemand sieht');
});

test('what became public after the editor was opened is not taken along', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const planner = await anAnswerer(app);
  await aComment(app.db, topic.id, {
    state: 'published',
    body: 'Licht, früh',
    published_at: new Date(Date.now() - 5_000),
  });
  const opened = (await planner.get('/planung/themen/licht/antworten/neu?q=Licht')).body;
  const asOf = /name="as_of" value="([^"]+)"/.exec(opened)?.[1] as string;
  await aComment(app.db, topic.id, {
    state: 'published',
    body: 'Licht, spät',
    published_at: new Date(Date.now() + 5_000),
  });
  const id = uuidv7();
  await planner.post(`/planung/themen/licht/antworten/${id}`, answerFields({ q: 'Licht', as_of: asOf }));
  t.strictSame(await linked(app, id), ['Licht, früh']);
});

test('what was withdrawn or answered otherwise is left alone, unless somebody says otherwise', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const [open, answered, taken] = [
    await aCase(app, { ...PUBLISHED, body: 'Offen' }, topic),
    await aCase(app, { ...PUBLISHED, body: 'Beantwortet' }, topic),
    await aCase(app, { ...PUBLISHED, body: 'Zurückgezogen' }, topic),
  ];
  const planner = await anAnswerer(app, { name: 'A. Lindner' });
  const mirabell = await anAnswerer(app, { name: 'Frau Mirabell' });
  const cases = [open.comment, answered.comment, taken.comment];
  const { id, url } = await writeAnswer(planner, topic, cases);
  await writeAnswer(mirabell, topic, [answered.comment], { action: 'release', outcome: 'noted', ground: '' });
  await app.db
    .updateTable('comment')
    .set({ state: 'withdrawn' })
    .where('id', '=', taken.comment.id)
    .execute();

  const page = (await planner.get(url)).body;
  t.match(page, 'Seit der Auswahl: 1 zurückgezogen oder gelöscht, 1 anders beantwortet (Frau Mirabell).');
  t.match(page, 'Diese 2 bleiben unberührt.');
  t.match(page, 'So erscheint sie unter einem Beitrag');
  t.match(page, `<s>${taken.comment.reference}</s>`);
  t.notMatch(page, '>Zurückgezogen<', 'withdrawn words are not shown');

  const replaced = await planner.post(url, answerFields({ version: '1', action: 'replace' }));
  t.equal(replaced.statusCode, 303);
  const after = (await planner.get(url)).body;
  t.match(after, 'So erscheint sie unter 2 Beiträgen');
  t.match(after, 'Doch unberührt lassen');
  await planner.post(url, answerFields({ version: '2', action: 'leave' }));
  t.equal((await planner.post(url, answerFields({ version: '3', action: 'release' }))).statusCode, 303);
  t.strictSame(await linked(app, id), ['Offen']);
  t.match((await answered.get()).body, 'zur Kenntnis genommen');
  t.notMatch((await answered.get()).body, 'teilweise berücksichtigt');

  const again = await writeAnswer(planner, topic, [answered.comment], {
    action: 'replace',
    body: 'Noch einmal anders.',
  });
  await planner.post(
    again.url,
    answerFields({ version: '1', action: 'release', body: 'Noch einmal anders.' }),
  );
  t.match(
    (await answered.get()).body,
    /sg-outcome[^>]*>[\s\S]*teilweise berücksichtigt/,
    'the latest outcome counts',
  );
});

test('comments can be left out of a draft and added to it', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const [a, b] = [
    await aComment(app.db, topic.id, { state: 'published', body: 'A sagt' }),
    await aComment(app.db, topic.id, { state: 'published', body: 'B sagt' }),
  ];
  const planner = await anAnswerer(app);
  const { id, url } = await writeAnswer(planner, topic, [a]);
  await planner.post(url, answerFields({ version: '1', more: b.reference, drop: a.reference }));
  t.strictSame(await linked(app, id), ['B sagt']);
});

test('an erased comment leaves its answers; one without any comment left says so and is not released', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const [gone, stays] = [await aCase(app, PUBLISHED, topic), await aCase(app, PUBLISHED, topic)];
  const planner = await anAnswerer(app);
  const released = await writeAnswer(planner, topic, [gone.comment, stays.comment], { action: 'release' });
  const draft = await writeAnswer(planner, topic, [gone.comment], {
    action: 'replace',
    body: 'Nur für den einen.',
  });
  const erase = await gone.post('/loeschen', { version: '1', sure: '1' });
  t.ok(erase.statusCode < 400, String(erase.statusCode));
  t.equal((await gone.row()).state, 'erased');
  t.equal((await linked(app, released.id)).length, 1);
  t.match((await app.inject('/themen/licht')).body, 'Wir richten eine Warteliste ein.');
  const page = (await planner.get(draft.url)).body;
  t.match(page, 'Alle Beiträge, für die diese Antwort war, sind inzwischen gelöscht.');
  const refused = await planner.post(
    draft.url,
    answerFields({ version: '1', action: 'release', body: 'Nur für den einen.' }),
  );
  t.equal(refused.statusCode, 409);
  t.match(refused.body, 'kein Beitrag mehr da');
  t.match(refused.body, 'Nur für den einen.');
});

test('of many comments the first few stand open beside the editor, the rest fold, and any of them can be left out', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const planner = await anAnswerer(app);
  const all = [];
  for (let i = 0; i < 45; i++) {
    const received_at = new Date(Date.UTC(2026, 4, 1, 0, i));
    all.push(await aComment(app.db, topic.id, { ...PUBLISHED, received_at, body: `Nummer ${i} sagt` }));
  }
  const { id, url } = await writeAnswer(planner, topic, all);
  const { body } = await planner.get(url);
  const [open = '', folded = ''] = body.split('<details class="sg-said__rest">');
  const said = (html: string) => [...html.matchAll(/Nummer (\d+) sagt/g)].map(([, number]) => Number(number));
  t.strictSame(said(open), [0, 1, 2, 3]);
  t.strictSame(
    said(folded),
    [...Array(36).keys()].map((i) => i + 4),
  );
  t.match(folded, '36 weitere Beiträge zeigen');
  t.match(folded, 'die ersten 40 von 45');
  t.match(folded, '<ol class="sg-said__list" start="5">');
  const dropped = all[20]?.reference ?? '';
  const wrong = await planner.post(
    url,
    answerFields({ version: '1', outcome: '', action: 'hand-on', drop: dropped }),
  );
  t.equal(wrong.statusCode, 422);
  t.match(
    wrong.body,
    new RegExp(`<details class="sg-said__rest" open>[\\s\\S]*id="drop-${dropped}" checked`),
  );
  await planner.post(url, answerFields({ version: '1', drop: dropped }));
  t.equal((await linked(app, id)).length, 44);
});
