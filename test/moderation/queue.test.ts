import { test } from 'tap';
import type { Verdict } from '../../src/screening/verdict.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { attackStrings, NO_ATTACKS } from '../support/attacks.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aModerator, decisionForm, entriesOf } from '../support/moderator.ts';
import { post, unescapeHtml } from '../support/resident.ts';
import { attribute } from '../support/visitor.ts';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

/** The pager's links and its numbers. */
function pagerOf(html: string) {
  const link = (rel: string) => {
    const tag = [...html.matchAll(/<a ([^>]*)>/g)].find(([, head = '']) => head.includes(`rel="${rel}"`));
    return tag?.[1] && attribute(tag[1], 'href');
  };
  return {
    previous: link('prev'),
    next: link('next'),
    numbers: /(\d+)–(\d+) von (\d+)/.exec(html)?.slice(1).map(Number),
  };
}

const screened = (app: TestApp, commentId: string, verdicts: Verdict[]) =>
  app.db
    .insertInto('screening')
    .values({ comment_id: commentId, verdicts: JSON.stringify(verdicts) })
    .execute();

test('who has waited longest comes first, whatever the checks say', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const moderator = await aModerator(app);
  const young = await aComment(app.db, topic.id, { received_at: ago(1) });
  const old = await aComment(app.db, topic.id, { received_at: ago(9), suspicion: 'spam' });
  const middle = await aComment(app.db, topic.id, { received_at: ago(5), suspicion: 'suspect' });
  const decided = await aComment(app.db, topic.id, { state: 'published', decided_at: ago(3) });
  const decidedLater = await aComment(app.db, topic.id, { state: 'rejected', decided_at: ago(2) });
  await aComment(app.db, topic.id, { state: 'withdrawn' });
  await aComment(app.db, topic.id, { state: 'erased' });
  const shown = async (query: string) => entriesOf((await moderator.get(`/moderation${query}`)).body);
  t.strictSame(await shown(''), [old.id, middle.id, young.id]);
  t.strictSame(await shown('?queue=suspicious'), [middle.id]);
  t.strictSame(await shown('?queue=spam'), [old.id]);
  t.strictSame(await shown('?queue=decided'), [decidedLater.id, decided.id], 'newest decision first');
});

test('a topic’s part of a queue is shown and counted alone', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db, { slug: 'licht', title: 'Licht.Stadt' });
  const other = await aTopic(app.db, { slug: 'wasser', title: 'Wasser.Stadt' });
  const comment = await aComment(app.db, topic.id);
  await aComment(app.db, other.id);
  await aComment(app.db, other.id, { suspicion: 'spam' });
  const page = await moderator.get('/moderation?topic=licht');
  t.strictSame(entriesOf(page.body), [comment.id]);
  t.match(page.body, /<title>Wartet \(1\)/);
  t.match(page.body, /data-count="desk">3</, 'the app bar counts what waits in all topics');
  t.match(page.body, /data-topic-count="">3</);
  t.match(page.body, /data-topic-count="wasser">2</);
  t.match(page.body, /href="\/moderation\?queue&#x3D;spam&amp;topic&#x3D;licht"/, 'the topic stays chosen');
  t.equal((await moderator.get('/moderation?topic=gibt-es-nicht')).statusCode, 404);
});

test('paging shows every comment once, also where all arrived in the same instant', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  const at = ago(4);
  const ids = [];
  for (let i = 0; i < 45; i++) ids.push((await aComment(app.db, topic.id, { received_at: at })).id);
  ids.sort();

  const first = await moderator.get('/moderation');
  t.strictSame(entriesOf(first.body), ids.slice(0, 20));
  t.strictSame(pagerOf(first.body).numbers, [1, 20, 45]);
  t.equal(pagerOf(first.body).previous, undefined);
  const second = await moderator.get(String(pagerOf(first.body).next));
  t.strictSame(entriesOf(second.body), ids.slice(20, 40));
  t.strictSame(pagerOf(second.body).numbers, [21, 40, 45]);
  t.match(second.body, /data-position="21"/);
  t.equal(pagerOf(second.body).previous, '/moderation', 'the first page has one address');
  const third = await moderator.get(String(pagerOf(second.body).next));
  t.strictSame(entriesOf(third.body), ids.slice(40));
  t.strictSame(pagerOf(third.body), { ...pagerOf(third.body), numbers: [41, 45, 45], next: undefined });
  const back = await moderator.get(String(pagerOf(third.body).previous));
  t.strictSame(entriesOf(back.body), ids.slice(20, 40));
  t.strictSame(pagerOf(back.body).numbers, [21, 40, 45]);

  const decided = await moderator.decide(ids[0] as string, { decision: 'publish' });
  t.equal(decided.statusCode, 303);
  const next = await moderator.get(String(pagerOf(first.body).next));
  t.strictSame(entriesOf(next.body), ids.slice(20, 40), 'a decision before it skips nothing');
  t.strictSame(pagerOf(next.body).numbers, [20, 39, 44]);
});

