import type { ScreeningDraft, ScreeningRules } from '../draft.ts';
import { coveredBy, readHost } from '../hosts.ts';
import { heaviest, type Verdict } from '../verdict.ts';
import { findLinks } from './links.ts';

const MAX_NAMED = 5;

/** Looks for links to domains of the city's lists, in the text. */
export function domains(
  { text }: ScreeningDraft,
  { domains: rules = [] }: ScreeningRules,
): Verdict | undefined {
  if (rules.length === 0) return undefined;
  const hits = findLinks(text).flatMap(({ start, end }) => {
    const host = readHost(text.slice(start, end));
    const rule = host === undefined ? undefined : rules.find(({ hosts }) => coveredBy(hosts, host));
    return host !== undefined && rule ? [{ start, end, host, rule }] : [];
  });
  if (hits.length === 0) return { check: 'domains', outcome: 'clean' };
  const named = (values: string[]) => [...new Set(values)].slice(0, MAX_NAMED).join(', ');
  return {
    check: 'domains',
    outcome: heaviest(hits.map(({ rule }) => rule.effect)),
    detail: { hosts: named(hits.map(({ host }) => host)), rules: named(hits.map(({ rule }) => rule.name)) },
    marks: hits.map(({ start, end }) => ({ start, end, kind: 'domain' })),
  };
}
