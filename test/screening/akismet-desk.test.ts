import { test } from 'tap';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aModerator } from '../support/moderator.ts';

const DAY = 86_400_000;

async function answered(app: TestApp, topicId: string, state: string, answer: string, askedAt: Date, n = 1) {
  for (let i = 0; i < n; i++) {
    const body = state === 'erased' ? { body: null } : {};
    const { id } = await aComment(app.db, topicId, { state, ...body });
    await app.db
      .insertInto('akismet_answer')
      .values({ comment_id: id, site_id: DEFAULT_SITE_ID, answer, asked_at: askedAt })
      .execute();
  }
}

test('how far Akismet and the moderators agree stands week by week, and stays when the words go', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  // A Wednesday by the city's calendar, and the Wednesday before it.
  const now = new Date();
  const wednesday = new Date(now.getTime() - ((now.getUTCDay() + 4) % 7) * DAY);
  const before = new Date(wednesday.getTime() - 7 * DAY);
  await answered(app, topic.id, 'spam', 'spam', wednesday, 2);
  await answered(app, topic.id, 'spam', 'blatant-spam', wednesday);
  await answered(app, topic.id, 'published', 'ham', wednesday, 4);
  await answered(app, topic.id, 'rejected', 'ham', wednesday);
  await answered(app, topic.id, 'published', 'spam', wednesday, 2);
  await answered(app, topic.id, 'spam', 'ham', wednesday);
  await answered(app, topic.id, 'pending', 'spam', wednesday, 3);
  await answered(app, topic.id, 'erased', 'ham', wednesday);
  await answered(app, topic.id, 'published', 'failed', wednesday, 5);
  await answered(app, topic.id, 'published', 'ham', before);
  await answered(app, topic.id, 'published', 'ham', new Date(now.getTime() - 400 * DAY));
  await app.db.updateTable('comment').set({ body: null }).where('state', '=', 'spam').execute();

  const page = (await (await aModerator(app)).get('/moderation/akismet')).body;
  const rows = [...page.matchAll(/<tr><th scope="row">[^<]*<\/th>(.*?)<\/tr>/g)].map(([, cells = '']) =>
    [...cells.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, text]) => text),
  );
  t.strictSame(rows, [
    ['8', '2', '1', '73 %', '4', '5'],
    ['1', '0', '0', '100 %', '0', '0'],
  ]);
  t.match(page, 'Akismet ist ausgeschaltet; nichts wird dorthin geschickt.');
  t.notMatch(page, 'antwortet seit');
});

test('an outage is told until it answers again, and stands in the list', async (t) => {
  const env = {
    AKISMET_MODE: 'log',
    AKISMET_KEY: 'k3y',
    AKISMET_SITE_URL: 'https://a.example',
    AKISMET_URL: 'http://127.0.0.1:9',
  };
  const app = await testApp(t, { env });
  const moderator = await aModerator(app);
  await app.pg.query(
    `INSERT INTO akismet_outage (site_id, since, reason, failures) VALUES ($1, '2026-05-03T08:00:00Z', 'timeout', 12)`,
    [DEFAULT_SITE_ID],
  );
  const seen =
    /Akismet antwortet seit 3\.\s?Mai\s2026, 10:00\sUhr nicht: keine Antwort in der erlaubten Zeit\./;
  t.match((await moderator.get('/moderation')).body, seen);
  const page = await moderator.get('/moderation/akismet');
  t.match(page.body, seen);
  t.match(
    page.body,
    /dauert an<\/td><td>keine Antwort in der erlaubten Zeit<\/td><td class="sg-table__number">12</,
  );
  t.match(page.body, 'Seine Antworten werden nur mitgeschrieben.');
  await app.pg.query(`UPDATE akismet_outage SET until = '2026-05-03T09:30:00Z'`);
  t.notMatch((await moderator.get('/moderation')).body, 'antwortet seit');
  t.match((await moderator.get('/moderation/akismet')).body, /11:30\sUhr<\/td>/);
});
