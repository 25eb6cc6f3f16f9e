import { anyOf, between, EVERY_SIGN, lowered, NAMED_SIGNS, not, type Signs } from './signs.ts';

export type Node =
  | { kind: 'signs'; signs: Signs }
  | { kind: 'edge'; edge: Edge }
  | { kind: 'sequence'; parts: Node[] }
  | { kind: 'choice'; options: Node[] }
  /** `max` absent: without end. */
  | { kind: 'repeat'; of: Node; min: number; max?: number };

/** Begin and end of the text; `word` between a sign of a word and one of none, `inside` anywhere else. */
export type Edge = 'begin' | 'end' | 'word' | 'inside';

export type PatternProblem =
  | 'empty'
  | 'tooLong'
  | 'parenthesis'
  | 'bracket'
  | 'escape'
  | 'repeatsNothing'
  | 'repeatsRepeated'
  | 'repeatsTooOften'
  | 'looksAround'
  | 'refersBack'
  | 'tooBig'
  | 'fitsNothing';

export class PatternRefused extends Error {
  readonly problem: PatternProblem;
  override name = 'PatternRefused';

  constructor(problem: PatternProblem) {
    super(problem);
    this.problem = problem;
  }
}

export const LONGEST_PATTERN = 200;
const MOST_OFTEN = 50;

/**
 * Reads a pattern: letters, `.`, `[a-z]`, `[^a-z]`, `\d \w \s \b` and their opposites, `( )`, `|`, `^ $`, `? * + {2,5}`. Refers
 * to nothing behind or ahead, and repeats nothing that repeats without end itself: in most programs that explodes, here
 * it would only be a mistake.
 *
 * @throws {PatternRefused}
 */
export function parsePattern(source: string): Node {
  if (source.trim() === '') throw new PatternRefused('empty');
  if (source.length > LONGEST_PATTERN) throw new PatternRefused('tooLong');
  const reader = new Reader(source);
  const node = reader.choice();
  if (!reader.isDone) throw new PatternRefused('parenthesis');
  return node;
}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get isDone(): boolean {
    return this.#at >= this.#source.length;
  }

  choice(): Node {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    return options.length === 1 ? (options[0] as Node) : { kind: 'choice', options };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (!this.isDone && !this.#sees('|') && !this.#sees(')')) parts.push(this.#repeated());
    return { kind: 'sequence', parts };
  }

  #repeated(): Node {
    const of = this.#single();
    const times = this.#times();
    if (!times) return of;
    if (of.kind === 'edge') throw new PatternRefused('repeatsNothing');
    if (this.#times()) throw new PatternRefused('repeatsRepeated');
    const { min, max } = times;
    if (Math.max(min, max ?? 0) > MOST_OFTEN) throw new PatternRefused('repeatsTooOften');
    if (max !== undefined && max < min) throw new PatternRefused('repeatsNothing');
    if (max === undefined && repeatsWithoutEnd(of)) throw new PatternRefused('repeatsRepeated');
    return { kind: 'repeat', of, min, ...(max !== undefined && { max }) };
  }

  #times(): { min: number; max?: number } | undefined {
    if (this.#take('?')) return { min: 0, max: 1 };
    if (this.#take('*')) return { min: 0 };
    if (this.#take('+')) return { min: 1 };
    const found = /^\{(\d{1,4})(?:(,)(\d{0,4}))?\}/.exec(this.#source.slice(this.#at));
    if (!found) return undefined;
    this.#at += found[0].length;
    const min = Number(found[1]);
    if (!found[2]) return { min, max: min };
    return found[3] === '' ? { min } : { min, max: Number(found[3]) };
  }

  #single(): Node {
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) return { kind: 'signs', signs: this.#signsInBrackets() };
    if (this.#take('^')) return { kind: 'edge', edge: 'begin' };
    if (this.#take('$')) return { kind: 'edge', edge: 'end' };
    if (this.#take('.')) return { kind: 'signs', signs: EVERY_SIGN };
    if (this.#take('\\')) return this.#escaped();
    if (/[?*+]/.test(this.#source.charAt(this.#at))) throw new PatternRefused('repeatsNothing');
    const unit = lowered(this.#unit());
    return { kind: 'signs', signs: between(unit, unit) };
  }

  #group(): Node {
    if (this.#take('?') && !this.#take(':')) throw new PatternRefused('looksAround');
    const inside = this.choice();
    if (!this.#take(')')) throw new PatternRefused('parenthesis');
    return inside;
  }

  #escaped(): Node {
    const sign = this.#source.charAt(this.#at);
    if (this.#take('b')) return { kind: 'edge', edge: 'word' };
    if (this.#take('B')) return { kind: 'edge', edge: 'inside' };
    if (/[1-9k]/.test(sign)) throw new PatternRefused('refersBack');
    return { kind: 'signs', signs: this.#escapedSigns() };
  }

  #escapedSigns(): Signs {
    const sign = this.#source.charAt(this.#at++);
    const named = NAMED_SIGNS[sign];
    if (named) return named;
    const literal = sign === 'n' ? '\n' : sign === 't' ? '\t' : sign;
    if (sign === '' || (/[a-z0-9]/i.test(sign) && literal === sign)) throw new PatternRefused('escape');
    const unit = lowered(literal.charCodeAt(0));
    return between(unit, unit);
  }

  #signsInBrackets(): Signs {
    const isOpposite = this.#take('^');
    const sets: Signs[] = [];
    while (!this.#take(']')) {
      if (this.isDone) throw new PatternRefused('bracket');
      if (this.#take('\\')) sets.push(this.#escapedSigns());
      else sets.push(...this.#range());
    }
    if (sets.length === 0) throw new PatternRefused('bracket');
    return isOpposite ? not(anyOf(sets)) : anyOf(sets);
  }

  /** Capitals in a range stand for their small letters, too: texts are compared in small letters. */
  #range(): Signs[] {
    const from = this.#unit();
    if (!/^-[^\]\\]/.test(this.#source.slice(this.#at, this.#at + 2)))
      return [between(lowered(from), lowered(from))];
    this.#at++;
    const to = this.#unit();
    if (to < from) throw new PatternRefused('bracket');
    return [between(from, to), between(lowered(from), lowered(to))];
  }

  #unit(): number {
    return this.#source.charCodeAt(this.#at++);
  }

  #sees(sign: string): boolean {
    return this.#source.charAt(this.#at) === sign;
  }

  #take(sign: string): boolean {
    if (!this.#sees(sign) || this.isDone) return false;
    this.#at++;
    return true;
  }
}

function repeatsWithoutEnd(node: Node): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.parts.some(repeatsWithoutEnd);
    case 'choice':
      return node.options.some(repeatsWithoutEnd);
    case 'repeat':
      return node.max === undefined || repeatsWithoutEnd(node.of);
    default:
      return false;
  }
}
