import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { ABOUT, EFFECTS, hasEntries, hasThreshold, type RuleKind } from './rule.ts';
import type { RuleProblems, SentRule } from './rule-form.ts';
import type { RulePage } from './rule-page-model.ts';
import { lineInWords } from './rule-words.ts';

const LINES_SHOWN = 20;

type FormView = Pick<
  RulePage,
  'kindText' | 'kindHint' | 'fields' | 'effects' | 'effectError' | 'abouts' | 'errors'
>;

/** The form of a rule, with what was sent and why it was not taken. */
export function formView(kind: RuleKind, sent: SentRule, problems: RuleProblems, lang: Lang): FormView {
  const said = errorsOf(problems, lang);
  const effectError = said.effect;
  return {
    kindText: translate(lang, `rules.kind.${kind}`),
    kindHint: translate(lang, `rules.kind.${kind}.hint`),
    fields: {
      name: { value: sent.name, ...(said.name && { error: said.name }) },
      ...(hasThreshold(kind) && {
        threshold: { value: sent.threshold, ...(said.threshold && { error: said.threshold }) },
      }),
      ...(hasEntries(kind) &&
        sent.entries !== undefined && {
          entries: {
            value: sent.entries,
            lines: (problems.lines ?? []).slice(0, LINES_SHOWN).map((line) => lineInWords(line, lang)),
            ...(said.entries && { error: said.entries }),
          },
        }),
    },
    effects: EFFECTS.map((value) => ({
      value,
      label: translate(lang, `rules.effect.${value}`),
      hint: translate(lang, `rules.effect.${value}.hint`),
      isChosen: value === sent.effect,
    })),
    ...(effectError && { effectError }),
    ...(kind === 'words' && {
      abouts: ABOUT.map((value) => ({
        value,
        label: translate(lang, `rules.about.${value}`),
        hint: translate(lang, `rules.about.${value}.hint`),
        isChosen: value === sent.about,
      })),
    }),
    errors: (['name', 'effect', 'threshold', 'entries'] as const).flatMap((field) => {
      const message = said[field];
      const label = translate(lang, `rules.field.${field}`);
      return message ? [{ field: field === 'effect' ? 'effect-note' : field, label, message }] : [];
    }),
  };
}

function errorsOf(
  problems: RuleProblems,
  lang: Lang,
): Partial<Record<'name' | 'effect' | 'threshold' | 'entries', string>> {
  const { name, effect, threshold, tooMany, lines } = problems;
  return {
    ...(name && { name: translate(lang, `rules.error.name.${name}`) }),
    ...(effect && { effect: translate(lang, 'rules.error.effect') }),
    ...(threshold && { threshold: translate(lang, 'rules.error.threshold') }),
    ...(lines && { entries: translate(lang, 'rules.error.lines', { count: lines.length }) }),
    ...(tooMany && { entries: translate(lang, 'rules.error.tooMany', { most: tooMany }) }),
  };
}
