import { test } from 'tap';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import {
  aCode,
  aCoding,
  aDepartment,
  aDistrict,
  aGroup,
  anAssignment,
} from '../support/planning-builders.ts';
import { aColleague, aPlanner, DESK, listed } from '../support/planning-desk.ts';
import { unescapeHtml } from '../support/resident.ts';

test('a topic without a comment says so, and its first comment is read at once', async (t) => {
  const { get, comment } = await aPlanner(t);
  t.match((await get(DESK)).body, 'noch kein Beitrag eingegangen');
  const first = await comment({ body: 'Mehr Bänke.\r\n\r\nUnd <b>Schatten</b>.', author_name: 'Käte' });
  const { body, statusCode } = await get(DESK);
  t.equal(statusCode, 200);
  t.strictSame(listed(body), [first.reference]);
  t.match(body, '1 Beitrag');
  t.match(body, 'Und &lt;b&gt;Schatten&lt;/b&gt;.');
  t.match(body, `<h2 class="sg-reader__name" id="sg-reader-name"><bdi>Käte</bdi>`);
});

test('a comment stands beside the list with its codes, its group and its answer', async (t) => {
  const { app, topic, get, comment } = await aPlanner(t);
  const own = await comment({ body: 'Eine Warteliste bitte. Danke.', supports: 14 });
  const other = await comment();
  const code = await aCode(app.db, topic.id, { label: 'Terminvergabe', mark: 'TV' });
  await aCoding(app.db, own, code, { starts: 0, ends: 22 });
  await aGroup(app.db, topic.id, [own, other], { label: 'Warteliste' });
  await anAnswer(app.db, topic.id, [own], { state: 'draft', body: 'Wir richten sie ein.' });
  const department = await aDepartment(app.db, 'Bürgerdienste');
  await anAssignment(app.db, topic.id, {
    department_id: department.id,
    comment_id: own.id,
    due: '2026-01-31',
  });
  const { body } = await get(`${DESK}/beitraege/${own.reference}`);
  t.match(body, /<mark [^>]*>Eine Warteliste bitte\.<\/mark><sup[^>]*>TV<\/sup>/);
  t.match(body, '14-mal unterstützt');
  t.match(unescapeHtml(body), 'Gruppe „Warteliste“: 2 ähnliche Beiträge, 2 × online');
  t.match(body, 'Wir richten sie ein.');
  t.match(body, 'Bürgerdienste, fällig');
  t.match(body, 'sg-plan--reader');
});

test('beside a comment stands what was noted when it was typed, and where it was imported from', async (t) => {
  const { app, get, comment } = await aPlanner(t);
  const from = async (url: string, note: string) => {
    const one = await comment();
    await app.db.insertInto('comment_paper').values({ comment_id: one.id, note }).execute();
    const source = { comment_id: one.id, topic_id: one.topic_id, source: 'disqus', source_id: one.id, url };
    await app.db.insertInto('comment_source').values(source).execute();
    return one;
  };
  const own = await from('https://alt.example/blog?a=1&b=2#c9', 'Tisch <3>, Ordner 7');
  const { body } = await get(`${DESK}/beitraege/${own.reference}`);
  t.match(body, 'Tisch &lt;3&gt;, Ordner 7');
  const link = /<a href="([^"]*)" rel="noopener noreferrer" target="_blank">([^<]*)/.exec(body) ?? [];
  t.equal(unescapeHtml(link[1] ?? ''), 'https://alt.example/blog?a=1&b=2#c9');
  t.match(link[2], 'alt.example');
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//boese.example',
    '/abmelden',
    'https://u:p@x.example',
  ]) {
    const other = await from(url, 'n');
    t.notMatch((await get(`${DESK}/beitraege/${other.reference}`)).body, 'target="_blank"', url);
  }
  const everybody = (await app.inject('/themen/digital-stadt-jena')).body;
  t.notMatch(everybody, /Ordner 7|alt\.example/, 'for the city only');
  t.notMatch((await get(`${DESK}/export.jsonl?names=full`)).body, /Ordner 7|alt\.example/);
  await app.db.updateTable('comment').set({ state: 'withdrawn' }).where('id', '=', own.id).execute();
  t.notMatch((await get(`${DESK}/beitraege/${own.reference}?stand=alle`)).body, /Ordner 7|alt\.example/);
});

