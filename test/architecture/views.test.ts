import { test } from 'tap';
import { catalogues } from '../../src/i18n/catalogues.ts';
import { readAll } from '../support/files.ts';

const views = await readAll('views', '.hbs');

test('{{{ stands only for a layout’s body and for Markdown that editors wrote', async (t) => {
  for (const { name, text } of views) {
    for (const [, expression = ''] of text.matchAll(/\{\{\{([^}]*)\}\}\}/g)) {
      const isBody = expression.trim() === 'body' && name.startsWith('views/layouts/');
      const isMarkdown = /(^|\.)(\w*Html|html)$/.test(expression.trim());
      t.ok(isBody || isMarkdown, `${name}: {{{${expression}}}}`);
    }
  }
});

test('every attribute that holds an expression is quoted', async (t) => {
  for (const { name, text } of views) {
    t.strictSame(text.match(/\s[\w-]+=\{\{/g), null, name);
  }
});

test('no page has a script or a style of its own: the policy forbids both', async (t) => {
  for (const { name, text } of views) {
    t.notMatch(text, /<script(?![^>]*\bsrc=)(?![^>]*application\/ld\+json)/, name);
    t.notMatch(text, /<style|\son[a-z]+="/, name);
    // A mail cannot link to a stylesheet, and no policy of ours reaches where it is read.
    if (name !== 'views/mail/mail.hbs') t.notMatch(text, /\sstyle="/, name);
  }
});

test('nothing is loaded from another host', async (t) => {
  const loaded = [
    ...views,
    ...(await readAll('views/assets', '.css')),
    ...(await readAll('views/assets', '.js')),
  ];
  for (const { name, text } of loaded) {
    t.notMatch(text, /(?:src|srcset)="(?:https?:)?\/\//, name);
    t.notMatch(text, /url\(["']?(?:https?:)?\/\/|@import\s+["'](?:https?:)?\/\//, name);
    t.notMatch(text, /fetch\(["'`]https?:|import\(["'`]https?:/, name);
  }
});

test('every message a template names is in the catalogues', async (t) => {
  for (const { name, text } of views) {
    for (const [, key = ''] of text.matchAll(/\{\{~?#?(?:\w+ )*\(?t '([^']+)'/g)) {
      t.ok(key in catalogues.de, `${name}: ${key}`);
    }
    for (const [, key = ''] of text.matchAll(/\(t '([^']+)'/g)) t.ok(key in catalogues.de, `${name}: ${key}`);
  }
});
