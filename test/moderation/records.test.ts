import { randomBytes } from 'node:crypto';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { readCsv } from '../support/csv.ts';
import { aModerator } from '../support/moderator.ts';
import { unescapeHtml } from '../support/resident.ts';

const HOUR = 3_600_000;
const REASON = 'Der Beitrag greift Menschen an, beleidigt oder bedroht sie.';

interface Act {
  commentId: string;
  at: Date;
  action: string;
  actorId?: string;
  reason?: string;
  version?: number;
}

async function acted(app: TestApp, { commentId, at, action, actorId, reason, version = 2 }: Act) {
  await app.db
    .insertInto('moderation_event')
    .values({
      id: uuidv7({ msecs: at.getTime() }),
      site_id: DEFAULT_SITE_ID,
      comment_id: commentId,
      actor_id: actorId ?? null,
      action,
      state_before: 'pending',
      state_after: 'published',
      reason_code: reason ?? null,
      version_after: version,
      at,
    })
    .execute();
}

/** What the log's page shows, line by line. */
function linesOf(html: string): string[] {
  return [...unescapeHtml(html).matchAll(/<tr>(<td[\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)]
      .map(([, cell = '']) =>
        cell
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .join(' | '),
  );
}

test('the log is searched by comment, by person, by act and by days of the city’s calendar', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { title: 'Licht.Stadt' });
  const [one, two] = [await aModerator(app), await aModerator(app)];
  const name = async (id: string) =>
    (await app.db.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name;
  const [first, second] = [await name(one.id), await name(two.id)];
  const a = await aComment(app.db, topic.id, { reference: 'AAAA-2222' });
  const b = await aComment(app.db, topic.id, { reference: 'BBBB-3333' });
  await acted(app, {
    commentId: a.id,
    at: new Date('2026-03-01T22:59:00Z'),
    action: 'publish',
    actorId: one.id,
  });
  await acted(app, {
    commentId: b.id,
    at: new Date('2026-03-01T23:01:00Z'),
    action: 'reject',
    reason: 'insult',
    actorId: two.id,
  });
  await acted(app, { commentId: b.id, at: new Date('2026-03-05T12:00:00Z'), action: 'object', version: 3 });
  const shown = async (query: string) => linesOf((await one.get(`/moderation/protokoll${query}`)).body);
  const lines = [
    '5. März 2026, 13:00 Uhr | Einsendende Person | widersprochen | BBBB-3333 | Licht.Stadt',
    `2. März 2026, 0:01 Uhr | ${second} | abgelehnt Beleidigung, Herabwürdigung | BBBB-3333 | Licht.Stadt`,
    `1. März 2026, 23:59 Uhr | ${first} | veröffentlicht | AAAA-2222 | Licht.Stadt`,
  ];
  t.strictSame(await shown(''), lines);
  t.strictSame(await shown('?vorgang=bbbb-3333'), lines.slice(0, 2));
  t.strictSame(await shown(`?person=${one.id}`), lines.slice(2));
  t.strictSame(await shown('?person=einsendende'), lines.slice(0, 1));
  t.strictSame(await shown('?handlung=reject'), lines.slice(1, 2));
  t.strictSame(await shown('?von=2026-03-02&bis=2026-03-02'), lines.slice(1, 2), 'midnight is the city’s');
  t.strictSame(
    await shown(`?vorgang=BBBB-3333&person=${two.id}&handlung=reject&von=2026-03-01`),
    lines.slice(1, 2),
  );
  for (const query of ['?vorgang=ZZZZ-9999', '?von=2027-01-01', `?person=${uuidv7()}`]) {
    t.match((await one.get(`/moderation/protokoll${query}`)).body, 'Dazu steht nichts im Protokoll.', query);
  }
  for (const query of [
    '?von=2026-02-31&bis=x',
    "?person=';--&handlung=<b>",
    '?vor=nirgends',
    '?vorgang=a&vorgang=b',
    '?von=0000-01-01',
  ]) {
    t.equal((await shown(query)).length, 3, `${query} asks for nothing`);
  }
  t.match(
    (await one.get('/moderation/protokoll?vorgang=%22%3E%3Cscript%3E')).body,
    'value="&quot;&gt;&lt;SCRIPT&gt;"',
  );
});

test('older entries follow page by page, each once, also where all happened in one instant', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const moderator = await aModerator(app);
  const at = new Date('2026-03-01T12:00:00Z');
  for (let i = 0; i < 120; i++) {
    const { id } = await aComment(app.db, topic.id);
    await acted(app, { commentId: id, at, action: 'publish', actorId: moderator.id });
  }
  const seen: string[] = [];
  let url: string | undefined = '/moderation/protokoll?handlung=publish';
  while (url) {
    const { body }: { body: string } = await moderator.get(url);
    seen.push(...linesOf(body));
    const next: string | undefined = /<a href="([^"]+)" rel="next">/.exec(body)?.[1];
    url = next && unescapeHtml(next);
  }
  t.equal(seen.length, 120);
  t.equal(new Set(seen).size, 120);
});

