import { COMMENT_STATES, type Ledger } from '../comments/comment.ts';
import type { CommentFilter } from '../comments/comment-filter.ts';
import type { Db } from '../database/db.ts';
import { topicStrip } from '../figures/strip.ts';
import { translate } from '../i18n/translate.ts';
import type { Desk } from './desk.ts';
import type { DeskFigure, DeskPage } from './desk-page-model.ts';
import { listHref } from './desk-place.ts';
import { countText } from './desk-words.ts';
import { atMost, type Count, countedUpTo } from './list-comments.ts';
import { countCoded } from './list-queries.ts';

/** The topic in six numbers, those that a filter finds as links to it, and in two charts. */
export async function figuresOf(
  db: Db,
  desk: Desk,
  ledger: Ledger,
  ofOverdue: Promise<Count>,
): Promise<DeskPage['figures']> {
  const { scope, topic, lang } = desk;
  const answers = ['released'] as const;
  const most = countedUpTo(ledger);
  const [coded, strip, overdue] = await Promise.all([
    countCoded(db, scope.topicId, most + 1),
    topicStrip(db, topic, lang),
    ofOverdue,
  ]);
  const exactly = (number: number): Count => ({ number, isMore: false });
  const figure = figureOf(desk);
  const numbers = [
    figure('received', exactly(ledger.received), { states: COMMENT_STATES }),
    figure('published', exactly(ledger.published), {}),
    figure('others', exactly(ledger.received - ledger.published), { states: COMMENT_STATES.filter(isOther) }),
    figure('coded', atMost(most, coded)),
    figure('answered', exactly(strip.answered), { answers }),
    figure('overdue', overdue, { overdue: true }),
  ];
  return { numbers, ...strip.view };
}

const isOther = (state: string) => state !== 'published';

function figureOf({ lang, place: { slug } }: Desk) {
  const selection = { references: [], isWhole: false };
  return (key: DeskFigure['key'], count: Count, filter?: CommentFilter): DeskFigure => ({
    key,
    label: translate(lang, `planning.desk.figure.${key}`),
    count: countText(count, lang),
    isAlarm: key === 'overdue' && count.number > 0,
    ...(filter && count.number > 0 && { href: listHref({ slug, order: 'newest', filter, selection }) }),
  });
}
