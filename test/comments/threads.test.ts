import fc from 'fast-check';
import { test } from 'tap';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import { post, textareaOf, unescapeHtml } from '../support/resident.ts';
import { formsIn } from '../support/visitor.ts';

type Topic = Awaited<ReturnType<typeof aTopic>>;
type Given = Parameters<typeof aComment>[2];

const MINUTE = 60_000;
let clock = Date.now() - 3_600_000;
/** Each a little later than the one before. */
function later(): Date {
  clock += 1_000;
  return new Date(clock);
}

const published = (app: TestApp, topic: Topic, given: Given = {}) =>
  aComment(app.db, topic.id, { state: 'published', received_at: later(), ...given });

const replyTo = (
  app: TestApp,
  topic: Topic,
  parent: { id: string; depth?: number | undefined },
  given: Given = {},
) => published(app, topic, { parent_id: parent.id, depth: (parent.depth ?? 1) + 1, ...given });

async function read(app: TestApp, url: string): Promise<string> {
  const answer = await app.inject(url.split('#')[0] as string);
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode}`);
  return answer.body;
}

const anchorsIn = (html: string) => [...html.matchAll(/id="beitrag-(\w{4}-\w{4})"/g)].map(([, one]) => one);
const linkTo = (html: string, rel: string) => {
  const href = new RegExp(`href="([^"]*)" rel="${rel}"`).exec(html)?.[1];
  return href && unescapeHtml(href);
};

test('replies stand below what they reply to, three levels deep, in order of time', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const first = await published(app, topic, { body: 'Erste Ebene' });
  const second = await replyTo(app, topic, first, { body: 'Zweite Ebene' });
  const sibling = await replyTo(app, topic, first, { body: 'Zweite Ebene, später' });
  const third = await replyTo(app, topic, second, { body: 'Dritte Ebene' });
  await replyTo(app, topic, first, { state: 'pending', body: 'GEHEIM' });

  const page = await read(app, `/themen/${topic.slug}`);
  t.strictSame(
    anchorsIn(page),
    [first, second, third, sibling].map(({ reference }) => reference),
  );
  t.match(page, /<h5 class="sg-comment__name">/);
  t.notMatch(page, 'GEHEIM');
  t.match(page, '4 Beiträge', 'replies are counted');
  t.match(page, `/beitraege/${second.reference}/antworten"`);
  t.notMatch(page, `/beitraege/${third.reference}/antworten"`, 'the lowest level takes no reply');
});

test('a trace stays where a public comment was withdrawn or erased, or where replies hang on it', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const gone = { published_at: new Date(), body: 'GEHEIM', author_name: 'GEHEIM' };
  const withdrawn = await published(app, topic, { ...gone, state: 'withdrawn' });
  const erased = await published(app, topic, {
    published_at: new Date(),
    body: null,
    author_name: null,
    state: 'erased',
  });
  const first = await published(app, topic, { body: 'Bleibt stehen' });
  const withdrawnReply = await replyTo(app, topic, first, { ...gone, state: 'withdrawn' });
  const reply = await replyTo(app, topic, withdrawnReply, {
    depth: 3,
    body: 'Antwort auf etwas, das fort ist',
  });
  const rejected = await published(app, topic, { body: 'GEHEIM', author_name: 'GEHEIM' });
  await replyTo(app, topic, rejected, { body: 'Antwort auf etwas Zurückgenommenes' });
  await app.db
    .updateTable('comment')
    .set({ state: 'rejected', reason_code: 'insult' })
    .where('id', '=', rejected.id)
    .execute();
  const never = await published(app, topic, { ...gone, state: 'withdrawn', published_at: null });

  const page = await read(app, `/themen/${topic.slug}`);
  t.notMatch(page, 'GEHEIM');
  const shown = anchorsIn(page);
  for (const { reference } of [withdrawn, erased, withdrawnReply, reply, rejected]) {
    t.ok(shown.includes(reference), reference);
    t.match(await read(app, `/themen/${topic.slug}?beitrag=${reference}`), `id="beitrag-${reference}"`);
  }
  t.notOk(shown.includes(never.reference), 'what was never public leaves nothing');
  t.equal(page.match(/Dieser Beitrag wurde zurückgezogen\./g)?.length, 2);
  t.match(page, 'Dieser Beitrag wurde gelöscht.');
  t.match(page, 'Dieser Beitrag ist nicht öffentlich.');
  t.match(page, 'Antwort auf etwas, das fort ist');
  t.notMatch(page, `/beitraege/${withdrawn.reference}/`, 'nobody replies to a trace or supports it');
});

