import fc from 'fast-check';
import { test } from 'tap';
import { barFor } from '../../src/learning/calibrate.ts';
import { explain } from '../../src/learning/explain.ts';
import { featuresOf, placesOf, readText } from '../../src/learning/feature-space.ts';
import { FeatureStore, MAX_STORED } from '../../src/learning/feature-store.ts';
import {
  type Learned,
  LIKELY,
  type Model,
  probabilityFor,
  scoresOf,
  suggestionsFor,
} from '../../src/learning/model.ts';
import { fromBytes, MODEL_VERSION, toBytes, UnreadableModel } from '../../src/learning/model-bytes.ts';
import { type Example, type Training, train } from '../../src/learning/train.ts';

const PLACES = ['am Markt', 'in der Weststadt', 'vor der Schule', 'am Bahnhof', 'im Kurpark', 'am Fluss'];

const THEMES: Training = {
  space: { bits: 14, signals: true, head: true },
  labels: new Map([
    ['licht', undefined],
    ['wege', undefined],
    ['wege/schlagloch', 'wege'],
  ]),
  cost: 1,
};

const EXAMPLES: Example[] = PLACES.flatMap((place) => [
  { text: `Laterne fehlt ${place}, abends ist es dunkel`, labels: ['licht'] },
  { text: `Der Radweg ${place} hat Schlaglöcher`, labels: ['wege', 'wege/schlagloch'] },
  { text: `Der Radweg ${place} ist zu schmal`, labels: ['wege'] },
  { text: `Mehr Bäume ${place} pflanzen`, labels: [] },
]);

function isRefused(bytes: Uint8Array): boolean {
  try {
    fromBytes(bytes);
    return false;
  } catch (error) {
    return error instanceof UnreadableModel;
  }
}

function scoreOf(model: Model, label: string, text: string): number {
  const scores = scoresOf(model.labels, featuresOf(readText(text, model.space), model.space));
  return scores[model.labels.findIndex((one) => one.label === label)] as number;
}

test('suggests what a text is about, and says by which of its words', async (t) => {
  const model = await train(EXAMPLES, THEMES);
  const text = 'Neue Laterne am Spielplatz, dort ist es dunkel';
  t.equal(suggestionsFor(model, text)[0]?.label, 'licht');
  const [first] = explain(model, 'licht', text)?.reasons ?? [];
  t.match(first, { kind: 'word', word: /Laterne|dunkel/u });
  t.equal(suggestionsFor(model, 'Schlaglöcher auf dem Radweg')[0]?.label.startsWith('wege'), true);
  t.ok((probabilityFor(model, 'licht', text) ?? 0) > (probabilityFor(model, 'licht', 'Mehr Bäume') ?? 1));
});

/** "Anregung" says little: 18 of 78 contributions on paths, but all 6 that fit nowhere else. */
const WITH_MISC: Example[] = [
  ...Array.from({ length: 60 }, (_, i) => ({ text: `Radweg zu schmal ${PLACES[i % 6]}`, labels: ['wege'] })),
  ...Array.from({ length: 24 }, (_, i) => ({
    text: `Anregung ${PLACES[i % 6]}`,
    labels: [i % 4 < 3 ? 'wege' : 'sonstiges'],
  })),
];

const learnMisc = () =>
  train(WITH_MISC, {
    ...THEMES,
    labels: new Map([
      ['wege', undefined],
      ['sonstiges', undefined],
    ]),
  });

test('a rare theme that is likely for once is suggested before the one that is likely anywhere', async (t) => {
  const model = await learnMisc();
  const suggestions = suggestionsFor(model, 'Anregung');
  const of = (label: string) => suggestions.find((one) => one.label === label)?.probability ?? 0;
  t.ok(of('wege') > of('sonstiges') && of('sonstiges') >= LIKELY, JSON.stringify(suggestions));
  t.equal(suggestions[0]?.label, 'sonstiges');
  const [first, second] = suggestionsFor(model, 'Radweg zu schmal');
  t.equal(first?.label, 'wege');
  t.ok((second?.probability ?? 1) < LIKELY, 'a rare theme that is unlikely stays behind');
});

