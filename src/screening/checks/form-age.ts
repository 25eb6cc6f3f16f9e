import type { ScreeningDraft } from '../draft.ts';
import type { Verdict } from '../verdict.ts';

/** Nobody reads a form and writes three characters or more in less. */
const HASTY_MS = 3_000;

/** A tab may sleep for months; a moment since 1970 sent as an age is older. */
const IMPLAUSIBLE_MS = 365 * 24 * 60 * 60 * 1_000;

/**
 * How long the form was open, as the sender's own script claims: a signal, never proof, so at most `suspect`.
 * Without script there is no age and no reproach (`off`).
 */
export function formAge({ formMs }: ScreeningDraft): Verdict {
  if (formMs === undefined) return { check: 'form-age', outcome: 'off' };
  if (!(formMs >= 0 && formMs <= IMPLAUSIBLE_MS)) {
    return { check: 'form-age', outcome: 'suspect', detail: { implausible: true } };
  }
  const outcome = formMs < HASTY_MS ? 'suspect' : 'clean';
  return { check: 'form-age', outcome, detail: { formMs: Math.round(formMs) } };
}
