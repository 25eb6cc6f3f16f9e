/** Degrees, WGS 84. */
export interface Point {
  lat: number;
  lon: number;
}

export type PointProblem = 'no-point' | 'half-point';

/** Digits enough for a centimetre; `50,734382` as German programs write it. */
const DEGREES = /^[+-]?\d{1,3}(?:[.,]\d{1,15})?$/;

function degreesOf(text: string, most: number): number | undefined {
  const degrees = DEGREES.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return Math.abs(degrees) <= most ? degrees : undefined;
}

/** A point from two texts with decimal point or comma; both empty: none. */
export function readPoint(lat: string, lon: string): { point?: Point; problem?: PointProblem } {
  const [y, x] = [lat.trim(), lon.trim()];
  if (y === '' && x === '') return {};
  if (y === '' || x === '') return { problem: 'half-point' };
  const point = { lat: degreesOf(y, 90), lon: degreesOf(x, 180) };
  if (point.lat === undefined || point.lon === undefined) return { problem: 'no-point' };
  return { point: { lat: point.lat, lon: point.lon } };
}