test('a long thread goes on on a page of its own, and every permalink leads to its reply', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const first = await published(app, topic, { body: 'Worüber alle reden' });
  const replies = [];
  for (let i = 0; i < 125; i++) replies.push(await replyTo(app, topic, first, { body: `Antwort ${i}.` }));
  const early = replies[2] as (typeof replies)[number];
  const late = await replyTo(app, topic, { id: early.id, depth: 2 }, { body: 'Sehr spät' });
  for (let i = 0; i < 25; i++) await published(app, topic, { body: `Neuer ${i}.` });

  const url = `/themen/${topic.slug}`;
  const own = `${url}/beitraege/${first.reference}`;
  const listed = await read(app, `${url}?beitrag=${first.reference}`);
  t.equal(listed.match(/Antwort \d+\./g)?.length, 20);
  t.match(listed, `href="${own}"`);
  t.match(listed, 'Alle 126 Antworten ansehen');

  const walked: string[] = [];
  for (let next: string | undefined = own; next; ) {
    const page: string = await read(app, next);
    walked.push(...(page.match(/Antwort \d+\./g) ?? []));
    next = linkTo(page, 'next');
  }
  t.strictSame(
    walked,
    replies.map((_, i) => `Antwort ${i}.`),
  );
  for (const { reference } of [...replies.filter((_, i) => i % 9 === 0), late, first]) {
    const page = await read(app, `${url}?beitrag=${reference}`);
    t.match(page, `id="beitrag-${reference}"`, reference);
    t.equal(new Set(anchorsIn(page)).size, anchorsIn(page).length, 'no anchor twice');
  }
  const far = await read(app, `${url}?beitrag=${late.reference}`);
  t.match(far, 'Antwort auf', 'what it replies to is a link away');
  t.match(far, `?beitrag&#x3D;${early.reference}`);
  t.equal(
    (await app.inject(`${url}/beitraege/${late.reference}`)).statusCode,
    404,
    'a reply begins no thread',
  );
  const back = linkTo(await read(app, `${url}?beitrag=${replies[70]?.reference}`), 'prev');
  t.match(back, /aelter=|antworten$/);
});

