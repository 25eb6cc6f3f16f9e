import type { ParseArgsConfig } from 'node:util';
import type { Config } from '../config.ts';

export interface Invocation {
  config: Config;
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
}

/** One command of contract.md: a few lines over a use case. */
export interface Command {
  name: string;
  usage: string;
  does: string;
  /** Words after the command's name that are no options, as in `staff add`. */
  takesWords?: boolean;
  options: NonNullable<ParseArgsConfig['options']>;
  /** @returns the exit status: 0 done, 1 failed */
  run(invocation: Invocation): Promise<number>;
}

/** Used wrongly: exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export function required(values: Invocation['values'], name: string): string {
  const value = values[name];
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}

export function oneOf<T extends string>(
  values: Invocation['values'],
  name: string,
  allowed: readonly T[],
  fallback?: T,
): T {
  const value = values[name] ?? fallback;
  if (allowed.includes(value as T)) return value as T;
  throw new UsageError(`--${name} must be one of ${allowed.join(', ')}`);
}
