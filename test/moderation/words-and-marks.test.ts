import fc from 'fast-check';
import { test } from 'tap';
import { excerpt } from '../../src/lib/excerpt.ts';
import { type DeskClock, deskMoment } from '../../src/moderation/clock.ts';
import { conflictMessage } from '../../src/moderation/conflict-message.ts';
import { duration, longDuration } from '../../src/moderation/duration.ts';
import { evidenceView } from '../../src/moderation/evidence-view.ts';
import { deadlineView, promiseBlock } from '../../src/moderation/promise.ts';
import { decisionsHref, queueHref, readPlace } from '../../src/moderation/queue-place.ts';
import { segmentsOf } from '../../src/moderation/segments.ts';
import type { Verdict } from '../../src/screening/verdict.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = new Date('2026-03-29T10:00:00Z');
const CLOCK: DeskClock = { lang: 'de', timeZone: 'Europe/Berlin', now: NOW };
const ENGLISH: DeskClock = { ...CLOCK, lang: 'en' };

test('a wait is said in minutes, hours or days', async (t) => {
  for (const [ms, short, long] of [
    [-5 * MINUTE, '0 min', '0 min'],
    [0, '0 min', '0 min'],
    [59 * MINUTE + 59_999, '59 min', '59 min'],
    [HOUR, '1 h 00', '1 h 00 min'],
    [21 * HOUR + 12 * MINUTE, '21 h 12', '21 h 12 min'],
    [71 * HOUR + 59 * MINUTE, '71 h 59', '71 h 59 min'],
    [72 * HOUR, '3 Tage', '3 Tage 0 h'],
    [125 * HOUR, '5 Tage', '5 Tage 5 h'],
  ] as const) {
    t.equal(duration(ms, 'de'), short);
    t.equal(longDuration(ms, 'de'), long);
  }
  t.equal(duration(125 * HOUR, 'en'), '5 days');
});

test('a moment is told as near as a colleague would, by the city’s calendar', async (t) => {
  for (const [iso, german, english] of [
    ['2026-03-29T09:05:00Z', '11:05', '11:05'],
    ['2026-03-29T00:30:00Z', '01:30', '01:30'],
    ['2026-03-28T22:59:00Z', 'gestern 23:59', 'yesterday 23:59'],
    ['2026-03-29T22:00:00Z', 'morgen 00:00', 'tomorrow 00:00'],
    ['2026-03-27T08:00:00Z', '27. März, 09:00', '27 Mar, 09:00'],
    ['2025-12-31T22:30:00Z', '31. Dez. 2025, 23:30', '31 Dec 2025, 23:30'],
  ] as const) {
    t.strictSame(deskMoment(new Date(iso), CLOCK), { iso: new Date(iso).toISOString(), text: german });
    t.equal(deskMoment(new Date(iso), ENGLISH).text, english);
  }
});

test('a deadline is said by the clock, and by what is left when it is near', async (t) => {
  const promised = { ...CLOCK, decisionHours: 24 };
  const received = (hoursAgo: number) => new Date(NOW.getTime() - hoursAgo * HOUR);
  t.strictSame(deadlineView(received(2), promised), {
    text: 'Frist morgen',
    chip: 'Frist in 22 h 00',
    state: 'later',
  });
  t.strictSame(deadlineView(received(18), promised), {
    text: 'Frist 18:00',
    chip: 'Frist in 6 h 00',
    state: 'near',
  });
  t.strictSame(deadlineView(received(24), promised), {
    text: 'Frist 12:00',
    chip: 'überfällig seit 0 min',
    state: 'overdue',
  });
  t.match(deadlineView(received(50), promised), { text: 'Frist gestern', chip: 'überfällig seit 26 h 00' });
  t.match(deadlineView(received(200), promised), { text: 'Frist 22. März', chip: 'überfällig seit 7 Tagen' });
  t.match(deadlineView(received(2), { ...promised, decisionHours: 240 }), { text: 'Frist 8. Apr.' });
});

test('the promise weighs the longest wait against what the city promised', async (t) => {
  const promised = { ...CLOCK, decisionHours: 24 };
  const of = (hoursAgo: number | null, figures = { total: 0, kept: 0, meanMs: null as number | null }) =>
    promiseBlock(
      { ...figures, oldest: hoursAgo === null ? null : new Date(NOW.getTime() - hoursAgo * HOUR) },
      promised,
    );
  t.strictSame(of(null), { label: 'Zusage: 24 Stunden', promised: '24 h', percent: 0, state: 'kept' });
  t.match(of(12), {
    percent: 50,
    state: 'kept',
    oldest: '12 h 00 min',
    next: { clock: 'morgen 00:00', left: 'in 12 h 00' },
  });
  t.match(of(18), { percent: 75, state: 'near' });
  t.match(of(25), { percent: 100, state: 'broken', next: { clock: '11:00', left: 'seit 1 h 00' } });
  t.match(of(-1), { percent: 0, state: 'kept', oldest: '0 min' }, 'a clock that was put back');
  const today = of(null, { total: 3, kept: 2, meanMs: 3 * HOUR });
  t.equal(today.today, 'Heute eingehalten: 2 von 3. Mittlere Wartezeit 3 h 00.');
});

