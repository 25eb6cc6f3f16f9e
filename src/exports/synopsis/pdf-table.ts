import { LOOKS, leading, type PdfPage } from './pdf-page.ts';
import type { Line, TextLook } from './pdf-text.ts';

export interface Block {
  text: string;
  look: TextLook;
}

export interface PdfCell {
  tag: 'TH' | 'TD';
  blocks: readonly Block[];
}

interface LookedLine {
  line: Line;
  look: TextLook;
}

const PADDING = { x: 4.5, y: 4 };
/** A row of this height is rather moved to the next page as a whole than broken. */
const WHOLE_MAX = 200;
/** Fewer points than these below it are not worth beginning a row for. */
const START_MIN = 40;

/** A table with its structure, which goes on over pages with its head repeated. */
export class PdfTable {
  readonly #page: PdfPage;
  readonly #widths: readonly number[];
  readonly #heads: readonly string[] | undefined;
  readonly #element: PDFKit.PDFStructureElement;

  constructor(
    page: PdfPage,
    parent: PDFKit.PDFStructureElement,
    widths: readonly number[],
    heads?: readonly string[],
  ) {
    this.#page = page;
    this.#widths = widths;
    this.#heads = heads;
    this.#element = page.doc.struct('Table');
    parent.add(this.#element);
    if (heads) this.#head(heads);
    else page.rule(page.y);
  }

  end(): void {
    this.#element.end();
  }

  row(cells: readonly PdfCell[]): void {
    const page = this.#page;
    const { doc } = page;
    const columns = cells.map(({ blocks }, i) => this.#linesOf(blocks, i));
    const height = Math.max(...columns.map(heightOf)) + 2 * PADDING.y;
    const room = page.bottom - page.y;
    if (height > room && (height <= WHOLE_MAX || room < START_MIN)) this.#continue();
    const row = doc.struct('TR');
    this.#element.add(row);
    const elements = cells.map(({ tag }) => {
      const element = tag === 'TH' ? headCell(doc, 'Row') : doc.struct(tag);
      row.add(element);
      return element;
    });
    while (this.#segment(columns, cells, elements)) this.#continue();
    row.end();
  }

  /** As many lines of each cell as the page has room for; true when some are left. */
  #segment(
    columns: LookedLine[][],
    cells: readonly PdfCell[],
    elements: readonly PDFKit.PDFStructureElement[],
  ): boolean {
    const page = this.#page;
    const start = page.y + PADDING.y;
    let end = start;
    for (const [i, lines] of columns.entries()) {
      page.y = start;
      if (lines.length === 0) continue;
      const { tag } = cells[i] as PdfCell;
      elements[i]?.add(page.doc.markStructureContent(tag));
      for (let next = lines[0]; next && page.y + leading(next.look) <= page.bottom; next = lines[0]) {
        page.line(next.line, this.#x(i), next.look);
        lines.shift();
      }
      page.doc.endMarkedContent();
      end = Math.max(end, page.y);
    }
    page.y = end + PADDING.y;
    page.rule(page.y);
    return columns.some((lines) => lines.length > 0);
  }

  #continue(): void {
    this.#page.begin();
    if (this.#heads) this.#page.artifact('Pagination', () => this.#drawHeads(this.#heads ?? []));
    else this.#page.rule(this.#page.y);
  }

  #head(heads: readonly string[]): void {
    const { doc } = this.#page;
    const row = doc.struct('TR');
    this.#element.add(row);
    this.#page.artifact('Layout', () => this.#shade());
    const { y } = this.#page;
    for (const [i, head] of heads.entries()) {
      const element = headCell(doc, 'Column');
      row.add(element);
      element.add(doc.markStructureContent('TH'));
      this.#drawHead(head, i, y);
      doc.endMarkedContent();
    }
    row.end();
    this.#page.y = y + HEAD_HEIGHT;
  }

  #drawHeads(heads: readonly string[]): void {
    this.#shade();
    const { y } = this.#page;
    for (const [i, head] of heads.entries()) this.#drawHead(head, i, y);
    this.#page.y = y + HEAD_HEIGHT;
  }

  #shade(): void {
    const { doc, left, width, y } = this.#page;
    doc.rect(left, y, width, HEAD_HEIGHT).fill('#171a2b');
  }

  #drawHead(head: string, column: number, y: number): void {
    const [line = []] = this.#page.fonts.wrap(head, LOOKS.head, this.#inner(column));
    this.#page.y = y + PADDING.y;
    this.#page.line(line, this.#x(column), LOOKS.head);
  }

  #linesOf(blocks: readonly Block[], column: number): LookedLine[] {
    return blocks.flatMap(({ text, look }) =>
      this.#page.fonts.wrap(text, look, this.#inner(column)).map((line) => ({ line, look })),
    );
  }

  #inner(column: number): number {
    return (this.#widths[column] ?? 0) - 2 * PADDING.x;
  }

  #x(column: number): number {
    return this.#widths.slice(0, column).reduce((sum, width) => sum + width, this.#page.left) + PADDING.x;
  }
}

const HEAD_HEIGHT = leading(LOOKS.head) + 2 * PADDING.y;

function heightOf(lines: readonly LookedLine[]): number {
  return lines.reduce((sum, { look }) => sum + leading(look), 0);
}

/** pdfkit's types do not know the scope yet. */
function headCell(doc: PDFKit.PDFDocument, scope: 'Row' | 'Column'): PDFKit.PDFStructureElement {
  return doc.struct('TH', { scope } as PDFKit.Mixins.StructureElementOptions);
}
