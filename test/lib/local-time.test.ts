import { test } from 'tap';
import { endOfDay, fromLocalTime, startOfDay, toLocalDay, toLocalTime } from '../../src/lib/local-time.ts';

const BERLIN = 'Europe/Berlin';

test('a clock’s time is the moment it stands for, in winter and in summer', async (t) => {
  for (const [local, utc] of [
    ['2026-01-15T08:00', '2026-01-15T07:00:00.000Z'],
    ['2026-07-15T08:00', '2026-07-15T06:00:00.000Z'],
    ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['2028-02-29T23:59', '2028-02-29T22:59:00.000Z'],
  ] as const) {
    t.equal(fromLocalTime(local, BERLIN)?.toISOString(), utc, local);
    t.equal(toLocalTime(new Date(utc), BERLIN), local);
  }
});

test('an hour the clock shows twice is the first of the two', async (t) => {
  t.equal(fromLocalTime('2026-10-25T02:30', BERLIN)?.toISOString(), '2026-10-25T00:30:00.000Z');
  t.equal(toLocalTime(new Date('2026-10-25T01:30:00Z'), BERLIN), '2026-10-25T02:30');
});

test('an hour the clock skips, and what is no time at all, is none', async (t) => {
  for (const text of [
    '2026-03-29T02:30',
    '2026-02-30T10:00',
    '2026-13-01T10:00',
    '2026-01-01T24:30',
    '2026-01-01',
    '',
    'x',
  ]) {
    t.equal(fromLocalTime(text, BERLIN), undefined, text);
  }
});

test('every hour of a year, there and back', async (t) => {
  let wrong = 0;
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 3_600_000) {
    const local = toLocalTime(new Date(at), BERLIN);
    const back = fromLocalTime(local, BERLIN)?.getTime();
    if (back !== at && back !== at - 3_600_000) wrong++;
  }
  t.equal(wrong, 0);
});

test('a day begins at its midnight and ends a millisecond before the next, whatever the clock does', async (t) => {
  for (const [day, start, end] of [
    ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
    ['2026-12-31', '2026-12-30T23:00:00.000Z', '2026-12-31T22:59:59.999Z'],
  ] as const) {
    t.equal(startOfDay(day, BERLIN)?.toISOString(), start);
    t.equal(endOfDay(day, BERLIN)?.toISOString(), end);
    t.equal(toLocalDay(new Date(end), BERLIN), day);
  }
  t.equal(
    startOfDay('2026-09-06', 'America/Santiago')?.toISOString(),
    '2026-09-06T04:00:00.000Z',
    'no midnight',
  );
  for (const text of ['2026-02-29', '12.06.2027', '', '2026-1-1']) {
    t.equal(startOfDay(text, BERLIN), undefined);
    t.equal(endOfDay(text, BERLIN), undefined);
  }
});
