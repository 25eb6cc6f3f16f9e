import { test } from 'tap';
import { localPath } from '../../src/staff/local-path.ts';

test('pages of ours are kept', (t) => {
  for (const path of [
    '/',
    '/moderation',
    '/moderation?thema=licht&seite=2',
    '/planung#liste',
    '/redaktion/themen/neu',
  ]) {
    t.equal(localPath(path), path);
  }
  t.equal(localPath('/suche?q=Bänke'), '/suche?q=B%C3%A4nke', 'as a header can carry it');
  t.end();
});

test('everything that could lead to another host is refused', (t) => {
  const elsewhere = [
    '',
    'moderation',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/moderation/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    '/moderation\r\nSet-Cookie: a=b',
    '/moderation\u0000',
    '/moderation\u0085',
    `/${'a'.repeat(2_000)}`,
  ];
  for (const next of elsewhere) t.equal(localPath(next), undefined, JSON.stringify(next).slice(0, 40));
  t.end();
});
