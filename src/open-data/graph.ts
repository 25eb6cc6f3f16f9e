/** Vocabularies of the catalogue, by the prefix their names carry here. */
export const PREFIXES = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  dcatde: 'http://dcat-ap.de/def/dcatde/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

type Name = `${keyof typeof PREFIXES}:${string}`;

/** What a property says: an address, or a text in a language or of a type. */
export type Term = { iri: string } | { text: string; lang?: 'de' | 'en' } | { text: string; type: Name };

/** Something the catalogue describes. Each has an address, so that two copies of the catalogue name the same things. */
export interface Described {
  iri: string;
  types: readonly Name[];
  properties: readonly (readonly [Name, Term | readonly Term[] | undefined])[];
}

export const iri = (address: string): Term => ({ iri: address });
export const said = (text: string, lang?: 'de' | 'en'): Term => ({ text, ...(lang && { lang }) });
export const moment = (date: Date): Term => ({ text: date.toISOString(), type: 'xsd:dateTime' });

function termsOf(terms: Described['properties'][number][1]): readonly Term[] {
  if (terms === undefined) return [];
  return 'length' in terms ? terms : [terms];
}

/** @see https://www.w3.org/TR/turtle/ */
export function toTurtle(graph: readonly Described[]): string {
  const prefixes = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .`);
  const subjects = graph.map(({ iri: address, types, properties }) => {
    const lines = properties.flatMap(([name, terms]) => {
      const objects = termsOf(terms).map(turtleTerm);
      return objects.length > 0 ? [`  ${name} ${objects.join(', ')}`] : [];
    });
    return `${turtleIri(address)}\n${[`  a ${types.join(', ')}`, ...lines].join(' ;\n')} .`;
  });
  return `${[prefixes.join('\n'), ...subjects].join('\n\n')}\n`;
}

function turtleTerm(term: Term): string {
  if ('iri' in term) return turtleIri(term.iri);
  const text = `"${term.text.replaceAll(/["\\\p{Cc}]/gu, escaped)}"`;
  if ('type' in term) return `${text}^^${term.type}`;
  return term.lang ? `${text}@${term.lang}` : text;
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Nothing in it can end it (Turtle, 2.4). */
function turtleIri(address: string): string {
  return `<${address.replaceAll(/[\p{Cc} <>"{}|^`\\]/gu, encodeURIComponent)}>`;
}

/** @see https://www.w3.org/TR/json-ld11/ */
export function toJsonLd(graph: readonly Described[]): string {
  const nodes = graph.map(({ iri: address, types, properties }) => ({
    '@id': address,
    '@type': types,
    ...Object.fromEntries(
      properties.flatMap(([name, terms]) => {
        const values = termsOf(terms).map(jsonTerm);
        return values.length > 0 ? [[name, values.length === 1 ? values[0] : values]] : [];
      }),
    ),
  }));
  return `${JSON.stringify({ '@context': PREFIXES, '@graph': nodes }, undefined, 2)}\n`;
}

function jsonTerm(term: Term): object {
  if ('iri' in term) return { '@id': term.iri };
  if ('type' in term) return { '@value': term.text, '@type': term.type };
  return term.lang ? { '@value': term.text, '@language': term.lang } : { '@value': term.text };
}
