/** Turns a score into a probability: 1 / (1 + exp(slope · score + shift)). */
export interface Calibration {
  slope: number;
  shift: number;
}

const STEPS = 50;

export function probabilityOf({ slope, shift }: Calibration, score: number): number {
  return 1 / (1 + Math.exp(slope * score + shift));
}

/**
 * Platt's sigmoid on scores of texts that were not trained on, by Newton's method with halved steps
 * (Lin, Lu and Weng, Machine Learning 2007).
 */
export function calibrate(scores: readonly number[], positive: readonly boolean[]): Calibration {
  const yes = positive.filter(Boolean).length;
  const no = positive.length - yes;
  const targets = positive.map((is) => (is ? (yes + 1) / (yes + 2) : 1 / (no + 2)));
  let now = { slope: 0, shift: Math.log((no + 1) / (yes + 1)) };
  let loss = lossOf(now, scores, targets);
  for (let step = 0; step < STEPS; step++) {
    const direction = newton(now, scores, targets);
    let better: Calibration | undefined;
    for (let size = 1; size > 1e-6 && !better; size /= 2) {
      const tried = { slope: now.slope + size * direction.slope, shift: now.shift + size * direction.shift };
      const triedLoss = lossOf(tried, scores, targets);
      if (triedLoss < loss - 1e-9) [better, loss] = [tried, triedLoss];
    }
    if (!better) return now;
    now = better;
  }
  return now;
}

/**
 * From which probability on saying a label does its F1 good: half of the best F1 there is in calling the likeliest (Lipton, Elkan
 * and Naryanaswamy, ECML 2014). Expected from the probabilities alone, so that a few lucky examples do not raise it.
 */
export function barFor(probabilities: readonly number[]): number {
  const falling = [...probabilities].sort((a, b) => b - a);
  const all = falling.reduce((sum, one) => sum + one, 0);
  let [found, best] = [0, 0];
  for (const [i, probability] of falling.entries()) {
    found += probability;
    best = Math.max(best, (2 * found) / (all + i + 1));
  }
  return best / 2;
}

function lossOf(calibration: Calibration, scores: readonly number[], targets: readonly number[]): number {
  return scores.reduce((sum, score, i) => {
    const z = calibration.slope * score + calibration.shift;
    const target = targets[i] as number;
    return (
      sum + (z >= 0 ? target * z + Math.log1p(Math.exp(-z)) : (target - 1) * z + Math.log1p(Math.exp(z)))
    );
  }, 0);
}

function newton(now: Calibration, scores: readonly number[], targets: readonly number[]): Calibration {
  let [h11, h22, h21, g1, g2] = [1e-12, 1e-12, 0, 0, 0];
  for (const [i, score] of scores.entries()) {
    const p = probabilityOf(now, score);
    const curve = p * (1 - p);
    h11 += score * score * curve;
    h22 += curve;
    h21 += score * curve;
    const error = (targets[i] as number) - p;
    g1 += score * error;
    g2 += error;
  }
  const determinant = h11 * h22 - h21 * h21;
  return { slope: -(h22 * g1 - h21 * g2) / determinant, shift: -(-h21 * g1 + h11 * g2) / determinant };
}
