import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import type { LineProblem } from './rule-form.ts';
import type { LoggedRuleEvent, RuleChange } from './rule-log-queries.ts';
import type { RuleEventItem } from './rule-page-model.ts';

/** „Zeile 3, ‚(a+)+‘: Eine Wiederholung in einer Wiederholung …“ */
export function lineInWords({ line, text, problem }: LineProblem, lang: Lang): string {
  const reason = problemInWords(problem, lang);
  return translate(lang, 'rules.line', { line, text, reason });
}

export function problemInWords(problem: LineProblem['problem'], lang: Lang): string {
  return translate(lang, `rules.problem.${problem}`);
}

/** An entry of the log of rules. */
export function eventItem(
  event: LoggedRuleEvent,
  { lang, timeZone }: { lang: Lang; timeZone: string },
): RuleEventItem {
  const change = changeInWords(event.change, lang);
  return {
    at: moment(event.at, lang, timeZone),
    actor: event.actor ?? translate(lang, 'rules.log.gone'),
    action: translate(lang, `rules.log.${event.action}`),
    rule: event.ruleName,
    ...(change && { change }),
  };
}

function changeInWords(change: RuleChange, lang: Lang): string {
  const quoted = (values: readonly string[] = [], count = 0) =>
    values.join(', ') + (count > values.length ? ' …' : '');
  const named = (field: 'effect' | 'about', value: string) =>
    translate(lang, `rules.${field}.${value}` as CatalogueKey);
  const parts = [
    change.name && translate(lang, 'rules.log.name', { before: change.name[0], after: change.name[1] }),
    ...(['effect', 'about'] as const).map((field) => {
      const [before, after] = change[field] ?? [];
      return before && after
        ? translate(lang, 'rules.log.values', { before: named(field, before), after: named(field, after) })
        : undefined;
    }),
    change.threshold &&
      translate(lang, 'rules.log.values', { before: change.threshold[0], after: change.threshold[1] }),
    change.added &&
      translate(lang, 'rules.log.added', {
        count: change.added,
        values: quoted(change.addedFirst, change.added),
      }),
    change.removed &&
      translate(lang, 'rules.log.removed', {
        count: change.removed,
        values: quoted(change.removedFirst, change.removed),
      }),
  ];
  return parts.filter(Boolean).join(' · ');
}
