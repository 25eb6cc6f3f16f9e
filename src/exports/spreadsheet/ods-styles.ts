import type { Sheet } from './workbook.ts';

const LINE_CM = 0.52;
const CHARACTER_CM = 0.2;
const ROW_LINES = Array.from({ length: 12 }, (_, i) => i + 1);

export const rowStyle = (lines: number) => `ro${lines}`;

/** What `content.xml` says about looks before it says anything else. */
export function odsStyles(sheets: readonly Sheet[]): string {
  const rows = ROW_LINES.map(
    (lines) =>
      `<style:style style:name="${rowStyle(lines)}" style:family="table-row"><style:table-row-properties style:row-height="${(lines * LINE_CM).toFixed(2)}cm" style:use-optimal-row-height="false"/></style:style>`,
  );
  const columns = sheets.flatMap((sheet, s) =>
    sheet.columns.map(
      ({ width }, i) =>
        `<style:style style:name="co${s}-${i}" style:family="table-column"><style:table-column-properties style:column-width="${(width * CHARACTER_CM).toFixed(2)}cm"/></style:style>`,
    ),
  );
  return `<office:automatic-styles>${FORMATS}${rows.join('')}${columns.join('')}<style:style style:name="ta" style:family="table"><style:table-properties table:display="true"/></style:style>${cellStyles()}</office:automatic-styles>`;
}

const FORMATS = `<number:text-style style:name="n-text"><number:text-content/></number:text-style><number:boolean-style style:name="n-flag"><number:boolean/></number:boolean-style><number:date-style style:name="n-time" number:language="de" number:country="DE"><number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/><number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/></number:date-style>`;

function cellStyles(): string {
  const style = (name: string, format: string, cell: string, inner = '') =>
    `<style:style style:name="${name}" style:family="table-cell"${format && ` style:data-style-name="${format}"`}><style:table-cell-properties style:vertical-align="top" ${cell}/>${inner}</style:style>`;
  const left = '<style:paragraph-properties fo:text-align="start"/>';
  return [
    style('text', 'n-text', ''),
    style('words', 'n-text', 'fo:wrap-option="wrap"'),
    style(
      'head',
      'n-text',
      'fo:background-color="#171a2b"',
      '<style:text-properties fo:font-weight="bold" fo:color="#ffffff"/>',
    ),
    style('number', '', ''),
    style('flag', 'n-flag', 'style:text-align-source="fix"', left),
    style('time', 'n-time', 'style:text-align-source="fix"', left),
  ].join('');
}