test('what was decided is paged too, newest first', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  const at = ago(1);
  const ids = [];
  for (let i = 0; i < 22; i++)
    ids.push((await aComment(app.db, topic.id, { state: 'published', decided_at: at })).id);
  ids.sort().reverse();
  const first = await moderator.get('/moderation?queue=decided');
  t.strictSame(entriesOf(first.body), ids.slice(0, 20));
  const second = await moderator.get(String(pagerOf(first.body).next));
  t.strictSame(entriesOf(second.body), ids.slice(20));
  t.strictSame(pagerOf(second.body).numbers, [21, 22, 22]);
});

test('a page that decisions have emptied leads to the first', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  const ids = [];
  for (let i = 0; i < 21; i++) ids.push((await aComment(app.db, topic.id, { received_at: ago(30 - i) })).id);
  const next = String(pagerOf((await moderator.get('/moderation')).body).next);
  const page = await moderator.get(next);
  const { action, fields } = decisionForm(page.body);
  t.match(action, /page=/, 'the decision remembers the page');
  const reply = await moderator.decide(
    ids[20] as string,
    { ...fields, decision: 'publish' },
    action.slice(action.indexOf('?')),
  );
  const after = await moderator.get(String(reply.headers.location));
  t.equal(after.statusCode, 200);
  t.strictSame(entriesOf(after.body), ids.slice(0, 20));
  t.match(after.body, /<b>Veröffentlicht:<\/b>/);
});

test('an address that was made up is answered with a page', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  await aComment(app.db, topic.id);
  const cursor = '20260101T000000000000-01900000-0000-7000-8000-000000000001';
  for (const query of [
    'queue=quatsch',
    'queue=waiting&queue=spam',
    'queue[]=spam',
    'page=quatsch',
    'page=99999999T999999999999-x',
    `page=${cursor}&page=${cursor}`,
    `page=${cursor}&before=${cursor}`,
    'topic=',
    'topic=a&topic=b',
    'queue=__proto__',
    'queue=constructor',
    'entschieden=a&entschieden=b',
    'lang=fr',
  ]) {
    t.equal((await moderator.get(`/moderation?${query}`)).statusCode, 200, query);
  }
  for (const query of ["topic='%3B--", 'topic=%00']) {
    t.ok((await moderator.get(`/moderation?${query}`)).statusCode < 500, query);
  }
});

test('an empty queue says how it stands and where to go on', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const other = await aTopic(app.db, { slug: 'wasser' });
  t.match((await moderator.get('/moderation')).body, /Alles entschieden\./);
  t.match((await moderator.get('/moderation?queue=decided')).body, /In dieser Warteschlange liegt nichts/);
  const comment = await aComment(app.db, topic.id, { received_at: ago(2) });
  const spam = (await moderator.get('/moderation?queue=spam')).body;
  t.match(spam, /In dieser Warteschlange liegt nichts/);
  t.match(spam, /Wartet ansehen \(1\)/);
  const elsewhere = (await moderator.get('/moderation?topic=wasser')).body;
  t.match(elsewhere, /Zu diesem Thema liegt hier nichts/);
  t.match(elsewhere, /Wartet ansehen \(1\)/);
  await moderator.decide(comment.id, { decision: 'publish' });
  const done = (await moderator.get('/moderation')).body;
  t.match(done, /Zusage gehalten: 1 von 1\./);
  t.match(done, /Heute eine Entscheidung, mittlere Wartezeit 2 h 00\./);
  t.ok(other.id);
});

