import { readAddressField } from '../comments/address-field.ts';
import type { FieldProblem } from '../comments/comment.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { isMailLang, type MailLang } from '../i18n/mail-catalogues.ts';
import { sentValues } from '../lib/sent-values.ts';
import { isRhythm, type Rhythm } from './rhythm.ts';

export interface FollowForm {
  values: { email: string; rhythm: Rhythm; language: MailLang };
  problem?: FieldProblem;
}

/** Reads the form „Neues per E-Mail“ from an untrusted body; what is no choice of ours is the usual one. */
export function readFollowForm(body: unknown, lang: Lang): FollowForm {
  const { email, problem } = readAddressField(body);
  const found = problem ?? (email === '' ? 'missing' : undefined);
  const rhythm = sentValues(body, 'rhythm').join();
  const language = sentValues(body, 'language').join();
  return {
    values: {
      email,
      rhythm: isRhythm(rhythm) ? rhythm : 'daily',
      language: isMailLang(language) ? language : lang,
    },
    ...(found && { problem: found }),
  };
}
