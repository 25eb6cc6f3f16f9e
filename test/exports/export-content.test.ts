import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { EXPORT_COLUMNS } from '../../src/exports/export.ts';
import { exportTopic } from '../../src/exports/export-topic.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { attackStrings, NO_ATTACKS } from '../support/attacks.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import { readCsv } from '../support/csv.ts';
import {
  aPlanner,
  excelRecords,
  jsonRecords,
  machineRecords,
  type Planner,
  publish,
  requestFor,
  textOf,
} from './exports.ts';

const CONTRACT =
  'reference topic parent_reference channel status received_at decided_at published_at author_name text redacted language ' +
  'supports replies reason_code reason_text district lat lon codes answer answered_at outcome late permalink';

/** One comment in each state, a reply, and everything private beside them. */
async function aTopicOfAllStates({ db }: Planner) {
  const topic = await aTopic(db, { slug: 'digital-stadt-jena' });
  const published = await aComment(db, topic.id, {
    state: 'published',
    author_name: 'Änne Groß',
    body: 'Öfter Grün!',
  });
  const reply = await aComment(db, topic.id, {
    state: 'published',
    parent_id: published.id,
    depth: 2,
    author_name: null,
  });
  const pending = await aComment(db, topic.id, { body: 'Kanari wartet' });
  const rejected = await aComment(db, topic.id, { state: 'rejected', body: 'Kanari geschimpft', version: 2 });
  const spam = await aComment(db, topic.id, { state: 'spam', body: 'Kanari zu verkaufen' });
  const withdrawn = await aComment(db, topic.id, { state: 'withdrawn', body: 'Kanari weggeflogen' });
  const erased = await aComment(db, topic.id, { state: 'erased', author_name: 'Kanari E.', version: 2 });
  await db
    .insertInto('comment_contact')
    .values({ comment_id: published.id, email: 'kanari@post.example' })
    .execute();
  await decide(rejected.id, {
    action: 'reject',
    reason_code: 'insult',
    reason_text: '=Bitte sachlich',
    note: 'Kanari-Notiz',
  });
  await decide(erased.id, { action: 'erase', reason_code: null, reason_text: 'Kanari-Grund', note: '' });
  return { topic, published, reply, pending, rejected, spam, withdrawn, erased };

  async function decide(
    commentId: string,
    words: { action: string; reason_code: string | null; reason_text: string; note: string },
  ) {
    const { action, reason_code, reason_text, note } = words;
    const event = { id: uuidv7(), site_id: DEFAULT_SITE_ID, comment_id: commentId, action, reason_code };
    await db
      .insertInto('moderation_event')
      .values({ ...event, state_before: 'pending', state_after: 'rejected', version_after: 2 })
      .execute();
    await db
      .insertInto('decision_text')
      .values({ event_id: event.id, comment_id: commentId, reason_text, note })
      .execute();
  }
}

test('every format has the columns of the contract in its order', async (t) => {
  const planner = await aPlanner(t);
  const { topic } = await aTopicOfAllStates(planner);
  t.equal(EXPORT_COLUMNS.join(' '), CONTRACT);
  const machine = await textOf((await planner.export({ slug: topic.slug })).stream);
  t.equal(machine.slice(0, machine.indexOf('\r\n')), CONTRACT.replaceAll(' ', ','));
  const people = await textOf((await planner.export({ slug: topic.slug, dialect: 'excel' })).stream);
  t.equal(
    people.slice(0, people.indexOf('\r\n')),
    `\ufeff${CONTRACT.replaceAll(' ', ';')}`,
    'UTF-8 with BOM, semicolons',
  );
  for (const line of await jsonRecords(
    await planner.export({ slug: topic.slug, format: 'jsonl', scope: 'all' }),
  )) {
    t.equal(Object.keys(line).join(' '), CONTRACT);
  }
});

test('a row says what is known about a comment, and leaves empty what later comes', async (t) => {
  const planner = await aPlanner(t);
  const { topic, published, reply } = await aTopicOfAllStates(planner);
  const permalink = (reference: string) =>
    `https://stadt.example/themen/digital-stadt-jena?beitrag=${reference}#beitrag-${reference}`;
  const [first, second] = await machineRecords(await planner.export({ slug: topic.slug }));
  t.match(first, {
    reference: published.reference,
    topic: 'digital-stadt-jena',
    parent_reference: '',
    channel: 'online',
    status: 'published',
    author_name: 'Änne Groß',
    text: 'Öfter Grün!',
    redacted: 'false',
    language: 'de',
    supports: '0',
    replies: '1',
    late: 'false',
    permalink: permalink(published.reference),
  });
  t.match(second, { parent_reference: published.reference, author_name: '', replies: '0' });
  for (const name of ['district', 'lat', 'lon', 'codes', 'answer', 'answered_at', 'outcome'])
    t.equal(first?.[name], '', name);

  const [line] = await jsonRecords(await planner.export({ slug: topic.slug, format: 'jsonl' }));
  t.match(line, {
    redacted: false,
    supports: 0,
    replies: 1,
    late: false,
    lat: null,
    codes: [],
    answer: null,
  });
  t.equal(
    (await jsonRecords(await planner.export({ slug: topic.slug, format: 'jsonl' })))[1]?.['reference'],
    reply.reference,
  );
});

