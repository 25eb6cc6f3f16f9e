import sax from 'sax';
import { BrokenFile } from '../import.ts';
import { decode } from './decode.ts';

/** Deeper than any export; a file of nothing but opening tags ends here. */
const DEEPEST = 64;
/** Of one element's text; what is longer is cut, and told as too long where it is a comment. */
const LONGEST = 250_000;

export interface Element {
  name: string;
  attributes: Record<string, string>;
  line: number;
}

/** What a format wants to hear of. Text comes once for an element without children, at its end. */
export interface XmlReader<T> {
  open(element: Element, path: readonly string[]): void;
  close(name: string, text: string, path: readonly string[]): void;
  /** What was found since it was last asked. */
  take(): T[];
}

/**
 * Reads XML as it streams by. No document type is taken, so no entity is defined and none is fetched.
 *
 * @throws BrokenFile naming the line
 */
export async function* readXml<T>(bytes: AsyncIterable<Uint8Array>, reader: XmlReader<T>): AsyncGenerator<T> {
  const parser = sax.parser(true, { position: true, trim: false });
  const path: string[] = [];
  let text = '';
  let broken: BrokenFile | undefined;
  const fail = (problem: 'broken-xml' | 'doctype') => {
    broken ??= new BrokenFile(problem, parser.line + 1);
  };
  parser.onerror = () => {
    fail('broken-xml');
    (parser as { error: Error | null }).error = null;
  };
  parser.ondoctype = () => fail('doctype');
  parser.onopentag = ({ name, attributes }) => {
    path.push(name);
    if (path.length > DEEPEST) fail('broken-xml');
    text = '';
    // What comes behind a document type is not looked at.
    if (broken) return;
    reader.open({ name, attributes: attributes as Record<string, string>, line: parser.line + 1 }, path);
  };
  parser.ontext = parser.oncdata = (part) => {
    if (text.length < LONGEST) text += part;
  };
  parser.onclosetag = (name) => {
    reader.close(name, text, path);
    path.pop();
    text = '';
  };
  for await (const part of utf8Of(bytes)) {
    parser.write(part);
    if (broken) throw broken;
    yield* reader.take();
  }
  parser.close();
  if (broken) throw broken;
  yield* reader.take();
}

/** By its declaration, which is ASCII: UTF-8 unless it says otherwise. */
async function* utf8Of(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done ? '' : Buffer.from(first.value).toString('latin1', 0, 200);
  const named = /^[^<]*<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = /^(iso-8859-1|windows-1252|latin1)$/.test(named) ? 'windows-1252' : 'utf-8';
  yield* decode(
    (async function* () {
      if (first.done) return;
      yield first.value;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    })(),
    encoding,
  );
}
