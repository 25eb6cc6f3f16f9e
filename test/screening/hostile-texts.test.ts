import fc from 'fast-check';
import { test } from 'tap';
import { DEFAULT_WORDS } from '../../src/screening/default-words.ts';
import { screenComment } from '../../src/screening/screen-comment.ts';
import { textDigestInput } from '../../src/screening/text-digest.ts';

const RULES = { words: DEFAULT_WORDS };

function screen(text: string) {
  return screenComment({ text, name: text.slice(0, 80), honeypot: '', formMs: undefined }, RULES);
}

const PIECES = [
  ...[
    'a',
    '.',
    'a.',
    'a.de',
    'a.de ',
    'www.',
    'http://',
    'https://a.de',
    '[url=',
    '<a ',
    'href',
    '@',
    'a@',
    'a@b.',
    'a(at)',
  ],
  ...[
    '0',
    '01',
    '0 ',
    '0.',
    '+',
    '(0',
    '0171 ',
    '+49',
    '1 1.',
    'Tel. ',
    'Nummer ',
    'DE89',
    'DE 89 ',
    'A1',
    '07743 ',
    '07743 A ',
  ],
  ...[
    'Straße ',
    'straße',
    'Str. 5 ',
    'Weg 5 ',
    'A-',
    "A'",
    '5 a-5 ',
    'fick ',
    'casino ',
    'casino-',
    'ss',
    'ß',
  ],
  ...[' ', '\n', '\u00ad', '\u0301', '\u0301\u0323', '\ufdfa', '𝐕', 'İ', '\ud800', ',,,', '"', '！', 'Σ'],
];

/** Work as time on this machine, the best of several runs: other work can only add to it. */
function leastMs(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

const SMALL = 5_000;
const TIMES = 8;

/** Twice the linear growth is noise; quadratic growth would be eight times the linear one. */
function growsLinearly(work: (text: string) => unknown, shape: (length: number) => string): boolean {
  const small = shape(SMALL);
  const large = shape(SMALL * TIMES);
  work(small);
  const measure = () =>
    leastMs(() => work(large)) /
    Math.max(
      leastMs(() => work(small)),
      0.1,
    );
  return [1, 2, 3].some(() => measure() < TIMES * 3);
}

for (const [name, work] of [
  ['screening', screen],
  ['the digest input', textDigestInput],
] as const) {
  test(`${name} takes linear time on hostile texts`, async (t) => {
    for (const piece of PIECES) {
      const shapes: [string, (length: number) => string][] = [
        ['repeated', (length) => filled(piece, length)],
        ['then an end that fits nothing', (length) => `${filled(piece, length - 1)}\u0000`],
        ['after a word', (length) => `Lindenstraße 5${filled(piece, length - 14)}`],
      ];
      for (const [shape, make] of shapes)
        t.ok(growsLinearly(work, make), `${JSON.stringify(piece)} ${shape}`);
    }
  });
}

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