test('who walks all pages sees every comment once, also while new ones come in', async (t) => {
  const app = await testApp(t);
  const states = fc.constantFrom('published', 'published', 'published', 'withdrawn', 'pending');
  const topics = fc.record({
    states: fc.array(states, { minLength: 15, maxLength: 70 }),
    order: fc.constantFrom('', '?sortierung=aelteste', '?sortierung=unterstuetzt'),
    newcomers: fc.array(fc.nat(3), { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(topics, async ({ states, order, newcomers }) => {
      const topic = await aTopic(app.db);
      const expected = new Set<string>();
      for (const [i, state] of states.entries()) {
        const given = { state, supports: i % 4, published_at: state === 'pending' ? null : new Date() };
        const { reference } = await published(app, topic, { ...given, received_at: new Date(clock + i / 5) });
        if (state !== 'pending') expected.add(reference);
      }
      const seen: (string | undefined)[] = [];
      let page = 0;
      for (let next: string | undefined = `/themen/${topic.slug}${order}`; next; page++) {
        const html: string = await read(app, next);
        seen.push(...anchorsIn(html));
        for (let n = 0; n < (newcomers[page] ?? 0); n++) {
          await published(app, topic, { supports: 9, received_at: new Date(clock + MINUTE) });
        }
        next = linkTo(html, 'next');
      }
      const old = seen.filter((reference) => expected.has(reference as string));
      return (
        old.length === expected.size &&
        new Set(old).size === expected.size &&
        new Set(seen).size === seen.length
      );
    }),
    { numRuns: 12 },
  );
  t.pass();
});

test('the list is sorted as a reader wishes, each view has one address, and nonsense changes nothing', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const comments = [];
  for (const supports of [3, 40, 0]) comments.push(await published(app, topic, { supports }));
  const [oldest, loved, newest] = comments.map(({ reference }) => reference);
  const url = `/themen/${topic.slug}`;
  const order = async (query: string) => anchorsIn(await read(app, url + query));
  t.strictSame(await order(''), [newest, loved, oldest]);
  t.strictSame(await order('?sortierung=aelteste'), [oldest, loved, newest]);
  t.strictSame(await order('?sortierung=unterstuetzt'), [loved, oldest, newest]);

  const page = await read(app, `${url}?sortierung=aelteste`);
  t.match(page, `<link rel="canonical" href="http://127.0.0.1:8080${url}">`);
  t.match(page, '<option value="aelteste" selected>');
  t.notMatch(page, 'name="beantwortet"', 'no answer yet, nothing to filter');
  for (const query of ['?sortierung=', '?sortierung=quatsch', '?sortierung=&beantwortet=0']) {
    const { statusCode, headers } = await app.inject(url + query);
    t.strictSame([statusCode, headers['location']], [302, url], query);
    t.ok(headers['content-security-policy']);
  }
  const sent = await app.inject(`${url}?sortierung=unterstuetzt&beantwortet=`);
  t.equal(sent.headers['location'], `${url}?sortierung=unterstuetzt`);
  for (const query of ['?sortierung=unterstuetzt&weniger=x', '?sortierung=aelteste&neuer=1-x']) {
    t.equal((await app.inject(url + query)).statusCode, 404, query);
  }
  t.equal((await app.inject(`${url}?sortierung=a&sortierung=b`)).statusCode, 400);
});

test('the pager says where one is without counting', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { opens_at: new Date('2017-04-01T00:00:00Z') });
  for (let day = 1; day <= 30; day++) {
    const received = new Date(`2017-05-${String(day).padStart(2, '0')}T10:00:00Z`);
    await published(app, topic, { received_at: received, supports: day });
  }
  const url = `/themen/${topic.slug}`;
  const plain = (html: string) => html.replaceAll('\u00a0', ' ');
  const page = await read(app, url);
  t.match(plain(page), 'Beiträge vom 11. bis 30. Mai 2017');
  t.match(plain(await read(app, linkTo(page, 'next') ?? '')), 'Beiträge vom 1. bis 10. Mai 2017');
  t.match(plain(await read(app, `/en${url}`)), 'Comments of 11 to 30 May 2017');
  t.match(await read(app, `${url}?sortierung=unterstuetzt`), 'mit 30 bis 11 Unterstützungen');
});

test('the city’s released answers stand below their comments, and readers can ask for these only', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const first = await published(app, topic, { body: 'Bitte mehr Bänke' });
  const reply = await replyTo(app, topic, first, { body: 'Und Mülleimer' });
  await published(app, topic, { body: 'Unbeantwortet' });
  await anAnswer(app.db, topic.id, [first, reply], { body: 'Zehn Bänke sind bestellt.' });
  await anAnswer(app.db, topic.id, [first], { body: 'ENTWURF', state: 'draft' });

  const page = await read(app, `/themen/${topic.slug}`);
  t.match(page, /Antwort der Stadt[\s\S]*teilweise berücksichtigt[\s\S]*Stadtgrün[\s\S]*Zehn Bänke/);
  t.match(page, 'name="beantwortet"');
  t.notMatch(page, 'ENTWURF');

  for (const order of ['', '&sortierung=aelteste', '&sortierung=unterstuetzt']) {
    const answered = await read(app, `/themen/${topic.slug}?beantwortet=1${order}`);
    t.strictSame(anchorsIn(answered).sort(), [first.reference, reply.reference].sort());
    t.notMatch(answered, 'Unbeantwortet');
    t.match(answered, 'Antwort ansehen', 'the thread is a link away');
  }
});

