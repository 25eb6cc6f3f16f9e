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
