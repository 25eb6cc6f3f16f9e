import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Test, test } from 'tap';
import { type TestApp, testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { aFile, imported, runImport } from '../support/import.ts';
import { aPlanner } from '../support/planner.ts';
import { importRaddialog, noRaddialog } from '../support/raddialog.ts';

const DATA = new URL('../../../shared/data/imports/', import.meta.url);
const isThere = existsSync(DATA);
if (!isThere && process.env['REQUIRE_DATA'] === '1')
  throw new Error(`REQUIRE_DATA=1, but ${DATA.pathname} is missing`);
const noData = isThere ? false : 'no ../shared/data/imports: real exports were not tried';

const fileAt = (name: string) => fileURLToPath(new URL(name, DATA));
const expected = () => JSON.parse(readFileSync(new URL('EXPECTED.json', DATA), 'utf8'));

async function city(t: Test) {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { opens_at: new Date('2001-01-01') });
  return { app, topic };
}

async function comments(app: TestApp) {
  return app.db
    .selectFrom('comment as c')
    .innerJoin('comment_source as s', 's.comment_id', 'c.id')
    .leftJoin('comment_source as p', 'p.comment_id', 'c.parent_id')
    .select(['c.id', 'c.state', 'c.body', 'c.depth', 'c.channel', 'c.received_at', 'c.author_name as name'])
    .select(['s.source_id as sourceId', 'p.source_id as parent', 's.url', 'c.topic_id', 'c.lat', 'c.lon'])
    .orderBy('c.received_at')
    .orderBy('s.source_id')
    .execute();
}

/** Everything there is, to see that nothing changed. */
async function everything(app: TestApp) {
  const tables = [
    'comment',
    'comment_source',
    'moderation_event',
    'topic_count',
    'topic',
    'coding',
    'code',
  ] as const;
  return Promise.all(
    tables.map((table) =>
      app.db
        .selectFrom(table)
        .selectAll()
        .orderBy('id' as never)
        .execute()
        .catch(() => app.db.selectFrom(table).selectAll().execute()),
    ),
  );
}

async function books(app: TestApp) {
  const parts = await app.db
    .selectFrom('topic_count')
    .select((eb) => ['state', eb.fn.sum<string>('count').as('count')])
    .groupBy('state')
    .execute();
  const counted = await app.db
    .selectFrom('comment')
    .select((eb) => ['state', eb.fn.countAll<string>().as('count')])
    .groupBy('state')
    .execute();
  const sorted = (rows: typeof parts) =>
    rows
      .map(({ state, count }) => `${state} ${count}`)
      .filter((row) => !row.endsWith(' 0'))
      .sort();
  return [sorted(parts), sorted(counted)];
}

test('WordPress: all comments of the export come with their dates, threads and states', {
  skip: noData,
}, async (t) => {
  const { app, topic } = await city(t);
  const given = {
    slug: topic.slug,
    path: fileAt('isso_wordpress.xml'),
    format: 'wordpress' as const,
    reading: { mayDecide: true },
  };
  const { report, problems } = await imported(app, given);
  const { comments: count, replies } = expected()['isso_wordpress.xml'];
  t.strictSame(problems, []);
  t.match(report, { read: count, stored: { published: count } });
  const all = await comments(app);
  t.equal(all.length, count);
  t.equal(all.filter(({ parent }) => parent !== null).length, replies);
  t.match(
    all.find(({ sourceId }) => sourceId === 'example.tld:18:8'),
    { depth: 3, parent: 'example.tld:18:7', body: 'Yet another reply.', channel: 'import' },
  );
  t.match(
    all.find(({ name }) => name === 'Multiline Author'),
    {
      body: 'When you have a comment with multiple lines:\nWordPress exports it like this.',
      received_at: new Date('2022-06-06T02:13:14Z'),
    },
  );
  const before = await everything(app);
  t.match((await imported(app, given)).report, { known: count, planned: {} });
  t.strictSame(await everything(app), before, 'the second run changes nothing');
  const [parts, counted] = await books(app);
  t.strictSame(parts, counted);
});