test('a row says how many replies and supporters a comment has, and what the city answered', async (t) => {
  const planner = await aPlanner(t);
  const { db } = planner;
  const topic = await aTopic(db, { slug: 'digital-stadt-jena' });
  const first = await aComment(db, topic.id, { state: 'published', supports: 12 });
  const reply = { parent_id: first.id, depth: 2 };
  await aComment(db, topic.id, { ...reply, state: 'published' });
  await aComment(db, topic.id, { ...reply });
  await anAnswer(db, topic.id, [first], {
    body: '=Ja',
    outcome: 'noted',
    released_at: new Date('2026-07-01T10:00:00Z'),
  });
  await anAnswer(db, topic.id, [first], {
    body: 'Nun doch.',
    outcome: 'adopted',
    released_at: new Date('2026-08-01T10:00:00Z'),
  });
  await anAnswer(db, topic.id, [first], { body: 'Kanari im Entwurf', state: 'draft' });

  const [row, second] = await machineRecords(await planner.export({ slug: topic.slug }));
  t.match(row, {
    supports: '12',
    replies: '1',
    answer: '=Ja\n\nNun doch.',
    answered_at: '2026-07-01T12:00:00+02:00',
    outcome: 'adopted',
  });
  t.match(second, { supports: '0', replies: '0', answer: '', answered_at: '', outcome: '' });
  const [guarded] = await excelRecords(await planner.export({ slug: topic.slug, dialect: 'excel' }));
  t.equal(guarded?.['answer'], "'=Ja\n\nNun doch.");
});

test('unpublished words are in no export but that of everything, and private ones in none', async (t) => {
  const planner = await aPlanner(t);
  const { topic, rejected } = await aTopicOfAllStates(planner);
  const choices = [
    { format: 'csv', dialect: 'excel' },
    { format: 'csv', dialect: 'rfc4180' },
    { format: 'jsonl', dialect: 'excel' },
  ] as const;
  for (const choice of choices) {
    for (const names of ['full', 'pseudonym', 'none'] as const) {
      const some = await planner.export({ slug: topic.slug, names, ...choice });
      t.notMatch(
        await textOf(some.stream),
        /kanari|pending|rejected|spam|withdrawn|erased|insult|sachlich/i,
        'published only',
      );
      const all = await planner.export({ slug: topic.slug, names, scope: 'all', ...choice });
      const text = await textOf(all.stream);
      t.equal(all.rows, 7);
      t.match(text, /Kanari wartet/);
      t.match(text, /Bitte sachlich/, 'the reason the author was given');
      t.notMatch(
        text,
        /kanari@post|Kanari-Notiz|Kanari E\.|Kanari-Grund|weggeflogen/,
        'no address, no note, nothing erased or withdrawn',
      );
      t.notMatch(text, new RegExp(String(rejected.receipt_hash?.toString('hex'))));
    }
  }
});

test('an erased comment keeps its row without words', async (t) => {
  const planner = await aPlanner(t);
  const { topic, erased } = await aTopicOfAllStates(planner);
  const records = await machineRecords(await planner.export({ slug: topic.slug, scope: 'all' }));
  const row = records.find(({ reference }) => reference === erased.reference);
  t.match(row, { status: 'erased', author_name: '', text: '', reason_text: '', permalink: '' });
});

test('the ledger balances and names as many rows as there are', async (t) => {
  const planner = await aPlanner(t);
  const { topic } = await aTopicOfAllStates(planner);
  for (const scope of ['published', 'all'] as const) {
    const made = await planner.export({ slug: topic.slug, scope });
    const { received, ...parts } = made.ledger;
    t.equal(received, 7);
    t.strictSame(parts, { published: 2, pending: 1, spam: 1, rejected: 1, withdrawn: 1, erased: 1 });
    t.equal((await machineRecords(made)).length, made.rows);
  }
});