test('what was withdrawn or erased is not read here either', async (t) => {
  const { get, comment } = await aPlanner(t);
  const gone = await comment({ state: 'withdrawn', body: 'Kanari', author_name: 'Zeisig' });
  for (const url of [`${DESK}?stand=alle`, `${DESK}/beitraege/${gone.reference}?stand=alle`]) {
    const { body, statusCode } = await get(url);
    t.equal(statusCode, 200);
    t.match(body, gone.reference);
    t.notMatch(body, /Kanari|Zeisig/);
  }
});

test("another topic's comment is not found, nor is a topic that is none", async (t) => {
  const { app, get } = await aPlanner(t);
  const elsewhere = await aTopic(app.db);
  const { reference } = await aComment(app.db, elsewhere.id, { state: 'published' });
  t.equal((await get(`${DESK}/beitraege/${reference}`)).statusCode, 404);
  t.equal((await get(`${DESK}/beitraege/${reference}/blatt`)).statusCode, 404);
  t.equal((await get('/planung/themen/gibt-es-nicht')).statusCode, 404);
});

const hour = (n: number) => new Date(Date.UTC(2026, 5, 1, n));

/** Where a button of the list's form leads when everything is sent as the page has it, with these ticks more. */
function pageBy(html: string, name: 'seite' | 'vor', ticks: readonly string[] = []): string {
  const list = /<form class="sg-plist"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const query = new URLSearchParams(
    [...list.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, unescapeHtml(value)],
    ),
  );
  for (const reference of ticks) query.append('auswahl', reference);
  const value = new RegExp(`name="${name}" value="([^"]+)"`).exec(list)?.[1];
  if (value === undefined) throw new Error(`The list has no button for ${name}`);
  query.set(name, value);
  return `${DESK}?${query}`;
}

test('walking on and back shows each comment once, equal times included', async (t) => {
  const { get, comment } = await aPlanner(t);
  const all: string[] = [];
  for (let i = 0; i < 19; i++)
    all.unshift((await comment({ received_at: hour(Math.floor(i / 4)) })).reference);
  const first = (await get(DESK)).body;
  t.match(first, '1–8 von 19');
  const second = (await get(pageBy(first, 'seite'))).body;
  t.match(second, '9–16 von 19');
  const third = (await get(pageBy(second, 'seite'))).body;
  t.match(third, '17–19 von 19');
  t.same(new Set([...listed(first), ...listed(second), ...listed(third)]), new Set(all));
  t.notMatch(third, /name="seite"/);
  const back = (await get(pageBy(third, 'vor'))).body;
  t.strictSame(listed(back), listed(second));
  t.match(back, '9–16 von 19');
  t.strictSame(listed((await get(pageBy(back, 'vor'))).body), listed(first));

  const oldest = (await get(`${DESK}?sortierung=aelteste`)).body;
  t.strictSame(new Set(listed(oldest)).size, 8);
  t.not(listed(oldest)[0], listed(first)[0]);
});

test('the most supported come first, over pages too', async (t) => {
  const { get, comment } = await aPlanner(t);
  const all: string[] = [];
  for (let i = 0; i < 10; i++) all.push((await comment({ supports: i })).reference);
  const first = (await get(`${DESK}?sortierung=unterstuetzt`)).body;
  const second = (await get(pageBy(first, 'seite'))).body;
  t.strictSame([...listed(first), ...listed(second)], all.reverse());
});

test('from the last comment of a page one goes on to the first of the next, and back', async (t) => {
  const { get, comment } = await aPlanner(t);
  const all: string[] = [];
  for (let i = 0; i < 10; i++) all.unshift((await comment({ received_at: hour(i) })).reference);
  const follow = async (html: string, name: 'next' | 'previous') => {
    const href = new RegExp(`<a href="([^"]+)"[^>]* data-${name}>`).exec(html)?.[1];
    return (await get(unescapeHtml(href ?? ''))).body;
  };
  const last = (await get(`${DESK}/beitraege/${all[7]}`)).body;
  t.match(last, '8 von 10');
  const ninth = await follow(last, 'next');
  t.match(ninth, `data-reference="${all[8]}"`);
  t.match(ninth, '9 von 10');
  const eighth = await follow(ninth, 'previous');
  t.match(eighth, `data-reference="${all[7]}"`);
  t.match(eighth, '8 von 10');
});