test('the database lets nobody change or shorten the log', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const { id } = await aComment(app.db, topic.id);
  await acted(app, { commentId: id, at: new Date(), action: 'publish' });
  for (const change of [
    `UPDATE moderation_event SET action = 'spam'`,
    `DELETE FROM moderation_event`,
    `TRUNCATE moderation_event CASCADE`,
  ]) {
    await t.rejects(app.pg.query(change), { message: 'moderation_event is append-only' }, change);
  }
});

async function aBusyMarch(app: TestApp, topicId: string, actorId: string) {
  const at = (day: number, hours = 10) => new Date(Date.UTC(2026, 2, day, hours));
  const received = (day: number, given = {}) => aComment(app.db, topicId, { received_at: at(day), ...given });
  for (const [waited, day] of [
    [2, 3],
    [5, 4],
    [60, 5],
  ] as const) {
    const { id } = await received(day, { state: 'published', suspicion: day === 3 ? 'suspect' : 'none' });
    await acted(app, {
      commentId: id,
      at: new Date(at(day).getTime() + waited * HOUR),
      action: 'publish',
      actorId,
    });
  }
  const rejected = await received(6, { state: 'rejected', reason_code: 'advertising', suspicion: 'spam' });
  await acted(app, {
    commentId: rejected.id,
    at: at(6, 11),
    action: 'reject',
    reason: 'advertising',
    actorId,
  });
  await acted(app, { commentId: rejected.id, at: at(7), action: 'object', version: 3 });
  await acted(app, {
    commentId: rejected.id,
    at: at(9),
    action: 'uphold',
    reason: 'advertising',
    actorId,
    version: 4,
  });
  const event = await app.db
    .selectFrom('moderation_event')
    .select('id')
    .where('comment_id', '=', rejected.id)
    .executeTakeFirstOrThrow();
  await app.db
    .insertInto('objection')
    .values({
      id: uuidv7(),
      comment_id: rejected.id,
      event_id: event.id,
      state: 'upheld',
      body: 'Das ist keine Werbung.',
      received_at: at(7),
      decided_at: at(9),
      decided_by: actorId,
    })
    .execute();
  await received(8);
  for (const [reason, state, hours] of [
    ['insult', 'dismissed', 3],
    ['insult', 'upheld', 5],
    ['illegal', 'open', 0],
  ] as const) {
    await app.db
      .insertInto('report')
      .values({
        id: uuidv7(),
        site_id: DEFAULT_SITE_ID,
        comment_id: rejected.id,
        reason_code: reason,
        state,
        receipt_hash: randomBytes(32),
        received_at: at(10),
        decided_at: state === 'open' ? null : at(10, 10 + hours),
      })
      .execute();
  }
  // Before and after.
  for (const date of [new Date('2026-02-28T22:59:00Z'), new Date('2026-03-31T22:00:00Z')]) {
    const { id } = await aComment(app.db, topicId, { received_at: date });
    await acted(app, { commentId: id, at: date, action: 'spam', actorId });
  }
}