test('Disqus: deleted posts leave their place for replies, orphans stand by themselves', {
  skip: noData,
}, async (t) => {
  const { app, topic } = await city(t);
  const given = { slug: topic.slug, path: fileAt('isso_disqus.xml'), format: 'disqus' as const };
  const { report } = await imported(app, given);
  const { posts, deleted, replies } = expected()['isso_disqus.xml'];
  t.match(report, { read: posts, stored: { published: posts - deleted, withdrawn: deleted } });
  const all = await comments(app);
  t.equal(all.length, posts);
  t.equal(all.filter(({ parent }) => parent !== null).length, replies);
  t.match(
    all.find(({ sourceId }) => sourceId === '9'),
    { state: 'withdrawn', body: null, name: null },
  );
  t.match(
    all.find(({ sourceId }) => sourceId === '11'),
    { parent: '9', body: 'Hello, World.', url: 'http://example.org/' },
  );
  const page = await app.inject(`/themen/${topic.slug}`);
  t.match(page.body, /Hello, World\./);
  const before = await everything(app);
  await imported(app, given);
  t.strictSame(await everything(app), before);
  t.strictSame(...((await books(app)) as [string[], string[]]));
});

test('Isso: pages with their comments', { skip: noData }, async (t) => {
  const { app, topic } = await city(t);
  const given = { slug: topic.slug, path: fileAt('isso_generic.json'), format: 'isso' as const };
  t.match((await imported(app, given)).report, { read: 2, stored: { published: 2 } });
  t.match(await comments(app), [
    { name: 'texas holdem', received_at: new Date('2005-02-24T04:03:37Z') },
    { name: 'Richard Crinshaw', body: 'Ja-make-a me crazzy mon :)' },
  ]);
  t.match((await imported(app, given)).report, { known: 2 });
});

test('posts become drafts where that is wished, and twice is once', { skip: noData }, async (t) => {
  const { app, topic } = await city(t);
  const reading = { postsToTopics: true };
  const given = {
    slug: topic.slug,
    path: fileAt('isso_wordpress.xml'),
    format: 'wordpress' as const,
    reading,
  };
  await imported(app, given);
  const drafts = await app.db
    .selectFrom('topic')
    .selectAll()
    .where('state', '=', 'draft')
    .orderBy('title')
    .execute();
  t.strictSame(
    drafts.map(({ title, slug }) => [title, slug]),
    [
      ['...', 'beitrag'],
      ['Hello, World…', 'hello-world'],
      ['No comments', 'no-comments'],
    ],
  );
  t.equal((await comments(app)).filter(({ topic_id }) => topic_id === drafts[1]?.id).length, 7);
  t.equal((await app.inject('/themen/hello-world')).statusCode, 404, 'a draft is nobody’s');
  const before = await everything(app);
  await imported(app, given);
  t.strictSame(await everything(app), before);
});

test('no e-mail and no address of a sender goes anywhere', { skip: noData }, async (t) => {
  const { app, topic } = await city(t);
  for (const [name, format] of [
    ['isso_wordpress.xml', 'wordpress'],
    ['isso_disqus.xml', 'disqus'],
    ['isso_generic.json', 'isso'],
  ] as const) {
    await imported(app, { slug: topic.slug, path: fileAt(name), format });
  }
  const planner = await aPlanner(app, ['admin']);
  const canaries = /posativ|foo@bar|baz@email|86\.56\.63|82\.119|127\.0\.0\.1\b(?!:)|105421439|tigerspice/;
  const pages = [
    `/themen/${topic.slug}`,
    `/themen/${topic.slug}/feed.atom`,
    '/moderation?queue=all',
    '/moderation/protokoll',
  ];
  for (const url of [
    ...pages,
    `/planung/themen/${topic.slug}/export.jsonl?scope=all`,
    `/planung/themen/${topic.slug}/export.csv?scope=all`,
  ]) {
    const { body, statusCode } = await planner.get(url);
    t.equal(statusCode, 200, url);
    t.notMatch(body.replaceAll('http://127.0.0.1:8080', ''), canaries, url);
  }
  const { rows } =
    await app.pg.query(`SELECT json_agg(c)::text AS a, (SELECT json_agg(s)::text FROM comment_source s) AS b,
    (SELECT count(*) FROM intake_row) AS staged, (SELECT count(*) FROM intake_file_part) AS parts FROM comment c`);
  t.notMatch(rows[0].a + rows[0].b, canaries);
  t.match(rows[0], { staged: '0', parts: '0' });
  t.strictSame(await app.db.selectFrom('comment_contact').select('email').execute(), []);
});

