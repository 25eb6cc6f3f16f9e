import { sql } from 'kysely';
import { test } from 'tap';
import { patientDb, testApp } from '../support/app.ts';
import { aTopic, form } from '../support/builders.ts';
import { aModerator, type Moderator } from '../support/moderator.ts';

const COMMENTS = 1_000;
const MODERATORS = 10;

test('ten moderators at once on 1,000 comments decide each once, and the log is complete', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await sql`
    INSERT INTO comment (id, site_id, topic_id, reference, author_name, body, privacy_notice)
    SELECT gen_random_uuid(), site_id, id, translate(left(t, 4) || '-' || right(t, 4), '01', 'XY'), 'Person ' || n, 'Text ' || n, 'test'
    FROM topic, generate_series(1, ${COMMENTS}) AS n, lpad(upper(to_hex(n * 7919)), 8, '2') AS t
    WHERE topic.id = ${topic.id}`.execute(patientDb(app));
  const ids = (await app.db.selectFrom('comment').select('id').execute()).map(({ id }) => id);
  const moderators: Moderator[] = [];
  for (let i = 0; i < MODERATORS; i++) moderators.push(await aModerator(app));

  const told = { decided: 0, late: 0, other: 0 };
  /** Everybody goes through the whole queue, from another place and in another direction; they meet all the time. */
  const work = async ({ cookie, csrf }: Moderator, who: number) => {
    const send = (url: string, fields: Record<string, string>) => {
      const { headers, payload } = form({ _csrf: csrf, ...fields });
      return app.inject({
        method: 'POST',
        url,
        payload,
        // Each from a place of their own: limits count by it.
        remoteAddress: `127.0.1.${who}`,
        headers: { ...headers, cookie, accept: 'application/json' },
      });
    };
    const from = Math.floor((who / MODERATORS) * COMMENTS);
    const turned = [...ids.slice(from), ...ids.slice(0, from)];
    const own = who % 2 === 0 ? turned : turned.reverse();
    for (const [n, id] of own.entries()) {
      if (n >= COMMENTS / 4) return;
      if (n % 20 === 0) await send(`/moderation/kommentare/${id}/ansehen`, {});
      const decision = who % 3 === 0 ? 'spam' : 'publish';
      const { statusCode } = await send(`/moderation/kommentare/${id}/entscheidungen`, {
        decision,
        version: '1',
      });
      told[statusCode === 200 ? 'decided' : statusCode === 409 ? 'late' : 'other']++;
    }
  };
  await Promise.all(moderators.map(work));

  t.strictSame(told, { decided: COMMENTS, late: (MODERATORS * COMMENTS) / 4 - COMMENTS, other: 0 });
  const log = await app.db.selectFrom('moderation_event').select(['comment_id', 'version_after']).execute();
  t.equal(log.length, COMMENTS);
  t.equal(new Set(log.map((event) => event.comment_id)).size, COMMENTS, 'each comment once');
  const { rows } = await sql<{ states: string; counted: string }>`
    SELECT (SELECT string_agg(DISTINCT state, ' ') FROM comment) AS states,
      (SELECT sum(count) FILTER (WHERE state IN ('published', 'spam')) FROM topic_count)::text AS counted`.execute(
    app.db,
  );
  t.strictSame(rows, [{ states: 'published spam', counted: String(COMMENTS) }], 'and all counted');
});
