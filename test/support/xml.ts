/** An element of a document, with its attributes and what stands in it. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Of its own text nodes and CDATA sections. */
  text: string;
}

const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z][\w.:-]*)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads XML 1.0 to the letter: the characters it allows, one root, every element closed, quoted attributes given once, only
 * the five entities. No comments, no DTD. Anything else is an error.
 */
export function readXml(source: string): XmlElement {
  const forbidden = FORBIDDEN.exec(source);
  if (forbidden) throw new Error(`U+${forbidden[0].codePointAt(0)?.toString(16)} at ${forbidden.index}`);
  const head = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/i.exec(source)?.[0];
  if (head === undefined) throw new Error('No XML declaration');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = head.length;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(source);
    if (!token) throw new Error(`No XML at ${at}: ${source.slice(at, at + 60)}`);
    take(token, open);
  }
  const [document] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || !document)
    throw new Error('Not exactly one element');
  if (root.text.trim() !== '') throw new Error('Text outside of the document');
  return document;
}

function take([, cdata, slash, name, attributes, empty, text]: RegExpExecArray, open: XmlElement[]): void {
  const parent = open.at(-1) as XmlElement;
  if (cdata !== undefined) parent.text += cdata;
  else if (text !== undefined) parent.text += unescaped(text);
  else if (slash) {
    if (parent.name !== name) throw new Error(`</${name}> ends <${parent.name}>`);
    open.pop();
  } else {
    const element = {
      name: name as string,
      attributes: readAttributes(attributes ?? ''),
      children: [],
      text: '',
    };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
}

function readAttributes(source: string): Record<string, string> {
  const found = [...source.matchAll(/([\w.:-]+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, unescaped(value)] as const,
  );
  const attributes = Object.fromEntries(found);
  if (Object.keys(attributes).length !== found.length) throw new Error(`An attribute twice: ${source}`);
  return attributes;
}

function unescaped(text: string): string {
  if (text.includes(']]>')) throw new Error(`]]> in text: ${text}`);
  return text.replace(/&([^;&]*;?)/g, (whole, entity: string) => {
    const character = ENTITIES[entity.replace(/;$/, '')];
    if (character === undefined || !entity.endsWith(';')) throw new Error(`Not an entity: ${whole}`);
    return character;
  });
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** @throws where there is not exactly one */
export function childOf(element: XmlElement, name: string): XmlElement {
  const [child, ...others] = childrenOf(element, name);
  if (!child || others.length > 0) throw new Error(`<${element.name}> has not exactly one <${name}>`);
  return child;
}
