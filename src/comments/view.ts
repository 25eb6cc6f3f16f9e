import type { Lang } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import type { Channel } from './comment.ts';
import type { PublishedCommentModel } from './comment-list-model.ts';
import type { PublishedRow } from './queries.ts';

/** The fragment by which a published comment is found on its topic's page. */
export function anchorOf(reference: string): string {
  return `beitrag-${reference}`;
}

export function commentModel(
  row: PublishedRow,
  { lang, timeZone, href }: { lang: Lang; timeZone: string; href: string },
): PublishedCommentModel {
  const anchor = anchorOf(row.reference);
  const channel = row.channel as Channel;
  return {
    anchor,
    headingLevel: 3,
    replies: [],
    href: `${href}?beitrag=${row.reference}#${anchor}`,
    at: moment(row.received_at, lang, timeZone),
    text: row.body ?? '',
    ...(row.author_name && { author: row.author_name }),
    ...(channel !== 'online' && { channel }),
    ...(row.language !== lang && { contentLang: row.language as Lang }),
  };
}
