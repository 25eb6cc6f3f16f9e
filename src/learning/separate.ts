import type { FeatureStore } from './feature-store.ts';

/** A plane between the texts that have a label and those that do not: weights · features + bias, positive on its own side. */
export interface Plane {
  weights: Float32Array;
  bias: number;
}

export interface Task {
  store: FeatureStore;
  /** Rows to learn from, and for each row of the store whether it has the label. */
  rows: Uint32Array;
  positive: Uint8Array;
  /** How dear an error is (C); the rarer side's errors are made dearer, so that both sides count the same. */
  cost: number;
  /** Where to begin, and what to stay close to where the examples say nothing. */
  start: Plane;
}

const ROUNDS = 15;
const ENOUGH = 0.1;

/**
 * A linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al., ICML 2008), pulled to
 * `start` instead of to nothing. The same examples in the same order give the same plane to the last bit.
 */
export function separate(task: Task): Plane {
  const weights = task.start.weights.slice();
  let bias = task.start.bias;
  const state = prepare(task);
  const random = randomFrom(task.rows.length);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(state.order, random);
    let worst = 0;
    for (const k of state.order) {
      const row = task.rows[k] as number;
      const { places, values } = task.store.row(row);
      const side = task.positive[row] === 1 ? 1 : -1;
      let score = bias;
      for (let i = 0; i < places.length; i++) {
        score += (weights[places[i] as number] as number) * (values[i] as number);
      }
      const alpha = state.alpha[k] as number;
      const slack = state.slack[side === 1 ? 1 : 0] as number;
      const gradient = side * score - 1 + slack * alpha;
      if (alpha === 0 && gradient >= 0) continue;
      worst = Math.max(worst, Math.abs(gradient));
      const next = Math.max(0, alpha - gradient / ((state.squares[k] as number) + slack));
      state.alpha[k] = next;
      const move = side * (next - alpha);
      bias += move;
      for (let i = 0; i < places.length; i++) {
        (weights[places[i] as number] as number) += move * (values[i] as number);
      }
    }
    if (worst < ENOUGH) break;
  }
  return { weights, bias };
}

function prepare({ store, rows, positive, cost }: Task) {
  const found = rows.reduce((sum, row) => sum + (positive[row] as number), 0);
  const half = rows.length / 2;
  return {
    order: Uint32Array.from(rows.keys()),
    alpha: new Float64Array(rows.length),
    squares: Float64Array.from(rows, (row) => store.square(row) + 1),
    /** 1 / 2C without and with the label. */
    slack: [(rows.length - found) / half, found / half].map((share) => share / (2 * cost)),
  };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}

/** Mulberry32; from 0 to below 1. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
