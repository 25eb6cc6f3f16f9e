import { v5 as uuidv5 } from 'uuid';
import { permalink } from '../comments/permalink.ts';
import { editorsName } from '../comments/remark.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { pathIn } from '../site/public-layout.ts';
import type { FeedAnswerRow, FeedCommentRow, FeedRemarkRow, FeedTopicRow } from './queries.ts';

/** One piece of news; its id stays for ever, whatever becomes of its words. */
export interface FeedEntry {
  /** UUID. */
  id: string;
  title: string;
  /** Path, with query and fragment. */
  href: string;
  author: string;
  text: string;
  /** Of the text. */
  language: string;
  published: Date;
  updated: Date;
}

export interface FeedReader {
  lang: Lang;
  now: Date;
  /** Who speaks where no one else does. */
  city: string;
  /** Name of the site. */
  site: string;
}

const hrefOf = (topic: FeedTopicRow, lang: Lang) => pathIn(lang, `/themen/${topic.slug}`);

export function commentEntry(row: FeedCommentRow, topic: FeedTopicRow, { lang }: FeedReader): FeedEntry {
  const name = row.name ?? translate(lang, 'topics.comments.anonymous');
  return {
    id: row.id,
    title: translate(lang, 'feeds.comment', { name, topic: topic.title }),
    href: permalink(hrefOf(topic, lang), row.reference),
    author: name,
    text: row.body,
    language: row.language,
    published: row.publishedAt,
    updated: row.editedAt ?? row.publishedAt,
  };
}

export function answerEntry(row: FeedAnswerRow, topic: FeedTopicRow, { lang, city }: FeedReader): FeedEntry {
  const outcome = row.outcome && translate(lang, 'feeds.outcome', { outcome: row.outcome });
  return {
    id: row.id,
    title: translate(lang, 'feeds.answer', { voice: row.voice, topic: topic.title }),
    href: permalink(hrefOf(topic, lang), row.reference),
    author: row.department || city,
    text: outcome ? `${row.body}\n\n${outcome}` : row.body,
    language: topic.language,
    published: row.releasedAt,
    updated: row.updatedAt,
  };
}

/** What the editors said under a comment. */
export function remarkEntry(row: FeedRemarkRow, topic: FeedTopicRow, { lang, site }: FeedReader): FeedEntry {
  const author = editorsName(site, lang);
  return {
    id: row.id,
    title: translate(lang, 'feeds.comment', { name: author, topic: topic.title }),
    href: permalink(hrefOf(topic, lang), row.reference),
    author,
    text: row.body,
    language: topic.language,
    published: row.writtenAt,
    updated: row.editedAt ?? row.writtenAt,
  };
}

/** That residents may talk now, and that they may no more. */
export function topicNews(topic: FeedTopicRow, { lang, now, city }: FeedReader): FeedEntry[] {
  const moments = [
    ['opened', topic.opensAt],
    ['closed', topic.closesAt],
  ] as const;
  return moments.flatMap(([what, at]) => {
    if (at === null || at > now) return [];
    // A topic may be published after the day it opens.
    const since = new Date(Math.max(at.getTime(), topic.publishedAt.getTime()));
    const text = what === 'opened' ? topic.lead : '';
    return {
      id: uuidv5(what, topic.id),
      title: translate(lang, `feeds.${what}`, { topic: topic.title }),
      href: hrefOf(topic, lang),
      author: city,
      text: text || translate(lang, `feeds.${what}.text`),
      language: text ? topic.language : lang,
      published: since,
      updated: since,
    };
  });
}
