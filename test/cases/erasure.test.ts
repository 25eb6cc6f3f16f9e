import { sql } from 'kysely';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { aModerator } from '../support/moderator.ts';
import { post } from '../support/resident.ts';

const CANARY = 'kanarienvogel';
const word = (where: string) => `${CANARY}${where}`;

/** Every value of every row of every table but the catalogue's own, as text; bytes as hex and as what they spell. */
async function everywhere(app: TestApp): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`.execute(
    app.db,
  );
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`SELECT t::text AS row FROM ${sql.raw(name)} t`.execute(
      app.db,
    );
    const text = rows.map(({ row }) => row).join('\n');
    const bytes = [...text.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) =>
      Buffer.from(hex, 'hex').toString(),
    );
    found.set(name, [text, ...bytes].join('\n').toLowerCase());
  }
  return found;
}

const tablesWith = async (app: TestApp, needle: string) =>
  [...(await everywhere(app))].filter(([, text]) => text.includes(needle)).map(([name]) => name);

test('after erasing, a canary planted in every field is found in no table and on no page', async (t) => {
  const env = {
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'stadt@beispiel.example',
    AKISMET_KEY: 'k',
    AKISMET_MODE: 'log',
  };
  const app = await testApp(t, {
    env: { ...env, AKISMET_URL: 'http://127.0.0.1:1', AKISMET_SITE_URL: 'http://127.0.0.1:8080' },
  });
  const topic = await aTopic(app.db);
  const [first, second] = [await aModerator(app), await aModerator(app)];
  const posted = await post(app, topic.slug, {
    name: word('name'),
    email: `${CANARY}@beispiel.example`,
    text: `${word('text')} ruft 03641 495050 an`,
    notify: '1',
    akismet_consent: '1',
    idempotency_key: `${word('key')}-1234`,
  });
  const address = String(posted.headers.location);
  t.match(address, /^\/vorgang\//);
  const { id } = await app.db.selectFrom('comment').select('id').executeTakeFirstOrThrow();
  await app.db.updateTable('comment_contact').set({ confirmed_at: new Date(), notify: true }).execute();
  const version = async () =>
    String(
      (await app.db.selectFrom('comment').select('version').where('id', '=', id).executeTakeFirstOrThrow())
        .version,
    );
  const act = async (page: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: `${address}/${page}`,
      ...form({ version: await version(), ...fields }),
    });

  t.match(await act('bearbeiten', { text: word('edit') }), { statusCode: 303 });
  const words = { reason: 'other', reason_text: `Darin steht ${word('reason')}.`, note: word('note') };
  await first.decide(id, { decision: 'reject', ...words, version: await version() });
  t.match(await act('widersprechen', { text: word('objection') }), { statusCode: 303 });
  await second.decide(id, { decision: 'publish', note: word('grant'), version: await version() });
  t.match(await act('bearbeiten', { text: word('waits') }), { statusCode: 303 });
  await app.db
    .insertInto('report')
    .values({
      id: uuidv7(),
      site_id: DEFAULT_SITE_ID,
      comment_id: id,
      reason_code: 'insult',
      body: word('report'),
      receipt_hash: Buffer.alloc(32),
    })
    .execute();
  const reply = await aComment(app.db, topic.id, {
    parent_id: id,
    depth: 2,
    state: 'published',
    body: 'Da bin ich anderer Meinung.',
  });

  const planted = await tablesWith(app, CANARY);
  for (const table of [
    'comment',
    'comment_contact',
    'comment_revision',
    'decision_text',
    'objection',
    'report',
  ]) {
    t.ok(planted.includes(`public.${table}`), `planted in ${table}`);
  }
  t.ok((await app.inject(`/themen/${topic.slug}`)).body.includes(word('edit')), 'and public');
  const mailsBefore = await app.db.selectFrom('mail').select('id').where('dropped_at', 'is', null).execute();
  t.ok(mailsBefore.length > 0, 'mails wait');

  t.match(await act('loeschen', {}), { statusCode: 422 }, 'asked twice');
  t.match(await act('loeschen', { sure: '1' }), { statusCode: 303 });
  t.match(await act('loeschen', { sure: '1' }), { statusCode: 303 }, 'done once');

  t.strictSame(await tablesWith(app, CANARY), []);
  const row = await app.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  t.match(row, {
    state: 'erased',
    body: null,
    author_name: null,
    address_hash: null,
    text_digest: null,
    akismet_consent: false,
  });
  t.ok(row.published_at && row.is_shown, 'the trace and the count stay');
  for (const table of ['submission', 'akismet_material', 'screening', 'comment_contact'] as const) {
    const rows = await app.db.selectFrom(table).select('comment_id').where('comment_id', '=', id).execute();
    t.strictSame(rows, [], table);
  }
  t.strictSame(
    await app.db
      .selectFrom('mail')
      .select('id')
      .where('subject_id', '=', id)
      .where('dropped_at', 'is', null)
      .where('sent_at', 'is', null)
      .execute(),
    [],
    'no mail waits any more',
  );
  t.match(await app.db.selectFrom('report').select(['state', 'body']).execute(), [
    { state: 'moot', body: null },
  ]);

  const pages = [
    `/themen/${topic.slug}`,
    `/en/themen/${topic.slug}`,
    `/themen/${topic.slug}/bilanz`,
    `/themen/${topic.slug}/feed.atom`,
    '/feed.atom',
    '/',
    '/sitemap.xml',
    address,
    `${address}/daten`,
    `${address}/daten.json`,
    `/vorgang?nummer=${row.reference}`,
  ];
  for (const url of pages) {
    const { body, headers } = await app.inject({ url, headers: { accept: 'text/html' } });
    t.notOk((body + JSON.stringify(headers)).toLowerCase().includes(CANARY), url);
  }
  const page = (await app.inject(`/themen/${topic.slug}`)).body;
  t.ok(page.includes(reply.body ?? ''), 'replies stay');
  const counts = await app.db
    .selectFrom('topic_count')
    .select(['state', sql<number>`sum(count)::int`.as('count')])
    .groupBy('state')
    .having(sql<number>`sum(count)`, '<>', 0)
    .orderBy('state')
    .execute();
  t.strictSame(counts, [
    { state: 'erased', count: 1 },
    { state: 'published', count: 1 },
  ]);
});
