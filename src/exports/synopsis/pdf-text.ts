import { createRequire } from 'node:module';
import { linesOf } from '../files/xml.ts';

/** Part of a line in one font. */
export interface Piece {
  font: string;
  text: string;
  width: number;
  /** What no font has a sign for: it is drawn as a box and read as itself. */
  isMissing?: boolean;
}

export type Line = readonly Piece[];

export interface TextLook {
  size: number;
  weight: Weight;
  color: string;
}

type Weight = '400' | '600';

/** The parts of Fira Sans, in the order they are asked. */
const SUBSETS = [
  'latin',
  'latin-ext',
  'vietnamese',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
] as const;
/** Of these there is a heavy cut, for our own words and for references. */
const HEAVY = ['latin', 'latin-ext'] as const;
const EASY = /^[ -~\u00a1-\u00ac\u00ae-\u00ff–—‘’‚“”„…€]*$/;
const INVISIBLE = /^(?:[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\p{Variation_Selector})$/u;
const WIDTHS_MAX = 50_000;
/** Of Fira Sans, in parts of its size. */
export const ASCENDER = 0.935;
/** What a box is as wide as. */
const BOX = '¤';

/** What pdfkit's types leave out. */
export interface FontDocument extends PDFKit.PDFDocument {
  _font: {
    id: string;
    font: { hasGlyphForCodePoint(code: number): boolean };
    encode(text: string): [string[], unknown];
    ref(): PDFKit.PDFKitReference;
  };
}

/** Fira Sans for a document: which part of it has a character, and how wide words are. */
export class PdfFonts {
  readonly #doc: FontDocument;
  readonly #fonts = new Map<string, string | undefined>();
  readonly #widths = new Map<string, number>();
  readonly #graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc as FontDocument;
    const { resolve } = createRequire(import.meta.url);
    const file = (subset: string, weight: Weight) =>
      resolve(`@fontsource/fira-sans/files/fira-sans-${subset}-${weight}-normal.woff`);
    for (const subset of SUBSETS) doc.registerFont(`${subset}-400`, file(subset, '400'));
    for (const subset of HEAVY) doc.registerFont(`${subset}-600`, file(subset, '600'));
  }

  /** The text in lines no wider than that; words that are wider are broken where they have to be. */
  wrap(text: string, look: TextLook, width: number): Line[] {
    if (text === '') return [];
    return linesOf(text.normalize('NFC')).flatMap((line) => this.#wrapLine(line, look, width));
  }

  #wrapLine(text: string, look: TextLook, width: number): Line[] {
    const lines: Piece[][] = [[]];
    let used = 0;
    const put = (pieces: readonly Piece[]) => {
      for (const piece of pieces) {
        append(lines.at(-1) as Piece[], piece);
        used += piece.width;
      }
    };
    const begin = () => {
      lines.push([]);
      used = 0;
    };
    for (const [word] of text
      .replaceAll('\t', '    ')
      .matchAll(/[ \u2028\u2029\u0085]+|[^ \u2028\u2029\u0085]+/g)) {
      const pieces = this.#pieces(word, look);
      const needed = widthOf(pieces);
      if (used + needed > width && used > 0) begin();
      if (used === 0 && lines.length > 1 && word.trim() === '') continue;
      if (needed <= width) put(pieces);
      else
        for (const sign of this.#graphemes.segment(word)) {
          const part = this.#pieces(sign.segment, look);
          if (used > 0 && used + widthOf(part) > width) begin();
          put(part);
        }
    }
    return lines;
  }

  #pieces(word: string, look: TextLook): Piece[] {
    if (EASY.test(word)) return [this.#piece(word, `latin-${look.weight}`, look)];
    const pieces: Piece[] = [];
    for (const { segment } of this.#graphemes.segment(word)) {
      const visible = [...segment].filter((sign) => !INVISIBLE.test(sign)).join('');
      if (visible === '') continue;
      const font = this.#fontFor(visible, look.weight);
      append(pieces, font ? this.#piece(visible, font, look) : this.#box(segment, look));
    }
    return pieces;
  }

  #box(text: string, look: TextLook): Piece {
    return { ...this.#piece(BOX, 'latin-400', look), text, isMissing: true };
  }

  #piece(text: string, font: string, { size }: TextLook): Piece {
    const key = `${font} ${size} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      width = this.#doc.font(font).fontSize(size).widthOfString(text);
      if (this.#widths.size >= WIDTHS_MAX) this.#widths.clear();
      if (text.length <= 24) this.#widths.set(key, width);
    }
    return { font, text, width };
  }

  #fontFor(grapheme: string, weight: Weight): string | undefined {
    const key = `${weight} ${grapheme}`;
    if (this.#fonts.has(key)) return this.#fonts.get(key);
    const names = [
      ...(weight === '600' ? HEAVY.map((name) => `${name}-600`) : []),
      ...SUBSETS.map((name) => `${name}-400`),
    ];
    const codes = [...grapheme].map((sign) => sign.codePointAt(0) as number);
    const font = names.find((name) => {
      this.#doc.font(name);
      return codes.every((code) => this.#doc._font.font.hasGlyphForCodePoint(code));
    });
    if (this.#fonts.size >= WIDTHS_MAX) this.#fonts.clear();
    this.#fonts.set(key, font);
    return font;
  }
}

function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { width }) => sum + width, 0);
}

function append(line: Piece[], piece: Piece): void {
  const last = line.at(-1);
  if (!last || last.font !== piece.font || last.isMissing || piece.isMissing) line.push(piece);
  else line[line.length - 1] = { ...last, text: last.text + piece.text, width: last.width + piece.width };
}

/** One line at a place; its upper edge is `y`. */
export function drawLine(
  doc: PDFKit.PDFDocument,
  line: Line,
  { x, y }: { x: number; y: number },
  look: TextLook,
): void {
  let at = x;
  doc.fontSize(look.size).fillColor(look.color);
  for (const { font, text, width, isMissing } of line) {
    if (isMissing) drawBox(doc, text, { x: at, y, width }, look);
    else doc.font(font).text(text, at, y, { lineBreak: false });
    at += width;
  }
}

/**
 * Programs that read the file aloud or copy from it get the sign itself, in place of one that is not seen. Written by hand:
 * the mark has to end before the page is turned upside down again, as pdfkit keeps it, or readers take it for a line of its own.
 */
function drawBox(
  doc: PDFKit.PDFDocument,
  actual: string,
  { x, y, width }: { x: number; y: number; width: number },
  { size, color }: TextLook,
): void {
  const font = (doc.font('latin-400') as FontDocument)._font;
  const [glyphs] = font.encode(BOX);
  const { height, fonts } = doc.page;
  fonts[font.id] = font.ref();
  doc.addContent(`q 1 0 0 -1 0 ${height} cm`);
  doc.markContent('Span', { actual });
  const baseline = height - y - size * ASCENDER;
  doc.addContent(
    `BT 3 Tr /${font.id} ${size} Tf ${x.toFixed(2)} ${baseline.toFixed(2)} Td <${glyphs.join('')}> Tj ET`,
  );
  doc.endMarkedContent();
  doc.addContent('Q');
  doc
    .lineWidth(0.5)
    .rect(x + 0.6, y + size * 0.35, width - 1.2, size * 0.6)
    .stroke(color);
}