test('another city’s comments are neither shown nor counted', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const elsewhere = '01900000-0000-7000-8000-000000000002';
  await app.db.insertInto('site').values({ id: elsewhere, name: 'Anderswo' }).execute();
  const theirs = await aTopic(app.db, { site_id: elsewhere, slug: 'ihres' });
  const comment = await aComment(app.db, theirs.id, { site_id: elsewhere });
  const page = await moderator.get('/moderation');
  t.strictSame(entriesOf(page.body), []);
  t.match(page.body, /data-count="waiting">0</);
  t.equal((await moderator.get('/moderation?topic=ihres')).statusCode, 404);
  t.equal((await moderator.get(`/moderation/kommentare/${comment.id}`)).statusCode, 404);
  t.equal((await moderator.decide(comment.id, { decision: 'publish' })).statusCode, 404);
});

test('what the same sender wrote in another city is not shown beside a comment', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const elsewhere = '01900000-0000-7000-8000-000000000002';
  await app.db.insertInto('site').values({ id: elsewhere, name: 'Anderswo' }).execute();
  const [ours, theirs] = [await aTopic(app.db), await aTopic(app.db, { site_id: elsewhere })];
  const address_hash = Buffer.alloc(32, 7);
  const comment = await aComment(app.db, ours.id, { address_hash });
  await aComment(app.db, ours.id, { address_hash, body: 'Hier geschrieben.' });
  await aComment(app.db, theirs.id, { address_hash, site_id: elsewhere, body: 'Dort geschrieben.' });
  const { body } = await moderator.get(`/moderation/kommentare/${comment.id}`);
  t.match(body, 'Hier geschrieben.');
  t.notMatch(body, 'Dort geschrieben.');
});

test('the promise is shown against who has waited longest', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  const waiting = async (hours: number) => {
    await app.db.deleteFrom('comment').execute();
    await aComment(app.db, topic.id, { received_at: new Date(Date.now() - hours * HOUR - 5_000) });
    return (await moderator.get('/moderation')).body;
  };
  const kept = await waiting(12);
  t.match(kept, /Zusage: 48 Stunden/);
  t.match(kept, /sg-promise--kept/);
  t.match(kept, /data-promise-slot="oldest">12 h 00 min</);
  t.match(kept, /width="25"/);
  const near = await waiting(40);
  t.match(near, /sg-promise--near/);
  t.match(near, /Frist in 7 h 59/);
  const broken = await waiting(60);
  t.match(broken, /sg-promise--broken/);
  t.match(broken, /überfällig seit 12 h 00/);
});

test('an answer is shown with what it answers', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const parent = await aComment(app.db, topic.id, {
    state: 'published',
    author_name: null,
    body: `Anfang ${'und weiter '.repeat(40)}`,
  });
  await aComment(app.db, topic.id, { parent_id: parent.id, depth: 2 });
  const page = (await moderator.get('/moderation')).body;
  t.match(page, /Antwort auf Anonym:<\/b> „Anfang (und weiter )+und …“/);
  t.ok(unescapeHtml(page).includes(`/themen/licht?beitrag=${parent.reference}#beitrag-${parent.reference}`));
  await app.db.updateTable('comment').set({ state: 'withdrawn' }).where('id', '=', parent.id).execute();
  const later = (await moderator.get('/moderation')).body;
  t.match(later, /„Anfang/);
  t.notMatch(later, /im Gespräch zeigen/, 'nobody can read it there any more');
  await app.db
    .updateTable('comment')
    .set({ state: 'erased', body: null })
    .where('id', '=', parent.id)
    .execute();
  t.match((await moderator.get('/moderation')).body, /Antwort auf Anonym:<\/b> Gelöscht/);
});

test('findings stand beside the text and at their passages in it', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, {
    text: 'Rufen Sie mich an: 03641 49 30 00, Casino bonus viagra.',
    form_ms: '1200',
    website: 'ausgefüllt',
  });
  const page = (await moderator.get('/moderation?queue=spam')).body;
  t.match(page, /4 von 8, Akismet aus/);
  t.match(page, /Ein Feld, das Menschen nicht sehen, war ausgefüllt\. <b>Vorschlag: Spam<\/b>/);
  t.match(page, /Nur eine Sekunde zwischen Öffnen und Absenden\./);
  t.match(page, /Sieht nach Angaben zu einer Person aus: Rufnummer\./);
  const marks = [...page.matchAll(/<mark class="sg-mark sg-mark--(\w+)" data-n="(\d)">([^<]*)<\/mark>/g)];
  t.strictSame(
    marks.map(([, kind, n, text]) => `${kind} ${n} ${text}`),
    ['warning 2 03641 49 30 00', 'danger 1 Casino bonus', 'danger 1 viagra'],
  );
  t.match(page, /Akismet<\/dt><dd>ausgeschaltet<\/dd>/);
});

