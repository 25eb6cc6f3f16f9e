import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** Texts others wrote, kept beside the repository and never copied into it; its README.md names sources and licences. */
const DATA = new URL('../../../shared/data/', import.meta.url);

export function hasData(): boolean {
  return existsSync(DATA);
}

export function readRows(path: string): Record<string, string>[] {
  return parse(readFileSync(new URL(path, DATA)), { columns: true, bom: true, relax_quotes: true });
}

export function readLines(path: string): string[] {
  return readFileSync(new URL(path, DATA), 'utf8')
    .split(/\r?\n/u)
    .filter((line) => line !== '');
}

export function foldersIn(path: string): string[] {
  return readdirSync(new URL(path, DATA)).sort();
}

/** 0 to `parts` - 1, always the same for the same key. */
export function partOf(key: string, parts: number): number {
  return createHash('sha256').update(key).digest().readUInt32BE() % parts;
}
