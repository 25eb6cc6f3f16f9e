import { on } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { test } from 'tap';
import { textDigestInput } from '../../src/screening/text-digest.ts';
import { hostileTexts, PIECES, screen } from '../support/hostile-texts.ts';

/** A patience, no measure: a text takes a second or two on a busy machine. */
const PATIENCE_MS = 20_000;

test('no text is so made that reading it does not end', { timeout: 600_000 }, async (t) => {
  const worker = new Worker(path.join(import.meta.dirname, '../support/hostile-texts.ts'));
  t.teardown(() => worker.terminate());
  const read = on(worker, 'message', { close: ['exit'] });
  for (const { name } of hostileTexts()) {
    const late = setTimeout(() => void worker.terminate(), PATIENCE_MS);
    const { value, done } = await read.next();
    clearTimeout(late);
    t.equal(value?.[0], name, name);
    if (done) return;
  }
});

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('5', ', ', 'Jena', 'max@web.de'),
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));

test('marks lie inside the text, in order, apart from each other, and never empty', async () => {
  fc.assert(
    fc.property(anyText, (text) =>
      screen(text).every(({ marks = [] }) => {
        let free = 0;
        return marks.every(({ start, end }) => {
          const fits = start >= free && end > start && end <= text.length;
          free = end;
          return fits;
        });
      }),
    ),
    { numRuns: 2_000 },
  );
});

test('the digest input is its own digest input', async () => {
  fc.assert(
    fc.property(anyText, (text) => textDigestInput(textDigestInput(text)) === textDigestInput(text)),
    { numRuns: 2_000 },
  );
});
