import type { LoggedAct } from '../comments/comment-life.ts';
import type { Decision } from './decision.ts';
import { standardText } from './reasons.ts';

/** What the author reads, and what stays internal. */
export interface Words {
  reasonText: string;
  note: string;
}

/** The author always reads a text, in the language they wrote in, and it is kept as they read it. */
export function wordsOf(
  { decision, reasonCode, reasonText = '', note = '' }: Decision,
  language: string,
  logged: LoggedAct,
): Words {
  if (decision === 'redact') return { reasonText, note };
  if ((decision !== 'reject' && decision !== 'ask') || !reasonCode) return { reasonText: '', note };
  const standard =
    logged === 'uphold' ? '' : standardText(reasonCode, language.startsWith('en') ? 'en' : 'de');
  return { reasonText: reasonText.trim() === '' ? standard : reasonText, note };
}