test('names can be left out or replaced by an alias that stays the same', async (t) => {
  const planner = await aPlanner(t);
  const topic = await aTopic(planner.db);
  const state = 'published';
  await aComment(planner.db, topic.id, { author_name: 'Wartende' });
  const first = await aComment(planner.db, topic.id, { state, author_name: 'Frieda K.' });
  await aComment(planner.db, topic.id, { state, author_name: null });
  await aComment(planner.db, topic.id, { state, author_name: 'Jonas' });
  await aComment(planner.db, topic.id, { state, author_name: ' frieda k. ' });
  await aComment(planner.db, topic.id, { state, author_name: '  ' });
  const names = async (choice: object) =>
    (await machineRecords(await planner.export({ slug: topic.slug, ...choice }))).map(
      (row) => row['author_name'],
    );

  t.strictSame(await names({ names: 'full' }), ['Frieda K.', '', 'Jonas', ' frieda k. ', '  ']);
  t.strictSame(await names({ names: 'none' }), ['', '', '', '', '']);
  const aliases = ['Person 2', '', 'Person 4', 'Person 2', ''];
  t.strictSame(await names({ names: 'pseudonym' }), aliases);
  t.strictSame(
    await names({ names: 'pseudonym', scope: 'all' }),
    ['Person 1', ...aliases],
    'in every scope the same',
  );

  const earlier = new Date('2026-01-01T12:00:00Z');
  await aComment(planner.db, topic.id, {
    state,
    author_name: 'Brief',
    channel: 'letter',
    received_at: earlier,
  });
  t.strictSame(
    await names({ names: 'pseudonym' }),
    ['Person 7', ...aliases],
    'a letter typed in later moves nobody',
  );
  const gone = { state: 'erased', body: null, author_name: null };
  await planner.db.updateTable('comment').set(gone).where('id', '=', first.id).execute();
  t.strictSame(
    await names({ names: 'pseudonym' }),
    ['Person 7', '', 'Person 4', 'Person 5', ''],
    'an erasure changes only the alias of the erased person',
  );
});

test('times carry the offset of the city on that day', async (t) => {
  const planner = await aPlanner(t);
  const topic = await aTopic(planner.db);
  const times = {
    '2026-03-29T00:59:59Z': '2026-03-29T01:59:59+01:00',
    '2026-03-29T01:00:00Z': '2026-03-29T03:00:00+02:00',
    '2026-10-25T00:30:00Z': '2026-10-25T02:30:00+02:00',
    '2026-10-25T01:30:00Z': '2026-10-25T02:30:00+01:00',
  };
  for (const received of Object.keys(times)) {
    await aComment(planner.db, topic.id, { state: 'published', received_at: new Date(received) });
  }
  const received = async (choice: object) =>
    (await jsonRecords(await planner.export({ slug: topic.slug, format: 'jsonl', ...choice }))).map(
      (row) => row['received_at'],
    );
  t.strictSame(await received({}), Object.values(times));
  t.equal((await received({ timeZone: 'Asia/Kolkata' }))[0], '2026-03-29T06:29:59+05:30');
  t.equal((await received({ timeZone: 'America/St_Johns' }))[0], '2026-03-28T22:29:59-02:30');
  const rows = await machineRecords(await planner.export({ slug: topic.slug }));
  t.strictSame(
    rows.map((row) => row['received_at']),
    Object.values(times),
  );
});

test('a cell that a spreadsheet could take for a formula begins with an apostrophe', async (t) => {
  const planner = await aPlanner(t);
  const topic = await aTopic(planner.db);
  const formulas = [
    ...['=1+1', '+49 3641', '-5 Grad', '@SUM(1)', '\tTab', '\rCR', '\nLF', '--', '=', '-Mehr Bäume'],
    ...['  =1+1', '\u00a0=1+1', '\ufeff=1+1', '\u200b-1+1', '\u0001=1+1', '\u2060@x1', '\u3000＝1+1'],
    ...['＝1+1', '＋1+1', '－1+1', '＠SUM(1)', ' \t\r\n =1+1'],
  ];
  const harmless = [
    ...[
      '1+1=2',
      'a=b',
      '„Zitat“ = gut',
      'Übergang',
      '– Gedankenstrich',
      "'=1+1",
      ' Mehr',
      '"=1+1"',
      ';=1+1',
      ',=1+1',
    ],
    ...['5 - 3', '#hashtag', '\u00adMehr', '\u202eRechts', '🌳=Baum', '!@', '‐ Bindestrich', '1.-'],
  ];
  await publish(
    planner.db,
    topic.id,
    [...formulas, ...harmless].map((text) => ({ name: text, text: text.padEnd(3, '.') })),
  );
  const records = await excelRecords(await planner.export({ slug: topic.slug, dialect: 'excel' }));
  t.strictSame(
    records.map((row) => row['author_name']),
    [...formulas.map((text) => `'${text}`), ...harmless],
  );
  t.strictSame(
    records.map((row) => row['text']),
    [...formulas.map((text) => `'${text.padEnd(3, '.')}`), ...harmless.map((text) => text.padEnd(3, '.'))],
  );
});

