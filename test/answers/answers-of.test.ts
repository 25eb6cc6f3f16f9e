import { test } from 'tap';
import { answersOf } from '../../src/answers/answers-of.ts';
import { testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';

test('the answers to many comments come by one query, drafts too, released ones in their order', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const [first, second, third] = [
    await aComment(app.db, topic.id, { state: 'published' }),
    await aComment(app.db, topic.id, { state: 'published' }),
    await aComment(app.db, topic.id, { state: 'published' }),
  ];
  const day = 24 * 3_600_000;
  await anAnswer(app.db, topic.id, [first, second], {
    body: 'Bald.',
    outcome: 'noted',
    released_at: new Date(Date.now() - day),
  });
  await anAnswer(app.db, topic.id, [first], { body: 'Doch.', outcome: 'adopted' });
  await anAnswer(app.db, topic.id, [first], { body: 'Noch offen.', state: 'draft', outcome: null });
  await anAnswer(app.db, topic.id, [second], { body: 'Wartet.', state: 'draft', handed_on_at: new Date() });
  const found = await answersOf(app.db, [first.id, second.id, third.id]);
  t.strictSame(
    found.get(first.id)?.map(({ body, stage, outcome, comments }) => ({ body, stage, outcome, comments })),
    [
      { body: 'Bald.', stage: 'released', outcome: 'noted', comments: 2 },
      { body: 'Doch.', stage: 'released', outcome: 'adopted', comments: 1 },
      { body: 'Noch offen.', stage: 'draft', outcome: null, comments: 1 },
    ],
  );
  t.strictSame(
    found.get(second.id)?.map(({ stage }) => stage),
    ['released', 'for-check'],
  );
  t.notOk(found.has(third.id));
  t.equal((await answersOf(app.db, [])).size, 0);
});
