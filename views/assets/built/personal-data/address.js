/** Endings that make a word a street's name, also in lower case. */
const STREET = /(?:stra(?:ß|ss)e|str\.?|gasse|allee|chaussee|promenade)$/iu;
/** Endings that do so only for a proper name: with a capital and none of the usual compounds. */
const PLACE_LIKE = /\p{Ll}(?:weg|platz|ring|damm|ufer|steig|graben|markt)$/u;
const STANDALONE =
  /^(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.?|Gasse|Allee|Weg|Platz|Ring|Damm|Ufer|Steig|Graben|Markt)$/u;
/** What "Straße" or "Weg" follows in a name ("Bonner Straße", "Lange Gasse"), unless it is an article or the like. */
const ATTRIBUTE = /^\p{Lu}[\p{L}.’'-]*(?:er|e|-)$/u;
const DETERMINER =
  /^(?:de[rnms]|die|das|diese[rnms]?|jede[rnms]?|eine?[rnms]?|keine?[rnms]?|unsere?[rnms]?|ihre?[rnms]?|alle[rnms]?|viele|beide|mehrere|welche[rnms]?|andere[rnms]?|jene[rnms]?|meine?[rnms]?|einige|weitere)$/iu;
/** First parts that make a kind of road or place rather than a name: `Landstraße 90`, `Radweg 2`, `Parkplatz 5`. */
const KINDS = new Set(
  [
    'arbeits aus auto bahn bau binnen bolz bundes bürger bus durchgangs einbahn energie fahrrad feld floh forst freiland fuss geh',
    'gehsteig gemeinde halte heim hin kreis land landes mittel neben öster orts park parallel quer rad rast reit rück schnell',
    'schul seiten sitz spiel sport staats stell strom super tempo um umgehungs vorfahrt wald wander wirtschafts wochen wohn wohnungs',
    'zufahrts anlieger kita',
  ]
    .join(' ')
    .split(' '),
);
const QUANTITY =
  /^ ?(?:km|m|cm|mm|kg|t|ha|qm|kwh?|meter|kilometer|uhr|jahre?n?|monate?n?|tage?n?|minuten|mal|stück|prozent|euro|autos?|fahrzeuge?n?|personen|metern?|plätzen?|bäume?n?|%|€|°)(?![\p{L}\p{N}])/iu;
const NO_PLACE =
  /^(?:Euro|Menschen|Personen|Einwohner\p{L}*|Bürger\p{L}*|Autos|Fahrzeuge|Kfz|Pkw|Lkw|Haushalte|Wohnungen|Kilometer|Meter|Tonnen|Liter|Quadratmeter|Hektar|Stimmen|Unterschriften|Bäume|Stück|Tage|Uhr|Studierende|Kinder|Fahrten|Kilowattstunden|Besucher\p{L}*)$/u;

/**
 * Postal addresses as in Germany: street and house number (`Lindenstraße 5a`, `Bonner Str. 77–81`), with postcode and place
 * where they follow; any name and number before a postcode and place (`Am Anger 15, 07743 Jena`); postcode and place alone.
 * A place-name check is not made, so a street named as a location is found too; kinds of road (`Landstraße 90`) are not.
 */
export function findAddresses(text        )         {
  const tokens = tokensOf(text);
  const found         = [];
  let free = 0;
  for (let i = 0; i < tokens.length; i++) {
    const span = houseAt(text, tokens, i) ?? placeAt(text, tokens, i);
    if (!span || span.start < free) continue;
    found.push(span);
    free = span.end;
  }
  return found;
}

/** Words (with hyphens and abbreviating dots) and numbers. */
function tokensOf(text        )          {
  return [...text.matchAll(/\p{L}[\p{L}\p{M}.’'-]*|\d+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    text: word,
  }));
}

function houseAt(text        , tokens         , i        )                   {
  const number = tokens[i]         ;
  if (!/^[1-9]\d{0,2}$/u.test(number.text) || !/^[ \u00a0]?$/u.test(gap(text, tokens[i - 1], number))) return;
  const end = endOfHouseNumber(text, number.end);
  if (end === undefined) return;
  const town = townAfter(text, tokens, i, end);
  const start = streetBefore(text, tokens, i, town !== undefined);
  return start === undefined ? undefined : { start, end: town ?? end };
}

/** Takes in `5a`, `5 a`, `77–81` and `10/12`; undefined where the number counts something else. */
function endOfHouseNumber(text        , end        )                     {
  const rest = text.slice(end, end + 24);
  if (QUANTITY.test(rest)) return;
  const more =
    /^(?: ?[a-zA-Z](?![\p{L}\p{N}]))?(?: ?[–/-] ?[1-9]\d{0,2}[a-zA-Z]?(?![\p{L}\p{N}]))?/u.exec(rest)?.[0] ??
    '';
  if (/^(?:[\p{L}\p{N}]|[.,]\d)/u.test(rest.slice(more.length))) return;
  return QUANTITY.test(rest.slice(more.length)) ? undefined : end + more.length;
}

/** Where a postcode and a place follow the house number, their end. */
function townAfter(text        , tokens         , i        , end        )                     {
  for (let j = i + 1; j <= i + 3; j++) {
    const next = tokens[j];
    if (!next || next.start < end) continue;
    const between = text.slice(end, Math.min(next.start, end + 6));
    const isNext = /^[\s,–-]{1,4}(?:DE?-)?$/u.test(between) || /^DE?-$/u.test(next.text);
    if (!isNext) return;
    if (/^\d{5}$/u.test(next.text)) return placeName(text, tokens, j)?.end;
  }
  return;
}

/** The start of the street's name that ends right before token `i`. */
function streetBefore(text        , tokens         , i        , hasTown         )                     {
  const word = tokens[i - 1];
  if (!word || /^\d/u.test(word.text)) return;
  if (STANDALONE.test(word.text)) {
    return attributeBefore(text, tokens, i - 1)?.start ?? (hasTown ? word.start : undefined);
  }
  if (isKindOfRoad(word.text)) return;
  const isCapital = /^\p{Lu}/u.test(word.text);
  if (STREET.test(word.text) || (isCapital && PLACE_LIKE.test(word.text))) return word.start;
  return hasTown && isCapital ? word.start : undefined;
}

function isKindOfRoad(word        )          {
  const first = word
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/(?:strasse|str\.?|weg|platz|ring|steig|markt|graben|ufer|allee)$/u, '');
  return KINDS.has(first);
}

