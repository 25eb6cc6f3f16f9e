import { test } from 'tap';
import { renderMarkdown } from '../../src/lib/markdown.ts';

test('headings begin at h2, whether written with one # or with two', async (t) => {
  t.equal(renderMarkdown('# Eins\n\n## Zwei'), '<h2>Eins</h2>\n<h3>Zwei</h3>\n');
  t.equal(renderMarkdown('## Eins\n\n### Zwei'), '<h2>Eins</h2>\n<h3>Zwei</h3>\n');
  t.equal(renderMarkdown('ohne'), '<p>ohne</p>\n');
});

test('HTML is text, and a link that would run something is none', async (t) => {
  t.equal(renderMarkdown('<b>x</b>'), '<p>&lt;b&gt;x&lt;/b&gt;</p>\n');
  t.notMatch(renderMarkdown('[x](javascript:alert(1))'), 'href');
  t.notMatch(renderMarkdown('[x](data:text/html,x)'), 'href');
});

test('headings get anchors where they are asked for', async (t) => {
  t.equal(
    renderMarkdown('# Regel 2', (heading) => heading.replace('Regel ', 'regel-')),
    '<h2 id="regel-2">Regel 2</h2>\n',
  );
});

test('a picture is a link to it: no reader of a page asks another host for anything', async (t) => {
  t.equal(
    renderMarkdown('![Der Plan](https://anderswo.example/plan.png "x")'),
    '<p><a href="https://anderswo.example/plan.png">Der Plan</a></p>\n',
  );
  t.equal(
    renderMarkdown('[![Plan](https://anderswo.example/a.png)](/plan)'),
    '<p><a href="/plan">Plan</a></p>\n',
    'no link inside a link',
  );
  for (const text of [
    '![](//anderswo.example/a.png)',
    '![x][bild]\n\n[bild]: https://anderswo.example/a.png',
    '# ![x](/bilder/1)',
    '![x](data:image/png;base64,AA)',
    '- ![x](https://anderswo.example/a.svg)',
  ]) {
    t.notMatch(renderMarkdown(text), '<img', text);
  }
});

test('a link leads to the web, a mailbox, a telephone or within the site', async (t) => {
  for (const address of [
    'https://stadt.example',
    'HTTP://x.example',
    'mailto:a@b.example',
    'tel:+49',
    '/a:b',
    '#a',
    '?a=b:c',
    'netiquette',
  ])
    t.match(renderMarkdown(`[x](${address})`), `href="${address}"`, address);
  for (const address of [
    'JaVaScRiPt:x',
    '&#x6A;avascript:x',
    'java&Tab;script:x',
    'vbscript:x',
    'data:image/png;base64,AA',
    'file:///x',
    'blob:x',
    'intent:x',
  ])
    t.notMatch(renderMarkdown(`[x](${address})\n\n<${address}>`), 'href', address);
});