test('the report counts what was received, suspected, decided, objected to and reported in a period', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const moderator = await aModerator(app);
  await aBusyMarch(app, topic.id, moderator.id);
  const page = unescapeHtml((await moderator.get('/moderation/bericht?von=2026-03-01&bis=2026-03-31')).body);
  const value = (section: string, label: string) => {
    const part =
      page.split('<section class="sg-report__section"').find((one) => one.includes(`>${section}</h2>`)) ?? '';
    return new RegExp(`<th scope="row">${label.replace(/[()]/g, '\\$&')}</th><td[^>]*>([^<]*)</td>`).exec(
      part,
    )?.[1];
  };
  t.match(page, /1\.\s?März\s2026 bis 31\.\s?März\s2026/);
  t.strictSame(
    {
      received: value('Eingang und Programme', 'Eingegangene Beiträge'),
      suspected: value('Eingang und Programme', 'davon von Programmen für verdächtig gehalten'),
      share: value('Eingang und Programme', 'das ist ein Anteil von'),
      automated: value('Eingang und Programme', 'von Programmen veröffentlicht'),
      waiting: value('Eingang und Programme', 'warten noch'),
      published: value('Entscheidungen', 'veröffentlicht'),
      rejected: value('Entscheidungen', 'abgelehnt'),
      spam: value('Entscheidungen', 'als Spam abgelegt'),
      advertising: value('Ablehnungen nach Grund', 'Werbung'),
      first: value('Wartezeit', 'Erste Entscheidungen'),
      median: value('Wartezeit', 'mittlere Wartezeit (Median)'),
      kept: value('Wartezeit', 'innerhalb der heutigen Zusage'),
      objections: value('Widersprüche', 'Eingegangen'),
      upheld: value('Widersprüche', 'zurückgewiesen'),
      upheldMedian: value('Widersprüche', 'mittlere Dauer, zurückgewiesen (Median)'),
      reports: value('Meldungen', 'Eingegangen'),
      dismissed: value('Meldungen', 'Beitrag bleibt'),
      reportMedian: value('Meldungen', 'mittlere Dauer (Median)'),
      insult: value('Meldungen nach Grund', REASON),
      objected: value('Was Einsendende taten', 'widersprochen'),
    },
    {
      received: '5',
      suspected: '2',
      share: '40\u00a0%',
      automated: '0',
      waiting: '1',
      published: '3',
      rejected: '1',
      spam: undefined,
      advertising: '1',
      first: '4',
      median: '3 h 30 min',
      kept: '75\u00a0%',
      objections: '1',
      upheld: '1',
      upheldMedian: '48 h 00 min',
      reports: '3',
      dismissed: '1',
      reportMedian: '4 h 00 min',
      insult: '2',
      objected: '1',
    },
  );
  t.notMatch(page, 'Das ist keine Werbung.', 'figures only');

  const csv = await moderator.get('/moderation/bericht.csv?von=2026-03-01&bis=2026-03-31');
  t.match(csv.headers, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="bericht-2026-03-01-2026-03-31.csv"',
  });
  const { header, records } = readCsv(csv.body, ',');
  t.strictSame(header, ['section', 'figure', 'value', 'unit', 'section_label', 'figure_label']);
  const cell = (section: string, figure: string) =>
    records.find((row) => row['section'] === section && row['figure'] === figure)?.['value'];
  t.strictSame(
    [cell('received', 'suspectedShare'), cell('waits', 'median'), cell('reasons', 'advertising')],
    ['40', '210', '1'],
  );
});

test('a period that makes no sense is told, and an empty one is reported as it is', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const turned = await moderator.get('/moderation/bericht?von=2026-05-02&bis=2026-04-01');
  t.match(turned.body, 'Der Zeitraum endet, bevor er beginnt.');
  t.match(turned.body, /3\.\s?März\s2026 bis 1\.\s?April\s2026/);
  for (const query of ['', '?von=gestern', '?bis=2026-02-30', '?von[]=2026-01-01']) {
    const page = await moderator.get(`/moderation/bericht${query}`);
    t.equal(page.statusCode, 200, query);
    t.match(page.body, /Erste Entscheidungen<\/th><td[^>]*>0<[\s\S]*?\(Median\)<\/th><td[^>]*>–</, query);
  }
});
