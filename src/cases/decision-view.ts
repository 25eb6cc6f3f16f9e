import { step } from '../comments/comment-life.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { publicLabelOf, type Reasons, remedyOf, ruleOf } from '../reasons/reason.ts';
import { pathIn } from '../site/public-layout.ts';
import { hasRemedies, isRedacted } from './actions.ts';
import { ACT_PATHS, casePath } from './case-paths.ts';
import type { Case } from './get-case.ts';
import type { DecisionModel, RemedyModel } from './vorgang-page-model.ts';

/** Who reads why, and by which reasons. */
export interface CaseReader {
  lang: Lang;
  reasons: Reasons;
}

/** Why it is not published, not so as it was written, or is to be changed first: by which rule, what exactly it is about, and what the author can do now. */
export function decisionModel(row: Case, reader: CaseReader): DecisionModel | undefined {
  const decided = decidingEvent(row);
  if (!decided && row.state !== 'rejected' && row.state !== 'spam') return undefined;
  const reasonCode = row.reasonCode ?? (decided?.action === 'spam' ? null : decided?.reasonCode);
  const reasons = reasonCode ? reasonModel({ ...wordsOf(decided), reasonCode }, reader) : {};
  const alone = decided?.alone ? { alone: true } : {};
  return {
    ...reasons,
    ...alone,
    ...(hasRemedies(row) && { remedy: remedyModel(row, reader, reasonCode ?? undefined) }),
  };
}

/** The last one that was not simply a yes. */
export function decidingEvent(row: Case): Case['events'][number] | undefined {
  const last = (...acts: string[]) => row.events.findLast(({ action }) => acts.includes(action));
  if (row.state === 'rejected' || row.state === 'spam') return last('reject', 'spam');
  if (isRedacted(row)) return last('redact');
  return row.state === 'pending' && row.answerBy !== null ? last('ask') : undefined;
}

/** What was written to the author. */
interface WrittenWords {
  reasonText: string | null;
  facts: string | null;
}

export function wordsOf(decided: Partial<WrittenWords> | undefined): WrittenWords {
  return { reasonText: decided?.reasonText ?? null, facts: decided?.facts ?? null };
}

export function reasonModel(
  { reasonCode, reasonText, facts }: WrittenWords & { reasonCode: string },
  reader: CaseReader,
): DecisionModel {
  const rule = ruleOf(reasonCode, reader);
  return {
    reason: publicLabelOf(reasonCode, reader),
    ...(rule && { rule: { ...rule, href: `${pathIn(reader.lang, '/netiquette')}#regel-${rule.number}` } }),
    ...(facts && { facts }),
    ...(reasonText && { text: reasonText }),
  };
}

function remedyModel(row: Case, reader: CaseReader, reasonCode: string | undefined): RemedyModel {
  const { lang } = reader;
  const mayEdit = step(row, 'edit', row.now).goes;
  const mayObject = step(row, 'object', row.now).goes;
  const key = mayEdit ? (mayObject ? 'both' : 'edit') : mayObject ? 'object' : 'none';
  const way = (act: 'edit' | 'object') => ({
    href: casePath(lang, row.token, ACT_PATHS[act]),
    label: translate(lang, `cases.vorgang.remedy.${act}Button`),
  });
  const ways = [...(mayEdit ? [way('edit')] : []), ...(mayObject ? [way('object')] : [])];
  const advice = mayEdit && reasonCode ? remedyOf(reasonCode, reader) : '';
  return {
    ...(advice && { advice }),
    text: translate(lang, `cases.vorgang.remedy.${key}`, { reference: row.reference }),
    ...(ways.length > 0 && { ways }),
  };
}
