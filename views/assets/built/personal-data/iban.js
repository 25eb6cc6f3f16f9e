/** Length by country for the SEPA area and Turkey and Ukraine (SWIFT IBAN registry). */
const LENGTHS = new Map(
  [
    'AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27',
    'LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 TR26 UA29 VA22',
  ]
    .flatMap((line) => line.split(' '))
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Account numbers by ISO 13616: known country, its length, and check digits that are right; spaces and hyphens allowed. */
export function findIbans(text        )         {
  const found         = [];
  for (const { 0: start, index } of text.matchAll(/(?<![\p{L}\p{N}])[a-z]{2}[ \u00a0]?\d\d/giu)) {
    const length = LENGTHS.get(start.slice(0, 2).toUpperCase());
    const end = length === undefined ? undefined : endOfIban(text, index, length);
    if (end !== undefined) found.push({ start: index, end });
  }
  return found;
}

function endOfIban(text        , start        , length        )                     {
  let compact = '';
  let end = start;
  while (compact.length < length) {
    if (compact !== '' && /[ \u00a0-]/u.test(text.charAt(end))) end++;
    const character = text.charAt(end++);
    if (!/^[a-z\d]$/iu.test(character)) return;
    compact += character;
  }
  if (/[\p{L}\p{N}]/u.test(text.charAt(end))) return;
  return hasRightCheckDigits(compact) ? end : undefined;
}

/** ISO 7064 mod 97-10: country and check digits moved to the end, letters as 10 to 35, remainder 1. */
function hasRightCheckDigits(iban        )          {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let remainder = 0;
  for (const character of moved) remainder = Number(`${remainder}${Number.parseInt(character, 36)}`) % 97;
  return remainder === 1;
}
