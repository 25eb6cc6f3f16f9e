import { XML_HEAD } from '../files/xml.ts';

/** Places in `cellXfs` below. `quoted` is added to a text's place: Excel shows an apostrophe before it and keeps it a text. */
export const STYLE = { head: 1, number: 2, flag: 3, time: 4, text: 5, words: 6, quoted: 2 } as const;

const TOP = '<alignment vertical="top"/>';
const WRAPPED = '<alignment vertical="top" wrapText="1"/>';
const xf = (numFmtId: number, rest: string, alignment: string) =>
  `<xf numFmtId="${numFmtId}" ${rest} borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${alignment}</xf>`;
const PLAIN = 'fontId="0" fillId="0"';
const QUOTED = `${PLAIN} quotePrefix="1"`;

export const STYLES = `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF171A2B"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">${[
  xf(0, PLAIN, TOP),
  xf(0, 'fontId="1" fillId="2" applyFont="1" applyFill="1"', '<alignment vertical="center"/>'),
  xf(0, PLAIN, TOP),
  xf(0, PLAIN, '<alignment horizontal="left" vertical="top"/>'),
  xf(164, PLAIN, '<alignment horizontal="left" vertical="top"/>'),
  xf(0, PLAIN, TOP),
  xf(0, PLAIN, WRAPPED),
  xf(0, QUOTED, TOP),
  xf(0, QUOTED, WRAPPED),
].join(
  '',
)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
