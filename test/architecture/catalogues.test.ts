import { IntlMessageFormat } from 'intl-messageformat';
import { test } from 'tap';
import { type CatalogueKey, catalogues } from '../../src/i18n/catalogues.ts';

const keys = Object.keys(catalogues.de) as CatalogueKey[];

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names of a message's placeholders, those inside its choices too. */
function placeholders(elements: Element[]): string[] {
  return elements.flatMap((element) => {
    if (!('value' in element) || element.type === 0) return [];
    const inner =
      'options' in element ? Object.values(element.options).flatMap(({ value }) => placeholders(value)) : [];
    return [String(element.value), ...inner];
  });
}

const namesIn = (message: string) =>
  [
    ...new Set(placeholders(new IntlMessageFormat(message, 'de', undefined, { ignoreTag: true }).getAst())),
  ].sort();

test('both languages have the same messages', async (t) => {
  t.ok(keys.length > 100);
  t.strictSame(Object.keys(catalogues.en).sort(), [...keys].sort());
});

test('a message takes the same values in both languages, and is empty in both or in none', async (t) => {
  for (const key of keys) {
    t.strictSame(namesIn(catalogues.en[key]), namesIn(catalogues.de[key]), key);
    t.equal(catalogues.de[key].trim() === '', catalogues.en[key].trim() === '', key);
  }
});

test('German quotation marks are German, and residents never read „abgelehnt“', async (t) => {
  for (const key of keys) {
    t.notMatch(catalogues.de[key], /(^|[\s(])"|"($|[\s).,])/, key);
    if (/^(comments|topics|site)\./.test(key)) t.notMatch(catalogues.de[key], /abgelehnt/i, key);
  }
});
