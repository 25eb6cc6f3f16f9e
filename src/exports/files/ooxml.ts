import { XML_HEAD, xml } from './xml.ts';

/** Where the namespaces of Office Open XML begin. */
export const OOXML = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';

/** The types of a package's parts, by their names; the core properties are known. */
export function contentTypes(parts: Record<string, string>): string {
  const all = { ...parts, '/docProps/core.xml': CORE_TYPE };
  const overrides = Object.entries(all).map(
    ([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`,
  );
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

/** Relations to parts by their kind; the first is rId1. Several of a kind are a list. */
export function relations(targets: Record<string, string | readonly string[]>): string {
  const all = Object.entries(targets).flatMap(([kind, parts]) =>
    [parts]
      .flat()
      .map((part) => ({ part, type: kind === 'core' ? CORE_RELATION : `${OOXML}/relationships/${kind}` })),
  );
  const entries = all.map(
    ({ part, type }, i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${part}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

const CORE_RELATION = `${PACKAGE}/relationships/metadata/core-properties`;

export function coreProperties(file: { title: string; language: string; createdAt: Date }): string {
  const { title, language, createdAt } = file;
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:creator>Stadtgespräch</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${createdAt.toISOString()}</dcterms:created><dc:language>${language}</dc:language></cp:coreProperties>`;
}
