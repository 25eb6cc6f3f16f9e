import type { Edge } from './parse.ts';
import type { Pattern, Step } from './pattern.ts';
import { lowered, WORD_SIGNS } from './signs.ts';

interface Span {
  start: number;
  end: number;
}

const MOST_FOUND = 10;

/** A text as patterns are looked for in it: in small letters, unit by unit. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = lowered(text.charCodeAt(i));
  return units;
}

/**
 * Where a pattern fits, the first ten places, the longest at each; letters compare without case. All ways a pattern may go are
 * gone at once, sign by sign (Thompson 1968): the time is linear in the text whatever the pattern.
 */
export function findPattern({ steps }: Pattern, units: Uint16Array): Span[] {
  const search = new Search(steps, units);
  const found: Span[] = [];
  for (let from = 0; found.length < MOST_FOUND; ) {
    const span = search.first(from);
    if (!span) break;
    found.push(span);
    from = span.end;
  }
  return found;
}

class Search {
  readonly #steps: readonly Step[];
  readonly #units: Uint16Array;
  /** The round in which a step was last looked at. */
  readonly #seen: Uint32Array;
  /** The steps alive at a place, and where each began; who began earlier comes first. */
  #alive: number[] = [];
  #begun: number[] = [];
  #best: Span | undefined;
  #round = 0;
  readonly #open: number[] = [];

  constructor(steps: readonly Step[], units: Uint16Array) {
    this.#steps = steps;
    this.#units = units;
    this.#seen = new Uint32Array(steps.length);
  }

  first(from: number): Span | undefined {
    this.#best = undefined;
    this.#begin();
    for (let at = from; ; at++) {
      if (!this.#best) this.#add(0, at, at);
      else if (this.#alive.length === 0) return this.#best;
      if (at >= this.#units.length) return this.#best;
      this.#advance(at);
    }
  }

  #begin(): void {
    this.#alive = [];
    this.#begun = [];
    this.#round++;
  }

  #advance(at: number): void {
    const [alive, begun] = [this.#alive, this.#begun];
    this.#begin();
    for (const [i, place] of alive.entries()) {
      const step = this.#steps[place] as Step;
      const start = begun[i] as number;
      if (this.#best && start > this.#best.start) return;
      if (step.does === 'sign' && step.signs(this.#units[at] as number)) this.#add(place + 1, start, at + 1);
    }
  }

  /** Follows what takes no sign; each step is looked at once for a place. */
  #add(first: number, start: number, at: number): void {
    const open = this.#open;
    open.push(first);
    while (open.length > 0) {
      const place = open.pop() as number;
      if (this.#seen[place] === this.#round) continue;
      this.#seen[place] = this.#round;
      const step = this.#steps[place] as Step;
      if (step.does === 'found') this.#best = { start, end: at };
      else if (step.does === 'both') open.push(step.second, step.first);
      else if (step.does === 'jump') open.push(step.to);
      else if (step.does === 'edge') {
        if (this.#isAt(step.edge, at)) open.push(place + 1);
      } else {
        this.#alive.push(place);
        this.#begun.push(start);
      }
    }
  }

  #isAt(edge: Edge, at: number): boolean {
    if (edge === 'begin') return at === 0;
    if (edge === 'end') return at === this.#units.length;
    const [left, right] = [this.#units[at - 1], this.#units[at]];
    const isEdge = (left !== undefined && WORD_SIGNS(left)) !== (right !== undefined && WORD_SIGNS(right));
    return isEdge === (edge === 'word');
  }
}
