import { contentTypes, coreProperties, OOXML, relations } from '../files/ooxml.ts';
import { escapeXml, SAFE, UNWRITABLE, XML_HEAD, xml } from '../files/xml.ts';
import { type ZipEntry, zip } from '../files/zip.ts';
import {
  type Column,
  cellText,
  linesOfRow,
  looksLikeFormula,
  type Sheet,
  type Workbook,
  wallClock,
} from './workbook.ts';
import { STYLE, STYLES } from './xlsx-styles.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const LINE_POINTS = 15;

/**
 * An XLSX workbook, made while its rows come. Texts stand in their cells, not in a table of strings, which would have to wait
 * in memory for the end.
 *
 * @see ECMA-376, part 1, 18
 */
export function xlsx(book: Workbook): AsyncGenerator<Buffer> {
  return zip(entries(book));
}

function* entries(book: Workbook): Generator<ZipEntry> {
  const sheets = book.sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`);
  yield { name: '[Content_Types].xml', content: contentTypes(partTypes(sheets)) };
  yield {
    name: '_rels/.rels',
    content: relations({ officeDocument: 'xl/workbook.xml', core: 'docProps/core.xml' }),
  };
  yield { name: 'docProps/core.xml', content: coreProperties(book) };
  yield { name: 'xl/workbook.xml', content: workbook(book) };
  yield {
    name: 'xl/_rels/workbook.xml.rels',
    content: relations({ worksheet: sheets, styles: 'styles.xml' }),
  };
  yield { name: 'xl/styles.xml', content: STYLES };
  // In their order: what the last one says may depend on what the first ones read.
  for (const [i, sheet] of book.sheets.entries())
    yield { name: `xl/worksheets/sheet${i + 1}.xml`, content: worksheet(sheet, i === 0) };
}

function partTypes(sheets: readonly string[]): Record<string, string> {
  return {
    '/xl/workbook.xml': `${TYPE}.sheet.main+xml`,
    '/xl/styles.xml': `${TYPE}.styles+xml`,
    ...Object.fromEntries(sheets.map((name) => [`/xl/${name}`, `${TYPE}.worksheet+xml`])),
  };
}

async function* worksheet(
  { columns, rows, isList, count = 0 }: Sheet,
  isFirst: boolean,
): AsyncGenerator<string> {
  const last = letters(columns.length - 1);
  const pane = isList
    ? '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="B2" sqref="B2"/>'
    : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>';
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="${LINE_POINTS}"/><cols>${widths.join('')}</cols><sheetData>`;
  yield headRow(columns);
  let number = 1;
  const places = columns.map((_, i) => letters(i));
  for await (const batch of rows) {
    let text = '';
    for (const row of batch) text += dataRow(columns, places, row, ++number);
    yield text;
  }
  const filter = isList ? `<autoFilter ref="A1:${last}${count + 1}"/>` : '';
  yield `</sheetData>${filter}<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}

function headRow(columns: readonly Column[]): string {
  const cells = columns.map(({ key, title }, i) => textCell(`${letters(i)}1`, title ?? key, STYLE.head));
  return `<row r="1">${cells.join('')}</row>`;
}

function dataRow(columns: readonly Column[], places: readonly string[], row: object, number: number): string {
  const height = linesOfRow(columns, row) * LINE_POINTS;
  let cells = `<row r="${number}" ht="${height}" customHeight="1">`;
  for (let i = 0; i < columns.length; i++) {
    const { key, kind } = columns[i] as Column;
    cells += cell(`${places[i]}${number}`, kind, (row as Record<string, unknown>)[key]);
  }
  return `${cells}</row>`;
}

function cell(place: string, kind: Column['kind'], value: unknown): string {
  if (value === null || value === undefined) return '';
  if (kind === 'number') return `<c r="${place}" s="${STYLE.number}"><v>${value}</v></c>`;
  if (kind === 'flag') return `<c r="${place}" s="${STYLE.flag}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (kind === 'time') return `<c r="${place}" s="${STYLE.time}"><v>${serial(value as string)}</v></c>`;
  const text = cellText(value);
  if (text === undefined) return '';
  const style = kind === 'words' ? STYLE.words : STYLE.text;
  return textCell(place, text, looksLikeFormula(text) ? style + STYLE.quoted : style);
}

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${spreadsheetText(text)}</t></is></c>`;
}

/** What XML cannot write stands as `_x0001_`; what only looks like that has its first sign written so. */
function spreadsheetText(text: string): string {
  if (SAFE.test(text) && !text.includes('_')) return text;
  const marked = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').replace(UNWRITABLE, hexadecimal);
  return escapeXml(marked);
}

function hexadecimal(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** Days since 30 December 1899, as Excel counts them from March 1900 on. */
function serial(iso: string): string {
  return ((Date.parse(`${wallClock(iso)}Z`) - EPOCH) / DAY_MS).toFixed(10);
}

/** A, B, … Z, AA, … */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

function workbook({ sheets }: Workbook): string {
  const entries = sheets.map(
    ({ name }, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const names = sheets.map(({ name, columns, isList, count = 0 }, i) => {
    const filter = isList
      ? `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">'${xml(name)}'!$A$1:$${letters(columns.length - 1)}$${count + 1}</definedName>`
      : '';
    return `${filter}<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${xml(name)}'!$1:$1</definedName>`;
  });
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OOXML}/relationships"><sheets>${entries.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`;
}
