import { ODF_NAMESPACES } from '../files/odf.ts';
import { XML_HEAD, xml } from '../files/xml.ts';
import { PAGE, type Synopsis } from './synopsis.ts';

const INK = '#171a2b';
const QUIET = '#4a5068';

/** Real styles under the names Writer knows; page, footer and language. */
export function odtStyles({ title, words, language }: Synopsis): string {
  const [lang, country] = language.split('-');
  const locale = `fo:language="${lang}" fo:country="${country}"`;
  const defaults = `<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="2mm" fo:line-height="120%" style:tab-stop-distance="12.5mm"/><style:text-properties style:font-name="Arial" fo:font-family="Arial, 'Liberation Sans', sans-serif" fo:font-size="10pt" ${locale}/></style:default-style>`;
  const styles = [
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>',
    style(
      'Label',
      '',
      `fo:margin-top="20mm" fo:margin-bottom="1.5mm"`,
      `fo:font-size="11pt" fo:color="${QUIET}"`,
    ),
    style(
      'Title',
      '',
      `fo:margin-bottom="2mm"`,
      `fo:font-size="28pt" fo:font-weight="bold" fo:color="${INK}"`,
    ),
    style('Subtitle', '', `fo:margin-bottom="8mm"`, `fo:font-size="14pt" fo:color="${QUIET}"`),
    style(
      'Heading_20_1',
      'Heading 1',
      `fo:margin-top="6mm" fo:margin-bottom="3mm" fo:keep-with-next="always"`,
      `fo:font-size="16pt" fo:font-weight="bold" fo:color="${INK}"`,
      'style:default-outline-level="1"',
    ),
    style(
      'Heading_20_2',
      'Heading 2',
      `fo:margin-top="5mm" fo:margin-bottom="2mm" fo:keep-with-next="always"`,
      `fo:font-size="12pt" fo:font-weight="bold" fo:color="${INK}"`,
      'style:default-outline-level="2"',
    ),
    style(
      'Table_20_Contents',
      'Table Contents',
      'fo:margin-bottom="0mm" fo:orphans="2" fo:widows="2"',
      'fo:font-size="9pt"',
    ),
    style(
      'Table_20_Heading',
      'Table Heading',
      'fo:margin-bottom="0mm"',
      'fo:font-size="9pt" fo:font-weight="bold" fo:color="#ffffff"',
    ),
    style('TableNote', 'Table Note', 'fo:margin-bottom="0mm"', `fo:font-size="8pt" fo:color="${QUIET}"`),
    style('Footer', '', 'fo:margin-bottom="0mm"', `fo:font-size="8pt" fo:color="${QUIET}"`).replace(
      /(<style:paragraph-properties[^>]*)\/>/,
      `$1><style:tab-stops><style:tab-stop style:position="${PAGE.width - 2 * PAGE.margin}mm" style:type="right"/></style:tab-stops></style:paragraph-properties>`,
    ),
    '<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
  ];
  const page = `<office:automatic-styles><style:page-layout style:name="Landscape"><style:page-layout-properties fo:page-width="${PAGE.width}mm" fo:page-height="${PAGE.height}mm" style:print-orientation="landscape" fo:margin="${PAGE.margin}mm" fo:margin-top="${PAGE.margin}mm" fo:margin-bottom="9mm" fo:margin-left="${PAGE.margin}mm" fo:margin-right="${PAGE.margin}mm"/><style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout></office:automatic-styles>`;
  const footer = `<text:p text:style-name="Footer">${xml(title)}<text:tab/>${xml(words.page)} <text:page-number text:select-page="current">1</text:page-number> ${xml(words.of)} <text:page-count>1</text:page-count></text:p>`;
  return `${XML_HEAD}<office:document-styles ${ODF_NAMESPACES}><office:styles>${defaults}${styles.join('')}</office:styles>${page}<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Landscape"><style:footer>${footer}</style:footer></style:master-page></office:master-styles></office:document-styles>`;
}

function style(name: string, display: string, paragraph: string, text: string, rest = ''): string {
  return `<style:style style:name="${name}" ${display && `style:display-name="${display}" `}style:family="paragraph" style:parent-style-name="Standard" ${rest}><style:paragraph-properties ${paragraph}/><style:text-properties ${text}/></style:style>`;
}
