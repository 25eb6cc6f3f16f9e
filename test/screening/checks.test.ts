import { test } from 'tap';
import { duplicateVerdict } from '../../src/screening/checks/duplicate.ts';
import { DEFAULT_WORDS } from '../../src/screening/default-words.ts';
import { type ScreeningDraft, screenComment } from '../../src/screening/screen-comment.ts';
import { textDigestInput } from '../../src/screening/text-digest.ts';
import { type Check, suspicionOf, type Verdict } from '../../src/screening/verdict.ts';

const RULES = { words: DEFAULT_WORDS };

function draft(fields: Partial<ScreeningDraft> = {}): ScreeningDraft {
  return { text: 'Mehr Bänke am Fluss, bitte.', name: '', honeypot: '', formMs: 40_000, ...fields };
}

function verdictOf(check: Check, fields: Partial<ScreeningDraft>, rules = RULES): Verdict {
  const verdict = screenComment(draft(fields), rules).find((each) => each.check === check);
  if (!verdict) throw new Error(`no verdict of ${check}`);
  return verdict;
}

function marked(check: Check, text: string): string[] {
  return (verdictOf(check, { text }).marks ?? []).map(({ start, end }) => text.slice(start, end));
}

test('an ordinary comment passes every check, in the fixed order', async (t) => {
  t.strictSame(
    screenComment(draft(), RULES).map(({ check, outcome }) => `${check} ${outcome}`),
    ['honeypot clean', 'form-age clean', 'links clean', 'words clean', 'personal-data clean'],
  );
});

test('the heaviest verdict is the suspicion, and two weak ones do not add up', async (t) => {
  const verdict = (outcome: Verdict['outcome']): Verdict => ({ check: 'links', outcome });
  t.equal(suspicionOf([]), 'none');
  t.equal(suspicionOf([verdict('clean'), verdict('off'), verdict('failed')]), 'none');
  t.equal(suspicionOf([verdict('suspect'), verdict('clean'), verdict('suspect')]), 'suspect');
  t.equal(suspicionOf([verdict('suspect'), verdict('spam'), verdict('failed')]), 'spam');
});

test('a filled honeypot is spam, white space is not, and the content is not kept', async (t) => {
  t.strictSame(verdictOf('honeypot', { honeypot: 'https://example.org' }), {
    check: 'honeypot',
    outcome: 'spam',
  });
  t.equal(verdictOf('honeypot', { honeypot: ' \n' }).outcome, 'clean');
});

for (const [formMs, outcome] of [
  [undefined, 'off'],
  [0, 'suspect'],
  [2_999, 'suspect'],
  [3_000, 'clean'],
  [86_400_000, 'clean'],
  [-1, 'suspect'],
  [Number.NaN, 'suspect'],
  [Number.POSITIVE_INFINITY, 'suspect'],
  [1_790_000_000_000, 'suspect'],
] as const) {
  test(`a form open for ${formMs} ms is ${outcome}`, async (t) => {
    t.equal(verdictOf('form-age', { formMs }).outcome, outcome);
  });
}

test('a text that others sent too is suspect and never spam', async (t) => {
  t.strictSame(duplicateVerdict(0), { check: 'duplicate', outcome: 'clean', detail: { sameTextCount: 0 } });
  t.equal(duplicateVerdict(1).outcome, 'suspect');
  t.equal(duplicateVerdict(10_000).outcome, 'suspect');
});

test('equal texts have equal digest input whatever their case, spacing and Unicode form', async (t) => {
  const [first, ...others] = [
    'Größere Bäume\nam Fluss',
    '  GRÖßERE  bäume am\u00a0Fluss \r\n',
    'Gro\u0308ßere Ba\u0308ume\tam fluss',
  ].map(textDigestInput);
  t.strictSame(others, [first, first]);
  t.equal(textDigestInput('J\u030c'), textDigestInput('\u01f0'), 'letters that compose only in lower case');
  t.not(textDigestInput('Masse'), textDigestInput('Maße'));
});

const LINKS = ['http://a.ru', 'http://b.ru', 'http://c.ru', 'http://d.ru', 'http://e.ru'];

