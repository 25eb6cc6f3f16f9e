import { step } from '../comments/comment-life.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { Case } from './get-case.ts';

/** How the case stands, in one sentence. */
export function headingOf(row: Case, lang: Lang): string {
  return translate(lang, 'cases.vorgang.heading', { key: keyOf(row) });
}

function keyOf(row: Case): string {
  const { state, objection } = row;
  if (state === 'pending' && row.answerBy) return 'asked';
  if (state === 'pending') return row.events.at(-1)?.action === 'edit' ? 'edited' : 'pending';
  if (state === 'published' && objection === 'open') return 'objected';
  if (state === 'published') return publishedKey(row);
  if (state !== 'rejected' && state !== 'spam') return state;
  if (objection === 'open') return 'objected';
  if (objection === 'upheld') return 'upheld';
  return state === 'spam' ? 'spam' : rejectedKey(row);
}

function publishedKey({ answers, closesAt, now, redactedAt }: Case): string {
  if (answers.length > 0) return 'answered';
  if (redactedAt) return 'redacted';
  return closesAt && closesAt <= now ? 'evaluation' : 'published';
}

function rejectedKey(row: Case): string {
  const mayEdit = step(row, 'edit', row.now).goes;
  const mayObject = step(row, 'object', row.now).goes;
  if (mayEdit && mayObject) return 'remedy';
  return mayEdit ? 'remedyEdit' : mayObject ? 'remedyObject' : 'rejected';
}
