import type { Features } from './feature-space.ts';

/** 8 bytes each: 96 MB at most, some 20,000 comments of usual length. */
export const MAX_STORED = 12_000_000;

/** The vectors of all examples, end to end in two arrays that grow to a bound and no further. */
export class FeatureStore {
  #places = new Uint32Array(1 << 16);
  #values = new Float32Array(1 << 16);
  #starts: number[] = [0];
  #squares: number[] = [];

  get rows(): number {
    return this.#starts.length - 1;
  }

  /** False where the bound would be passed: then nothing was stored. */
  add({ places, values }: Features): boolean {
    const start = this.#starts.at(-1) as number;
    const end = start + places.length;
    if (end > MAX_STORED) return false;
    this.#makeRoom(end);
    this.#places.set(places, start);
    this.#values.set(values, start);
    this.#starts.push(end);
    this.#squares.push(squareOf(values));
    return true;
  }

  /** Views, not copies. */
  row(i: number): Features {
    const [start, end] = [this.#starts[i], this.#starts[i + 1]];
    return { places: this.#places.subarray(start, end), values: this.#values.subarray(start, end) };
  }

  /** The squared length of row `i`. */
  square(i: number): number {
    return this.#squares[i] as number;
  }

  /** In how many rows a place occurs, in one kind of feature or another. */
  frequencies(size: number): Float32Array {
    const counts = new Float32Array(size);
    const used = this.#starts.at(-1) as number;
    for (let i = 0; i < used; i++) (counts[this.#places[i] as number] as number) += 1;
    return counts;
  }

  scale(factors: Float32Array): void {
    const used = this.#starts.at(-1) as number;
    for (let i = 0; i < used; i++) {
      (this.#values[i] as number) *= factors[this.#places[i] as number] as number;
    }
    this.#squares = this.#squares.map((_, i) => squareOf(this.row(i).values));
  }

  #makeRoom(needed: number): void {
    if (needed <= this.#places.length) return;
    const size = Math.min(MAX_STORED, Math.max(needed, 2 * this.#places.length));
    const [places, values] = [new Uint32Array(size), new Float32Array(size)];
    places.set(this.#places);
    values.set(this.#values);
    this.#places = places;
    this.#values = values;
  }
}

function squareOf(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) ** 2;
  return sum;
}