test('the log and the notes of a comment are told by name', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const name = moderator.email.split('@')[0] as string;
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id);
  await moderator.decide(comment.id, { decision: 'reject', reason: 'duplicate', note: 'Steht schon oben.' });
  await moderator.decide(comment.id, { decision: 'reopen', version: '2' });
  const page = (await moderator.get('/moderation')).body;
  t.match(page, /eingegangen und geprüft/);
  t.ok(page.includes(`abgelehnt von ${name}, Grund Doppelt eingereicht`));
  t.ok(page.includes(`wieder geöffnet von ${name}`));
  t.match(page, /<p>Steht schon oben\.<\/p>/);
});

test('what was decided before it came here has no name of ours', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  await aComment(app.db, topic.id, { state: 'rejected', reason_code: 'anderswo-erfunden' });
  const page = await moderator.get('/moderation?queue=decided');
  t.equal(page.statusCode, 200);
  t.match(page.body, /von Stadtgespräch/);
  t.match(page.body, /anderswo-erfunden/);
});

test('the desk speaks English where it is asked to', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  await aComment(app.db, topic.id, { received_at: ago(60), author_name: null });
  const page = (await moderator.get('/moderation?lang=en')).body;
  t.match(page, /<html lang="en">/);
  t.match(page, /Anonymous/);
  t.match(page, /overdue for 12 h 00/);
});

/** Elements and handlers that no template of ours has. */
const FOREIGN =
  /<(?:script(?! type="module" src="\/assets\/)|iframe|object|embed|base|img|video|audio|math|style|link(?! rel="(?:icon|stylesheet)"))|<[a-z][^<>]*\son\w+\s*=/i;

const attacks = attackStrings('xss');

test('hostile names, texts, notes and reasons are shown as what they are', {
  skip: attacks ? false : NO_ATTACKS,
}, async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  const waiting: string[] = [];
  for (const attack of (attacks ?? []).filter(({ length }) => length > 3 && length < 2_000).slice(0, 60)) {
    const comment = await aComment(app.db, topic.id, { author_name: attack.slice(0, 80), body: attack });
    await screened(app, comment.id, [
      {
        check: 'links',
        outcome: 'spam',
        detail: { count: 1 },
        marks: [{ start: 1, end: attack.length - 1, kind: 'link' }],
      },
      {
        check: 'words',
        outcome: 'suspect',
        detail: { spam: 1, terms: attack },
        marks: [{ start: 0, end: 2, kind: 'spam' }],
      },
    ]);
    waiting.push(attack);
  }
  for (let url: string | undefined = '/moderation'; url; ) {
    const page = await moderator.get(url);
    t.equal(page.statusCode, 200, url);
    t.notMatch(page.body, FOREIGN, url);
    const texts = [...page.body.matchAll(/data-entry-text>([\s\S]*?)<\/div>/g)].map(([, text = '']) =>
      unescapeHtml(text.replace(/<\/?mark[^>]*>/g, '')),
    );
    for (const text of texts) t.ok(waiting.includes(text), 'byte for byte');
    url = pagerOf(page.body).next;
  }

  const [first] = entriesOf((await moderator.get('/moderation')).body);
  const attack = `"><script>alert(1)</script><textarea></textarea>${waiting[0]}`;
  const refused = await moderator.decide(first as string, {
    decision: 'reject',
    reason_text: attack,
    note: attack,
  });
  t.equal(refused.statusCode, 422);
  t.equal(decisionForm(refused.body).fields['note'], attack.replaceAll('\r\n', '\n'));
  t.notMatch(refused.body, FOREIGN);
  await moderator.decide(first as string, {
    decision: 'reject',
    reason: 'other',
    reason_text: attack,
    note: attack,
  });
  const decided = await moderator.get(`/moderation?queue=decided&entschieden=${first}`);
  t.ok(unescapeHtml(decided.body).includes(attack), 'shown as it was written');
  t.notMatch(decided.body, FOREIGN);
});
