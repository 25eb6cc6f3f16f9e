import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { Check, Verdict } from '../screening/verdict.ts';
import type { CleanCheck, Evidence, Finding } from './entry-model.ts';
import { findingText } from './finding-text.ts';
import type { Passage } from './segments.ts';

/** How Akismet stands to a comment it has no verdict about. */
export type Unasked = 'off' | 'noConsent' | 'waiting';

interface Screened {
  verdicts: readonly Verdict[];
  akismet: Unasked;
  lang: Lang;
}

/** What the checks found, the findings first, and where in the text: the numbers stand at both. */
export function evidenceView({ verdicts, akismet, lang }: Screened): {
  evidence: Evidence;
  passages: Passage[];
} {
  const passages: Passage[] = [];
  const findings: Finding[] = [];
  const checks: CleanCheck[] = [];
  for (const verdict of verdicts.filter(({ check }) => check !== 'urgency')) {
    const kind = findingKind(verdict);
    if (!kind) {
      checks.push(cleanCheck(verdict, lang));
      continue;
    }
    const n = kind !== 'info' && verdict.marks?.length ? nextNumber(findings) : undefined;
    findings.push(finding(verdict, { kind, n, lang }));
    if (n === undefined || kind === 'info') continue;
    for (const { start, end } of verdict.marks ?? []) passages.push({ start, end, n, kind });
  }
  if (!verdicts.some(({ check }) => check === 'akismet')) checks.push(unaskedAkismet(akismet, lang));
  suggestSpam(findings, lang);
  const summary = summaryOf(findings.length, findings.length + checks.length, { akismet, lang });
  const urgent = verdicts.find(({ check }) => check === 'urgency');
  if (urgent) findings.unshift(finding(urgent, { kind: 'info', n: undefined, lang }));
  return { evidence: { summary, findings, checks }, passages };
}

function findingKind({ check, outcome, detail }: Verdict): Finding['kind'] | undefined {
  if (outcome === 'spam') return 'danger';
  if (outcome === 'suspect') return 'warning';
  if (outcome === 'hint') return 'info';
  // Akismet while its answers are only written down: worth a glance, of no weight.
  return check === 'akismet' && outcome === 'clean' && detail?.['answer'] !== 'ham' ? 'info' : undefined;
}

function nextNumber(findings: readonly Finding[]): number {
  return findings.filter(({ n }) => n !== undefined).length + 1;
}

function finding(
  verdict: Verdict,
  { kind, n, lang }: { kind: Finding['kind']; n: number | undefined; lang: Lang },
): Finding {
  const isLogged = verdict.check === 'akismet' && kind === 'info';
  const text = isLogged ? translate(lang, 'moderation.check.akismet.logged') : findingText(verdict, lang);
  return { kind, label: labelOf(verdict.check, lang), text, ...(n !== undefined && { n }) };
}

function cleanCheck({ check, outcome, detail = {} }: Verdict, lang: Lang): CleanCheck {
  const label = labelOf(check, lang);
  if (check === 'akismet' && outcome === 'failed') {
    return { label, value: translate(lang, 'moderation.check.akismet.failed'), state: 'outage' };
  }
  if (outcome === 'off' && check !== 'honeypot') {
    return { label, value: translate(lang, `moderation.check.${check}.off`), state: 'off' };
  }
  const seconds = Math.round(Number(detail['formMs'] ?? 0) / 1000);
  const values = {
    count: Number(detail['count'] ?? 0),
    minutes: Math.floor(seconds / 60),
    seconds: seconds % 60,
  };
  return { label, value: translate(lang, `moderation.check.${check}.clean`, values), state: 'clean' };
}

function unaskedAkismet(akismet: Unasked, lang: Lang): CleanCheck {
  return {
    label: labelOf('akismet', lang),
    value: translate(lang, `moderation.check.akismet.${akismet}`),
    state: akismet === 'waiting' ? 'waiting' : 'off',
  };
}

/** At most one key is suggested: at the first finding that by itself looks like spam. */
function suggestSpam(findings: Finding[], lang: Lang): void {
  const first = findings.find(({ kind }) => kind === 'danger');
  if (first) first.suggestion = { text: translate(lang, 'moderation.evidence.suggestSpam'), key: 'S' };
}

function summaryOf(
  found: number,
  total: number,
  { akismet, lang }: { akismet: Unasked; lang: Lang },
): string {
  const summary = translate(lang, 'moderation.evidence.summary', { found, total });
  return akismet === 'off' ? `${summary}, ${translate(lang, 'moderation.evidence.akismetOff')}` : summary;
}

function labelOf(check: Check, lang: Lang): string {
  return translate(lang, `moderation.check.${check}`);
}
