/** At least seven digits with the separators people use, beginning with 0 or +. */
const PHONE = /(?<![\p{L}\d.,/-])(?:\+|\(?0)[\d\s()/.-]{5,}\d/gu;
const DATE = /^\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}$/;
const STREET =
  /\p{Lu}[\p{L}.-]*(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|ufer|damm|graben)\s+\d{1,4}\s?[a-z]?(?![\p{L}\d])/u;
const STREET_OF_ITS_OWN = /(?:Stra(?:ß|ss)e|Str\.|Weg|Platz|Allee|Gasse)\s+\d{1,4}\s?[a-z]?(?![\p{L}\d])/u;
/** Five digits before a capitalised word are a postcode where they begin with 0, follow a comma or begin a line. */
const POSTCODE = /(?:(?<!\d)0\d{4}|(?:^|,\s*|D-)\d{5})[ \t]+\p{Lu}\p{Ll}/mu;

/**
 * Points at what a resident may not want to publish. A hint, not a rule: it may be wrong either way.
 *
 * @param {string} text
 * @returns {'phone' | 'address' | 'both' | undefined}
 */
export function findPersonalDetails(text) {
  const phone = (text.match(PHONE) ?? []).some(isPhoneNumber);
  const address = STREET.test(text) || STREET_OF_ITS_OWN.test(text) || POSTCODE.test(text);
  if (phone && address) return 'both';
  if (phone) return 'phone';
  return address ? 'address' : undefined;
}

function isPhoneNumber(candidate) {
  const digits = candidate.replace(/\D/g, '').length;
  return digits >= 7 && digits <= 16 && !DATE.test(candidate.trim());
}
