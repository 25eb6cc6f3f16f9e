import { step } from '../comments/comment-life.ts';
import { RULE_NUMBERS } from '../comments/house-rules.ts';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { pathIn } from '../site/public-layout.ts';
import { hasRemedies, isRedacted } from './actions.ts';
import { ACT_PATHS, casePath } from './case-paths.ts';
import type { Case } from './get-case.ts';
import type { DecisionModel, RemedyModel } from './vorgang-page-model.ts';

/** Why it is not published, not so as it was written, or is to be changed first: by which rule, what exactly it is about, and what the author can do now. */
export function decisionModel(row: Case, lang: Lang): DecisionModel | undefined {
  const decided = decidingEvent(row);
  if (!decided && row.state !== 'rejected' && row.state !== 'spam') return undefined;
  const reasonCode = row.reasonCode ?? (decided?.action === 'spam' ? null : decided?.reasonCode);
  const reasons = reasonCode
    ? reasonModel({ reasonCode, reasonText: decided?.reasonText ?? null }, lang)
    : {};
  const alone = decided?.alone ? { alone: true } : {};
  return { ...reasons, ...alone, ...(hasRemedies(row) && { remedy: remedyModel(row, lang) }) };
}

/** The last one that was not simply a yes. */
export function decidingEvent(row: Case): Case['events'][number] | undefined {
  const last = (...acts: string[]) => row.events.findLast(({ action }) => acts.includes(action));
  if (row.state === 'rejected' || row.state === 'spam') return last('reject', 'spam');
  if (isRedacted(row)) return last('redact');
  return row.state === 'pending' && row.answerBy !== null ? last('ask') : undefined;
}

export function reasonModel(
  { reasonCode, reasonText }: { reasonCode: string; reasonText: string | null },
  lang: Lang,
): DecisionModel {
  const number = RULE_NUMBERS.get(reasonCode);
  const rule = number && {
    number,
    href: `${pathIn(lang, '/netiquette')}#regel-${number}`,
    text: translate(lang, `comments.rule.${reasonCode}` as CatalogueKey),
  };
  return {
    reason: translate(lang, `comments.reason.${reasonCode}` as CatalogueKey),
    ...(rule && { rule }),
    ...(reasonText && { facts: reasonText }),
  };
}

function remedyModel(row: Case, lang: Lang): RemedyModel {
  const mayEdit = step(row, 'edit', row.now).goes;
  const mayObject = step(row, 'object', row.now).goes;
  const key = mayEdit ? (mayObject ? 'both' : 'edit') : mayObject ? 'object' : 'none';
  const way = (act: 'edit' | 'object') => ({
    href: casePath(lang, row.token, ACT_PATHS[act]),
    label: translate(lang, `cases.vorgang.remedy.${act}Button`),
  });
  const ways = [...(mayEdit ? [way('edit')] : []), ...(mayObject ? [way('object')] : [])];
  return {
    text: translate(lang, `cases.vorgang.remedy.${key}`, { reference: row.reference }),
    ...(ways.length > 0 && { ways }),
  };
}
