import { pipeline, Readable } from 'node:stream';
import { streamArray } from 'stream-json/streamers/stream-array.js';
import { streamValues } from 'stream-json/streamers/stream-values.js';
import { BrokenFile, blankEntry, type ImportField, type RawEntry, type Read } from '../import.ts';
import { decode } from './decode.ts';
import { fieldNamed } from './field-names.ts';
import { splitCodes } from './table.ts';
import { webAddress } from './wordpress.ts';

type Item = Record<string, unknown>;

/** Objects of an array or of JSON Lines, one at a time. @throws BrokenFile with the number of the entry that is broken */
async function* items(bytes: AsyncIterable<Uint8Array>, isArray: boolean): AsyncGenerator<[number, Item]> {
  const parser = isArray
    ? streamArray.withParserAsStream()
    : streamValues.withParserAsStream({ jsonStreaming: true });
  pipeline(Readable.from(decode(bytes, 'utf-8')), parser, () => undefined);
  let n = 0;
  try {
    for await (const { value } of parser as AsyncIterable<{ value: unknown }>) {
      n++;
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new BrokenFile('broken-json', n);
      yield [n, value as Item];
    }
  } catch (error) {
    if (error instanceof BrokenFile || (error as NodeJS.ErrnoException).code?.match(/^E|^\d/)) throw error;
    throw new BrokenFile('broken-json', n + 1);
  }
}

const textOf = (item: Item, name: string): string => {
  const value = Object.hasOwn(item, name) ? item[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** Objects whose names say what they hold, as in our own JSON Lines; what no name fits, and every address, is left out. */
export async function* readJson(bytes: AsyncIterable<Uint8Array>, isArray: boolean): AsyncGenerator<Read> {
  for await (const [line, item] of items(bytes, isArray)) {
    const entry = blankEntry(line);
    for (const name of Object.keys(item)) fill(entry, fieldNamed(name), item, name);
    yield { kind: 'entry', entry };
  }
}

function fill(entry: RawEntry, field: ImportField | undefined, item: Item, name: string): void {
  if (!field) return;
  const value = item[name];
  if (field === 'code') {
    const labels = Array.isArray(value)
      ? value.filter((one) => typeof one === 'string')
      : [textOf(item, name)];
    entry.codes.push(...labels.flatMap((label) => (Array.isArray(value) ? [label] : splitCodes(label))));
  } else if (field === 'parent') entry.parentId = textOf(item, name);
  else if (field === 'url') entry.url = webAddress(textOf(item, name));
  else if (entry[field] === '') entry[field] = textOf(item, name);
}

const ISSO_STATES: Record<string, string> = { '1': 'published', '2': 'pending', '4': 'withdrawn' };

/**
 * The JSON that Isso's own importer takes: pages with their comments. Its times have no zone and are Greenwich's.
 *
 * @see https://isso-comments.de/docs/guides/quickstart/#migrating-existing-comments
 */
export async function* readIsso(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  for await (const [page, thread] of items(bytes, true)) {
    const comments = Object.hasOwn(thread, 'comments') ? thread['comments'] : undefined;
    if (!Array.isArray(comments)) throw new BrokenFile('not-isso', page);
    const key = textOf(thread, 'id');
    const title = decodePlus(textOf(thread, 'title')) || key;
    yield { kind: 'post', post: { key, title, body: '' } };
    for (const comment of comments) {
      if (typeof comment === 'object' && comment !== null) yield issoEntry(page, key, comment as Item);
      else yield { kind: 'bad', line: page, problem: 'not-a-comment' };
    }
  }
}

function issoEntry(line: number, key: string, comment: Item): Read {
  const [id, parent] = [textOf(comment, 'id'), textOf(comment, 'parent')];
  const state = ISSO_STATES[textOf(comment, 'mode') || '1'] ?? 'unknown';
  const entry = {
    ...blankEntry(line),
    id: id && `${key}:${id}`,
    parentId: parent && `${key}:${parent}`,
    name: textOf(comment, 'author').trim(),
    text: state === 'withdrawn' ? null : textOf(comment, 'text').trim(),
    date: issoDate(textOf(comment, 'created')),
    state,
    postKey: key,
  };
  return { kind: 'entry', entry };
}

/** Seconds since 1970, or a clock without a zone. */
function issoDate(created: string): string {
  if (/^\d+(\.\d+)?$/.test(created)) return new Date(Number(created) * 1_000).toISOString();
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(created) ? `${created.replace(' ', 'T')}Z` : created;
}

function decodePlus(text: string): string {
  return new URLSearchParams(`x=${text}`).get('x') ?? text;
}
