import type { LoggedAct } from '../comments/comment-life.ts';
import type { Db } from '../database/db.ts';
import { getReason } from '../reasons/get-reason.ts';
import { reasonLang, wordsIn } from '../reasons/reason.ts';
import type { Decision } from './decision.ts';

/** What the author reads, and what stays internal. */
export interface Words {
  reasonText: string;
  /** Which passage it is about. */
  facts: string;
  note: string;
}

/** The author always reads a text, in the language they wrote in, and it is kept as they read it. */
export async function wordsOf(
  db: Db,
  decision: Decision,
  { language, logged }: { language: string; logged: LoggedAct },
): Promise<Words> {
  const { reasonCode, reasonText = '', facts = '', note = '' } = decision;
  if (decision.decision === 'redact') return { reasonText, facts: '', note };
  const isReasoned = decision.decision === 'reject' || decision.decision === 'ask';
  if (!isReasoned || !reasonCode) return { reasonText: '', facts: '', note };
  const isOwn = reasonText.trim() !== '' || logged === 'uphold';
  const text = isOwn ? reasonText : await standardText(db, decision.siteId, reasonCode, language);
  return { reasonText: text.trim() === '' ? '' : text, facts: facts.trim(), note };
}

async function standardText(db: Db, siteId: string, code: string, language: string): Promise<string> {
  const reason = await getReason(db, siteId, code);
  return reason ? wordsIn(reason, reasonLang(language)).body : '';
}
