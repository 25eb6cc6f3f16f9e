import { type Edge, type Node, PatternRefused, parsePattern } from './parse.ts';
import type { Signs } from './signs.ts';

/** One step of a pattern; the next one is the step after it unless it says otherwise. */
export type Step =
  | { does: 'sign'; signs: Signs }
  | { does: 'edge'; edge: Edge }
  /** Goes on in both places. */
  | { does: 'both'; first: number; second: number }
  | { does: 'jump'; to: number }
  | { does: 'found' };

/** A pattern ready to be looked for. */
export interface Pattern {
  source: string;
  steps: readonly Step[];
}

/** Looking for a pattern takes at most so many steps for each sign of a text. */
const MOST_STEPS = 400;

/** @throws {PatternRefused} where it is none, too big, or would be found everywhere because it fits nothing at all */
export function readPattern(source: string): Pattern {
  const node = parsePattern(source);
  if (fitsNothing(node)) throw new PatternRefused('fitsNothing');
  const steps: Step[] = [];
  write(node, steps);
  steps.push({ does: 'found' });
  return { source, steps };
}

function fitsNothing(node: Node): boolean {
  switch (node.kind) {
    case 'signs':
      return false;
    case 'edge':
      return true;
    case 'sequence':
      return node.parts.every(fitsNothing);
    case 'choice':
      return node.options.some(fitsNothing);
    case 'repeat':
      return node.min === 0 || fitsNothing(node.of);
  }
}

function write(node: Node, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new PatternRefused('tooBig');
  switch (node.kind) {
    case 'signs':
      steps.push({ does: 'sign', signs: node.signs });
      return;
    case 'edge':
      steps.push({ does: 'edge', edge: node.edge });
      return;
    case 'sequence':
      for (const part of node.parts) write(part, steps);
      return;
    case 'choice':
      writeChoice(node.options, steps);
      return;
    case 'repeat':
      writeRepeat(node, steps);
  }
}

function writeChoice([first, ...others]: Node[], steps: Step[]): void {
  if (first && others.length > 0) writeFork(first, others, steps);
  else if (first) write(first, steps);
}

function writeFork(first: Node, others: Node[], steps: Step[]): void {
  const fork = { does: 'both' as const, first: steps.length + 1, second: 0 };
  steps.push(fork);
  write(first, steps);
  const jump = { does: 'jump' as const, to: 0 };
  steps.push(jump);
  fork.second = steps.length;
  writeChoice(others, steps);
  jump.to = steps.length;
}

function writeRepeat({ of, min, max }: Extract<Node, { kind: 'repeat' }>, steps: Step[]): void {
  for (let i = 0; i < min; i++) write(of, steps);
  if (max === undefined) {
    const fork = { does: 'both' as const, first: steps.length + 1, second: 0 };
    const start = steps.length;
    steps.push(fork);
    write(of, steps);
    steps.push({ does: 'jump', to: start });
    fork.second = steps.length;
    return;
  }
  const forks = [];
  for (let i = min; i < max; i++) {
    const fork = { does: 'both' as const, first: steps.length + 1, second: 0 };
    forks.push(fork);
    steps.push(fork);
    write(of, steps);
  }
  for (const fork of forks) fork.second = steps.length;
}