/** Finds every text equally probable. */
function finding(label: string, probability: number, bar: number): Learned {
  const calibration = { slope: 0, shift: Math.log((1 - probability) / probability) };
  const weights = new Float32Array(placesOf(THEMES.space));
  return { label, calibration, bar, weights, bias: 0, parent: undefined, seen: { with: 9, without: 9 } };
}

function order(...labels: Learned[]): string {
  const model = { space: THEMES.space, source: '', labels };
  return suggestionsFor(model, 'Radweg')
    .map(({ label }) => label)
    .join(' ');
}

test('what is all but certain goes before what is only likely for once, and that before what is unlikely', (t) => {
  const rare = finding('rare', 0.4, 0.15);
  t.equal(order(finding('frequent', 0.6, 0.45), rare), 'rare frequent');
  t.equal(order(rare, finding('frequent', 0.99, 0.45)), 'frequent rare');
  t.equal(order(finding('unlikely', 0.2, 0.01), finding('frequent', 0.3, 0.45)), 'frequent unlikely');
  t.equal(order(finding('less', 0.1, 0.01), finding('more', 0.2, 0.45)), 'more less');
  t.end();
});

test('a model from before there were bars still suggests the likeliest first', async (t) => {
  const { labels, ...rest } = await learnMisc();
  const old = fromBytes(toBytes({ ...rest, labels: labels.map((one) => ({ ...one, bar: undefined })) }));
  t.equal(suggestionsFor(old, 'Anregung')[0]?.label, 'wege');
});

test('what is over the bar, and no more and no less, is worth saying', async (t) => {
  t.equal(barFor([1, 1, 0, 0]), 0.5, 'certain: half of an F1 of 1');
  t.ok(Math.abs(barFor(Array(50).fill(0.2)) - 0.2 / 1.2) < 1e-9, 'nothing to tell them apart by');
  const expectedF1 = (said: number[], all: number[]) => {
    const sum = (values: number[]) => values.reduce((total, one) => total + one, 0);
    return (2 * sum(said)) / (sum(all) + said.length);
  };
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(fc.array(probability, { minLength: 1 }), probability, (all, other) => {
      const bar = barFor(all);
      const over = (threshold: number) => all.filter((one) => one >= threshold - 1e-12);
      const best = expectedF1(over(bar), all);
      t.ok(Math.abs(best - 2 * bar) < 1e-6, `${best} at ${bar}`);
      t.ok(best >= expectedF1(over(other), all) - 1e-6, `${other} is no better than ${bar}`);
    }),
  );
  const alone = await train(EXAMPLES, { ...THEMES, labels: new Map([['licht', undefined]]) });
  t.equal(alone.labels[0]?.bar, undefined, 'a label without others to stand before needs none');
});

test('the same examples give the same bytes, and the same from a stream', async (t) => {
  async function* stream() {
    yield* EXAMPLES;
  }
  const [one, other] = [await train(EXAMPLES, THEMES), await train(stream(), THEMES)];
  t.ok(toBytes(one).equals(toBytes(other)));
});

test('a stored model gives equal answers; another version and other sizes are refused', async (t) => {
  const model = await train(EXAMPLES, { ...THEMES, source: 'Bürgerbeiträge' });
  const bytes = toBytes(model);
  const restored = fromBytes(bytes);
  t.strictSame(restored.source, 'Bürgerbeiträge');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      t.strictSame(suggestionsFor(restored, text), suggestionsFor(model, text));
    }),
  );
  const unaligned = Buffer.concat([Buffer.alloc(1), bytes]).subarray(1);
  t.strictSame(suggestionsFor(fromBytes(unaligned), 'Laterne'), suggestionsFor(model, 'Laterne'));
  const newer = Buffer.from(bytes);
  newer.writeUInt16LE(MODEL_VERSION + 1, 4);
  const broken = Buffer.from(bytes);
  broken.writeUInt8(0, 12);
  for (const bad of [
    newer,
    broken,
    bytes.subarray(0, -4),
    Buffer.concat([bytes, bytes]),
    bytes.subarray(0, 20),
    Buffer.alloc(0),
  ]) {
    t.ok(isRefused(bad));
  }
});