for (const [text, outcome, found] of [
  ['Siehe https://www.jena.de/radverkehr, dort steht es.', 'clean', ['https://www.jena.de/radverkehr']],
  ['Quelle: www.umweltbundesamt.de/themen.', 'clean', ['www.umweltbundesamt.de/themen']],
  ['(siehe jena.de) und "goo.gl/x7CzmV"', 'clean', ['jena.de', 'goo.gl/x7CzmV']],
  ['JENA.DE und Köln.de!', 'clean', ['JENA.DE', 'Köln.de']],
  ['Mehr Radwege.Die sind gut.Es fehlt z.B. am Stau.Im Süden, usw.Also los', 'clean', []],
  ['Gute Idee.Top! Für Bürger.in und Radfahrer.innen am 1.5.2023 um 10.30 Uhr, S. 3.de', 'clean', ['3.de']],
  ['Schreiben Sie an max@web.de', 'clean', []],
  ['https://a.dehttps://b.de', 'clean', ['https://a.de', 'https://b.de']],
  ['a.de b.de c.de', 'suspect', ['a.de', 'b.de', 'c.de']],
  ['http://a.ru http://b.ru http://c.ru http://d.ru http://e.ru', 'suspect', LINKS],
  ['http://a.ru http://b.ru http://c.ru http://d.ru http://e.ru f.ru', 'spam', [...LINKS, 'f.ru']],
  ['[url=http://a.ru]Uhren[/url]', 'spam', ['http://a.ru']],
  ['Gern: <a rel="nofollow" HREF = "x">hier</a>', 'spam', []],
  ['wenn x <a und y>b, dann', 'clean', []],
  ['[Bericht](https://www.adfc.de)', 'clean', ['https://www.adfc.de']],
] as const) {
  test(`links in “${text}”: ${outcome}`, async (t) => {
    t.equal(verdictOf('links', { text }).outcome, outcome);
    t.equal(verdictOf('links', { text }).detail?.['count'], found.length);
    t.strictSame(marked('links', text), found);
  });
}

test('a link as name is suspect', async (t) => {
  t.equal(verdictOf('links', { name: 'www.best-casino.bet' }).outcome, 'suspect');
  t.equal(verdictOf('links', { name: 'Dr. A. Müller' }).outcome, 'clean');
});

for (const [text, outcome, found] of [
  ['Günstig wohnen, Angebote kaufen, billig und natürlich sicher.', 'clean', []],
  ['Cheap Viagra here', 'suspect', ['Viagra']],
  ['VIAGRA, Viagra, viagra', 'suspect', ['VIAGRA', 'Viagra', 'viagra']],
  ['Viagra und Casino-Bonus', 'spam', ['Viagra', 'Casino-Bonus']],
  ['casino\u00a0 BONUS', 'suspect', ['casino\u00a0 BONUS']],
  ['Das Casino. Bonus gibt es nicht.', 'clean', []],
  ['Das ist kein Viagranat', 'clean', []],
  ['Seien Sie kein Arschloch!', 'suspect', ['Arschloch']],
  ['SCHEISSKERL', 'suspect', ['SCHEISSKERL']],
  ['Arschlo\u0308cher', 'suspect', ['Arschlo\u0308cher']],
  ['Spastik, Spaß und Mongolei', 'clean', []],
  ['Vi\u00adag\u200bra', 'suspect', ['Vi\u00adag\u200bra']],
  ['Ｖｉａｇｒａ 𝐕𝐢𝐚𝐠𝐫𝐚', 'suspect', ['Ｖｉａｇｒａ', '𝐕𝐢𝐚𝐠𝐫𝐚']],
  ['v\u0336i\u0336a\u0336g\u0336r\u0336a', 'suspect', ['v\u0336i\u0336a\u0336g\u0336r\u0336a']],
] as const) {
  test(`words in “${text}”: ${outcome}`, async (t) => {
    t.equal(verdictOf('words', { text }).outcome, outcome);
    t.strictSame(marked('words', text), found);
  });
}

test('words look at the name, say which terms they found, and are off without a list', async (t) => {
  const verdict = verdictOf('words', { name: 'Online Casino', text: 'Hurensohn' });
  t.strictSame(verdict.detail, { spam: 1, insults: 1, terms: 'hurensohn, online casino', inName: true });
  t.strictSame(verdict.marks, [{ start: 0, end: 9, kind: 'insult' }]);
  t.equal(verdictOf('words', { text: 'Viagra' }, { words: [] }).outcome, 'off');
});

test('a rule is no regular expression, and one of signs only does nothing', async (t) => {
  const words = ['.*', '(a+)+$', '', '***'].map((pattern) => ({ pattern, kind: 'spam' as const }));
  t.equal(verdictOf('words', { text: 'aaaa bbb' }, { words }).outcome, 'clean');
});

test('the default list folds to as many different terms as it has', async (t) => {
  const folded = DEFAULT_WORDS.map(({ pattern }) => pattern.toLowerCase().replaceAll('ß', 'ss'));
  t.equal(new Set(folded).size, folded.length);
});

test('evidence stays small however much there is', async (t) => {
  const verdict = verdictOf('personal-data', { text: 'max@web.de '.repeat(900) });
  t.equal(verdict.detail?.['email'], 900);
  t.equal(verdict.marks?.length, 50);
});
