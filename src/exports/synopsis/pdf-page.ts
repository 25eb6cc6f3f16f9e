import { ASCENDER, drawLine, type FontDocument, type Line, PdfFonts, type TextLook } from './pdf-text.ts';
import { PAGE } from './synopsis.ts';

const point = (millimetres: number) => (millimetres / 25.4) * 72;
const INK = '#171a2b';
const QUIET = '#4a5068';
const RULE = '#b8bccb';

export const LOOKS = {
  label: { size: 11, weight: '400', color: QUIET },
  title: { size: 28, weight: '600', color: INK },
  subtitle: { size: 14, weight: '400', color: QUIET },
  heading: { size: 16, weight: '600', color: INK },
  section: { size: 12, weight: '600', color: INK },
  head: { size: 9, weight: '600', color: '#ffffff' },
  text: { size: 9, weight: '400', color: '#000000' },
  strong: { size: 9, weight: '600', color: '#000000' },
  note: { size: 8, weight: '400', color: QUIET },
} as const satisfies Record<string, TextLook>;

export const leading = ({ size }: TextLook) => size * 1.33;

/** The page a synopsis is written on: where it goes on, and what stands on every page without being read as text. */
export class PdfPage {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: PdfFonts;
  readonly left = point(PAGE.margin);
  readonly width = point(PAGE.width - 2 * PAGE.margin);
  readonly top = point(PAGE.margin);
  readonly bottom = point(PAGE.height - 18);
  y = 0;
  #number = 0;
  readonly #footer: { title: string; page: string; of: string; digits: number };
  readonly #total: { ref: PDFKit.PDFKitReference; draw(): void };

  constructor(doc: PDFKit.PDFDocument, footer: { title: string; page: string; of: string; digits: number }) {
    this.doc = doc;
    this.fonts = new PdfFonts(doc);
    this.#footer = footer;
    this.#total = totalOf(doc);
  }

  begin(): void {
    this.doc.addPage();
    this.y = this.top;
    this.#number++;
    this.artifact('Pagination', () => this.#drawFooter());
  }

  /** Space before what follows, or the next page where it has no room on this one. */
  keepTogether(needed: number, space = 14): void {
    if (this.y === this.top) return;
    if (this.bottom - this.y < needed + space) this.begin();
    else this.y += space;
  }

  /** Once, after the last page. */
  end(): void {
    this.#total.draw();
  }

  /** What is seen but not read: lines, shades, what is repeated. */
  artifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  rule(y: number): void {
    this.artifact('Layout', () => {
      this.doc
        .lineWidth(0.5)
        .moveTo(this.left, y)
        .lineTo(this.left + this.width, y)
        .stroke(RULE);
    });
  }

  /** A heading or a paragraph of our own, above what comes next. */
  block(parent: PDFKit.PDFStructureElement, tag: string, text: string, look: TextLook, after: number): void {
    const lines = this.fonts.wrap(text, look, this.width);
    const element = this.doc.struct(tag);
    parent.add(element);
    element.add(this.doc.markStructureContent(tag));
    for (const line of lines) this.line(line, this.left, look);
    this.doc.endMarkedContent();
    element.end();
    this.y += after;
  }

  line(line: Line, x: number, look: TextLook): void {
    drawLine(this.doc, line, { x, y: this.y }, look);
    this.y += leading(look);
  }

  #drawFooter(): void {
    const { title, page, of, digits } = this.#footer;
    const look = LOOKS.note;
    const y = point(PAGE.height - 12);
    const right = this.left + this.width;
    const width = (text: string) => this.doc.font('latin-400').fontSize(look.size).widthOfString(text);
    const [name = []] = this.fonts.wrap(title, look, this.width * 0.7);
    drawLine(this.doc, name, { x: this.left, y }, look);
    const numbers = `${page} ${this.#number} ${of} `;
    const total = right - width('0'.repeat(digits));
    this.doc.fillColor(look.color).text(numbers, total - width(numbers), y, { lineBreak: false });
    const baseline = y + look.size * ASCENDER;
    this.doc.page.xobjects['Total'] = this.#total.ref;
    this.doc.addContent(`q 1 0 0 -1 ${total.toFixed(2)} ${baseline.toFixed(2)} cm /Total Do Q`);
  }
}

/**
 * How many pages there are is known after the last one is written; each page shows a drawing that is made then. Keeping the
 * pages until then would take memory for all of them.
 */
function totalOf(doc: PDFKit.PDFDocument): { ref: PDFKit.PDFKitReference; draw(): void } {
  const document = doc as FontDocument;
  const ref = document.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, -4, 60, 12], Resources: {} });
  return {
    ref,
    draw() {
      const { start, count } = document.bufferedPageRange();
      doc.font('latin-400');
      const font = document._font;
      const [glyphs] = font.encode(String(start + count));
      Object.assign(ref.data, { Resources: { Font: { [font.id]: font.ref() } } });
      ref.end(
        Buffer.from(`0.29 0.31 0.41 rg BT /${font.id} ${LOOKS.note.size} Tf <${glyphs.join('')}> Tj ET`),
      );
    },
  };
}
