import { XML_HEAD, xml } from './xml.ts';

const ODF = 'urn:oasis:names:tc:opendocument:xmlns';

export const ODF_NAMESPACES = `${['office', 'style', 'text', 'table', 'meta', 'config']
  .map((name) => `xmlns:${name}="${ODF}:${name}:1.0"`)
  .join(
    ' ',
  )} xmlns:number="${ODF}:datastyle:1.0" xmlns:fo="${ODF}:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"`;

export function odfManifest(type: string, parts: readonly string[]): string {
  const entries = parts.map(
    (part) => `<manifest:file-entry manifest:full-path="${part}" manifest:media-type="text/xml"/>`,
  );
  return `${XML_HEAD}<manifest:manifest xmlns:manifest="${ODF}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${type}"/>${entries.join('')}</manifest:manifest>`;
}

export function odfMeta({
  title,
  language,
  createdAt,
}: {
  title: string;
  language: string;
  createdAt: Date;
}): string {
  return `${XML_HEAD}<office:document-meta ${ODF_NAMESPACES}><office:meta><meta:generator>Stadtgespräch</meta:generator><dc:title>${xml(title)}</dc:title><meta:creation-date>${createdAt.toISOString().slice(0, 19)}</meta:creation-date><dc:language>${language}</dc:language></office:meta></office:document-meta>`;
}
