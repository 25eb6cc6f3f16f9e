import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { test } from 'tap';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { anEditor, type Editor, fieldOf } from '../support/editor.ts';
import { PASSWORD, signedIn } from '../support/staff.ts';

const PATH = '/verwaltung/schluessel';
const wanted = { name: 'Auswertung, Büro Nord', days: '90' };

const shownIn = (html: string) => fieldOf(html, 'token');
const tokens = (app: TestApp) => app.db.selectFrom('api_token').selectAll().execute();

async function aKey(admin: Editor): Promise<string> {
  const token = shownIn((await admin.post(PATH, wanted)).body);
  if (!token) throw new Error('No key was shown');
  return token;
}

test('an admin makes a key, sees it once, and a program reads with it', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  await aComment(app.db, id);
  const admin = await anEditor(app, 'admin');
  const answer = await admin.post(PATH, wanted);
  t.equal(answer.statusCode, 200);
  t.equal(answer.headers['cache-control'], 'no-store');
  const token = shownIn(answer.body) ?? '';
  t.match(token, /^sg_[0-9a-f]{8}_[\w-]{43}$/);
  const [row] = await tokens(app);
  t.strictSame(row?.token_hash, createHash('sha256').update(token).digest());
  t.equal(row?.prefix, token.slice(3, 11));
  const days = (Number(row?.expires_at) - Number(row?.created_at)) / 86_400_000;
  t.ok(Math.abs(days - 90) < 0.1, `${days} days`);
  t.notMatch(JSON.stringify(row), token.slice(12), 'the secret stands nowhere');

  const list = (await admin.get(PATH)).body;
  t.match(list, /noch nie benutzt/);
  t.notMatch(list, token.slice(12));
  const read = () =>
    app.inject({ url: `/api/v1/topics/${slug}/comments`, headers: { authorization: `Bearer ${token}` } });
  t.equal((await read()).json().comments.length, 1);
  t.equal((await tokens(app))[0]?.last_used_on, new Date().toISOString().slice(0, 10));
  t.match((await admin.get(PATH)).body, /zuletzt benutzt am/);
  await read();

  const gone = await admin.post(`${PATH}/${row?.id}/sperren`, {});
  t.match(gone, { statusCode: 303, headers: { location: `${PATH}?getan=gesperrt` } });
  t.equal((await read()).statusCode, 401);
  await admin.post(`${PATH}/${row?.id}/sperren`, {});
  t.match((await admin.get(`${PATH}?getan=gesperrt`)).body, /Gesperrt/);
  const log = await app.db.selectFrom('staff_event').selectAll().where('token_id', 'is not', null).execute();
  t.strictSame(
    log.map(({ action, actor_id, token_id }) => [action, actor_id, token_id]),
    [
      ['token-created', admin.visitor.id, row?.id],
      ['token-revoked', admin.visitor.id, row?.id],
    ],
    'twice revoked is revoked once',
  );
  t.match((await admin.get('/verwaltung/konten/protokoll')).body, 'Auswertung, Büro Nord');
  await t.rejects(sql`UPDATE staff_event SET token_id = NULL`.execute(app.db), /append-only/);
});

test('a key opens no desk, and a session opens nothing of the interface', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  await aComment(app.db, id);
  const admin = await anEditor(app, 'admin');
  const token = await aKey(admin);
  for (const url of ['/planung', `/planung/themen/${slug}/export.csv`, '/moderation', '/verwaltung', PATH]) {
    for (const headers of [
      { authorization: `Bearer ${token}` },
      { cookie: `stadtgespraech=${token}` },
      { authorization: `Bearer ${token}`, cookie: `stadtgespraech=${token}` },
    ])
      t.equal(
        (await app.inject({ url, headers: { ...headers, accept: 'application/json' } })).statusCode,
        401,
        url,
      );
  }
  const withCookie = await app.inject({
    url: `/api/v1/topics/${slug}/comments`,
    headers: { cookie: admin.visitor.cookie },
  });
  t.equal(withCookie.json().comments.length, 0);
  t.equal(withCookie.headers['set-cookie'], undefined);
  const more = {
    url: `/api/v1/topics/${slug}/comments?state=pending`,
    headers: { cookie: admin.visitor.cookie },
  };
  t.equal((await app.inject(more)).statusCode, 401);
});

test('whoever has not just proved who they are is asked before a key is made', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  await sql`UPDATE staff_session SET data = data - 'provenAt' WHERE staff_id = ${admin.visitor.id}`.execute(
    app.db,
  );
  const asked = await admin.post(PATH, wanted);
  t.equal(asked.statusCode, 403);
  t.match(asked.body, 'href="/verwaltung/schluessel"');
  t.strictSame(await tokens(app), []);
  const proven = await admin.post(PATH, { ...wanted, proof_password: PASSWORD });
  t.equal(proven.statusCode, 200);
  t.equal((await tokens(app)).length, 1, 'what was sent went on as it was');
});

test('a form that cannot be a key is given back with every word', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  for (const [given, message] of [
    [{ ...wanted, name: ' ' }, 'Bitte schreiben Sie, wofür er ist.'],
    [{ ...wanted, name: 'x'.repeat(81) }, 'höchstens 80 Zeichen'],
    [{ ...wanted, name: 'a\0b' }, 'Bitte schreiben Sie, wofür er ist.'],
    [{ ...wanted, days: '366' }, 'von 1 bis 365'],
    [{ ...wanted, days: '0' }, 'von 1 bis 365'],
    [{ ...wanted, days: '1e2' }, 'von 1 bis 365'],
    [{ name: wanted.name }, 'von 1 bis 365'],
  ] as const) {
    const answer = await admin.post(PATH, given);
    t.equal(answer.statusCode, 422, message);
    t.match(answer.body, message);
  }
  t.strictSame(await tokens(app), []);
  t.equal((await admin.post(PATH, { ...wanted, days: '365' })).statusCode, 200);
});

test('keys are for admins', async (t) => {
  const app = await testApp(t);
  for (const role of ['editor', 'moderator', 'planner'] as const) {
    const { cookie } = await signedIn(app, [role]);
    const answer = await app.inject({ url: PATH, headers: { cookie, accept: 'application/json' } });
    t.equal(answer.statusCode, 403, role);
  }
  const admin = await anEditor(app, 'admin');
  for (const id of ['x', '%00', '01900000-0000-7000-8000-000000000099'])
    t.ok([303, 404].includes((await admin.post(`${PATH}/${id}/sperren`, {})).statusCode), id);
});

test('the database keeps no key longer than a year', async (t) => {
  const app = await testApp(t);
  await aKey(await anEditor(app, 'admin'));
  await t.rejects(
    sql`UPDATE api_token SET expires_at = created_at + interval '367 days'`.execute(app.db),
    /violates check constraint/,
  );
});