function attributeBefore(text        , tokens         , i        )                    {
  const before = tokens[i - 1];
  if (!before || gap(text, before, tokens[i]         ) !== ' ') return;
  return ATTRIBUTE.test(before.text) && !DETERMINER.test(before.text) ? before : undefined;
}

/** Postcode and place where nothing else speaks for an address: 0xxxx, D-xxxxx, or on a line or behind a comma of its own. */
function placeAt(text        , tokens         , i        )                   {
  const postcode = tokens[i]         ;
  if (!/^(?:0[1-9]|[1-9]\d)\d{3}$/u.test(postcode.text)) return;
  const before = text.slice(Math.max(0, postcode.start - 3), postcode.start);
  if (/\d[ /.–-]{1,2}$/u.test(before)) return;
  const prefix = /(?<!\p{L})DE?-$/u.exec(before)?.[0].length ?? 0;
  const isPostcode = postcode.text.startsWith('0') || prefix > 0 || /(?:^|[\n,] ?)$/u.test(before);
  const place = isPostcode ? placeName(text, tokens, i) : undefined;
  return place && { start: postcode.start - prefix, end: place.end };
}

function placeName(text        , tokens         , i        )                   {
  const postcode = tokens[i]         ;
  const place = tokens[i + 1];
  if (!place || !/^[ \u00a0]$/u.test(gap(text, postcode, place)) || postcode.text.endsWith('000')) return;
  if (!/^\p{Lu}\p{Ll}/u.test(place.text) || NO_PLACE.test(place.text)) return;
  const dots = /\.{1,3}$/u.exec(place.text.slice(-3))?.[0].length ?? 0;
  return { start: place.start, end: place.end - dots };
}

function gap(text        , left                   , right       )         {
  return left ? text.slice(left.end, Math.min(right.start, left.end + 3)) : '\n';
}
