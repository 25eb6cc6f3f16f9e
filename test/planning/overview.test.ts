import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import { aDepartment, anAssignment } from '../support/planning-builders.ts';
import { listed } from '../support/planning-desk.ts';
import { unescapeHtml } from '../support/resident.ts';
import { signedIn } from '../support/staff.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

/** The part of the page about one topic. */
function sectionOf(html: string, slug: string): string {
  const start = html.indexOf(`id="thema-${slug}"`);
  if (start === -1) throw new Error(`The page has no section for ${slug}`);
  const end = html.indexOf('</section>', start);
  return html.slice(start, end);
}

test('planners see every topic with its books and what they can take away', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['planner']);
  const topic = await aTopic(app.db, { slug: 'digital-stadt-jena', title: 'Digital.Stadt.Jena' });
  for (let i = 0; i < 1_200; i += 400) {
    await Promise.all(Array.from({ length: 400 }, () => aComment(app.db, topic.id, { state: 'published' })));
  }
  await aComment(app.db, topic.id);
  await aComment(app.db, topic.id, { state: 'rejected', body: 'Kanari' });
  const answer = await app.inject({ url: '/planung', headers: { cookie } });
  t.equal(answer.statusCode, 200);
  t.equal(answer.headers['cache-control'], 'no-store');
  t.notMatch(answer.body, /Kanari/);
  const section = sectionOf(answer.body, topic.slug);
  t.match(section, /Digital\.Stadt\.Jena/);
  t.match(section, /1\.202/, 'received');
  t.match(section, /1\.200/, 'published');
  t.match(section, 'action="/planung/themen/digital-stadt-jena/export.xlsx"');
  t.match(section, 'formaction="/planung/themen/digital-stadt-jena/export.jsonl"');
  t.match(section, 'href="/themen/digital-stadt-jena"');
  for (const name of ['umfang', 'order', 'names', 'dialect']) t.match(section, `name="${name}"`);
});

test('each topic says where it stands', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['planner']);
  const opens_at = inDays(-10);
  await aTopic(app.db, { slug: 'entwurf', state: 'draft', opens_at: null });
  await aTopic(app.db, { slug: 'kommt', opens_at: inDays(3) });
  await aTopic(app.db, { slug: 'irgendwann', opens_at: null });
  await aTopic(app.db, { slug: 'offen', opens_at, closes_at: new Date('2090-06-12T12:00:00Z') });
  await aTopic(app.db, { slug: 'ohne-ende', opens_at });
  await aTopic(app.db, { slug: 'beendet', opens_at, closes_at: inDays(-1) });
  await aTopic(app.db, { slug: 'archiv', state: 'archived' });
  const { body } = await app.inject({ url: '/planung', headers: { cookie } });
  t.match(sectionOf(body, 'entwurf'), 'Entwurf');
  t.notMatch(sectionOf(body, 'entwurf'), 'href="/themen/entwurf"', 'a draft has no page yet');
  t.match(sectionOf(body, 'kommt'), />Ab /);
  t.match(sectionOf(body, 'irgendwann'), 'Noch ohne Termin');
  t.match(sectionOf(body, 'offen'), /Offen bis 12\.\s+Juni\s+2090/);
  t.match(sectionOf(body, 'ohne-ende'), 'Offen ohne Enddatum');
  t.match(sectionOf(body, 'beendet'), 'Beendet am');
  t.match(sectionOf(body, 'archiv'), 'Archiviert');

  const english = await app.inject({ url: '/planung?lang=en', headers: { cookie } });
  t.match(sectionOf(english.body, 'offen'), /Open until 12\s+June\s+2090/);
});

test('planners see first in which topics something waits for their own departments, and what of it is late', async (t) => {
  const app = await testApp(t);
  const { id, cookie } = await signedIn(app, ['planner']);
  const [own, other] = [
    await aDepartment(app.db, 'Stadtgrün', [{ id }]),
    await aDepartment(app.db, 'Tiefbau'),
  ];
  const give = async (
    slug: string,
    department_id: string,
    { due = null as string | null, done = false } = {},
  ) => {
    const known = await app.db.selectFrom('topic').selectAll().where('slug', '=', slug).executeTakeFirst();
    const topic = known ?? (await aTopic(app.db, { slug, title: `Thema ${slug}` }));
    const comment = await aComment(app.db, topic.id, { state: 'published' });
    await anAssignment(app.db, topic.id, { comment_id: comment.id, department_id, due });
    if (done) await anAnswer(app.db, topic.id, [comment]);
  };
  const ownSection = async () => {
    const { body } = await app.inject({ url: '/planung', headers: { cookie } });
    return /<section class="sg-own[\s\S]*?<\/section>/.exec(body)?.[0] ?? '';
  };
  t.equal(await ownSection(), '', 'nothing is theirs yet');

  await give('ufer', own.id);
  await give('ufer', own.id, { due: '2026-01-31' });
  await give('ufer', own.id, { due: '2090-01-31' });
  await give('ufer', other.id, { due: '2026-01-31' });
  await give('platz', own.id);
  await give('fertig', own.id, { done: true });
  await give('fremd', other.id, { due: '2026-01-31' });
  const section = await ownSection();
  const lines = [...section.matchAll(/<li[^>]*>([\s\S]*?)<\/li>/g)].map(([, line = '']) => line);
  t.equal(lines.length, 2, 'neither what is answered nor what is another’s');
  const [ufer = ''] = lines.filter((line) => line.includes('Thema ufer'));
  t.match(ufer, '3 offen');
  t.match(ufer, '1 überfällig');
  t.notMatch(
    lines.find((line) => line.includes('Thema platz')),
    'überfällig',
  );

  const hrefs = [...ufer.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => unescapeHtml(href));
  const found = await Promise.all(
    hrefs.map(async (url) => listed((await app.inject({ url, headers: { cookie } })).body).length),
  );
  t.strictSame(found, [3, 1], 'the links lead to just these');
});

test('a house without topics says so', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['admin']);
  const { body } = await app.inject({ url: '/planung', headers: { cookie } });
  t.match(body, 'Noch gibt es kein Thema');
});

test('moderators and strangers do not see the planning desk', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['moderator']);
  t.equal((await app.inject({ url: '/planung', headers: { cookie } })).statusCode, 403);
  t.equal((await app.inject('/planung')).statusCode, 303);
});

test('a title cannot break out of the page', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['planner']);
  await aTopic(app.db, { title: '"><script>alert(1)</script>' });
  const { body } = await app.inject({ url: '/planung', headers: { cookie } });
  t.notMatch(body, '<script>alert');
});
