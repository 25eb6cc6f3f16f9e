import { test } from 'tap';
import { suggestCodes } from '../../src/codes/suggest-codes.ts';
import { placesOf } from '../../src/learning/feature-space.ts';
import type { Learned, Model } from '../../src/learning/model.ts';

const SPACE = { bits: 10, signals: false, head: false };
const CODES = [
  { id: 'verkehr', parentId: null, label: 'Verkehr', position: 0 },
  { id: 'rad', parentId: 'verkehr', label: 'Radwege', position: 0 },
  { id: 'licht', parentId: null, label: 'Beleuchtung', position: 1 },
];

/** Finds every text equally probable, because of every word. */
function finding([label, probability]: [string, number]): Learned {
  return {
    label,
    calibration: { slope: 0, shift: Math.log((1 - probability) / probability) },
    weights: new Float32Array(placesOf(SPACE)).fill(1),
    bias: 0,
    bar: undefined,
    parent: undefined,
    seen: { with: 9, without: 9 },
  };
}

function suggested(probabilities: Record<string, number>) {
  const model: Model = { space: SPACE, source: '', labels: Object.entries(probabilities).map(finding) };
  const found = suggestCodes('Ein Fußweg fehlt.', CODES, { model, given: [] });
  return found.map(({ codeId, passage }) => [codeId, passage !== undefined]);
}

test('a likely code marks its sentence; one that is only possible is named without a mark', (t) => {
  t.strictSame(suggested({ verkehr: 0.8, licht: 0.15 }), [
    ['verkehr', true],
    ['licht', false],
  ]);
  t.strictSame(suggested({ verkehr: 0.8, licht: 0.05 }), [['verkehr', true]]);
  t.end();
});

test('a likely code stands for the one above it, an unlikely one leaves it alone', (t) => {
  t.strictSame(suggested({ verkehr: 0.8, rad: 0.6 }), [['rad', true]]);
  t.strictSame(suggested({ verkehr: 0.8, rad: 0.15 }), [['verkehr', true]]);
  t.end();
});
