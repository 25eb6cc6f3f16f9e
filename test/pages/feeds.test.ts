import { type Test, test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../../src/database/db.ts';
import { raiseVisibleVersion } from '../../src/platform/visible-version.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { attackStrings, NO_ATTACKS } from '../support/attacks.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { unescapeHtml } from '../support/resident.ts';
import { waitFor } from '../support/wait-for.ts';
import { childOf, childrenOf, readXml, type XmlElement } from '../support/xml.ts';

const DAY = 24 * 3_600_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

async function feed(app: TestApp, url: string): Promise<XmlElement> {
  const answer = await app.inject(url);
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} for ${url}`);
  return readXml(answer.body);
}

const link = (element: XmlElement, rel?: string) =>
  childrenOf(element, 'link').find(({ attributes }) => attributes['rel'] === rel)?.attributes['href'];
const entriesOf = (root: XmlElement) => childrenOf(root, 'entry');
const idOf = (element: XmlElement) => childOf(element, 'id').text;
const titles = (root: XmlElement) =>
  entriesOf(root).map((entry) => unescapeHtml(childOf(entry, 'title').text));

async function anAnswer(db: Db, topicId: string, commentIds: string[], given: object = {}) {
  const id = uuidv7();
  await db
    .insertInto('answer')
    .values({
      ...{
        id,
        site_id: DEFAULT_SITE_ID,
        topic_id: topicId,
        body: 'Die Bänke kommen.',
        department: 'Grünamt',
      },
      ...{ outcome: 'adopted', state: 'released', released_at: new Date() },
      ...given,
    })
    .execute();
  for (const comment_id of commentIds)
    await db.insertInto('answer_comment').values({ answer_id: id, comment_id, topic_id: topicId }).execute();
  return id;
}

/** RFC 4287, 4.1.1 and 4.1.2. */
function isAtom(t: Test, root: XmlElement): void {
  t.match(root, { name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom' } });
  t.match(root.attributes['xml:lang'], /^(de|en)$/);
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
  for (const element of [root, ...entriesOf(root)]) {
    t.match(idOf(element), /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    t.not(childOf(element, 'title').text.trim(), '');
    t.match(childOf(element, 'updated').text, instant);
    t.not(childOf(childOf(element, 'author'), 'name').text.trim(), '');
  }
  t.ok(URL.canParse(link(root, 'self') ?? '') && URL.canParse(link(root, 'alternate') ?? ''));
  for (const entry of entriesOf(root)) {
    t.ok(URL.canParse(link(entry) ?? ''));
    t.equal(childOf(entry, 'content').attributes['type'], 'html');
    t.match(childOf(entry, 'published').text, instant);
  }
  const ids = [root, ...entriesOf(root)].map(idOf);
  t.equal(new Set(ids).size, ids.length, 'every id stands once');
}

test('a feed tells what became public and what the city answered, newest first, in both languages', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, {
    ...{ title: 'Grün & schön', lead: 'Wo fehlt Grün?', published_at: ago(9) },
    ...{ opens_at: ago(8), closes_at: ago(1) },
  });
  const old = await aComment(app.db, topic.id, {
    state: 'published',
    received_at: ago(9),
    published_at: ago(5),
  });
  const late = await aComment(app.db, topic.id, {
    ...{ state: 'published', received_at: ago(9.5), published_at: ago(2), author_name: null },
    ...{ body: 'Zeile eins\r\nZeile <zwei>', language: 'en' },
  });
  await anAnswer(app.db, topic.id, [old.id]);

  const root = await feed(app, `/themen/${topic.slug}/feed.atom`);
  isAtom(t, root);
  t.strictSame(titles(root), [
    'Antwort der Stadt zu „Grün & schön“',
    'Mitreden beendet: „Grün & schön“',
    'Anonym zu „Grün & schön“',
    'Frieda K. zu „Grün & schön“',
    'Jetzt mitreden: „Grün & schön“',
  ]);
  t.equal(childOf(root, 'title').text, 'Grün & schön: Neues im Stadtgespräch Ihre Stadt');
  const [answer, , anonymous, , opened] = entriesOf(root) as XmlElement[];
  const page = `http://127.0.0.1:8080/themen/${topic.slug}`;
  t.equal(link(root, 'self'), `${page}/feed.atom`);
  t.equal(link(root, 'alternate'), page);
  t.equal(link(anonymous as XmlElement), `${page}?beitrag=${late.reference}#beitrag-${late.reference}`);
  t.equal(
    childOf(anonymous as XmlElement, 'content').text,
    '<p lang="en" dir="auto">Zeile eins<br>\nZeile &lt;zwei&gt;</p>',
  );
  t.match(childOf(answer as XmlElement, 'content').text, /Die Bänke kommen\..*Ergebnis: berücksichtigt/s);
  t.equal(childOf(childOf(answer as XmlElement, 'author'), 'name').text, 'Grünamt');
  t.match(childOf(opened as XmlElement, 'content').text, 'Wo fehlt Grün?');

  const english = await feed(app, `/en/themen/${topic.slug}/feed.atom`);
  isAtom(t, english);
  t.equal(english.attributes['xml:lang'], 'en');
  t.match(titles(english), ['Answer of the city on “Grün & schön”', 'No more comments: “Grün & schön”']);
  t.strictSame(entriesOf(english).map(idOf), entriesOf(root).map(idOf), 'the same news has the same id');
  t.not(idOf(english), idOf(root));

  const all = await feed(app, '/feed.atom');
  isAtom(t, all);
  t.strictSame(entriesOf(all).map(idOf), entriesOf(root).map(idOf));
});