test('ticks go along from page to page, into export and answer, without a script', async (t) => {
  const { get, comment } = await aPlanner(t);
  for (let i = 0; i < 10; i++) await comment({ received_at: hour(i) });
  const first = (await get(DESK)).body;
  const [a, b] = listed(first) as [string, string];
  const second = (await get(pageBy(first, 'seite', [a, b]))).body;
  t.match(second, '2 ausgewählt');
  const [c] = listed(second) as [string];
  const again = (await get(pageBy(second, 'vor', [c]))).body;
  t.match(again, '3 ausgewählt');
  t.match(again, new RegExp(`value="${a}"[^>]* checked`));
  const answer = new URL(
    unescapeHtml(/href="([^"]*antworten\/neu[^"]*)" data-answer-chosen/.exec(again)?.[1] ?? ''),
    'http://x',
  );
  t.same(new Set(answer.searchParams.get('auswahl')?.split(',')), new Set([a, b, c]));
  const menu = /<form class="sg-menu__sheet sg-export__sheet"[\s\S]*?<\/form>/.exec(again)?.[0] ?? '';
  t.match(menu, /name="auswahl" value="[^"]{29}"/);
  t.match(menu, /value="auswahl" checked><span>Auswahl: 3</);

  const whole = (await get(`${DESK}?alle=1&kanal=online`)).body;
  t.match(whole, '10 ausgewählt');
  const wholeAnswer = /href="([^"]*)" data-answer-chosen/.exec(whole)?.[1];
  t.equal(unescapeHtml(wholeAnswer ?? ''), `${DESK}/antworten/neu?kanal=online`);
});

test('the export menu offers what is ticked, what the filter finds, and everything, and each is that', async (t) => {
  const { get, comment } = await aPlanner(t);
  for (let i = 0; i < 5; i++) await comment({ channel: i < 3 ? 'letter' : 'online' });
  const waiting = await comment({ state: 'pending' });
  /** The menu's radios, and what its form fetches with one of them chosen. */
  const menuOf = async (query: string) => {
    const html = unescapeHtml((await get(`${DESK}${query}`)).body);
    const form = /<form class="sg-menu__sheet sg-export__sheet"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
    const radios = [
      ...form.matchAll(/<label([^>]*)><input type="radio" name="umfang" value="(\w+)"([^>]*)><span>([^<]*)/g),
    ]
      .filter(([, label = '']) => !/ hidden/.test(label))
      .map(([, , , mark = '', text]) => (/ checked/.test(mark) ? `(${text})` : text));
    const fields = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    );
    const rows = async (umfang: string) => {
      const sent = new URLSearchParams([...fields, ['umfang', umfang], ['names', 'none']]);
      return (await get(`${DESK}/export.jsonl?${sent}`)).body.split('\n').filter(Boolean).length;
    };
    return { form, radios, rows };
  };
  const plain = await menuOf('');
  t.strictSame(plain.radios, ['(veröffentlicht: 5)', 'alles: 6']);
  t.strictSame([await plain.rows('filter'), await plain.rows('alles')], [5, 6]);
  t.notMatch(plain.form, 'GeoJSON', 'while nothing has a place');
  t.match(plain.form, /name="order" value="code"/);

  const [a] = listed((await get(`${DESK}?kanal=online`)).body);
  await comment({ lat: 50.92, lon: 11.58 });
  const ticked = await menuOf(`?kanal=letter&stand=alle&auswahl=${waiting.reference},${a}`);
  t.strictSame(ticked.radios, ['(Auswahl: 2)', 'Treffer: 3', 'alles: 7']);
  t.strictSame(
    [await ticked.rows('auswahl'), await ticked.rows('filter'), await ticked.rows('alles')],
    [2, 3, 7],
  );
  t.match(ticked.form, 'GeoJSON');
  t.match((await get('/planung')).body, 'GeoJSON', 'and in the list of topics');
});

/** The number beside a choice of the filter. */
function countOf(html: string, name: string, value: string): string | undefined {
  const option = new RegExp(
    `name="${name}" value="${value}"[^>]*><span>[^<]*</span><span class="sg-check__n">([^<]*)<`,
  );
  return option.exec(html)?.[1];
}

