import { isMainThread, parentPort } from 'node:worker_threads';
import { DEFAULT_WORDS } from '../../src/screening/default-words.ts';
import { screenComment } from '../../src/screening/screen-comment.ts';
import { textDigestInput } from '../../src/screening/text-digest.ts';

export function screen(text: string) {
  const comment = { text, name: text.slice(0, 80), honeypot: '', formMs: undefined };
  return screenComment(comment, { words: DEFAULT_WORDS });
}

/** What patterns could trip over when it comes again and again. */
export const PIECES = [
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

/** Forty times what a comment may be: work that grows with its square takes a minute or more, ours a second. */
const LENGTH = 400_000;

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

const SHAPES: Record<string, (piece: string) => string> = {
  repeated: (piece) => filled(piece, LENGTH),
  'then an end that fits nothing': (piece) => `${filled(piece, LENGTH - 1)}\u0000`,
  'after a word': (piece) => `Lindenstraße 5${filled(piece, LENGTH - 14)}`,
};

const WORKS: Record<string, (text: string) => unknown> = {
  screening: screen,
  'the digest input': textDigestInput,
};

/** Every long text, by name, and what is to be done with it. */
export function* hostileTexts(): Generator<{ name: string; read(): unknown }> {
  for (const [work, read] of Object.entries(WORKS))
    for (const piece of PIECES)
      for (const [shape, make] of Object.entries(SHAPES))
        yield { name: `${work}: ${JSON.stringify(piece)} ${shape}`, read: () => read(make(piece)) };
}

// In a thread of its own, which can be ended in the middle of a text: it says the name of each it has read.
if (!isMainThread)
  for (const { name, read } of hostileTexts()) {
    read();
    parentPort?.postMessage(name);
  }