test('nothing that is not public stands in a feed, nor what it was answered', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { opens_at: ago(1) });
  const draft = await aTopic(app.db, { state: 'draft', title: 'GEHEIM Entwurf' });
  const coming = await aTopic(app.db, { opens_at: new Date(Date.now() + DAY), title: 'Später' });
  for (const state of ['pending', 'spam', 'rejected', 'withdrawn']) {
    const { id } = await aComment(app.db, topic.id, { state, body: 'GEHEIM', author_name: 'GEHEIM' });
    await anAnswer(app.db, topic.id, [id], { body: `GEHEIM ${state}` });
  }
  const shown = await aComment(app.db, topic.id, { state: 'published' });
  await anAnswer(app.db, topic.id, [shown.id], { body: 'GEHEIM', state: 'checked', released_at: null });
  await aComment(app.db, draft.id, { state: 'published', body: 'GEHEIM' });
  for (const url of ['/feed.atom', '/en/feed.atom', `/themen/${topic.slug}/feed.atom`]) {
    const { body } = await app.inject(url);
    t.notMatch(body, /GEHEIM|Später/, url);
    t.equal(entriesOf(readXml(body)).length, 2, 'the comment, and that the topic opened');
  }
  t.equal(entriesOf(await feed(app, `/themen/${coming.slug}/feed.atom`)).length, 0);
  for (const slug of [draft.slug, 'gibt-es-nicht'])
    t.equal((await app.inject(`/themen/${slug}/feed.atom`)).statusCode, 404);
});

test('an edited text keeps its id and gets another date; a withdrawn one is gone at once', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { opens_at: ago(2), published_at: ago(2) });
  const { id } = await aComment(app.db, topic.id, { state: 'published', published_at: ago(1) });
  const url = `/themen/${topic.slug}/feed.atom`;
  const [before] = entriesOf(await feed(app, url)) as [XmlElement];
  const change = (values: object) =>
    app.db.transaction().execute(async (trx) => {
      await trx.updateTable('comment').set(values).where('id', '=', id).execute();
      await raiseVisibleVersion(trx, [topic.id]);
    });

  await change({ body: 'Mehr Bäume, bitte.', edited_at: new Date() });
  const [after] = (await waitFor('the new text', async () => {
    const root = await feed(app, url);
    return childOf(entriesOf(root)[0] as XmlElement, 'content').text.includes('Bäume') && entriesOf(root);
  })) as [XmlElement];
  t.equal(idOf(after), idOf(before));
  t.equal(childOf(after, 'published').text, childOf(before, 'published').text);
  t.ok(childOf(after, 'updated').text > childOf(before, 'updated').text);

  await change({ state: 'withdrawn' });
  await waitFor('it is gone', async () => entriesOf(await feed(app, url)).length === 1);
});

