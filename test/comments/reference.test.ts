import { test } from 'tap';
import { newReference } from '../../src/comments/reference.ts';

test('a Vorgangsnummer has no letters that look alike', async (t) => {
  const references = Array.from({ length: 2000 }, newReference);
  t.ok(references.every((reference) => /^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/.test(reference)));
  t.notMatch(references.join(''), /[01OILU]/);
  t.equal(new Set(references).size, references.length);
});
