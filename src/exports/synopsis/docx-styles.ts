import { XML_HEAD } from '../files/xml.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** Arial or what stands in for it is on every office machine. */
const FONT = 'Arial';
const INK = '171A2B';
const QUIET = '4A5068';
const RULE = 'B8BCCB';

interface Look {
  /** Half points. */
  size?: number;
  bold?: boolean;
  color?: string;
  /** Twips. */
  before?: number;
  after?: number;
  next?: string;
  based?: string;
  rest?: string;
}

/** Real styles under the names Word knows, so that an office changes a look in one place. */
export function docxStyles(language: string): string {
  const fonts = `<w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:cs="${FONT}" w:eastAsia="${FONT}"/>`;
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`;
  const styles = [
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>',
    paragraph('Label', 'Label', { size: 22, color: QUIET, before: 1200, after: 80, next: 'Title' }),
    paragraph('Title', 'Title', { size: 56, bold: true, color: INK, after: 120, next: 'Subtitle' }),
    paragraph('Subtitle', 'Subtitle', { size: 28, color: QUIET, after: 480, next: 'Normal' }),
    paragraph('Heading1', 'heading 1', {
      size: 32,
      bold: true,
      color: INK,
      before: 360,
      after: 160,
      next: 'Normal',
      rest: '<w:keepNext/><w:keepLines/>#<w:outlineLvl w:val="0"/>',
    }),
    paragraph('Heading2', 'heading 2', {
      size: 24,
      bold: true,
      color: INK,
      before: 280,
      after: 120,
      next: 'Normal',
      rest: '<w:keepNext/><w:keepLines/>#<w:outlineLvl w:val="1"/>',
    }),
    paragraph('TableText', 'Table Text', { size: 18, after: 0 }),
    paragraph('TableNote', 'Table Note', { size: 16, color: QUIET, after: 0, based: 'TableText' }),
    paragraph('TableHeader', 'Table Header', {
      size: 18,
      bold: true,
      color: 'FFFFFF',
      after: 0,
      based: 'TableText',
      rest: '<w:keepNext/>#',
    }),
    paragraph('Footer', 'footer', {
      size: 16,
      color: QUIET,
      after: 0,
      rest: '<w:tabs><w:tab w:val="right" w:pos="15137"/></w:tabs>#',
    }),
    table('Synopsis', 'Synopsis'),
    table('Facts', 'Facts'),
  ];
  return `${XML_HEAD}<w:styles ${W}>${defaults}${styles.join('')}</w:styles>`;
}

/** `rest` is what stands before and after the spacing, with `#` between: the order of elements is part of the format. */
function paragraph(id: string, name: string, look: Look): string {
  const { size, bold, color, before = 0, after = 120, next, based = 'Normal', rest = '#' } = look;
  const [first, last] = rest.split('#');
  return `<w:style w:type="paragraph" w:styleId="${id}"${isOurs(id) ? ' w:customStyle="1"' : ''}><w:name w:val="${name}"/><w:basedOn w:val="${based}"/>${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/><w:pPr>${first}<w:spacing w:before="${before}" w:after="${after}"/>${last}</w:pPr><w:rPr>${bold ? '<w:b/><w:bCs/>' : ''}${color ? `<w:color w:val="${color}"/>` : ''}${size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : ''}</w:rPr></w:style>`;
}

function isOurs(id: string): boolean {
  return ['Label', 'TableText', 'TableNote', 'TableHeader'].includes(id);
}

function table(id: string, name: string): string {
  const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${RULE}"/>`;
  const sides = ['top', 'bottom', 'insideH'].map(line).join('');
  const margins =
    '<w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>';
  return `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:tblPr><w:tblBorders>${sides}</w:tblBorders><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr></w:style>`;
}
