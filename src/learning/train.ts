import { setImmediate } from 'node:timers/promises';
import { barFor, type Calibration, calibrate, probabilityOf } from './calibrate.ts';
import { type FeatureSpace, featuresOf, placesOf, readText } from './feature-space.ts';
import { FeatureStore } from './feature-store.ts';
import { type Learned, type Model, scoresOf } from './model.ts';
import { type Plane, separate } from './separate.ts';

export interface Example {
  text: string;
  /** Which labels it has; none is an answer too. */
  labels: readonly string[];
}

export interface Training {
  space: FeatureSpace;
  /** Every label that may be learned, with the one above it in a codebook. */
  labels: ReadonlyMap<string, string | undefined>;
  /** How dear an error is; smaller where examples are few or contradict each other. */
  cost: number;
  /** A model of the same space to begin with: without examples its answers are given. */
  prior?: Model;
  source?: string;
}

/** Examples a label needs, with and without it, before anything is said about it. */
const FEW = 5;

/** From here on the site's own examples say how sure a score is, and no longer the prior's. */
const ENOUGH_TO_CALIBRATE = 20;

const FOLDS = 3;

type Known = Pick<Learned, 'calibration' | 'bar'>;

interface Examples {
  store: FeatureStore;
  labels: (readonly string[])[];
}

/**
 * Learns from the examples in the order given, the newest first: where they would take more than a bounded amount of memory,
 * the rest is not read. Lets others run in between; deterministic.
 */
export async function train(
  examples: AsyncIterable<Example> | Iterable<Example>,
  training: Training,
): Promise<Model> {
  const { space, prior, source = '' } = training;
  if (prior && placesOf(prior.space) !== placesOf(space))
    throw new Error('The prior reads texts in another way');
  const read = await readExamples(examples, space);
  const rarity = rarityOf(read.store, placesOf(space));
  read.store.scale(rarity);
  const all = Uint32Array.from({ length: read.store.rows }, (_, i) => i);
  const learned = await learn(read, all, training, rarity);
  const known = await calibrateAll(read, learned, training, rarity);
  const labels = learned.map((one, i) => ({
    ...one,
    weights: times(one.weights, rarity),
    ...(known[i] as Known),
  }));
  return { space, source, labels };
}

async function readExamples(
  examples: AsyncIterable<Example> | Iterable<Example>,
  space: FeatureSpace,
): Promise<Examples> {
  const read: Examples = { store: new FeatureStore(), labels: [] };
  for await (const { text, labels } of examples) {
    if (!read.store.add(featuresOf(readText(text, space), space))) return read;
    read.labels.push([...labels]);
    if (read.labels.length % 50 === 0) await setImmediate();
  }
  return read;
}

/** Rare places say more: ln((1 + n) / (1 + df)) + 1, about 1 on average. Signals are not words and stay as they are. */
function rarityOf(store: FeatureStore, size: number): Float32Array {
  const hashed = 2 ** Math.floor(Math.log2(size));
  const usual = 4;
  return store
    .frequencies(size)
    .map((df, place) =>
      place < hashed ? (Math.log((1 + store.rows) / (1 + Math.min(df, store.rows))) + 1) / usual : 1,
    );
}

function times(weights: Float32Array, factors: Float32Array): Float32Array {
  return weights.map((weight, i) => weight * (factors[i] as number));
}

async function learn(
  read: Examples,
  rows: Uint32Array,
  training: Training,
  rarity: Float32Array,
): Promise<Learned[]> {
  const learned: Learned[] = [];
  for (const [label, parent] of training.labels) {
    const positive = Uint8Array.from(read.labels, (labels) => (labels.includes(label) ? 1 : 0));
    const found = rows.reduce((sum, row) => sum + (positive[row] as number), 0);
    const seen = { with: found, without: rows.length - found };
    const start = startOf(label, training, rarity);
    const plane = separate({ store: read.store, rows, positive, cost: training.cost, start });
    learned.push({ ...plane, label, parent, seen, calibration: undefined, bar: undefined });
    await setImmediate();
  }
  return learned;
}

function startOf(label: string, { prior, space }: Training, rarity: Float32Array): Plane {
  const known = prior?.labels.find((learned) => learned.label === label);
  if (!known) return { weights: new Float32Array(placesOf(space)), bias: 0 };
  return { weights: known.weights.map((weight, i) => weight / (rarity[i] as number)), bias: known.bias };
}

/** From scores of examples by planes that had not seen them. */
async function calibrateAll(
  read: Examples,
  learned: Learned[],
  training: Training,
  rarity: Float32Array,
): Promise<Known[]> {
  const before = learned.map(
    ({ label }) => training.prior?.labels.find((one) => one.label === label)?.calibration,
  );
  const fewest = learned.map(({ seen }) => Math.min(seen.with, seen.without));
  const wanted = fewest.map((few, i) => few >= (before[i] ? ENOUGH_TO_CALIBRATE : FEW));
  const scores = wanted.includes(true) ? await scoresUnseen(read, training, rarity) : [];
  return learned.map(({ label }, i) => {
    if (!wanted[i]) return { calibration: before[i], bar: undefined };
    const own = scores.map((all) => all[i] as number);
    const calibration = calibrate(
      own,
      read.labels.map((labels) => labels.includes(label)),
    );
    return { calibration, bar: learned.length > 1 ? barOf(calibration, own) : undefined };
  });
}

function barOf(calibration: Calibration, scores: readonly number[]): number {
  return barFor(scores.map((score) => probabilityOf(calibration, score)));
}

/** A third of the rows at a time, by planes learned from the other two. */
async function scoresUnseen(read: Examples, training: Training, rarity: Float32Array): Promise<number[][]> {
  const scores: number[][] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const rows = Uint32Array.from(read.labels.keys());
    const kept = await learn(
      read,
      rows.filter((row) => row % FOLDS !== fold),
      training,
      rarity,
    );
    for (const row of rows.filter((row) => row % FOLDS === fold))
      scores[row] = scoresOf(kept, read.store.row(row));
  }
  return scores;
}