const wxr = (items: string) => `<?xml version="1.0"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="x" xmlns:dc="y"><channel>
<wp:base_blog_url>https://blog.example</wp:base_blog_url>
${items}
</channel></rss>`;
const item = (comments: string, status = 'publish', password = '') =>
  `<item><title>Post</title><link>https://blog.example/p</link><wp:post_id>1</wp:post_id><wp:status>${status}</wp:status><wp:post_password>${password}</wp:post_password><wp:post_type>post</wp:post_type>${comments}</item>`;
const comment = (id: number, given: Record<string, string> = {}) => {
  const fields = {
    ...{ id: String(id), author: 'Ada', author_email: 'ada@geheim.example', author_IP: '203.0.113.9' },
    ...{
      date_gmt: '2020-05-01 10:00:00',
      content: `Beitrag ${id}`,
      approved: '1',
      parent: '0',
      type: '',
      ...given,
    },
  };
  return `<wp:comment>${Object.entries(fields)
    .map(([name, value]) => `<wp:comment_${name}><![CDATA[${value}]]></wp:comment_${name}>`)
    .join('')}</wp:comment>`;
};
const importWxr = async (t: Test, app: TestApp, slug: string, xml: string) =>
  imported(app, { slug, path: await aFile(t, xml), format: 'wordpress' });

test('each state of WordPress comes as what it is here', async (t) => {
  const { app, topic } = await city(t);
  const xml = wxr(
    item(
      [
        ['1', 1],
        ['0', 2],
        ['spam', 3],
        ['trash', 4],
      ]
        .map(([approved, id]) => comment(Number(id), { approved: String(approved) }))
        .join(''),
    ),
  );
  await importWxr(t, app, topic.slug, xml);
  t.strictSame(
    (await comments(app)).map(({ state, body }) => [state, body]),
    [
      ['published', 'Beitrag 1'],
      ['pending', 'Beitrag 2'],
      ['spam', 'Beitrag 3'],
      ['withdrawn', null],
    ],
  );
  const events = await app.db
    .selectFrom('moderation_event')
    .select(['action', 'state_after', 'version_after'])
    .orderBy('state_after')
    .execute();
  t.strictSame(
    events.map((event) => Object.values(event)),
    [
      ['import', 'published', 1],
      ['import', 'spam', 1],
      ['import', 'withdrawn', 1],
    ],
  );
  const log = await (await aPlanner(app, ['moderator'])).get('/moderation/protokoll?handlung=import');
  t.match(log.body, /übernommen/);
});

test('what was not public there is not public here', async (t) => {
  const { app, topic } = await city(t);
  const xml = wxr(
    [
      item(comment(1), 'private'),
      item(comment(2), 'publish', 'geheim'),
      item(comment(3), 'draft'),
      item(comment(4, { type: 'order_note' }) + comment(5, { type: 'pingback' })),
    ].join(''),
  );
  const { problems } = await importWxr(t, app, topic.slug, xml);
  t.strictSame(
    (await comments(app)).map(({ state }) => state),
    ['pending', 'pending', 'pending'],
  );
  t.match(problems, [{ problem: 'not-a-comment', detail: 'order_note' }, { detail: 'pingback' }]);
});

