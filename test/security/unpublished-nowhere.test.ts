import { sql } from 'kysely';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { markAnswered } from '../../src/answers/release-queries.ts';
import { raiseVisibleVersion } from '../../src/platform/visible-version.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { offer } from '../open-data/offer.ts';
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
  await answersNobodyReleased(app, { word, topicId: topic.id, commentId: shown.id });
  await aProposal(app, topic.id, word);
  return { topic, draft, shown };
}

/** A draft, one to be checked, one to be released, a correction, and what was public before it was corrected. */
async function answersNobodyReleased(
  app: TestApp,
  { word, topicId, commentId }: { word: string; topicId: string; commentId: string },
) {
  const words = (what: string) => ({
    id: uuidv7(),
    site_id: DEFAULT_SITE_ID,
    topic_id: topicId,
    ground: word,
    body: `${word} als ${what}`,
    body_simple: word,
  });
  const released = {
    ...words('Antwort'),
    ground: word,
    body: 'Das dürfen auch alle lesen.',
    body_simple: '',
  };
  const public_ = { ...released, state: 'released', released_at: new Date() };
  const drafts = [
    words('Entwurf'),
    { ...words('Antwort in Prüfung'), handed_on_at: new Date() },
    { ...words('geprüfte Antwort'), state: 'checked', checked_at: new Date() },
  ];
  await app.db.insertInto('answer').values(public_).execute();
  await app.db.insertInto('answer').values(drafts).execute();
  await app.db
    .insertInto('answer')
    .values({ ...words('Korrektur'), state: 'checked', replaces: released.id })
    .execute();
  const links = [public_, ...drafts].map(({ id }) => ({
    answer_id: id,
    comment_id: commentId,
    topic_id: topicId,
  }));
  await app.db.insertInto('answer_comment').values(links).execute();
  await markAnswered(app.db, [commentId]);
  const { ground, body_simple } = words('frühere Fassung');
  await app.db
    .insertInto('answer_version')
    .values({
      ...{
        answer_id: released.id,
        number: 1,
        voice: 'city',
        department: word,
        outcome: null,
        ground,
        body_simple,
      },
      ...{ body: word, released_at: new Date(), ended_as: 'corrected', correction_id: uuidv7() },
    })
    .execute();
  await app.db
    .insertInto('text_block')
    .values({ id: uuidv7(), site_id: DEFAULT_SITE_ID, title: word, body: word })
    .execute();
}

/** What programs read of a topic. */
const forPrograms = (slug: string) => [
  ...['', '/comments', '/comments.csv', '/comments.jsonl'].map((end) => `/api/v1/topics/${slug}${end}`),
  ...['csv', 'jsonl'].map((format) => `/offene-daten/${slug}.${format}`),
];

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
  await offer(app, { names: 'pseudonym' });
  const hidden = await app.db
    .selectFrom('comment')
    .select('reference')
    .where('state', '<>', 'published')
    .execute();
  const pages = await crawl(app, [
    `/themen/${draft.slug}`,
    `/themen/${draft.slug}/bilanz`,
    `/themen/${draft.slug}/feed.atom`,
    ...forPrograms(draft.slug),
    ...forPrograms(topic.slug),
    '/api/v1/topics',
    '/api/v1/openapi.json',
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
    '/api/v1/topics/geheim/comments',
    '/offene-daten/geheim.jsonl',
    '/offene-daten/katalog.ttl',
    '/offene-daten/katalog.jsonld',
  ])
    t.ok(addresses.includes(expected), `${expected} was read, of ${addresses.length}`);
  t.strictSame(await findWord(pages, word), []);
  t.match(pages.get('/themen/geheim')?.body, 'Das dürfen alle lesen.');
  t.match(pages.get('/themen/geheim')?.body, 'Das dürfen auch alle lesen.');
  t.strictSame(
    addresses.filter((url) => (pages.get(url)?.status ?? 0) >= 500),
    [],
  );
});

/** The ledger says when it was counted, at its foot to the minute; the catalogue when somebody announced a change. */
const withoutTimes = (page: Crawled | undefined) =>
  page?.body
    .replace(/<time\b[\s\S]*?<\/time>|"as_of":\s*"[^"]*"|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
    .replace(/<p class="sg-footer__end">[^<]*<\/p>/g, '');

/** Their validators are made of announced versions, not of their words. */
const BY_VERSION = /\/bilanz|\/offene-daten\/.|\/comments\.(?:csv|jsonl)$/;

test('other words in what is not published change no page and no ETag', async (t) => {
  const app = await testApp(t);
  const { topic } = await aTalkWithHiddenWords(app, 'Zitronengelb');
  await offer(app);
  const known = [`/themen/${topic.slug}/bilanz.json`, ...forPrograms(topic.slug)];
  const before = await crawl(app, known);
  let dropped = false;
  app.pages.onDrop(() => {
    dropped = true;
  });
  await app.db.transaction().execute(async (trx) => {
    await sql`UPDATE comment SET body = 'Ganz andere und viel längere Worte', author_name = 'Jemand anderes'
      WHERE state NOT IN ('published', 'erased')`.execute(trx);
    await sql`UPDATE comment_revision SET body = 'Auch hier steht jetzt etwas anderes'`.execute(trx);
    await sql`UPDATE answer SET body = 'Und hier', ground = 'Und da' WHERE state <> 'released'`.execute(trx);
    await raiseVisibleVersion(trx, [topic.id, DEFAULT_SITE_ID]);
  });
  await waitFor('the pages are dropped', () => dropped);
  const after = await crawl(app, known);
  t.strictSame([...after.keys()].sort(), [...before.keys()].sort());
  for (const [url, page] of before) {
    if (BY_VERSION.test(url)) t.equal(withoutTimes(after.get(url)), withoutTimes(page), url);
    else t.equal(after.get(url)?.etag, page.etag, url);
  }
});