test('the number beside a choice is what the other fields leave of it', async (t) => {
  const { app, topic, get, comment } = await aPlanner(t);
  const service = await aCode(app.db, topic.id, { label: 'Bürgerdienste' });
  const dates = await aCode(app.db, topic.id, { label: 'Termine', parent_id: service.id });
  const district = await aDistrict(app.db, 'Lobeda-Ost');
  const cards = [await comment({ channel: 'card' }), await comment({ channel: 'card' })] as const;
  const online = await comment({ district_id: district.id });
  await aCoding(app.db, cards[0], service);
  await aCoding(app.db, cards[0], dates);
  await aCoding(app.db, online, dates);
  await anAnswer(app.db, topic.id, [cards[1]]);
  const all = (await get(DESK)).body;
  t.equal(countOf(all, 'schlagwort', service.id), '2', 'what lies below counts, each comment once');
  t.equal(countOf(all, 'schlagwort', 'ohne'), '1');
  t.equal(countOf(all, 'ortsteil', district.id), '1');
  const byCard = (await get(`${DESK}?kanal=card`)).body;
  t.equal(countOf(byCard, 'schlagwort', service.id), '1');
  t.equal(countOf(byCard, 'antwort', 'released'), '1');
  t.equal(countOf(byCard, 'antwort', 'none'), '1');
  t.equal(countOf(byCard, 'kanal', 'online'), '1', "a field's own choice does not count against it");
  t.equal(countOf(byCard, 'ortsteil', district.id), '0');
  const both = (await get(`${DESK}?kanal=card&antwort=released`)).body;
  t.equal(countOf(both, 'antwort', 'none'), '1');
  t.equal(countOf(both, 'kanal', 'card'), '1');
  t.equal(countOf(both, 'kanal', 'online'), undefined, 'a channel nothing came by is no choice');
});

test('a filter that finds nothing names the field to drop, and what that would give', async (t) => {
  const { get, comment } = await aPlanner(t);
  await comment({ channel: 'phone' });
  await comment({ channel: 'phone', language: 'en' });
  const { body } = await get(`${DESK}?kanal=phone&q=Xylophon`);
  t.match(body, 'Kein Beitrag passt.');
  t.match(unescapeHtml(body), 'Ohne „Wörter: Xylophon“ wären es 2.');
  t.match(unescapeHtml(body), `href="${DESK}?kanal=phone"`);
  t.notMatch(unescapeHtml(body), 'Ohne „Kanal', 'what would still find nothing is not offered');
  t.match((await get(`${DESK}?kanal=phone&sprache=en`)).body, '1 Beitrag');
});

test('each figure of the topic leads to the comments it counts', async (t) => {
  const { app, topic, get, comment } = await aPlanner(t);
  const [one] = [await comment(), await comment(), await comment({ state: 'pending' })];
  await anAnswer(app.db, topic.id, [one]);
  const { body } = await get(DESK);
  const links = [...body.matchAll(/<dd><a href="([^"]+)">(\d+)<\/a><\/dd>/g)];
  t.equal(links.length, 4);
  for (const [, href = '', count] of links) {
    t.equal(String(listed((await get(unescapeHtml(href))).body).length), count, href);
  }
});

test('the filter offers whoever gave a code in this topic, once, and nobody else', async (t) => {
  const planner = await aPlanner(t);
  const { app, topic, comment, get } = planner;
  t.notMatch((await get(DESK)).body, 'id="sg-coder"', 'nobody has coded yet');

  const colleagues = [await aColleague(planner), await aColleague(planner)];
  const code = await aCode(app.db, topic.id, { label: 'Verkehr' });
  for (const { id } of colleagues)
    for (let i = 0; i < 3; i++) await aCoding(app.db, await comment(), code, { coder_id: id });
  await aCoding(app.db, await comment(), code, { coder_id: null });
  const elsewhere = await aTopic(app.db, { slug: 'anderswo' });
  const otherCode = await aCode(app.db, elsewhere.id, { label: 'Grün' });
  const other = await aComment(app.db, elsewhere.id, { state: 'published' });
  await aCoding(app.db, other, otherCode, { coder_id: planner.id });

  const select = /<select[^>]*id="sg-coder"[\s\S]*?<\/select>/.exec((await get(DESK)).body)?.[0] ?? '';
  const offered = [...select.matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id);
  t.same(offered.sort(), colleagues.map(({ id }) => id).sort());
});
