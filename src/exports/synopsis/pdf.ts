import { setImmediate as breathe } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { Fact } from '../provenance.ts';
import { LOOKS, PdfPage } from './pdf-page.ts';
import { type PdfCell, PdfTable } from './pdf-table.ts';
import { COLUMNS, factText, type Synopsis, type SynopsisRow } from './synopsis.ts';

const point = (millimetres: number) => (millimetres / 25.4) * 72;
const FACT_WIDTH = 70;
const COVER_SPACE = 60;
/** Below a section's heading its table's head and a row have to have room. */
const SECTION_START = 110;
/** Estimated, only to know how much room the number of pages takes. */
const ROWS_A_PAGE = 6;

/**
 * A tagged PDF (headings, tables with heads, language, title), made page by page: a page that is full is written and
 * forgotten. Fira Sans is embedded; what it has no sign for is drawn as a box and read as itself.
 *
 * @see ISO 14289-1 (PDF/UA-1)
 */
export async function* pdf(synopsis: Synopsis): AsyncGenerator<Uint8Array> {
  const { title, words, facts, language, count } = synopsis;
  const doc = documentFor(synopsis);
  const digits = String(Math.ceil(count / ROWS_A_PAGE) + 2).length;
  const page = new PdfPage(doc, { title, page: words.page, of: words.of, digits });
  const root = doc.struct('Document');
  doc.addStructure(root);

  page.begin();
  page.y += COVER_SPACE;
  page.block(root, 'P', synopsis.label, LOOKS.label, 2);
  page.block(root, 'H1', title, LOOKS.title, 2);
  page.block(root, 'P', words.subtitle, LOOKS.subtitle, 24);
  heading(page, root, words.facts);
  factTable(page, root, facts, language);

  page.begin();
  heading(page, root, words.rows);
  if (count === 0) page.block(root, 'P', words.none, LOOKS.text, 12);
  else yield* rowTable(page, root, synopsis);

  const provenance = await synopsis.provenance();
  if (page.bottom - page.y < 40 + provenance.length * 20) page.begin();
  else page.y += 20;
  heading(page, root, words.provenance);
  factTable(page, root, provenance, language);
  root.end();
  page.end();
  doc.end();
  yield* written(doc);
}

function documentFor({ title, language, createdAt }: Synopsis): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    // Where text goes is decided here; nothing may begin a page of its own accord.
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    // pdfkit's types do not know it yet.
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    displayTitle: true,
    lang: language,
    info: { Title: title, Creator: 'Stadtgespräch', Producer: 'Stadtgespräch', CreationDate: createdAt },
  });
}

async function* rowTable(
  page: PdfPage,
  root: PDFKit.PDFStructureElement,
  { words, rows }: Synopsis,
): AsyncGenerator<Uint8Array> {
  const widths = COLUMNS.map(({ millimetres }) => point(millimetres));
  const heads = COLUMNS.map(({ key }) => words[key]);
  const chapter = page.doc.outline.children.at(-1);
  let table: PdfTable | undefined;
  let section: string | undefined;
  for await (const batch of rows) {
    for (const row of batch) {
      if (!table || row.section !== section) {
        table?.end();
        section = row.section;
        if (section) {
          page.keepTogether(SECTION_START);
          chapter?.addItem(section);
          page.block(root, 'H3', section, LOOKS.section, 4);
        }
        table = new PdfTable(page, root, widths, heads);
      }
      table.row(cellsOf(row));
      yield* written(page.doc);
      // Setting a page takes milliseconds; who reads the city's pages meanwhile comes first.
      await breathe();
    }
  }
  table?.end();
}

function cellsOf({ reference, about, text, isGone, answer, outcome, ground }: SynopsisRow): PdfCell[] {
  const plain = (words: string, look = LOOKS.text): PdfCell => ({
    tag: 'TD',
    blocks: [{ text: words, look }],
  });
  return [
    {
      tag: 'TH',
      blocks: [
        { text: reference, look: LOOKS.strong },
        ...about.map((line) => ({ text: line, look: LOOKS.note })),
      ],
    },
    isGone ? { tag: 'TD', blocks: [{ text, look: LOOKS.note }] } : plain(text),
    plain(answer),
    {
      tag: 'TD',
      blocks: [
        { text: outcome, look: LOOKS.text },
        { text: ground, look: LOOKS.note },
      ],
    },
  ];
}

function factTable(
  page: PdfPage,
  root: PDFKit.PDFStructureElement,
  facts: readonly Fact[],
  language: string,
): void {
  const table = new PdfTable(page, root, [point(FACT_WIDTH), page.width - point(FACT_WIDTH)]);
  for (const fact of facts)
    table.row([
      { tag: 'TH', blocks: [{ text: fact.fact, look: LOOKS.strong }] },
      { tag: 'TD', blocks: [{ text: factText(fact, language), look: LOOKS.text }] },
    ]);
  table.end();
}

function heading(page: PdfPage, root: PDFKit.PDFStructureElement, text: string): void {
  page.doc.outline.addItem(text);
  page.block(root, 'H2', text, LOOKS.heading, 6);
}

/** What the document has written so far. */
function* written(doc: PDFKit.PDFDocument): Generator<Uint8Array> {
  for (let chunk = doc.read(); chunk !== null; chunk = doc.read()) yield chunk;
}
