import type { Lang } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import type { Channel } from './comment.ts';
import type { PublishedCommentModel } from './comment-list-model.ts';
import { anchorOf, permalink } from './permalink.ts';
import type { PublishedRow } from './queries.ts';

export function commentModel(
  row: PublishedRow,
  { lang, timeZone, href }: { lang: Lang; timeZone: string; href: string },
): PublishedCommentModel {
  const channel = row.channel as Channel;
  return {
    anchor: anchorOf(row.reference),
    headingLevel: 3,
    replies: [],
    href: permalink(href, row.reference),
    at: moment(row.received_at, lang, timeZone),
    text: row.body ?? '',
    ...(row.author_name && { author: row.author_name }),
    ...(channel !== 'online' && { channel }),
    ...(row.language !== lang && { contentLang: row.language as Lang }),
  };
}
