import { ledgerOf } from '../comments/comment.ts';
import { ledgerModel } from '../comments/ledger-model.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { day } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { phaseOf, type TopicPhase } from '../topics/topic.ts';
import { topicExports } from './export-menu.ts';
import type { PlanningTopic } from './overview-page-model.ts';
import type { TopicBookRow } from './queries.ts';

interface Reader {
  lang: Lang;
  timeZone: string;
  now: Date;
}

export function planningTopic(row: TopicBookRow, reader: Reader): PlanningTopic {
  const state = phaseOf(row, reader.now);
  const ledger = ledgerOf(row.counts);
  return {
    slug: row.slug,
    title: row.title,
    state,
    stateText: stateText(state, row, reader),
    ledger: ledgerModel(ledger),
    exports: topicExports({ ...row, ...ledger }, reader.lang),
    ...(state !== 'draft' && { href: `/themen/${row.slug}` }),
  };
}

function stateText(
  state: TopicPhase,
  { opensAt, closesAt }: TopicBookRow,
  { lang, timeZone }: Reader,
): string {
  const on = (date: Date) => ({ day: day(date, lang, timeZone).text });
  if (state === 'coming' && opensAt) return translate(lang, 'planning.state.coming', on(opensAt));
  if (state === 'coming') return translate(lang, 'planning.state.undated');
  if (state === 'open' && !closesAt) return translate(lang, 'planning.state.openEnd');
  if ((state === 'open' || state === 'closed') && closesAt)
    return translate(lang, `planning.state.${state}`, on(closesAt));
  return translate(lang, `planning.state.${state === 'draft' ? 'draft' : 'archived'}`);
}
