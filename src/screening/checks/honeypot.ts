import type { ScreeningDraft } from '../draft.ts';
import type { Verdict } from '../verdict.ts';

/** A filled field that people cannot see was filled by a program. The content itself is not kept. */
export function honeypot(draft: ScreeningDraft): Verdict {
  return { check: 'honeypot', outcome: draft.honeypot.trim() === '' ? 'clean' : 'spam' };
}
