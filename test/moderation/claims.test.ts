import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { test } from 'tap';
import { textDigest } from '../../src/screening/text-digest.ts';
import { testApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { aModerator, entriesOf, type Moderator } from '../support/moderator.ts';
import { unescapeHtml } from '../support/resident.ts';

test('who opens a comment has it for five minutes; others see it and can still decide', async (t) => {
  const app = await testApp(t);
  const [anna, bert] = [await aModerator(app), await aModerator(app)];
  await app.db.updateTable('staff').set({ name: 'Anna' }).where('id', '=', anna.id).execute();
  const topic = await aTopic(app.db);
  const first = await aComment(app.db, topic.id, { received_at: new Date(Date.now() - 60_000) });
  const second = await aComment(app.db, topic.id);
  const claim = async ({ cookie, csrf }: Moderator, id: string, fields = {}) => {
    const { headers, payload } = form({ _csrf: csrf, ...fields });
    const url = `/moderation/kommentare/${id}/ansehen`;
    const answer = await app.inject({
      method: 'POST',
      url,
      payload,
      headers: { ...headers, cookie, accept: 'application/json' },
    });
    return answer.json().claims;
  };
  const holders = async () =>
    (await app.db.selectFrom('comment_claim').select(['comment_id', 'staff_id']).execute()).map((row) => [
      row.comment_id,
      row.staff_id,
    ]);
  const marked = async (moderator: Moderator) =>
    [...(await moderator.get('/moderation')).body.matchAll(/data-claim-text>([^<]+)</g)].map(
      ([, text]) => text,
    );

  t.strictSame(await claim(anna, first.id), []);
  t.strictSame(await marked(bert), ['Anna sieht das gerade an']);
  t.strictSame(await marked(anna), [], 'not to herself');
  t.strictSame(await claim(bert, first.id), [{ id: first.id, text: 'Anna sieht das gerade an' }]);
  t.strictSame(await holders(), [[first.id, anna.id]], 'it stays hers');
  t.strictSame(await claim(bert, first.id, { take: '1' }), [], 'until somebody takes it over');
  await claim(anna, second.id);
  await claim(anna, first.id);
  t.strictSame(await holders(), [[first.id, bert.id]], 'nobody reads two at once');

  await app.db.updateTable('comment_claim').set({ claimed_at: sql`now() - interval '5 minutes'` }).execute();
  t.strictSame(await marked(anna), [], 'five minutes later it is free');
  await claim(anna, first.id);
  t.strictSame(await holders(), [[first.id, anna.id]]);
  t.equal((await bert.decide(first.id, { decision: 'publish' })).statusCode, 303, 'a claim keeps nobody out');
  t.strictSame(await holders(), [], 'a decision frees it');
  t.strictSame(entriesOf((await bert.get('/moderation')).body), [second.id]);
  await anna.get(`/moderation/kommentare/${second.id}`);
  await anna.get('/moderation');
  t.strictSame(await holders(), [], 'looking at a page claims nothing');
});

test('beside the text stands who else wrote from there, the same and similar words, and reports', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  const address_hash = randomBytes(32);
  const body =
    'Wir fordern den sofortigen Baustopp am Saaleufer, denn Eisvögel und Fledermäuse brauchen die alten Weiden!';
  const digest = textDigest(body);
  const comment = await aComment(app.db, topic.id, { body, address_hash, text_digest: digest });
  await aComment(app.db, topic.id, { address_hash, author_name: 'Gleiche Adresse', state: 'rejected' });
  await aComment(app.db, topic.id, { body, text_digest: digest, author_name: 'Gleicher Text' });
  const near = `${body} Viele Grüße aus Lobeda!`;
  await aComment(app.db, topic.id, { body: near, text_digest: textDigest(near), author_name: 'Fast Gleich' });
  await aComment(app.db, topic.id, {
    body: 'Eisvögel und Fledermäuse sind mir egal, ich will parken.',
    author_name: 'Ganz Anders',
  });
  const report = { site_id: topic.site_id, comment_id: comment.id, reason_code: 'insult' };
  await app.db
    .insertInto('report')
    .values({ id: comment.id, ...report, receipt_hash: randomBytes(32) })
    .execute();
  for (const page of ['umfeld', '']) {
    const answer = await moderator.get(`/moderation/kommentare/${comment.id}/${page}`);
    t.equal(answer.statusCode, 200);
    const text = unescapeHtml(answer.body);
    t.match(
      text,
      /Von derselben Adresse<\/h\d>[\s\S]*?Ein weiterer Beitrag[\s\S]*?Gleiche Adresse[\s\S]*?abgelehnt/,
    );
    t.match(text, /Gleicher Text<\/h\d>[\s\S]*?Gleicher Text, /);
    t.match(text, /Ähnlicher Text<\/h\d>[\s\S]*?Fast Gleich/);
    t.match(text, /Meldungen<\/h\d>[\s\S]*?: 1 /);
    t.notMatch(text, 'Ganz Anders');
  }
  await app.db.updateTable('comment').set({ address_hash: null }).execute();
  const later = await moderator.get(`/moderation/kommentare/${comment.id}/umfeld`);
  t.notMatch(later.body, 'Gleiche Adresse', 'after its days nobody knows any more');
});
