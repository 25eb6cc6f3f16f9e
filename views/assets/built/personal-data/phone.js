/** E.164: at most 15 digits. */
const MAX_DIGITS = 15;

const BETWEEN_GROUPS = /^[ \u00a0()/.–-]{1,4}$/u;
const LABEL =
  /(?:^|[^\p{L}])(?:tel|telefon|telefonnummer|handy|handynummer|mobil|mobilnummer|fon|fax|rufnummer|durchwahl)[\s.:/–-]*(?:nr[\s.:]*)?[(+]?$/iu;
const REFERENCE =
  /(?:^|[^\p{L}])(?:\p{L}{1,30}nummer|az|aktenzeichen|vorlage|drucksache|antrag|vorgang|ticket|flurstück|id|§)(?:[\s.:#-]|nr)*$/iu;
/** A bank or card number in groups of four goes on. */
const IN_FOURS = /\d{4}[ \u00a0]\d{4}[ \u00a0]$/u;
const QUANTITY =
  /^\s{0,2}(?:(?:uhr|euro|eur|km|kwh|mwh|qm|ha|m|cm|mm|prozent|stück|mio|tonnen|einwohner)(?!\p{L})|[€%]|m²)/iu;

/** A candidate: groups of digits and what stands between them (one gap fewer than groups). */

/**
 * Telephone numbers as people in Germany write them (DIN 5008, E.123 and freely): `03641 49-0`, `(0 36 41) 49 28 60`,
 * `0171/1234567`, `+49 (0)3641 …`, and any number of six digits or more behind "Tel." or "Handy". Not dates, times, prices,
 * postcodes, file or reference numbers.
 */
export function findPhones(text        )         {
  const groups = digitGroups(text);
  const found         = [];
  for (let i = 0; i < groups.length; i++) {
    const first = groups[i]              ;
    const before = text.slice(Math.max(0, first.start - 40), first.start);
    const labelled = LABEL.test(before);
    if (!labelled && !mayBegin(first, before)) continue;
    const dialled = dialledFrom(text, groups, i);
    if (!isPhone(text, before, dialled, labelled)) continue;
    const prefix = /[+(]{0,2}$/u.exec(before)?.[0].length ?? 0;
    found.push({ start: first.start - prefix, end: endOf(dialled) });
    i += dialled.groups.length - 1;
  }
  return found;
}

function digitGroups(text        )               {
  return [...text.matchAll(/\d+/gu)].map(({ 0: digits, index }) => ({
    start: index,
    end: index + digits.length,
    digits,
  }));
}

/** A number begins with 0 or behind a plus, and not inside a word, a link, a decimal, a date or another number. */
function mayBegin(group            , before        )          {
  if (!group.digits.startsWith('0') && !before.endsWith('+')) return false;
  if (group.digits.startsWith('00') ? /\d[ \u00a0]$/u.test(before) : IN_FOURS.test(before)) return false;
  return !/(?:[\p{L}\p{N}_=#&]|\d[.,:/–-]|[\p{L}\d][/_-])[(+]{0,2}$/u.test(before);
}

function dialledFrom(text        , groups              , from        )          {
  const first = groups[from]              ;
  const dialled          = { groups: [first], gaps: [], digits: first.digits };
  for (let previous = first, i = from + 1; i < groups.length; i++) {
    const next = groups[i]              ;
    const gap = text.slice(previous.end, Math.min(next.start, previous.end + 5));
    if (!BETWEEN_GROUPS.test(gap) || dialled.digits.length + next.digits.length > MAX_DIGITS) break;
    const anotherBegins = next.digits.startsWith('0') && next.digits.length > 2 && dialled.digits.length >= 7;
    if (anotherBegins) break;
    dialled.groups.push(next);
    dialled.gaps.push(gap);
    dialled.digits += next.digits;
    previous = next;
  }
  return dialled;
}

function isPhone(text        , before        , dialled         , labelled         )          {
  const end = endOf(dialled);
  if (QUANTITY.test(text.slice(end, end + 14))) return false;
  const { length } = dialled.digits;
  if (length > MAX_DIGITS) return false;
  if (labelled) return length >= 6;
  if (REFERENCE.test(before)) return false;
  if (before.endsWith('+')) return isInternational(dialled, dialled.digits);
  if (dialled.digits.startsWith('00')) return isInternational(dialled, dialled.digits.slice(2));
  return isNational(dialled, before);
}

function endOf({ groups }         )         {
  return (groups.at(-1)              ).end;
}

function isInternational(dialled         , digits        )          {
  return /^[1-9]\d{7,}$/u.test(digits) && !hasThousandsDots(dialled);
}

/** `+10.000.000` */
function hasThousandsDots({ groups, gaps }         )          {
  const [, ...rest] = groups;
  return (
    rest.length > 0 && gaps.every((gap) => gap === '.') && rest.every((group) => group.digits.length === 3)
  );
}

function isNational({ groups, gaps, digits }         , before        )          {
  const area = (groups[0]              ).digits;
  if (!/^0[1-9]/u.test(digits)) return false;
  if (groups.length === 1) return digits.length >= 9;
  if (digits.length < 7) return false;
  if (area.length <= 2) return before.endsWith('(') && gaps[0] === ' ';
  return !isPostcodeRange(groups) && !isTimeRange(groups) && !isFileNumber(groups, gaps);
}

/** `07743 – 07749` */
function isPostcodeRange(groups              )          {
  return groups.every((group) => /^0\d{4}$/u.test(group.digits));
}

/** `0730-1600` */
function isTimeRange(groups              )          {
  return groups.length === 2 && groups.every((group) => /^(?:[01]\d|2[0-4])[0-5]\d$/u.test(group.digits));
}

/** `0815/2023` */
function isFileNumber(groups              , gaps          )          {
  return groups.length === 2 && gaps[0] === '/' && /^(?:19|20)\d\d$/u.test((groups[1]              ).digits);
}