test('a comment that was edited says so, with the day', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await published(app, topic, { edited_at: new Date('2026-05-02T10:00:00Z') });
  t.match((await read(app, `/themen/${topic.slug}`)).replaceAll('\u00a0', ' '), 'bearbeitet am 2. Mai 2026');
});

test('a resident replies without a script, from a page of its own', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const first = await published(app, topic, { body: 'Mehr Licht', author_name: 'Grete' });
  const second = await replyTo(app, topic, first);
  const third = await replyTo(app, topic, { id: second.id, depth: 2 });
  const hidden = await aComment(app.db, topic.id);
  const url = `/themen/${topic.slug}/beitraege/${first.reference}/antworten`;
  const page = await read(app, url);
  t.match(page, /Sie antworten auf[\s\S]*Grete[\s\S]*Mehr Licht/);
  const form = formsIn(page).find(({ action }) => action === `/themen/${topic.slug}/kommentare`);
  if (!form) throw new Error('no form');
  t.equal(form.fields['parent'], first.id);

  const sent = await post(app, topic.slug, { ...form.fields, text: 'Aber nachts aus.' });
  t.equal(sent.statusCode, 303);
  const stored = await app.db
    .selectFrom('comment')
    .select(['parent_id', 'thread_id', 'depth', 'state'])
    .where('body', '=', 'Aber nachts aus.')
    .executeTakeFirstOrThrow();
  t.strictSame(stored, { parent_id: first.id, thread_id: first.id, depth: 2, state: 'pending' });
  for (const { reference } of [third, hidden]) {
    t.equal((await app.inject(`/themen/${topic.slug}/beitraege/${reference}/antworten`)).statusCode, 404);
  }
});

test('a reply that is not taken comes back with every word, and says whom it answers', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const elsewhere = await aTopic(app.db);
  const first = await published(app, topic, { author_name: 'Grete' });
  const tooShort = await post(app, topic.slug, { text: 'ab', parent: first.id });
  t.equal(tooShort.statusCode, 422);
  t.match(tooShort.body, /Ihre Antwort zu[\s\S]*Sie antworten auf[\s\S]*Grete/);
  t.match(tooShort.body, `name="parent" value="${first.id}"`);

  const foreign = await published(app, elsewhere, { body: 'GEHEIM' });
  const pending = await aComment(app.db, topic.id, { body: 'GEHEIM' });
  const withdrawn = await published(app, topic, {
    state: 'withdrawn',
    published_at: new Date(),
    body: 'GEHEIM',
  });
  const erased = await published(app, topic, { state: 'erased', published_at: new Date(), body: null });
  for (const parent of [foreign, pending, withdrawn, erased]) {
    const text = `Antwort auf ${parent.reference}`;
    const refused = await post(app, topic.slug, { text, name: 'Kurt', parent: parent.id });
    t.equal(refused.statusCode, 409);
    t.equal(textareaOf(refused.body), text);
    t.notMatch(refused.body, 'GEHEIM');
    const form = formsIn(refused.body).find(({ action }) => action.endsWith('/kommentare'));
    t.equal(form?.fields['name'], 'Kurt');
    const again = await post(app, topic.slug, form?.fields ?? {});
    t.equal(again.statusCode, 303, 'sent again it is a comment of its own');
  }
});

test('when the talk is over nobody replies or supports, and the sums stay to be read', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { closes_at: new Date(Date.now() - MINUTE) });
  const first = await published(app, topic, { supports: 3 });
  const page = await read(app, `/themen/${topic.slug}`);
  t.match(page, '3 Unterstützungen, unbestätigt');
  t.notMatch(page, /unterstuetzen"|antworten"/);
  const reply = await read(app, `/themen/${topic.slug}/beitraege/${first.reference}/antworten`);
  t.match(reply, 'Das Mitreden ist beendet');
  t.notMatch(reply, '<textarea');
});