test('a feed is kept and compressed like a page, and named in the heads of its pages', async (t) => {
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  const url = `/en/themen/${slug}/feed.atom`;
  const first = await app.inject({ url, headers: { 'accept-encoding': 'br' } });
  t.match(first.headers, {
    'content-type': 'application/atom+xml; charset=utf-8',
    'content-encoding': 'br',
    'cache-control': 'no-cache',
    'content-security-policy': /^default-src 'none'/,
  });
  const headers = { 'accept-encoding': 'br', 'if-none-match': String(first.headers.etag) };
  const again = await app.inject({ url, headers });
  t.equal(again.statusCode, 304);
  t.equal(again.body, '');
  const head = (path: string) =>
    `type="application/atom\\+xml" title="[^"]+" href="http://127.0.0.1:8080${path}"`;
  t.match((await app.inject(`/en/themen/${slug}`)).body, new RegExp(`<link rel="alternate" ${head(url)}>`));
  t.match((await app.inject('/')).body, new RegExp(`<link rel="alternate" ${head('/feed.atom')}>`));
  t.match((await app.inject('/')).body, 'href="/feed.atom" type="application/atom+xml">Atom-Feed</a>');
});

test('of very many comments a feed reads the newest fifty', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { published_at: ago(99), opens_at: ago(99) });
  const ids: string[] = [];
  for (let n = 0; n < 60; n++)
    ids.push((await aComment(app.db, topic.id, { state: 'published', published_at: ago(n / 24) })).id);
  const root = await feed(app, '/feed.atom');
  t.strictSame(
    entriesOf(root).map(idOf),
    ids.slice(0, 50).map((id) => `urn:uuid:${id}`),
  );
});

const ENTRIES = 50;
const HOSTILE = [
  ']]>]]><entry/>',
  '&amp;lt; &amp; &lt;b&gt;',
  '\u0001\u0008\u000b\u001f\ufffe\uffff \u{1F6B2} \u0085\u2028',
  '<script>alert(1)</script>',
  '"\'`=$&$1',
];
const attacks = attackStrings('naughty', 'csv', 'crlf', 'ssti');

test('whatever residents write, the feed is XML and their words are words', async (t) => {
  const app = await testApp(t);
  if (!attacks) t.comment(NO_ATTACKS);
  const words = [...HOSTILE, ...(attacks ?? [])].filter((text) => text.trim().length >= 3);
  const legible = (text: string) =>
    text.replace(/[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/gu, '\ufffd').replace(/\r\n?/g, '\n');
  for (let from = 0; from < words.length; from += ENTRIES) {
    const part = words.slice(from, from + ENTRIES);
    const title = `T ${part[0]}`.slice(0, 100);
    const topic = await aTopic(app.db, { title, lead: part[0] ?? '', opens_at: null });
    for (const [n, text] of part.entries()) {
      const name = [...text].slice(0, 80).join('');
      const published_at = new Date(Date.now() - n * 1_000);
      await aComment(app.db, topic.id, { state: 'published', body: text, author_name: name, published_at });
    }
    const { body } = await app.inject(`/themen/${topic.slug}/feed.atom`);
    const entries = entriesOf(readXml(body));
    t.equal(entries.length, part.length);
    for (const [n, entry] of entries.entries()) {
      const text = legible(part[n] as string);
      const { text: content } = childOf(entry, 'content');
      const [, shown = '-'] = /^<p lang="de" dir="auto">(.*)<\/p>$/s.exec(content) ?? [];
      t.equal(unescapeHtml(shown.replaceAll('<br>\n', '\n')), text);
      t.notMatch(shown.replaceAll('<br>', ''), /[<>]/);
      t.equal(
        childOf(childOf(entry, 'author'), 'name').text,
        legible([...(part[n] as string)].slice(0, 80).join('')),
      );
    }
  }
});
