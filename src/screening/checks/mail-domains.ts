import type { ScreeningDraft, ScreeningRules } from '../draft.ts';
import { coveredBy, readHost } from '../hosts.ts';
import { heaviest, type Verdict } from '../verdict.ts';

/**
 * Looks whether the sender's e-mail address is of a service for addresses that are thrown away. Which one is not kept: it would
 * stay in the evidence when the address is forgotten.
 */
export function mailDomains(
  { email = '' }: ScreeningDraft,
  { mailDomains: rules = [] }: ScreeningRules,
): Verdict | undefined {
  if (rules.length === 0) return undefined;
  const host = readHost(email.slice(email.lastIndexOf('@') + 1));
  if (email === '' || host === undefined) return { check: 'mail-domains', outcome: 'off' };
  const met = rules.filter(({ hosts }) => coveredBy(hosts, host));
  const outcome = heaviest(met.map(({ effect }) => effect));
  return { check: 'mail-domains', outcome, ...(met[0] && { detail: { rules: met[0].name } }) };
}
