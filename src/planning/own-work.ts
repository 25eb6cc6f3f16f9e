import { ledgerOf } from '../comments/comment.ts';
import { MINE } from '../comments/comment-filter.ts';
import type { FilterScope } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { type DeskPlace, listHref } from './desk-place.ts';
import { countText } from './desk-words.ts';
import { countAll } from './list-comments.ts';
import type { OwnTopic } from './overview-page-model.ts';
import { selectOwnTopics, type TopicBookRow } from './queries.ts';

/** What waits for an answer of the departments of whoever looks. */
export const OWN_OPEN = {
  departments: [MINE],
  answers: ['none', 'draft', 'checked'],
} as const satisfies DeskPlace['filter'];

const OWN_OVERDUE = { departments: [MINE], overdue: true } as const satisfies DeskPlace['filter'];

/** Topics in which something waits for somebody's departments, in the order given, and how much of it is late. */
export async function ownWork(
  db: Db,
  books: readonly TopicBookRow[],
  { lang, staffId, ...scope }: Omit<FilterScope, 'topicId'> & { staffId: string; lang: Lang },
): Promise<OwnTopic[]> {
  const own = await selectOwnTopics(db, staffId);
  const topics = await Promise.all(
    books
      .filter(({ id }) => own.has(id))
      .map(async ({ id: topicId, slug, title, counts }) => {
        const count = (filter: DeskPlace['filter']) =>
          countAll(db, filter, { ...scope, staffId, topicId }, ledgerOf(counts));
        const [open, overdue] = await Promise.all([count(OWN_OPEN), count(OWN_OVERDUE)]);
        const href = (filter: DeskPlace['filter']) =>
          listHref({ slug, filter, order: 'newest', selection: { references: [], isWhole: false } });
        const late = {
          href: href(OWN_OVERDUE),
          text: translate(lang, 'planning.own.overdue', { count: countText(overdue, lang) }),
        };
        return {
          title,
          href: href(OWN_OPEN),
          text: translate(lang, 'planning.own.open', { count: countText(open, lang) }),
          ...(overdue.number > 0 && { late }),
          open: open.number,
        };
      }),
  );
  return topics.filter(({ open }) => open > 0).map(({ open: _, ...topic }) => topic);
}
