import fc from 'fast-check';
import { test } from 'tap';
import { findPattern, unitsOf } from '../../src/screening/pattern/match.ts';
import { LONGEST_PATTERN, PatternRefused } from '../../src/screening/pattern/parse.ts';
import { readPattern } from '../../src/screening/pattern/pattern.ts';

const found = (source: string, text: string) =>
  findPattern(readPattern(source), unitsOf(text)).map(({ start, end }) => text.slice(start, end));

function refusal(source: string): string {
  try {
    readPattern(source);
    return '';
  } catch (error) {
    if (error instanceof PatternRefused) return error.problem;
    throw error;
  }
}

for (const [source, text, expected] of [
  ['casino', 'Das CASINO und das Kasino', ['CASINO']],
  ['[ck]asino', 'Das CASINO und das Kasino', ['CASINO', 'Kasino']],
  ['\\bkasse\\b', 'Kasse, Kassen, Sparkasse, kasse', ['Kasse', 'kasse']],
  ['verdien\\w* .{0,20}zuhause', 'Verdienen Sie bequem von zuhause!', ['Verdienen Sie bequem von zuhause']],
  ['\\d{3,}\\s?€', 'nur 500 €, sonst 1200€ oder 20 €', ['500 €', '1200€']],
  ['gr(a|ä|@)tis', 'gratis grätis gr@tis grotis', ['gratis', 'grätis', 'gr@tis']],
  ['a|ab|abc', 'abcd', ['abc']],
  ['^jetzt', 'Jetzt kaufen, jetzt!', ['Jetzt']],
  ['jetzt!?$', 'Jetzt kaufen, jetzt!', ['jetzt!']],
  ['[^a-z ]+', 'abc ÄÖ1 def', ['ÄÖ1']],
  ['[A-C]x', 'ax BX cX dx', ['ax', 'BX', 'cX']],
  ['\\$\\d+(\\.\\d\\d)?', 'für $12.50, $9', ['$12.50', '$9']],
  ['(?:ha){3}', 'hahaha haha', ['hahaha']],
  ['straße', 'STRASSE und Straße', ['Straße']],
  ['.', '🚲', ['\ud83d', '\udeb2']],
] as const) {
  test(`${source} in „${text}“`, async (t) => {
    t.strictSame(found(source, text), expected);
  });
}

for (const [source, problem] of [
  ['', 'empty'],
  ['   ', 'empty'],
  ['x'.repeat(LONGEST_PATTERN + 1), 'tooLong'],
  ['(a+)+$', 'repeatsRepeated'],
  ['(a*)*b', 'repeatsRepeated'],
  ['([a-zA-Z]+)*', 'repeatsRepeated'],
  ['(.*)*x', 'repeatsRepeated'],
  ['((ab)*c)+', 'repeatsRepeated'],
  ['(\\w+\\s?)*!', 'repeatsRepeated'],
  ['a++', 'repeatsRepeated'],
  ['a+?', 'repeatsRepeated'],
  ['(a{50}){50}', 'tooBig'],
  ['((x{40}){40}){40}', 'tooBig'],
  ['a{1,1000}', 'repeatsTooOften'],
  ['a{3,2}', 'repeatsNothing'],
  ['*a', 'repeatsNothing'],
  ['^*', 'repeatsNothing'],
  ['(a)\\1', 'refersBack'],
  ['(?<x>a)\\k<x>', 'looksAround'],
  ['(?=a)b', 'looksAround'],
  ['(?<!a)b', 'looksAround'],
  ['(?i)a', 'looksAround'],
  ['(a', 'parenthesis'],
  ['a)', 'parenthesis'],
  ['[a', 'bracket'],
  ['[]', 'bracket'],
  ['[z-a]', 'bracket'],
  ['a\\', 'escape'],
  ['\\p{L}', 'escape'],
  ['a*', 'fitsNothing'],
  ['(a|b?)', 'fitsNothing'],
  ['\\b', 'fitsNothing'],
  ['a*|b', 'fitsNothing'],
] as const) {
  test(`the pattern ${source.slice(0, 40) || '(nothing)'} is refused: ${problem}`, async (t) => {
    t.equal(refusal(source), problem);
  });
}

test('patterns that explode elsewhere are gone through in no time', async (t) => {
  const hostile = `${'a'.repeat(9_999)}!`;
  for (const source of [
    '(a|a)+$',
    '(a|aa)+$',
    '(a|b|ab)+c',
    'a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaaaaaab',
    '(a?){30}b',
    'a*a*a*a*a*a*a*b',
    '.*.*.*.*=.*',
    '(.|\\w|\\S)+#',
    '^(\\w|\\d|a)+@',
    'a{1,50}a{1,50}a{1,50}a{1,50}x',
  ]) {
    t.strictSame(found(source, hostile), [], source);
  }
});

test('a pattern finds what the language’s own finds, for patterns that both can read', async (t) => {
  const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', 'c', '\\d', '\\w', '\\b');
  const times = fc.constantFrom('', '', '?', '{2}', '{0,2}', '+');
  const sequence = fc
    .array(fc.tuple(atom, times), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.map(([one, often]) => (one === '\\b' ? one : one + often)).join(''));
  const source = fc.oneof(
    sequence,
    fc.tuple(sequence, sequence).map(([left, right]) => `(${left}|${right})`),
  );
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '1'), maxLength: 30 });
  fc.assert(
    fc.property(source, text, (pattern, said) => {
      fc.pre(refusal(pattern) === '');
      const first = new RegExp(pattern).exec(said);
      const [ours] = findPattern(readPattern(pattern), unitsOf(said));
      t.equal(ours?.start, first?.index, `${pattern} in ${said}`);
    }),
    { numRuns: 2_000 },
  );
});

test('any text may be looked through, and what is found lies in it, in order and apart', async (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      let end = 0;
      for (const span of findPattern(readPattern('\\w{2,}|[^x]'), unitsOf(text))) {
        t.ok(span.start >= end && span.end > span.start && span.end <= text.length);
        end = span.end;
      }
    }),
  );
});