test('answers deeper than three levels stand beside what they answer, in any order', async (t) => {
  const { app, topic } = await city(t);
  const chain = [5, 4, 3, 2, 1].map((id) => comment(id, { parent: String(id - 1) }));
  const { report } = await importWxr(t, app, topic.slug, wxr(item(chain.join(''))));
  t.strictSame(
    (await comments(app)).map(({ depth }) => depth),
    [1, 2, 3, 3, 3],
  );
  t.equal(report.flattened, 2);
  const [first] = await comments(app);
  t.match(
    await app.db
      .selectFrom('comment')
      .select('below')
      .where('id', '=', first?.id ?? '')
      .executeTakeFirst(),
    { below: 4 },
  );
});

test('a thousand answers to one another, and answers in a circle, come to an end', async (t) => {
  const { app, topic } = await city(t);
  const chain = Array.from({ length: 1_000 }, (_, n) => comment(n + 1, { parent: String(n) })).join('');
  const circle = comment(2_001, { parent: '2002' }) + comment(2_002, { parent: '2001' });
  const { report } = await importWxr(t, app, topic.slug, wxr(item(chain + circle)));
  t.match(report, { stored: { published: 1_002 } });
});

test('HTML becomes what a reader saw', async (t) => {
  const { app, topic } = await city(t);
  const html =
    '<p>Gr&uuml;n &amp; sch&ouml;n<br>hier: <a href="https://stadt.example/plan">Plan</a></p>\n<script>alert(1)</script><p>1 &lt; 2 <img src=x onerror=alert(1)></p>';
  await importWxr(t, app, topic.slug, wxr(item(comment(1, { content: html }))));
  const [{ body } = { body: '' }] = await comments(app);
  t.match(body, /^Grün & schön\nhier: Plan \(https:\/\/stadt\.example\/plan\)/);
  t.match(body, /1 < 2/);
  t.notMatch(body, /alert/);
});

const broken = async (
  t: Test,
  app: TestApp,
  slug: string,
  content: string | Buffer,
  format: 'wordpress' | 'disqus' | 'isso' | 'json' | 'csv',
) => {
  const outcome = await runImport(app, { slug, path: await aFile(t, content), format });
  t.strictSame(await comments(app), [], 'nothing is changed');
  return outcome;
};

test('broken XML names its line and changes nothing', async (t) => {
  const { app, topic } = await city(t);
  const good = wxr(Array.from({ length: 600 }, (_, n) => item(comment(n))).join('\n'));
  t.match(
    await broken(
      t,
      app,
      topic.slug,
      good.replace('<title>Post</title>\u0000', '').replace('</item>\n<item>', '</itm>\n<item>'),
      'wordpress',
    ),
    { outcome: 'broken', problem: 'broken-xml', line: 4 },
  );
  t.match(await broken(t, app, topic.slug, good.slice(0, -20), 'wordpress'), { problem: 'broken-xml' });
  t.match(await broken(t, app, topic.slug, '<rss><channel/></rss>', 'wordpress'), {
    problem: 'not-wordpress',
    line: 1,
  });
  t.match(await broken(t, app, topic.slug, good, 'disqus'), { problem: 'not-disqus' });
});

