import { BrokenFile } from '../import.ts';
import type { Row } from './table.ts';
import { cellText, columnOf, DAY_ZERO, isDateFormat, unescaped } from './xlsx-cell.ts';
import { openXlsx, type XlsxParts } from './xlsx-parts.ts';
import { type Element, readXml, type XmlReader } from './xml.ts';

const WORKBOOK = 'xl/workbook.xml';
const FIRST_SHEET = 'xl/worksheets/sheet1.xml';
/** No sheet of Excel has more. */
const MOST_ROWS = 1_048_576;

/** Rows of a workbook's first sheet. Of formulas their last value is read; nothing is computed. @throws BrokenFile */
export async function* readXlsx(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  const parts = await openXlsx(await whole(bytes));
  if (!parts.names.includes(WORKBOOK)) throw new BrokenFile('broken-xlsx');
  const strings = await all(parts, 'xl/sharedStrings.xml', new Strings());
  const dates = new Set(await all(parts, 'xl/styles.xml', new DateStyles()));
  const sheet = await firstSheet(parts);
  const [setting] = await all(parts, WORKBOOK, new Attributes('workbookPr', 'date1904'));
  const dayZero = /^(?:1|true)$/.test(setting?.[0] ?? '') ? DAY_ZERO.mac : DAY_ZERO.usual;
  let rows = 0;
  for await (const row of readXml(parts.open(sheet), new Sheet(strings, dates, dayZero))) {
    if (++rows > MOST_ROWS) throw new BrokenFile('xlsx-large');
    yield row;
  }
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function all<T>(parts: XlsxParts, name: string, reader: XmlReader<T>): Promise<T[]> {
  if (!parts.names.includes(name)) return [];
  const found: T[] = [];
  for await (const one of readXml(parts.open(name), reader)) found.push(one);
  return found;
}

/** As the workbook orders its sheets. */
async function firstSheet(parts: XlsxParts): Promise<string> {
  const [first] = await all(parts, WORKBOOK, new Attributes('sheet', 'r:id'));
  const relations = await all(
    parts,
    'xl/_rels/workbook.xml.rels',
    new Attributes('Relationship', 'Id', 'Target'),
  );
  const target = relations.find(([id]) => id === first?.[0])?.[1];
  const name = target ? `xl/${target}`.replace(/^xl\/\/?xl\//, 'xl/') : FIRST_SHEET;
  const found = [name, FIRST_SHEET, ...parts.names.filter((one) => one.startsWith('xl/worksheets/'))];
  const sheet = found.find((one) => parts.names.includes(one));
  if (!sheet) throw new BrokenFile('broken-xlsx');
  return sheet;
}

abstract class Found<T> implements XmlReader<T> {
  protected found: T[] = [];
  open(_element: Element, _path: readonly string[]): void {}
  close(_name: string, _text: string, _path: readonly string[]): void {}
  take(): T[] {
    return this.found.splice(0);
  }
}

class Attributes extends Found<string[]> {
  readonly #element: string;
  readonly #names: string[];
  constructor(element: string, ...names: string[]) {
    super();
    this.#element = element;
    this.#names = names;
  }
  override open({ name, attributes }: Element): void {
    if (name === this.#element) this.found.push(this.#names.map((one) => attributes[one] ?? ''));
  }
}

/** Texts that several cells may share; pronunciation (`rPh`) is none of the text. */
class Strings extends Found<string> {
  #text = '';
  override open({ name }: Element): void {
    if (name === 'si') this.#text = '';
  }
  override close(name: string, text: string, path: readonly string[]): void {
    if (name === 't' && !path.includes('rPh')) this.#text += text;
    if (name === 'si') this.found.push(unescaped(this.#text));
  }
}

/** Numbers of the cell formats that show a number as a date. */
class DateStyles extends Found<number> {
  #formats = new Map<number, string>();
  #inCells = false;
  #n = 0;
  override open({ name, attributes }: Element): void {
    if (name === 'numFmt') this.#formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
    if (name === 'cellXfs') this.#inCells = true;
    if (name !== 'xf' || !this.#inCells) return;
    const id = Number(attributes['numFmtId']);
    if (isDateFormat(id, this.#formats.get(id))) this.found.push(this.#n);
    this.#n++;
  }
  override close(name: string): void {
    if (name === 'cellXfs') this.#inCells = false;
  }
}

class Sheet extends Found<Row> {
  readonly #strings: readonly string[];
  readonly #dates: ReadonlySet<number>;
  readonly #dayZero: number;
  #row: Row = { line: 0, cells: [] };
  #cell = { column: 0, type: '', style: -1 };
  #text = '';
  constructor(strings: readonly string[], dates: ReadonlySet<number>, dayZero: number) {
    super();
    this.#strings = strings;
    this.#dates = dates;
    this.#dayZero = dayZero;
  }
  override open({ name, attributes }: Element): void {
    if (name === 'row') this.#row = { line: Number(attributes['r']) || this.#row.line + 1, cells: [] };
    if (name !== 'c') return;
    const column = columnOf(attributes['r'] ?? '') ?? this.#row.cells.length;
    this.#cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? -1) };
    this.#text = '';
  }
  override close(name: string, text: string, path: readonly string[]): void {
    if (name === 'v' || (name === 't' && !path.includes('rPh'))) this.#text += text;
    if (name === 'row') this.found.push(this.#row);
    if (name !== 'c') return;
    const { column, type, style } = this.#cell;
    const { cells } = this.#row;
    while (cells.length < column) cells.push('');
    const shared = type === 's' ? (this.#strings[Number(this.#text)] ?? '') : undefined;
    cells[column] = shared ?? cellText(this.#text, type, this.#dates.has(style) ? this.#dayZero : undefined);
  }
}