test('who was faster is told with the day where it is not today', async (t) => {
  const words = {
    label: 'Beleidigung, Herabwürdigung',
    prompt: '',
    publicLabel: '',
    ruleText: '',
    body: '',
    remedy: '',
  };
  const insult = { code: 'insult', rule: 2, isArchived: true, version: 1 };
  const reasons = [{ ...insult, words: { de: words, en: words, 'de-simple': words } }];
  const standing = { state: 'published', version: 2, by: 'M. Köhler', reasonCode: null } as const;
  t.equal(
    conflictMessage({ ...standing, at: new Date('2026-03-29T07:42:00Z') }, { ...CLOCK, reasons }),
    'M. Köhler hat um 09:42 veröffentlicht.',
  );
  t.equal(
    conflictMessage(
      { ...standing, at: new Date('2026-03-28T08:42:00Z'), state: 'rejected', reasonCode: 'insult' },
      { ...CLOCK, reasons },
    ),
    'M. Köhler hat um 09:42 (gestern) abgelehnt, Grund Beleidigung, Herabwürdigung.',
  );
  for (const state of ['pending', 'spam', 'withdrawn', 'erased'] as const) {
    t.match(conflictMessage({ ...standing, at: NOW, state }, { ...ENGLISH, reasons }), /12:00/, state);
  }
});

test('an excerpt ends between words and never inside a character', async (t) => {
  t.equal(excerpt('  Ein\r\n\tkurzer   Text ', 60), 'Ein kurzer Text');
  t.equal(excerpt('eins zwei drei vier fünf', 12), 'eins zwei …');
  t.equal(excerpt('🚲'.repeat(9), 4), '🚲🚲🚲🚲 …');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), async (text, max) => {
      const short = excerpt(text, max);
      return short.isWellFormed() && [...short].length <= max + 2;
    }),
  );
});

test('marked or not, the stretches put together are the text', async (t) => {
  const passages = fc.array(
    fc.record({
      start: fc.nat(40),
      end: fc.nat(40),
      n: fc.integer({ min: 1, max: 5 }),
      kind: fc.constantFrom('warning', 'danger'),
    }),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 30 }), passages, async (text, marks) => {
      const segments = segmentsOf(text, marks);
      if (segments.map((segment) => segment.text).join('') !== text) return false;
      return segments.every(
        (segment, i) => (segment.text !== '' && segment.mark?.n !== segments[i - 1]?.mark?.n) || i === 0,
      );
    }),
  );
  t.strictSame(segmentsOf('', []), []);
});

test('where findings overlap the heavier one is marked, then the earlier one', async (t) => {
  t.strictSame(
    segmentsOf('abcdefghij', [
      { start: 1, end: 6, n: 1, kind: 'warning' },
      { start: 4, end: 8, n: 2, kind: 'danger' },
      { start: 0, end: 3, n: 3, kind: 'warning' },
    ]),
    [
      { text: 'a', mark: { n: 3, kind: 'warning' } },
      { text: 'bcd', mark: { n: 1, kind: 'warning' } },
      { text: 'efgh', mark: { n: 2, kind: 'danger' } },
      { text: 'ij' },
    ],
  );
});

const evidence = (verdicts: Verdict[], akismet: 'off' | 'noConsent' | 'waiting' = 'noConsent') =>
  evidenceView({ verdicts, akismet, lang: 'de' });

