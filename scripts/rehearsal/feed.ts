import type { Visitor } from '../../test/support/visitor.ts';
import { childOf, childrenOf, readXml, type XmlElement } from '../../test/support/xml.ts';
import { prove } from './mismatch.ts';
import { stateOf } from './planner.ts';
import type { PostedComment } from './resident.ts';

const REQUIRED = ['id', 'title', 'updated'];

/** The topic's feed: XML to the letter, what RFC 4287 requires, and nothing that is not published. @returns its entries */
export async function proveFeed(
  reader: Visitor,
  path: string,
  comments: readonly PostedComment[],
): Promise<number> {
  const { status, body, headers } = await reader.get(path);
  prove(status === 200, () => `${path} was answered with ${status}`);
  prove(/^application\/atom\+xml/.test(headers.get('content-type') ?? ''), () => `${path} is no Atom feed`);
  const feed = readXml(body);
  const entries = childrenOf(feed, 'entry');
  const ids = entries.map((entry) => childOf(entry, 'id').text);
  prove(new Set(ids).size === ids.length, () => `${path} has an id twice`);
  for (const element of [feed, ...entries]) proveElement(element, path);

  const published = new Set(
    comments.filter((comment) => stateOf(comment) === 'published').map(({ reference }) => reference),
  );
  for (const entry of entries) {
    const href = childrenOf(entry, 'link')[0]?.attributes['href'] ?? '';
    const reference = new URL(href).searchParams.get('beitrag');
    prove(
      reference === null || published.has(reference),
      () => `${path} tells of ${reference}, which is not public`,
    );
  }
  return entries.length;
}

function proveElement(element: XmlElement, path: string): void {
  for (const name of REQUIRED) prove(childOf(element, name).text !== '', () => `${path}: an empty ${name}`);
  prove(!Number.isNaN(Date.parse(childOf(element, 'updated').text)), () => `${path}: a time that is none`);
}
