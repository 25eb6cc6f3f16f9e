import { sql } from 'kysely';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { raiseVisibleVersion } from '../../src/platform/visible-version.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { type Crawled, crawl } from '../support/crawl.ts';
import { waitFor } from '../support/wait-for.ts';

/** Comments in every state but published, their names and texts made of one word that stands nowhere else. */
const HIDDEN = [
  { state: 'pending' },
  { state: 'rejected' },
  { state: 'spam' },
  { state: 'withdrawn' },
  { state: 'withdrawn', published_at: new Date(), decided_at: new Date() },
] as const;

async function aTalkWithHiddenWords(app: TestApp, word: string) {
  // Where comments appear at once, those that wait are hidden all the same.
  const topic = await aTopic(app.db, {
    slug: 'geheim',
    title: 'Ein Thema mit Geheimnissen',
    moderation: 'post',
    four_eyes: 'refusals',
  });
  const draft = await aTopic(app.db, {
    slug: 'entwurf',
    state: 'draft',
    title: word,
    lead: word,
    opens_at: null,
  });
  const shown = await aComment(app.db, topic.id, { state: 'published', body: 'Das dürfen alle lesen.' });
  await aComment(app.db, topic.id, {
    state: 'erased',
    published_at: new Date(),
    decided_at: new Date(),
    author_name: null,
  });
  for (const given of HIDDEN) {
    await aComment(app.db, topic.id, { ...given, author_name: word, body: `${word} ${given.state}` });
    await aComment(app.db, topic.id, {
      ...given,
      author_name: word,
      body: `${word} ${given.state} als Antwort`,
      parent_id: shown.id,
      depth: 2,
    });
  }
  await app.db
    .insertInto('comment_revision')
    .values({
      id: uuidv7(),
      comment_id: shown.id,
      number: 1,
      state: 'waiting',
      body: `${word} als neue Fassung`,
    })
    .execute();
  const answer = uuidv7();
  await app.db
    .insertInto('answer')
    .values({
      id: answer,
      site_id: DEFAULT_SITE_ID,
      topic_id: topic.id,
      body: `${word} als Entwurf einer Antwort`,
    })
    .execute();
  await app.db
    .insertInto('answer_comment')
    .values({ answer_id: answer, comment_id: shown.id, topic_id: topic.id })
    .execute();
  await aProposal(app, topic.id, word);
  return { topic, draft, shown };
}

/** A late comment that somebody wants to reject, with words for its author. */
async function aProposal({ db }: TestApp, topicId: string, word: string) {
  const comment = await aComment(db, topicId, { author_name: word, body: `${word} verspätet`, late: true });
  const staffId = uuidv7();
  await db
    .insertInto('staff')
    .values({
      id: staffId,
      site_id: DEFAULT_SITE_ID,
      email: `${staffId}@x.example`,
      name: word,
      roles: ['moderator'],
    })
    .execute();
  const event = {
    id: uuidv7(),
    site_id: DEFAULT_SITE_ID,
    comment_id: comment.id,
    actor_id: staffId,
    action: 'propose-reject',
    state_before: 'pending',
    state_after: 'pending',
    reason_code: 'insult',
    version_after: 2,
  };
  await db.insertInto('moderation_event').values(event).execute();
  await db
    .insertInto('decision_proposal')
    .values({
      comment_id: comment.id,
      event_id: event.id,
      proposed_by: staffId,
      decision: 'reject',
      reason_code: 'insult',
      reason_text: word,
    })
    .execute();
}

async function findWord(pages: ReadonlyMap<string, Crawled>, word: string): Promise<string[]> {
  return [...pages]
    .filter(([, { body, headers }]) => `${body} ${headers}`.toLowerCase().includes(word.toLowerCase()))
    .map(([url]) => url);
}

test('what is not published is at no public address, in no feed and in no machine-readable twin', async (t) => {
  const app = await testApp(t);
  const word = 'Kanarienvogelgelb';
  const { topic, draft } = await aTalkWithHiddenWords(app, word);
  const hidden = await app.db
    .selectFrom('comment')
    .select('reference')
    .where('state', '<>', 'published')
    .execute();
  const pages = await crawl(app, [
    `/themen/${draft.slug}`,
    `/themen/${draft.slug}/bilanz`,
    `/themen/${draft.slug}/feed.atom`,
    ...hidden.flatMap(({ reference }) => [
      `/themen/${topic.slug}?beitrag=${reference}`,
      `/themen/${topic.slug}?faden=${reference}`,
      `/themen/${topic.slug}/beitraege/${reference}/antworten`,
      `/themen/${topic.slug}/beitraege/${reference}/melden`,
      `/vorgang?nummer=${reference}`,
    ]),
  ]);
  const addresses = [...pages.keys()];
  for (const expected of [
    '/themen/geheim',
    '/en/themen/geheim',
    '/themen/geheim/bilanz',
    '/themen/geheim/feed.atom',
  ])
    t.ok(addresses.includes(expected), `${expected} was read, of ${addresses.length}`);
  t.strictSame(await findWord(pages, word), []);
  t.match(pages.get('/themen/geheim')?.body, 'Das dürfen alle lesen.');
  t.strictSame(
    addresses.filter((url) => (pages.get(url)?.status ?? 0) >= 500),
    [],
  );
});

/** The ledger says when it was counted. */
const withoutTimes = (page: Crawled | undefined) =>
  page?.body.replace(/<time\b[\s\S]*?<\/time>|"as_of":\s*"[^"]*"/g, '');

test('other words in what is not published change no page and no ETag', async (t) => {
  const app = await testApp(t);
  const { topic } = await aTalkWithHiddenWords(app, 'Zitronengelb');
  const known = [`/themen/${topic.slug}/bilanz.json`];
  const before = await crawl(app, known);
  let dropped = false;
  app.pages.onDrop(() => {
    dropped = true;
  });
  await app.db.transaction().execute(async (trx) => {
    await sql`UPDATE comment SET body = 'Ganz andere und viel längere Worte', author_name = 'Jemand anderes'
      WHERE state NOT IN ('published', 'erased')`.execute(trx);
    await sql`UPDATE comment_revision SET body = 'Auch hier steht jetzt etwas anderes'`.execute(trx);
    await sql`UPDATE answer SET body = 'Und hier'`.execute(trx);
    await raiseVisibleVersion(trx, [topic.id, DEFAULT_SITE_ID]);
  });
  await waitFor('the pages are dropped', () => dropped);
  const after = await crawl(app, known);
  t.strictSame([...after.keys()].sort(), [...before.keys()].sort());
  for (const [url, page] of before) {
    if (url.includes('/bilanz')) t.equal(withoutTimes(after.get(url)), withoutTimes(page), url);
    else t.equal(after.get(url)?.etag, page.etag, url);
  }
});
