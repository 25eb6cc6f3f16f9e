import type { LimitRule, ScreeningDraft, ScreeningRules } from '../draft.ts';
import { heaviest, type Mark, type Outcome, type Verdict } from '../verdict.ts';

/** Real comments cite a source or two. */
const SHIPPED_LIMITS: readonly LimitRule[] = [
  { name: 'Mehr als zwei Links', effect: 'suspect', moreThan: 2 },
  { name: 'Mehr als fünf Links', effect: 'spam', moreThan: 5 },
];

/**
 * Endings that make `word.ending` a link. A short list on purpose: after a forgotten space many country codes read as German
 * words (`Stau.Im`, `gut.Es`, `Rad.So`, `Bürger.in`).
 */
const ENDINGS = new Set(
  [
    'de com org net info biz eu at ch io co app dev site online shop store club top xyz icu vip bet casino live',
    'link click ru cn pl cz nl fr be ly gl gg me tv uk us ai page blog website space fun win loan work tk ml ga cf gq',
  ]
    .join(' ')
    .split(' '),
);

/**
 * Counts addresses with scheme, with `www.` and bare domains, in the text and in the name; how many are too many the rules say.
 * Forum or HTML link markup looks like spam whatever they say (nothing here renders it, so only programs post it), and a
 * link as name is suspect. Which domain it is does not matter here.
 */
export function links(draft: ScreeningDraft, rules: ScreeningRules): Verdict {
  const marks = findLinks(draft.text);
  const inName = findLinks(draft.name).length > 0;
  const markup = hasLinkMarkup(draft.text);
  const detail = { count: marks.length, ...(inName && { inName }), ...(markup && { markup }) };
  const outcome = heaviest([
    ...(rules.links ?? SHIPPED_LIMITS)
      .filter((rule) => marks.length > rule.moreThan)
      .map(({ effect }) => effect),
    ...(inName ? (['suspect'] satisfies Outcome[]) : []),
    ...(markup ? (['spam'] satisfies Outcome[]) : []),
  ]);
  return { check: 'links', outcome, detail, ...(marks.length > 0 && { marks }) };
}

function hasLinkMarkup(text: string): boolean {
  return /\[(?:url|link)[=\]]/iu.test(text) || (/<a\s/iu.test(text) && /\bhref\s*=/iu.test(text));
}

/** Where the text names an address; linear in its length. */
export function findLinks(text: string): Mark[] {
  const found: Mark[] = [];
  for (const { 0: token, index } of text.matchAll(/[^\s<>"'()[\]{}|„“”‚‘’»«]+/gu)) {
    if (!/[.:][^.]/u.test(token)) continue;
    const starts = [...token.matchAll(/(?:https?|ftp):\/\//giu)].map((scheme) => scheme.index);
    if (starts.length === 0 && isBareAddress(token)) starts.push(0);
    starts.forEach((start, i) => {
      const address = withoutPunctuation(token.slice(start, starts[i + 1]));
      found.push({ start: index + start, end: index + start + address.length, kind: 'link' });
    });
  }
  return found;
}

function withoutPunctuation(address: string): string {
  let end = address.length;
  while ('.,;:!?…'.includes(address.charAt(end - 1)) && end > 1) end--;
  return address.slice(0, end);
}

function isBareAddress(token: string): boolean {
  if (/^www\.[\p{L}\p{N}]/iu.test(token)) return true;
  const host = token.split(/[/?#:]/u, 1)[0] ?? '';
  const labels = host.split('.');
  while (labels.at(-1) === '') labels.pop();
  const ending = /^(?:[a-z]+|[A-Z]+)(?![\p{L}\p{N}_@-])/u.exec(labels.pop() ?? '')?.[0].toLowerCase();
  if (ending === undefined || !ENDINGS.has(ending)) return false;
  return labels.length > 0 && labels.every((label) => /^[\p{L}\p{N}-]+$/u.test(label));
}
