import { type ResidentAct, step } from '../comments/comment-life.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { ACT_PATHS, casePath, DATA_PATH, NOTIFY_PATH } from './case-paths.ts';
import type { Case } from './get-case.ts';
import type { ActionModel, VorgangPageModel } from './vorgang-page-model.ts';

/** What the author can do now, each with what it means; to erase comes last. */
export function actionsModel(row: Case, lang: Lang): VorgangPageModel['actions'] {
  const remedies = hasRemedies(row);
  const href = (below: string) => casePath(lang, row.token, below);
  const can = (act: ResidentAct) => step(row, act, row.now).goes;
  const { state } = row;
  const contact = contactOf(row);
  const item = (
    key: ActionModel['key'],
    below: string,
    values: Record<string, string> = {},
  ): ActionModel => ({
    key,
    href: href(below),
    label: translate(lang, 'cases.action', { key }),
    consequence: translate(lang, `cases.action.${key}`, values),
  });
  return {
    title: translate(lang, remedies ? 'cases.actions.besides' : 'cases.actions'),
    items: [
      ...(can('edit') && !remedies ? [item('edit', ACT_PATHS.edit, { state })] : []),
      ...(can('withdraw') ? [item('withdraw', ACT_PATHS.withdraw, { state })] : []),
      ...(can('object') && !remedies ? [item('object', ACT_PATHS.object)] : []),
      ...(state === 'erased' || state === 'withdrawn' ? [] : [item('notify', NOTIFY_PATH, { contact })]),
      item('data', DATA_PATH),
      ...(can('erase') ? [item('erase', ACT_PATHS.erase)] : []),
    ],
  };
}

/** Public, with words blackened. */
export const isRedacted = ({ state, redactedAt }: Case): boolean =>
  state === 'published' && redactedAt !== null;

/** Where something was decided against a text, the two ways on stand beside the reason, not in the list. */
export function hasRemedies(row: Case): boolean {
  const { state } = row;
  const hasReason =
    state === 'rejected' ||
    state === 'spam' ||
    isRedacted(row) ||
    (state === 'pending' && row.answerBy !== null);
  return hasReason && row.objection !== 'open';
}

function contactOf({ email, confirmedAt, notify }: Case): 'none' | 'waits' | 'on' | 'off' {
  if (!email) return 'none';
  if (!confirmedAt) return 'waits';
  return notify ? 'on' : 'off';
}
