import { BrokenFile, blankEntry, type Read } from '../import.ts';
import { htmlToText } from './html-text.ts';
import { webAddress } from './wordpress.ts';
import { type Element, readXml, type XmlReader } from './xml.ts';

const POST_FIELDS = new Set(['message', 'createdAt', 'isDeleted', 'isSpam', 'isApproved']);
const ID = 'dsq:id';

type Fields = Record<string, string>;

/** Disqus’ export: threads (pages) first, then posts (comments). Authors’ addresses and IPs are never read. */
class Disqus implements XmlReader<Read> {
  #found: Read[] = [];
  /** Addresses of pages, by their ids: a page has many comments. */
  #threads = new Map<string, string>();
  #thread: Fields | undefined;
  #post: Fields | undefined;
  #line = 0;

  open({ name, attributes, line }: Element, path: readonly string[]): void {
    if (path.length === 1 && !(name === 'disqus' && attributes['xmlns'] === 'http://disqus.com')) {
      throw new BrokenFile('not-disqus', line);
    }
    const id = attributes[ID] ?? '';
    if (path.length === 2 && name === 'thread') this.#thread = { id };
    if (path.length === 2 && name === 'post') {
      this.#post = { id };
      this.#line = line;
    }
    if (path.length === 3 && this.#post && (name === 'thread' || name === 'parent')) this.#post[name] = id;
  }

  close(name: string, text: string, path: readonly string[]): void {
    if (path.length === 3 && this.#thread && (name === 'link' || name === 'title')) this.#thread[name] = text;
    if (path.length === 3 && this.#post && POST_FIELDS.has(name)) this.#post[name] = text;
    if (path.length === 4 && this.#post && path[2] === 'author' && name === 'name') this.#post['name'] = text;
    if (path.length !== 2) return;
    if (name === 'thread' && this.#thread) this.#endThread(this.#thread);
    if (name === 'post' && this.#post) this.#found.push(this.#entry(this.#post));
    this.#thread = this.#post = undefined;
  }

  take(): Read[] {
    return this.#found.splice(0);
  }

  #endThread(thread: Fields): void {
    const { id = '', link = '', title = '' } = thread;
    this.#threads.set(id, link);
    // One without a page is left over from something deleted.
    if (link === '') return;
    this.#found.push({ kind: 'post', post: { key: id, title: htmlToText(title) || link, body: '' } });
  }

  #entry(post: Fields): Read {
    const { id = '', thread = '', parent = '', name = '', message = '', createdAt = '' } = post;
    const state = stateOf(post);
    const page = this.#threads.get(thread);
    const entry = {
      ...blankEntry(this.#line),
      id,
      parentId: parent,
      name: name.trim(),
      text: state === 'withdrawn' ? null : htmlToText(message),
      date: createdAt.trim(),
      state,
      url: webAddress(page ?? ''),
      ...(page !== undefined && { postKey: thread }),
    };
    return { kind: 'entry', entry };
  }
}

function stateOf({ isDeleted = '', isSpam = '', isApproved = '' }: Fields): string {
  if (isDeleted.trim() === 'true') return 'withdrawn';
  if (isSpam.trim() === 'true') return 'spam';
  return isApproved.trim() === 'false' ? 'pending' : 'published';
}

export function readDisqus(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  return readXml(bytes, new Disqus());
}
