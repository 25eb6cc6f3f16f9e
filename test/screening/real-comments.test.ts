import { test } from 'tap';
import { DEFAULT_WORDS } from '../../src/screening/default-words.ts';
import { screenComment } from '../../src/screening/screen-comment.ts';
import { type Check, suspicionOf, type Verdict } from '../../src/screening/verdict.ts';
import { realComments } from './real-comments.ts';

const real = realComments();
const skip = real ? false : 'no ../shared/data: real comments were not screened';

function screenAll(texts: string[]): Verdict[][] {
  return texts.map((text) =>
    screenComment({ text, name: '', honeypot: '', formMs: undefined }, { words: DEFAULT_WORDS }),
  );
}

function by(screened: Verdict[][], ...checks: Check[]): Verdict[][] {
  return screened.map((verdicts) => verdicts.filter(({ check }) => checks.includes(check)));
}

function share(screened: Verdict[][], ...wanted: string[]): number {
  return screened.filter((verdicts) => wanted.includes(suspicionOf(verdicts))).length / screened.length;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)} %`;
}

test('real German comments: none looks like spam, fewer than 1 % are suspect by words and links', {
  skip,
}, async (t) => {
  const { civic } = real as NonNullable<typeof real>;
  const screened = screenAll(civic);
  const byWordsAndLinks = share(by(screened, 'words', 'links'), 'suspect', 'spam');
  const byPersonalData = share(by(screened, 'personal-data'), 'suspect');
  t.comment(`${civic.length} comments of the Austrian climate council and of Bonn's cycling dialogue`);
  t.comment(
    `suspect by words and links ${percent(byWordsAndLinks)}, by personal data ${percent(byPersonalData)}`,
  );
  t.ok(civic.length > 6_000, 'the data was read');
  t.equal(share(screened, 'spam'), 0);
  t.ok(byWordsAndLinks < 0.01);
  t.ok(byPersonalData < 0.01);
});

test('English video spam: what the local checks find of it alone', { skip }, async (t) => {
  const { spam, notSpam } = real as NonNullable<typeof real>;
  const caught = by(screenAll(spam), 'words', 'links');
  const wronged = by(screenAll(notSpam), 'words', 'links');
  t.comment(
    `${spam.length} spam: recall ${percent(share(caught, 'suspect', 'spam'))}, as spam ${percent(share(caught, 'spam'))}`,
  );
  t.comment(`${notSpam.length} not spam: false alarms ${percent(share(wronged, 'suspect', 'spam'))}`);
  t.comment('there is no labelled German spam; these are English comments under videos');
  t.ok(spam.length > 500 && notSpam.length > 500, 'the data was read');
});
