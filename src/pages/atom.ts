import { Feed } from 'feed';
import Handlebars from 'handlebars';
import type { Lang } from '../i18n/catalogues.ts';
import type { FeedEntry } from './feed-entries.ts';

export interface FeedHead {
  lang: Lang;
  publicUrl: string;
  /** URI that stays the same for ever. */
  id: string;
  title: string;
  author: string;
  /** Path of the feed. */
  self: string;
  /** Path of the page it tells of. */
  alternate: string;
  updated: Date;
}

/**
 * Atom, all text as text: markup of residents is shown, never read as such.
 *
 * @see RFC 4287
 */
export function atom(head: FeedHead, entries: readonly FeedEntry[]): string {
  const feed = new Feed({
    id: head.id,
    title: plain(head.title),
    updated: head.updated,
    author: { name: plain(head.author) },
    link: head.publicUrl + head.alternate,
    feed: head.publicUrl + head.self,
    generator: false,
    copyright: '',
  });
  for (const entry of entries) {
    feed.addItem({
      id: `urn:uuid:${entry.id}`,
      title: markup(entry.title),
      link: head.publicUrl + entry.href,
      author: [{ name: plain(entry.author) }],
      content: contentOf(entry),
      published: entry.published,
      date: entry.updated,
    });
  }
  return feed.atom1().replace('<feed ', `<feed xml:lang="${head.lang}" `);
}

function contentOf({ text, language }: FeedEntry): string {
  const lines = markup(text).replace(/\r\n|\r|\n/g, '<br>\n');
  return `<p lang="${language}" dir="auto">${lines}</p>`;
}

/** Words as HTML; without `>` they cannot end the CDATA section they stand in. */
function markup(text: string): string {
  return Handlebars.escapeExpression(legible(text));
}

/** The library takes `&amp;` for an ampersand that was escaped already. */
function plain(text: string): string {
  return legible(text).replaceAll('&', '&amp;');
}

/**
 * What XML cannot hold, not even escaped, is marked as missing.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
function legible(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