test('an explanation names only what stands in the text, and adds up to the score', async (t) => {
  const model = await train(EXAMPLES, THEMES);
  const words = fc.constantFrom(
    'Radweg',
    'LATERNE',
    'dunkel',
    'Schlag\u00adlöcher',
    'http://a.de',
    'Straße',
    '!!!',
    '🚲',
    '\n',
    '\ud83d',
    'ﷺ',
  );
  const texts = fc.oneof(
    fc.array(words).map((all) => all.join(' ')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const { label } of model.labels) {
        const { bias, reasons } = explain(model, label, text) ?? { bias: Number.NaN, reasons: [] };
        const sum = reasons.reduce((all, { weight }) => all + weight, bias);
        t.ok(Math.abs(sum - scoreOf(model, label, text)) < 1e-4, `${sum} in ${JSON.stringify(text)}`);
        for (const reason of reasons) {
          if (reason.kind === 'word') t.equal(text.slice(reason.start, reason.end), reason.word);
        }
      }
    }),
  );
});

test('says nothing before it has seen five with a label and five without', async (t) => {
  const nothing = await train([], THEMES);
  t.strictSame(suggestionsFor(nothing, 'Laterne'), []);
  t.equal(probabilityFor(nothing, 'licht', 'Laterne'), undefined);
  t.equal(explain(nothing, 'licht', 'Laterne'), undefined);
  const oneSided = await train(
    Array.from({ length: 50 }, () => ({ text: 'Laterne', labels: ['licht'] })),
    THEMES,
  );
  t.strictSame(suggestionsFor(oneSided, 'Laterne'), []);
  const few = await train(EXAMPLES.slice(0, 16), THEMES);
  t.strictSame(few.labels[0]?.seen, { with: 4, without: 12 });
  t.equal(probabilityFor(few, 'licht', 'Laterne'), undefined);
  t.equal(typeof probabilityFor(few, 'wege', 'Radweg'), 'number');
});

test('on top of another model it knows from the first day and bends to what is decided', async (t) => {
  const prior = await train(EXAMPLES, THEMES);
  const text = 'Laterne fehlt';
  const before = probabilityFor(prior, 'licht', text) as number;
  const unchanged = await train([], { ...THEMES, prior });
  t.equal(probabilityFor(unchanged, 'licht', text), before);
  const decided = Array.from({ length: 10 }, (_, i) => ({ text: `Laterne fehlt ${i}`, labels: [] }));
  const bent = await train(decided, { ...THEMES, prior });
  t.ok((probabilityFor(bent, 'licht', text) as number) < before);
  await t.rejects(
    train([], { ...THEMES, space: { ...THEMES.space, bits: 12 }, prior }),
    /reads texts in another way/u,
  );
});

test('hostile texts are read in part, and give a number', async (t) => {
  const model = await train(EXAMPLES, THEMES);
  const megabyte = 1_000_000;
  const hostile = [
    'a',
    'a ',
    '🚲',
    '\u200b',
    '\u202eabc ',
    '\ud83d',
    'ﷺ',
    'a\u0301',
    '!',
    'www.',
    'a.',
    '+49 0',
    'check out ',
    '\n',
    '\0',
  ];
  for (const piece of hostile) {
    const text = piece.repeat(megabyte / piece.length);
    t.ok(featuresOf(readText(text, model.space), model.space).places.length < 100_000, JSON.stringify(piece));
    t.ok(Number.isFinite(probabilityFor(model, 'licht', text)));
    t.ok(explain(model, 'licht', text));
  }
  const start = `Laterne ${'x '.repeat(10_000)}`;
  t.equal(
    scoreOf(model, 'licht', `${start} Radweg`),
    scoreOf(model, 'licht', start),
    'what lies behind is not read',
  );
});

test('more examples than the memory may hold are not read', async (t) => {
  const store = new FeatureStore();
  const row = { places: new Uint32Array(1_000_000), values: new Float32Array(1_000_000).fill(1) };
  while (store.rows < 100 && store.add(row));
  t.equal(store.rows, MAX_STORED / 1_000_000);
});
