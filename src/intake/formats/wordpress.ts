import { BrokenFile, blankEntry, type Read } from '../import.ts';
import { htmlToText } from './html-text.ts';
import { type Element, readXml, type XmlReader } from './xml.ts';

/** Of a comment; its e-mail, IP and agent are never read. */
const COMMENT_FIELDS = new Set([
  ...['wp:comment_id', 'wp:comment_parent', 'wp:comment_author', 'wp:comment_date', 'wp:comment_date_gmt'],
  ...['wp:comment_content', 'wp:comment_approved', 'wp:comment_type'],
]);
const ITEM_FIELDS = new Set([
  ...['title', 'link', 'content:encoded', 'wp:post_id', 'wp:post_type', 'wp:status', 'wp:post_password'],
]);

/** What stands here is a comment; notes on orders, pingbacks and the like are none, and some of them are private. */
const COMMENT_TYPES = ['', 'comment'];
const POST_TYPES = ['', 'post', 'page'];

const STATES: Record<string, string> = {
  '1': 'published',
  '0': 'pending',
  spam: 'spam',
  trash: 'withdrawn',
  'post-trashed': 'withdrawn',
};

type Fields = Record<string, string>;

/**
 * WordPress eXtended RSS 1.0 to 1.2. What was public there is published here; comments of a post that was not public wait.
 *
 * @see https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php
 */
class Wordpress implements XmlReader<Read> {
  #found: Read[] = [];
  #item: Fields = {};
  #comment: Fields | undefined;
  #line = 0;
  #site = '';

  open({ name, attributes, line }: Element, path: readonly string[]): void {
    if (path.length === 1 && !isWordpress(name, attributes)) throw new BrokenFile('not-wordpress', line);
    if (name === 'item') this.#item = {};
    if (name === 'wp:comment') {
      this.#comment = {};
      this.#line = line;
    }
  }

  close(name: string, text: string, path: readonly string[]): void {
    const parent = path.at(-2);
    if (name === 'wp:base_blog_url' || name === 'wp:base_site_url') this.#site = text.trim();
    if (parent === 'item' && ITEM_FIELDS.has(name)) this.#item[name] = text;
    if (parent === 'wp:comment' && COMMENT_FIELDS.has(name) && this.#comment) this.#comment[name] = text;
    if (name === 'wp:comment' && this.#comment) {
      this.#found.push(this.#entry(this.#comment));
      this.#comment = undefined;
    }
    if (name === 'item') this.#post();
  }

  take(): Read[] {
    return this.#found.splice(0);
  }

  #key(): string {
    const { 'wp:post_id': id = '', link = '' } = this.#item;
    const site = URL.canParse(this.#site || link) ? new URL(this.#site || link).host : '';
    return `${site}:${id.trim() || link.trim()}`;
  }

  #post(): void {
    const { title = '', 'content:encoded': body = '', 'wp:post_type': type = '' } = this.#item;
    if (!POST_TYPES.includes(type.trim())) return;
    const post = { key: this.#key(), title: htmlToText(title), body: htmlToText(body) };
    this.#found.push({ kind: 'post', post });
  }

  #entry(fields: Fields): Read {
    const field = (name: string) => fields[`wp:comment_${name}`]?.trim() ?? '';
    const type = field('type');
    if (!COMMENT_TYPES.includes(type)) {
      return { kind: 'bad', line: this.#line, problem: 'not-a-comment', detail: type };
    }
    const key = this.#key();
    const state = this.#stateOf(field('approved'));
    const parent = field('parent');
    const entry = {
      ...blankEntry(this.#line),
      id: `${key}:${field('id')}`,
      parentId: parent === '' || parent === '0' ? '' : `${key}:${parent}`,
      name: htmlToText(field('author')),
      text: state === 'withdrawn' ? null : htmlToText(field('content')),
      date: dateOf(field('date_gmt'), field('date')),
      state,
      url: webAddress(this.#item['link'] ?? ''),
      postKey: key,
    };
    return { kind: 'entry', entry };
  }

  #stateOf(approved: string): string {
    const state = STATES[approved] ?? approved;
    const { 'wp:status': status = '', 'wp:post_password': password = '' } = this.#item;
    const isPublic = ['', 'publish'].includes(status.trim()) && password.trim() === '';
    return state === 'published' && !isPublic ? 'pending' : state;
  }
}

function isWordpress(name: string, attributes: Record<string, string>): boolean {
  return name === 'rss' && /^http:\/\/wordpress\.org\/export\/1\.\d\/$/.test(attributes['xmlns:wp'] ?? '');
}

/** Greenwich where it is known: the blog's own time has no zone. */
function dateOf(gmt: string, local: string): string {
  const isKnown = (date: string) => date !== '' && !date.startsWith('0000');
  return isKnown(gmt) ? `${gmt.replace(' ', 'T')}Z` : isKnown(local) ? local : '';
}

/** What is none is left out: nobody typed it. */
export function webAddress(text: string): string {
  const address = text.trim();
  return /^https?:\/\//i.test(address) && URL.canParse(address) && address.length <= 2_000 ? address : '';
}

export function readWordpress(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  return readXml(bytes, new Wordpress());
}
