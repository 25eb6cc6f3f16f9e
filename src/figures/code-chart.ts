import { treeOrder } from '../codes/code.ts';
import { NONE } from '../comments/comment-filter.ts';
import { translate } from '../i18n/translate.ts';
import { type Asked, newest } from './asked.ts';
import type { BarChart } from './chart.ts';
import { selectCodebook, selectCodeCounts } from './queries.ts';

/** By the tree of codes; a comment counts for each of its codes and those above them. */
export async function codeChart(asked: Asked): Promise<BarChart> {
  const { db, lang, scope } = asked;
  const [codes, counted] = await Promise.all([
    selectCodebook(db, scope.topicId),
    selectCodeCounts(db, newest(asked), scope.topicId),
  ]);
  const { total, coded, rows } = counted;
  const counts = new Map(rows.map(({ value, count }) => [value, count]));
  const bars = treeOrder(codes)
    .map(({ id, label, path, archivedAt }) => ({ id, label, path, archivedAt, count: counts.get(id) ?? 0 }))
    .filter(({ archivedAt, count }) => archivedAt === null || count > 0)
    .map(({ id, label, path, count }) => ({ label, path, count, filter: { codes: [id] } }));
  const none = {
    label: translate(lang, 'planning.desk.none.codes'),
    count: total - coded,
    filter: { codes: [NONE] },
  };
  return { kind: 'bars', key: 'schlagworte', total, bars: total === 0 ? [] : [...bars, none] };
}
