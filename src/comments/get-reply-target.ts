import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { type Moment, moment } from '../i18n/moment.ts';
import { selectReplyTarget } from './list-queries.ts';
import { permalink } from './permalink.ts';

/** `views/partials/public/reply-target.hbs`: the comment a reply goes to. */
export interface ReplyTarget {
  id: string;
  /** Permalink. */
  href: string;
  /** Absent: "Anonym". */
  author?: string;
  at: Moment;
  text: string;
  contentLang?: Lang;
}

/** @returns undefined unless it is public, of this topic, and not on the lowest level */
export async function getReplyTarget(
  db: Db,
  named: { siteId: string; slug: string } & ({ reference: string } | { id: string }),
  { lang, timeZone, href }: { lang: Lang; timeZone: string; href: string },
): Promise<ReplyTarget | undefined> {
  const row = await selectReplyTarget(db, named);
  if (!row) return undefined;
  return {
    id: row.id,
    href: permalink(href, row.reference),
    at: moment(row.received_at, lang, timeZone),
    text: row.body ?? '',
    ...(row.author_name && { author: row.author_name }),
    ...(row.language !== lang && { contentLang: row.language as Lang }),
  };
}
