import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aModerator, entriesOf } from '../support/moderator.ts';
import { unescapeHtml } from '../support/resident.ts';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

async function aDeskThatSearches(t: Parameters<typeof testApp>[0]) {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const page = async (query: string) => unescapeHtml((await moderator.get(`/moderation?${query}`)).body);
  return { app, moderator, page, found: async (query: string) => entriesOf(await page(query)) };
}

test('a search finds German words in all their forms, decided and waiting, the best first', async (t) => {
  const { app, found, page } = await aDeskThatSearches(t);
  const topic = await aTopic(app.db);
  const once = await aComment(app.db, topic.id, {
    state: 'published',
    body: `Eine Bank fehlt hier. ${'Sonst ist alles schön und gut so. '.repeat(20)}`,
  });
  const often = await aComment(app.db, topic.id, { body: 'Bänke, Bänke, Bänke: mehr Bänke!' });
  await aComment(app.db, topic.id, { body: 'Der Brunnen sprudelt.' });
  t.strictSame(await found('q=Bank'), [often.id, once.id]);
  t.strictSame(await found('q=banken'), [often.id, once.id]);
  t.strictSame(await found('q=Bänke -schön'), [often.id]);
  t.strictSame(await found('q=Bank&queue=decided'), [once.id]);
  t.strictSame(await found('q=Bank&queue=waiting'), [often.id]);
  t.match(await page('q=Bank'), /Gefunden <span data-total>2</);
  t.match(await page('q=und'), /Nichts gefunden/);
  t.match(await page('q=Laterne&queue=waiting'), /In allen Beiträgen suchen/);
});

test('a search finds a name before mentions of it, and a Vorgangsnummer however it is typed', async (t) => {
  const { app, found } = await aDeskThatSearches(t);
  const topic = await aTopic(app.db);
  const own = await aComment(app.db, topic.id, { author_name: 'Wilhelmine Sonntag' });
  const mention = await aComment(app.db, topic.id, { body: 'Wilhelmine, Wilhelmine hat recht, Wilhelmine!' });
  const { id, reference } = await aComment(app.db, topic.id, { state: 'rejected' });
  t.strictSame(await found('q=Wilhelmine'), [own.id, mention.id]);
  t.strictSame(await found(`q=${reference}`), [id]);
  t.strictSame(await found(`q=${reference.toLowerCase().replace('-', '')}`), [id]);
  t.strictSame(await found(`q=${reference}&queue=waiting`), []);
});

test('a search stays in its topic and its city, and turns pages', async (t) => {
  const { app, found, page } = await aDeskThatSearches(t);
  const elsewhere = '01900000-0000-7000-8000-000000000002';
  await app.db.insertInto('site').values({ id: elsewhere, name: 'Anderswo' }).execute();
  const theirs = await aTopic(app.db, { site_id: elsewhere, slug: 'ihres' });
  await aComment(app.db, theirs.id, { site_id: elsewhere });
  const topic = await aTopic(app.db, { slug: 'licht' });
  const other = await aTopic(app.db, { slug: 'wasser' });
  const { id } = await aComment(app.db, other.id);
  for (let i = 0; i < 21; i++) await aComment(app.db, topic.id);
  t.strictSame(await found('q=Bänke&topic=wasser'), [id]);
  const first = await page('q=Bänke&topic=licht');
  t.match(first, '1–20 von 21');
  const rest = await page('q=Bänke&topic=licht&hit=20');
  t.match(first, '/moderation?q=B%C3%A4nke&topic=licht&hit=20');
  t.equal(entriesOf(rest).length, 1);
  t.equal(new Set([...entriesOf(first), ...entriesOf(rest)]).size, 21);
});

test('words that are no search are answered with a page', async (t) => {
  const { app, moderator } = await aDeskThatSearches(t);
  await aComment(app.db, (await aTopic(app.db)).id);
  for (const words of [
    "'",
    '"',
    '-',
    '((',
    'a:*b',
    '%00',
    '!!',
    '&|',
    '%F0%9F%8E%89',
    'ä'.repeat(500),
    'x&q=y',
    '&hit=-1',
  ]) {
    t.equal((await moderator.get(`/moderation?q=${words}`)).statusCode, 200, words);
  }
});

test('who waits longer than promised is shown alone', async (t) => {
  const { app, found, page } = await aDeskThatSearches(t);
  const topic = await aTopic(app.db);
  const late = await aComment(app.db, topic.id, { received_at: ago(60) });
  await aComment(app.db, topic.id, { received_at: ago(10) });
  t.strictSame(await found('overdue=1'), [late.id]);
  t.match(await page('overdue=1'), /Wartet <span data-total>1</);
  t.match(await page('overdue=1&queue=spam'), /Niemand wartet hier länger als zugesagt/);
  t.strictSame(await found('overdue=1&q=Bank&queue=waiting'), [late.id]);
});

test('“mine” is what I decided, each comment once, and nothing I took back', async (t) => {
  const { app, moderator, found } = await aDeskThatSearches(t);
  const colleague = await aModerator(app);
  const topic = await aTopic(app.db);
  const [first, second, theirs, undone] = await Promise.all(
    [4, 3, 2, 1].map((hours) => aComment(app.db, topic.id, { received_at: ago(hours) })),
  );
  const ids = [first, second, theirs, undone].map((comment) => comment?.id ?? '');
  await moderator.decide(ids[0] ?? '', { decision: 'publish' });
  await moderator.decide(ids[1] ?? '', { decision: 'reject', reason: 'insult' });
  await colleague.decide(ids[2] ?? '', { decision: 'publish' });
  await moderator.decide(ids[3] ?? '', { decision: 'spam' });
  await moderator.decide(ids[3] ?? '', { decision: 'reopen', version: '2' });
  t.strictSame(await found('queue=mine'), [ids[1], ids[0]]);
  t.strictSame(await found('queue=mine&q=Bank'), [ids[1], ids[0]]);
});
