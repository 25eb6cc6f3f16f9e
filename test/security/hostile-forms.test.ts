import { test } from 'tap';
import { parseForm } from '../../src/platform/form-body.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { anEditor, topicFields } from '../support/editor.ts';
import { aModerator } from '../support/moderator.ts';
import { post } from '../support/resident.ts';

const INHERITED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

test('a form of a million fields is refused before anybody counts them', async (t) => {
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  const distinct = Array.from({ length: 100_000 }, (_, n) => n.toString(36)).join('&');
  for (const payload of [
    'a&'.repeat(1_000_000),
    'text=x&'.repeat(200_000),
    '&'.repeat(2_000_000),
    distinct,
  ]) {
    const begun = process.cpuUsage();
    const reply = await app.inject({
      method: 'POST',
      url: `/themen/${slug}/kommentare`,
      headers: FORM,
      payload,
    });
    t.equal(reply.statusCode, 413, payload.slice(0, 8));
    t.ok(process.cpuUsage(begun).user < 1_000_000, 'less than a second of work');
  }
});

test('names every object inherits are fields like any other', async (t) => {
  const fields = parseForm(INHERITED.map((name) => `${name}=x`).join('&'));
  t.strictSame(Object.keys(fields), INHERITED);
  t.equal(Object.getPrototypeOf(fields), null);
  t.equal(({} as Record<string, unknown>)['x'], undefined);
});

test('a comment with inherited names as fields and values is a comment', async (t) => {
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  for (const name of INHERITED) {
    const reply = await post(app, slug, { text: `Bänke ${name}`, name, [name]: 'x', parent: '' });
    t.equal(reply.statusCode, 303, name);
  }
  t.equal((await app.inject(`/themen/${slug}`)).statusCode, 200);
});

test('nothing a member of staff sends by such names is an error of ours', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const moderator = await aModerator(app, ['admin']);
  const editor = await anEditor(app, 'admin');
  const decided = await aComment(app.db, topic.id, { state: 'published' });
  const waiting = await aComment(app.db, topic.id);
  for (const name of INHERITED) {
    const answers = {
      decision: await moderator.decide(decided.id, { decision: name, note: 'Notiz' }),
      reason: await moderator.decide(waiting.id, { decision: 'reject', reason: name }),
      place: await moderator.get(`/moderation?queue=${name}&topic=${name}&entschieden=${name}`),
      settings: await editor.post('/verwaltung', { version: '0', accessibility_law: name }),
      saved: await editor.get(`/redaktion/themen/${topic.id}?gesichert=${name}`),
      page: await editor.get(`/redaktion/seiten/${name}`),
      topic: await editor.post(
        `/redaktion/themen/${topic.id}`,
        topicFields({ language: name, action: name }),
      ),
      signIn: await app.inject(`/anmelden?grund=${name}&lang=${name}`),
      export: await editor.get(`/planung/themen/${name}/export.${name}`),
    };
    for (const [what, { statusCode }] of Object.entries(answers)) t.ok(statusCode < 500, `${what} ${name}`);
    t.match(answers.decision.body, 'Notiz', 'the words come back');
  }
});

async function withBody(app: TestApp, payload: string) {
  return app.inject({
    method: 'POST',
    url: '/redaktion/themen/01900000-0000-7000-8000-000000000099',
    headers: FORM,
    payload,
  });
}

test('what is given back to nobody in particular is our form’s and nothing else', async (t) => {
  const app = await testApp(t);
  const reply = await withBody(app, 'title=Mein+Titel&version=3&fremd=x&%22%3E%3Cscript%3E=y&_csrf=z');
  t.equal(reply.statusCode, 401);
  t.match(reply.body, 'Mein Titel');
  t.strictSame(
    [...reply.body.matchAll(/name="([^"]*)"/g)].map(([, name]) => name).filter((name) => name !== 'viewport'),
    ['color-scheme', 'robots', '_csrf', 'version', 'title'],
  );
});
