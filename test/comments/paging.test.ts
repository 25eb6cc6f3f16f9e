import { test } from 'tap';
import { readCursor, writeCursor } from '../../src/comments/cursor.ts';
import { testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { unescapeHtml } from '../support/resident.ts';

const ID = '01900000-0000-7000-8000-00000000abcd';

test('a cursor says the same place it was made from, to the microsecond', async (t) => {
  const cursor = { receivedAt: '2026-02-28T23:59:59.123456', id: ID };
  t.strictSame(readCursor(writeCursor(cursor)), cursor);
});

const NO_CURSORS = [
  '',
  'x',
  `20260231T000000000000-${ID}`,
  `00000101T000000000000-${ID}`,
  `20261301T000000000000-${ID}`,
  `20260228T250000000000-${ID}`,
  '20260228T235959123456-nicht',
  `20260228T235959123456-${ID}' OR 1=1 --`,
];

test('what is no cursor of ours is a page that is not there', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  for (const text of NO_CURSORS) {
    for (const name of ['aelter', 'neuer']) {
      const answer = await app.inject({ url: `/themen/${topic.slug}`, query: { [name]: text } });
      t.equal(answer.statusCode, 404, text);
    }
  }
});

test('walking older and back newer shows every comment once, equal times included', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const at = new Date('2026-11-01T12:00:00Z');
  for (let i = 0; i < 45; i++) {
    await aComment(app.db, topic.id, { state: 'published', body: `Beitrag ${i}.`, received_at: at });
  }
  const textsOf = (html: string) => [...html.matchAll(/Beitrag \d+\./g)].map(([text]) => text);
  const linkOf = (html: string, name: string) =>
    unescapeHtml(new RegExp(`href="([^"]*\\?${name}[^"]*)"`).exec(html)?.[1] ?? '').split('#')[0];

  const seen: string[] = [];
  const pages: string[][] = [];
  let url: string | undefined = `/themen/${topic.slug}`;
  let last = '';
  while (url) {
    last = (await app.inject(url)).body;
    pages.push(textsOf(last));
    seen.push(...textsOf(last));
    url = linkOf(last, 'aelter');
  }
  t.strictSame(
    pages.map(({ length }) => length),
    [20, 20, 5],
  );
  t.equal(new Set(seen).size, 45);
  const back = (await app.inject(linkOf(last, 'neuer') ?? '')).body;
  t.strictSame(textsOf(back), pages[1], 'back is the page one came from');
  t.match(back, new RegExp(`href="/themen/${topic.slug}#beitraege"`), 'the first page has one address only');
});

test('a permalink shows the page its comment is on; a hidden comment’s link tells nothing', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const comments = [];
  for (let i = 0; i < 30; i++) {
    const received = new Date(Date.now() - i * 60_000);
    comments.push(
      await aComment(app.db, topic.id, { state: 'published', body: `Text ${i}!`, received_at: received }),
    );
  }
  const hidden = await aComment(app.db, topic.id, { body: 'Noch geheim' });
  const show = async (reference: string) =>
    (await app.inject(`/themen/${topic.slug}?beitrag=${reference}`)).body;
  t.match(await show(comments[27]?.reference ?? ''), 'Text 27!');
  const plain = (await app.inject(`/themen/${topic.slug}`)).body;
  t.equal(await show(comments[3]?.reference ?? ''), plain, 'a new one is on the first page');
  t.equal(await show(hidden.reference), plain);
  t.equal(await show('2222-2222'), plain);
});