test('every finding is one sentence, the numbers stand at finding and passage, and one key is suggested', async (t) => {
  const { evidence: shown, passages } = evidence([
    { check: 'honeypot', outcome: 'clean' },
    { check: 'form-age', outcome: 'suspect', detail: { formMs: 400 } },
    {
      check: 'links',
      outcome: 'spam',
      detail: { count: 6, inName: true, markup: true },
      marks: [
        { start: 0, end: 4, kind: 'link' },
        { start: 6, end: 9, kind: 'link' },
      ],
    },
    { check: 'words', outcome: 'spam', detail: { spam: 2, insults: 0, terms: 'casino, viagra' } },
    {
      check: 'personal-data',
      outcome: 'suspect',
      detail: { phone: 2, iban: 1, inName: true },
      marks: [{ start: 5, end: 8, kind: 'phone' }],
    },
    { check: 'duplicate', outcome: 'suspect', detail: { sameTextCount: 1, count: 3 } },
  ]);
  t.equal(shown.summary, '5 von 7');
  t.strictSame(
    shown.findings.map(({ kind, label, n, text }) => [kind, label, n, text]),
    [
      ['warning', 'Schreibzeit', undefined, 'Nur ein Augenblick zwischen Öffnen und Absenden.'],
      [
        'danger',
        'Links',
        1,
        '6 Links im Text. Im Namen steht ein Link. Der Text enthält Code für Links, wie ihn Programme schreiben.',
      ],
      ['danger', 'Wortliste', undefined, '2 Treffer: casino, viagra.'],
      [
        'warning',
        'Personendaten',
        2,
        'Sieht nach Angaben zu einer Person aus: 2 Rufnummern, Kontonummer und Angabe im Namen.',
      ],
      ['warning', 'Dubletten', undefined, '3 andere Beiträge haben denselben Text.'],
    ],
  );
  t.strictSame(
    shown.findings.map(({ suggestion }) => suggestion?.key),
    [undefined, 'S', undefined, undefined, undefined],
  );
  t.strictSame(passages, [
    { start: 0, end: 4, n: 1, kind: 'danger' },
    { start: 6, end: 9, n: 1, kind: 'danger' },
    { start: 5, end: 8, n: 2, kind: 'warning' },
  ]);
});

test('a check without a finding says what it looked at', async (t) => {
  const { evidence: shown, passages } = evidence([
    { check: 'honeypot', outcome: 'clean' },
    { check: 'form-age', outcome: 'clean', detail: { formMs: 192_300 } },
    { check: 'links', outcome: 'clean', detail: { count: 1 }, marks: [{ start: 0, end: 3, kind: 'link' }] },
    { check: 'words', outcome: 'off' },
    { check: 'personal-data', outcome: 'clean' },
    { check: 'duplicate', outcome: 'clean', detail: { sameTextCount: 0 } },
  ]);
  t.strictSame(shown.findings, []);
  t.strictSame(passages, [], 'what is usual is not marked');
  t.strictSame(
    shown.checks.map(({ label, value, state }) => `${label}: ${value} (${state})`),
    [
      'Honigfeld: leer (clean)',
      'Schreibzeit: 3 min 12 s (clean)',
      'Links: ein Link (clean)',
      'Wortliste: Liste ist leer (off)',
      'Personendaten: keine erkannt (clean)',
      'Dubletten: keine (clean)',
      'Akismet: nicht erlaubt, nicht gefragt (off)',
    ],
  );
});

test('how Akismet stands to a comment is always said', async (t) => {
  const of = (verdict: Partial<Verdict>) =>
    evidence([{ check: 'akismet', outcome: 'clean', ...verdict }]).evidence;
  t.equal(evidence([], 'off').evidence.summary, '0 von 1, Akismet aus');
  t.match(evidence([], 'off').evidence.checks, [{ value: 'ausgeschaltet', state: 'off' }]);
  t.match(evidence([], 'waiting').evidence.checks, [{ value: 'Antwort steht aus', state: 'waiting' }]);
  t.match(of({ detail: { answer: 'ham', mode: 'log' } }).checks, [{ value: 'kein Spam', state: 'clean' }]);
  t.match(of({ outcome: 'failed', detail: { reason: 'garbage' } }).checks, [
    { value: 'nicht erreichbar', state: 'outage' },
  ]);
  t.match(of({ detail: { answer: 'spam', mode: 'log' } }).findings, [
    { kind: 'info', text: 'Spam, nur mitgeschrieben' },
  ]);
  t.match(of({ outcome: 'spam', detail: { answer: 'spam', mode: 'act' } }).findings, [
    { kind: 'danger', text: 'Akismet hält den Beitrag für Spam.' },
  ]);
  t.match(of({ outcome: 'spam', detail: { answer: 'blatant-spam', mode: 'act' } }).findings, [
    { text: 'Akismet hält den Beitrag für eindeutigen Spam.' },
  ]);
});

test('a place in the queues survives its way through an address', async (t) => {
  const cursor = { receivedAt: '2026-03-29T10:00:00.123456', id: '01900000-0000-7000-8000-000000000001' };
  for (const place of [
    { queue: 'waiting' },
    { queue: 'spam', topic: 'digital-stadt-jena' },
    { queue: 'decided', after: cursor },
    { queue: 'suspicious', topic: 'licht', before: cursor },
  ] as const) {
    const read = (href: string) =>
      readPlace(Object.fromEntries(new URL(href, 'http://hier.example').searchParams));
    t.strictSame(read(queueHref(place)), place);
    t.strictSame(read(decisionsHref('x', place)), place);
  }
  t.equal(queueHref({ queue: 'waiting' }), '/moderation');
  t.strictSame(readPlace(undefined), { queue: 'waiting' });
});
