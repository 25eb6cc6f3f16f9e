import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { DatabaseProxy } from '../support/database-proxy.ts';
import { aModerator } from '../support/moderator.ts';
import { waitFor } from '../support/wait-for.ts';

test('while the database is away a moderator gets note and reason back, and can decide afterwards', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const wire = await DatabaseProxy.start(t, database.url);
  const app = await testApp(t, { database: { ...database, url: wire.url } });
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id);
  const moderator = await aModerator(app);
  const fields = {
    decision: 'reject',
    reason: 'other',
    reason_text: 'Weil es so ist.',
    note: 'Absender aus Jena & Umgebung',
  };

  wire.refuse('');
  const answer = await moderator.decide(comment.id, fields);
  t.equal(answer.statusCode, 503);
  t.match(answer.body, 'Weil es so ist.');
  t.match(answer.body, 'Absender aus Jena &amp; Umgebung');

  wire.allow();
  await waitFor('the decision', async () => (await moderator.decide(comment.id, fields)).statusCode === 303);
  const row = await app.db.selectFrom('comment').select(['state', 'reason_code']).executeTakeFirstOrThrow();
  t.strictSame(row, { state: 'rejected', reason_code: 'other' });
});
