import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { aComment } from '../support/builders.ts';
import { anEditor, createTopic, topicFields } from '../support/editor.ts';
import { unescapeHtml } from '../support/resident.ts';

/** Ends a title, an attribute, a script element, a comment and a template at once. */
const HOSTILE = `</title></textarea><!--"'><svg onload=1>{{#x}}</script><script>1</script>`;

/** Every field that takes free words, at most as long as the shortest of them is. */
const WORDS = [
  ...['title', 'subtitle', 'lead', 'body', 'call_to_action', 'considerations_title', 'considerations_text'],
  ...['evaluation_text', 'sponsor_name', 'sponsor_role', 'sponsor_organisation', 'sponsor_statement'],
  ...['sponsor_interview_source', 'picture_alt', 'picture_caption', 'picture_credit'],
];

test('hostile words of an editor are words, on every page that shows them', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app, 'admin');
  const fields = {
    ...Object.fromEntries(WORDS.map((field) => [field, HOSTILE])),
    ...{ slug: 'boese', action: 'publish', opens_on: '2020-01-01', sponsor_label: `"'><svg onload=1>` },
    ...{ considerations_url: '/plan', sponsor_interview_url: 'https://stadt.example/a"onclick="1' },
  };
  const { id, url } = await createTopic(editor, fields);
  await aComment(app.db, id, { state: 'published', author_name: '<svg onload=1>', body: HOSTILE });
  const settings = await editor.post('/verwaltung', { version: '1', name: HOSTILE, operator: HOSTILE });
  t.equal(settings.statusCode, 303);
  await editor.post('/redaktion/seiten/impressum?sprache=de', {
    version: '0',
    body: `# ${HOSTILE}\n\n${HOSTILE}`,
  });

  const pages = ['/', '/en/', '/themen/boese', '/en/themen/boese', '/impressum', '/en/impressum'];
  const desk = [
    '/redaktion',
    url,
    '/redaktion/seiten',
    '/planung',
    '/moderation?queue=decided',
    '/verwaltung',
  ];
  const preview = await editor.post(`${url}/vorschau`, topicFields(fields));
  const bodies = await Promise.all(
    [...pages, ...desk].map(async (path) => [path, (await editor.get(path)).body]),
  );
  for (const [path = '', body = ''] of [...bodies, ['the preview', preview.body]]) {
    t.match(unescapeHtml(body), 'svg onload=1', `${path} shows them`);
    t.notMatch(body, /<svg onload|<script>|<!--|"onclick=|\{\{#x\}\}<\/script>/, path);
  }

  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(preview.body) ?? [];
  t.match(JSON.parse(data), { headline: HOSTILE, alternativeHeadline: HOSTILE, text: HOSTILE });
});

test('an address that runs, or leads away unseen, is not saved and not previewed', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { url } = await createTopic(editor);
  for (const address of [
    'javascript:alert(1)',
    'JAVA\tSCRIPT:1',
    'data:text/html,x',
    '//anderswo.example',
    '/\\anderswo.example',
  ]) {
    const fields = topicFields({
      version: '1',
      body: `[x](${address}) ![x](https://anderswo.example/x.png)`,
      considerations_url: address,
      considerations_title: 'Plan',
      sponsor_label: 'Patin',
      sponsor_name: 'Frieda K.',
      sponsor_interview_url: address,
    });
    const refused = await editor.post(url, fields);
    t.equal(refused.statusCode, 422, address);
    const { body } = await editor.post(`${url}/vorschau`, fields);
    t.notMatch(body, /(?:href|src)="\s*(?:java|data:text|\/\\)/i, address);
    t.notMatch(body, /<img[^>]+anderswo/, 'no picture from elsewhere');
  }
});
