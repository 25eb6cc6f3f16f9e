import { test } from 'tap';
import { isWebAddress } from '../../src/lib/web-address.ts';

test('editors link to the web and to this site, to nothing that runs', async (t) => {
  for (const text of [
    'https://stadt.example/a?b=c#d',
    'http://stadt.example',
    'HTTPS://Stadt.example',
    '/demo/interview',
  ]) {
    t.ok(isWebAddress(text), text);
  }
  for (const text of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    ' https://stadt.example',
    'data:text/html,x',
    'vbscript:x',
    'mailto:a@b.example',
    '//stadt.example',
    '/\\stadt.example',
    'https://',
    'stadt.example',
    '',
  ]) {
    t.notOk(isWebAddress(text), JSON.stringify(text));
  }
});