test('the reason given to an author is neutralised too', async (t) => {
  const planner = await aPlanner(t);
  const { topic } = await aTopicOfAllStates(planner);
  const records = await excelRecords(
    await planner.export({ slug: topic.slug, dialect: 'excel', scope: 'all' }),
  );
  t.ok(records.some((row) => row['reason_text'] === "'=Bitte sachlich"));
});

const attacks = attackStrings('naughty', 'xss', 'csv');

test('hostile strings come out of machine CSV and JSON Lines as they went in', {
  skip: attacks ? false : NO_ATTACKS,
}, async (t) => {
  const planner = await aPlanner(t);
  const topic = await aTopic(planner.db);
  const own = [
    '\\.',
    '\u0001\u0002\u0001',
    '\r\n\r\n\r\n',
    '"""',
    '\u2028\u2029\u0085',
    'NULL',
    '\u007f\u0080\u009f',
    '\\N\\n\\',
  ];
  const pairs = [...own, ...(attacks ?? [])].map((text) => ({
    name: [...text].slice(0, 80).join('') || 'leer',
    text: text.padEnd(3, '.'),
  }));
  await publish(planner.db, topic.id, pairs);

  const ofRow = (row: Record<string, unknown>) => ({ name: row['author_name'], text: row['text'] });
  const machine = await machineRecords(await planner.export({ slug: topic.slug }));
  t.ok(same(machine.map(ofRow), pairs), 'machine CSV');
  const lines = await jsonRecords(await planner.export({ slug: topic.slug, format: 'jsonl' }));
  t.ok(same(lines.map(ofRow), pairs), 'JSON Lines');

  const people = readCsv(
    (await textOf((await planner.export({ slug: topic.slug, dialect: 'excel' })).stream)).slice(1),
    ';',
  );
  const cells = people.records.flatMap((row) => Object.values(row));
  t.strictSame(
    cells.filter((cell) => /^[\p{White_Space}\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell)),
    [],
    'no cell is a formula',
  );
  const restored = people.records.map((row, i) => ({
    name: unguarded(row['author_name'] as string, pairs[i]?.name),
    text: unguarded(row['text'] as string, pairs[i]?.text),
  }));
  t.ok(same(restored, pairs), 'but for the apostrophe nothing is changed');
});

function unguarded(cell: string, sent: string | undefined): string {
  return cell === `'${sent}` ? cell.slice(1) : cell;
}

/** A plain answer: a difference of five thousand rows helps nobody. */
function same(
  found: { name: unknown; text: unknown }[],
  expected: { name: string; text: string }[],
): boolean {
  if (found.length !== expected.length) throw new Error(`${found.length} rows for ${expected.length}`);
  const wrong = expected.findIndex(({ name, text }, i) => found[i]?.name !== name || found[i]?.text !== text);
  if (wrong === -1) return true;
  throw new Error(
    `Row ${wrong}: ${JSON.stringify(found[wrong])} instead of ${JSON.stringify(expected[wrong])}`,
  );
}

test('an empty topic is a header, or nothing at all', async (t) => {
  const planner = await aPlanner(t);
  const topic = await aTopic(planner.db, { state: 'draft' });
  t.strictSame(await machineRecords(await planner.export({ slug: topic.slug })), []);
  t.equal(await textOf((await planner.export({ slug: topic.slug, format: 'jsonl' })).stream), '');
});

test('the comments of a draft have no permalinks', async (t) => {
  const planner = await aPlanner(t);
  const topic = await aTopic(planner.db, { state: 'draft' });
  await aComment(planner.db, topic.id, { state: 'published' });
  t.equal((await machineRecords(await planner.export({ slug: topic.slug })))[0]?.['permalink'], '');
});

test('a topic nobody knows, or of another site, is none', async (t) => {
  const planner = await aPlanner(t);
  const topic = await aTopic(planner.db);
  t.strictSame(await exportTopic(planner.pool, requestFor({ slug: 'gibt-es-nicht' })), {
    outcome: 'no-topic',
  });
  const elsewhere = requestFor({ slug: topic.slug, siteId: uuidv7() });
  t.strictSame(await exportTopic(planner.pool, elsewhere), { outcome: 'no-topic' });
  t.equal(planner.pool.idleCount, planner.pool.totalCount, 'and the connection is back');
});
