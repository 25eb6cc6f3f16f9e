import { sql } from 'kysely';
import { type Test, test } from 'tap';
import { aCode, aCoding } from '../support/planning-builders.ts';
import { aPlanner, DESK, listed } from '../support/planning-desk.ts';

const UNCODED = `${DESK}?schlagwort=ohne`;

test('what has no code any more is asked for again', async (t) => {
  const { app, topic, get, comment } = await aPlanner(t);
  const one = await comment();
  const code = await aCode(app.db, topic.id);
  t.strictSame(listed((await get(UNCODED)).body), [one.reference]);
  const given = await aCoding(app.db, one, code);
  const passage = await aCoding(app.db, one, code, { starts: 0, ends: 3 });
  t.strictSame(listed((await get(UNCODED)).body), []);
  await app.db.deleteFrom('coding').where('id', '=', given.id).execute();
  t.strictSame(listed((await get(UNCODED)).body), []);
  await app.db.deleteFrom('coding').where('id', '=', passage.id).execute();
  t.strictSame(listed((await get(UNCODED)).body), [one.reference]);
});

test('two people who give and take codes at the same moment leave it right', async (t) => {
  const { app, topic, comment } = await aPlanner(t);
  const comments = [await comment(), await comment(), await comment()];
  const code = await aCode(app.db, topic.id);
  const other = await aCode(app.db, topic.id);
  for (let round = 0; round < 20; round++) {
    await Promise.all(
      comments.flatMap((one) => [
        aCoding(app.db, one, code),
        app.db
          .deleteFrom('coding')
          .where('comment_id', '=', one.id)
          .where('code_id', '=', other.id)
          .execute(),
      ]),
    );
    await Promise.all([
      app.db.deleteFrom('coding').where('code_id', '=', code.id).execute(),
      ...(round % 2 === 0 ? comments.map((one) => aCoding(app.db, one, other)) : []),
    ]);
    await agrees(t, app.db, round);
  }
});

async function agrees(t: Test, db: Awaited<ReturnType<typeof aPlanner>>['app']['db'], round: number) {
  const { rows } = await sql<{ wrong: number }>`
    SELECT count(*)::integer AS wrong FROM comment
    WHERE is_coded <> EXISTS (SELECT FROM coding WHERE coding.comment_id = comment.id)`.execute(db);
  t.equal(rows[0]?.wrong, 0, `round ${round + 1}`);
}