test('bombs of entities and of depth are refused', async (t) => {
  const { app, topic } = await city(t);
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>\n<rss>&lol2;</rss>`;
  t.match(await broken(t, app, topic.slug, bomb, 'wordpress'), { problem: 'doctype', line: 1 });
  const outside = '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss/>';
  t.match(await broken(t, app, topic.slug, outside, 'wordpress'), { problem: 'doctype' });
  t.match(await broken(t, app, topic.slug, wxr('<a>'.repeat(100_000)), 'wordpress'), {
    problem: 'broken-xml',
  });
});

test('broken JSON names the entry, and JSON of something else is told', async (t) => {
  const { app, topic } = await city(t);
  t.match(await broken(t, app, topic.slug, '[{"text":"Gut so"},{"text":', 'json'), {
    outcome: 'broken',
    problem: 'broken-json',
    line: 2,
  });
  t.match(await broken(t, app, topic.slug, '[1,2]', 'json'), { problem: 'broken-json', line: 1 });
  t.match(await broken(t, app, topic.slug, '[{"text":"Gut so"}]', 'isso'), { problem: 'not-isso' });
  t.match(await broken(t, app, topic.slug, '', 'json'), { problem: 'empty' });
});

test('JSON: an array or a line each, named as in our own export, or in German', async (t) => {
  const { app, topic } = await city(t);
  const lines = [
    {
      reference: 'A',
      text: 'Erster Beitrag',
      received_at: '2020-01-02T03:04:05+01:00',
      channel: 'letter',
      status: 'published',
      codes: ['Licht', 'Rad, schnell'],
      email: 'x@geheim.example',
    },
    {
      reference: 'B',
      parent_reference: 'A',
      text: 'Antwort darauf',
      received_at: '2020-01-03T03:04:05Z',
      status: 'rejected',
      __proto__: { text: 'nein' },
    },
    { reference: 'C', text: null, received_at: '2020-01-04T03:04:05Z', status: 'erased' },
  ];
  const path = await aFile(t, lines.map((line) => JSON.stringify(line)).join('\n'));
  const { report, problems } = await imported(app, { slug: topic.slug, path, format: 'json' });
  t.strictSame(problems, []);
  t.match(report, { stored: { published: 1, rejected: 1, withdrawn: 1 } });
  t.match(await comments(app), [
    { channel: 'letter', state: 'published' },
    { parent: 'A', state: 'rejected' },
    { body: null },
  ]);
  const codes = await app.db
    .selectFrom('coding')
    .innerJoin('code', 'code.id', 'coding.code_id')
    .select(['label', 'origin'])
    .orderBy('label')
    .execute();
  t.strictSame(codes, [
    { label: 'Licht', origin: 'import' },
    { label: 'Rad, schnell', origin: 'import' },
  ]);
  const array = await aFile(t, JSON.stringify([{ Beitrag: 'Im Feld', Datum: '7.9.2017', Ortsteil: '' }]));
  await imported(app, { slug: topic.slug, path: array, format: 'json', reading: { mayDecide: true } });
  t.ok((await comments(app)).some(({ body, state }) => body === 'Im Feld' && state === 'pending'));
});

test('Bonn: 2,314 contributions, title and text as one, with their themes', {
  skip: noRaddialog,
}, async (t) => {
  const { app, topic } = await city(t);
  const { report, problems } = await importRaddialog(app, topic.slug);
  t.strictSame(problems, []);
  t.match(report, { read: 2_314, stored: { published: 2_314 } });
  const all = await comments(app);
  t.match(
    all.find(({ sourceId }) => sourceId === 'B1440'),
    { body: 'Radwege/ Radparkplätze', received_at: new Date('2017-09-13T06:08:40Z') },
  );
  t.match(
    all.find(({ sourceId }) => sourceId === 'B1441')?.body,
    /^Poller und Schilder - gefährliche Hindernisse\n\nEntlang der/,
  );
  t.equal((await app.db.selectFrom('code').select('id').execute()).length, 8);
  t.equal((await app.db.selectFrom('coding').select('id').execute()).length, 2_314);
  t.strictSame(...((await books(app)) as [string[], string[]]));
  const { report: again } = await importRaddialog(app, topic.slug);
  t.match(again, { known: 2_314, planned: {} });
  t.equal((await comments(app)).length, 2_314);
});

test('Bonn: places with decimal comma', { skip: noRaddialog }, async (t) => {
  const { app, topic } = await city(t);
  const { report, problems } = await importRaddialog(app, topic.slug, 'locations');
  t.comment(JSON.stringify({ report, problems: problems.slice(0, 5) }));
  const row = (await comments(app)).find(({ sourceId }) => sourceId === 'B1592');
  t.match(row, { lat: 50.734382, lon: 7.10385 });
});
