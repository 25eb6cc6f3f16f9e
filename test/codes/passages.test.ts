import fc from 'fast-check';
import { sql } from 'kysely';
import { test } from 'tap';
import { passageIn, sentencesOf, shownPassage, wordsOf } from '../../src/codes/passage.ts';
import { paragraphsOf, stretchesOf } from '../../src/codes/stretches.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aCode, aCoding } from '../support/planning-builders.ts';

/** Letters, blanks, line breaks of all kinds, characters of one unit and of two. */
const aText = fc
  .array(fc.constantFrom('a', 'B', '.', ' ', 'ß', '🚲', '👩🏽', '\n', '\r\n', '\r', '. Und ', '! Nein\r\n'), {
    minLength: 1,
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

test('a passage as shown and as stored is the same words', (t) => {
  fc.assert(
    fc.property(aText, fc.nat(60), fc.nat(60), (text, a, b) => {
      const shown = [...text.replaceAll('\r\n', '\n')];
      const [starts, ends] = [Math.min(a, b), Math.max(a, b)];
      const stored = passageIn(text, { starts, ends });
      const words = shown.slice(starts, ends).join('').trim();
      if (starts === ends || ends > shown.length || words === '') return stored === undefined;
      if (!stored) return false;
      const back = shownPassage(text, stored);
      return (
        wordsOf(text, stored).replaceAll('\r\n', '\n') === words &&
        shown.slice(back.starts, back.ends).join('') === words
      );
    }),
  );
  t.end();
});

test('sentences cover every word of a text once, in order', (t) => {
  fc.assert(
    fc.property(aText, (text) => {
      const shown = [...text.replaceAll('\r\n', '\n')];
      const sentences = sentencesOf(text);
      const covered = new Set(sentences.flatMap(({ starts, ends }) => range(starts, ends)));
      return (
        sentences.every((one) => shown.slice(one.starts, one.ends).join('') === one.text) &&
        sentences.every(({ starts }, i) => starts >= (sentences[i - 1]?.ends ?? 0)) &&
        shown.every((character, i) => covered.has(i) || /^\s$/u.test(character))
      );
    }),
  );
  t.strictSame(
    sentencesOf('Kurz: ja!\r\nZweite Zeile ohne Punkt\r\n\r\nEnde.').map(({ text }) => text),
    ['Kurz: ja!', 'Zweite Zeile ohne Punkt', 'Ende.'],
  );
  t.end();
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

test('stretches put together are the text again, however passages overlap', (t) => {
  const aPassage = fc.record({
    starts: fc.nat(40),
    length: fc.integer({ min: 1, max: 20 }),
    isSuggestion: fc.boolean(),
  });
  fc.assert(
    fc.property(aText, fc.array(aPassage, { maxLength: 6 }), (text, places) => {
      const characters = [...text.replaceAll('\r\n', '\n')];
      const passages = places.map(({ starts, length, isSuggestion }) => {
        return { starts, ends: starts + length, isSuggestion, colour: 'violet' as const, mark: 'XY' };
      });
      const paragraphs = paragraphsOf(characters);
      const words = paragraphs.map(({ starts, ends }) => characters.slice(starts, ends).join(''));
      const shown = paragraphs.map((one) => {
        const stretches = stretchesOf(characters, one, passages);
        return stretches.map((stretch) => stretch.text).join('');
      });
      const isWhole = words.join('').replace(/\s/gu, '') === characters.join('').replace(/\s/gu, '');
      return isWhole && JSON.stringify(shown) === JSON.stringify(words);
    }),
  );
  t.end();
});

const BEFORE = 'Guten Tag. Mehr 🚲 Wege, bitte.\r\nDanke!';

/** Codes `words` in BEFORE, changes the text, and says what became of it. */
async function after(app: TestApp, words: string, text: string | null) {
  const topic = await aTopic(app.db);
  const code = await aCode(app.db, topic.id);
  const comment = await aComment(app.db, topic.id, { body: BEFORE });
  const starts = [...BEFORE.slice(0, BEFORE.indexOf(words))].length;
  await aCoding(app.db, comment, code, { starts, ends: starts + [...words].length });
  await app.db
    .updateTable('comment')
    .set({ body: text, ...(text === null && { state: 'erased' }) })
    .where('id', '=', comment.id)
    .execute();
  const { rows } = await sql<{ words: string; toCheck: boolean }>`
    SELECT substr(m.body, k.starts + 1, k.ends - k.starts) AS words, k.to_check AS "toCheck"
    FROM coding k JOIN comment m ON m.id = k.comment_id WHERE m.id = ${comment.id}`.execute(app.db);
  return rows;
}

test('passages go with their text', async (t) => {
  const app = await testApp(t);
  const way = '🚲 Wege';
  for (const [what, text, words, toCheck] of [
    ['inserted before', `Vorweg 🌳. ${BEFORE}`, way, false],
    ['removed before', BEFORE.replace('Guten Tag. ', ''), way, false],
    ['changed before', BEFORE.replace('Guten Tag', 'Hallo 👩🏽'), way, false],
    ['changed behind', BEFORE.replace('Danke!', 'Vielen Dank!!'), way, false],
    ['a line break behind', BEFORE.replace('\r\n', '\n'), way, false],
    ['right before', BEFORE.replace('Mehr 🚲', 'Mehr gute 🚲'), way, false],
    ['right behind', BEFORE.replace('Wege', 'Wege und Straßen'), way, false],
    ['inserted inside', BEFORE.replace('🚲 Wege', '🚲 breite Wege'), undefined, true],
    ['replaced', BEFORE.replace('🚲 Wege', 'Gehsteige'), undefined, true],
    ['redacted', BEFORE.replace('🚲 Wege', '[geschwärzt: Werbung]'), undefined, true],
    ['redacted across its edge', BEFORE.replace('Mehr 🚲', '[geschwärzt]'), undefined, true],
    ['all another text', 'Ganz anders', undefined, true],
    ['nearly nothing left', 'abc', undefined, true],
  ] as const) {
    const [coding, ...more] = await after(app, way, text);
    t.strictSame(more, []);
    t.equal(coding?.toCheck, toCheck, what);
    if (words) t.equal(coding?.words, words, what);
    else t.ok(coding && coding.words.length > 0, `${what}: ${coding?.words}`);
  }
  t.strictSame(await after(app, way, null), [], 'erased');
});

test('whatever becomes of a text, a passage is never outside it, and one that stays is the same words', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const code = await aCode(app.db, topic.id);
  const comment = await aComment(app.db, topic.id);
  const letters = fc.array(fc.constantFrom('a', 'b', '🚲', '\r\n', ' '), { minLength: 3, maxLength: 9 });
  const text = letters.map((parts) => `x${parts.join('')}y`);
  await fc.assert(
    fc.asyncProperty(text, text, fc.nat(), fc.nat(), async (old, next, a, b) => {
      const length = [...old].length;
      const starts = a % length;
      const ends = starts + 1 + (b % (length - starts));
      await app.db.deleteFrom('coding').execute();
      await app.db.updateTable('comment').set({ body: old }).where('id', '=', comment.id).execute();
      await aCoding(app.db, comment, code, { starts, ends });
      await app.db.updateTable('comment').set({ body: next }).where('id', '=', comment.id).execute();
      const now = await app.db.selectFrom('coding').selectAll().executeTakeFirstOrThrow();
      const place = { starts: now.starts ?? -1, ends: now.ends ?? -1 };
      const isInside = place.starts >= 0 && place.ends > place.starts && place.ends <= [...next].length;
      return isInside && (now.to_check || wordsOf(next, place) === wordsOf(old, { starts, ends }));
    }),
    { numRuns: 150 },
  );
});
