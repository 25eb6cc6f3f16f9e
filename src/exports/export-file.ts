import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyStatement } from './copy-queries.ts';
import type { CopyRows } from './copy-rows.ts';
import { isPaper } from './export.ts';
import type { ExportConnection } from './export-connection.ts';
import { type ExportRow, parseLines } from './export-row.ts';
import { FileStream } from './file-stream.ts';
import { geojson } from './geojson.ts';
import { copyPaperStatement } from './paper-queries.ts';
import { coverFacts, type ExportOrder, languageTag, provenanceFacts } from './provenance.ts';
import { copyAnswersStatement, copyCodesStatement, copySegmentsStatement } from './sheet-queries.ts';
import type { Snapshot } from './snapshot.ts';
import { ods } from './spreadsheet/ods.ts';
import { topicWorkbook } from './spreadsheet/topic-workbook.ts';
import { xlsx } from './spreadsheet/xlsx.ts';
import { type Synopsis, synopsisRows, synopsisWords } from './synopsis/synopsis.ts';

type Writer = (synopsis: Synopsis) => AsyncGenerator<Uint8Array>;

/** What makes papers is loaded when somebody wants one: that of PDFs takes as much memory as the rest of the program. */
const PAPERS: Record<'docx' | 'odt' | 'pdf', () => Promise<Writer>> = {
  docx: async () => (await import('./synopsis/docx.ts')).docx,
  odt: async () => (await import('./synopsis/odt.ts')).odt,
  pdf: async () => (await import('./synopsis/pdf.ts')).pdf,
};

async function* paperOf(format: keyof typeof PAPERS, synopsis: Synopsis): AsyncGenerator<Uint8Array> {
  const write = await PAPERS[format]();
  yield* write(synopsis);
}

export interface ExportSource {
  connection: ExportConnection;
  snapshot: Snapshot;
  order: ExportOrder;
}

/**
 * The file of an office program or a map, made from the same rows as JSON Lines.
 *
 * @throws what goes wrong before the first row is there; later errors are the stream's
 */
export async function exportFile(source: ExportSource): Promise<FileStream> {
  const copy = isPaper(source.order.format) ? copyPaper(source) : copyLines(source);
  await once(copy, 'readable');
  return new FileStream(partsOf(source, copy), copy, source.connection);
}

function copyLines({ connection, snapshot, order }: ExportSource): CopyRows {
  const { rows } = snapshot;
  return connection.copy(copyStatement({ ...order, ...snapshot }), { rows, lineEnd: 'LF' });
}

/** By code, a comment has as many rows as codes. */
function copyPaper({ connection, snapshot, order }: ExportSource): CopyRows {
  const rows = order.order === 'time' ? { rows: snapshot.rows } : {};
  return connection.copy(copyPaperStatement({ ...order, ...snapshot }), { ...rows, lineEnd: 'LF' });
}

function partsOf(source: ExportSource, copy: CopyRows): AsyncGenerator<Uint8Array> {
  const { snapshot, order } = source;
  const { title, city, takenAt: createdAt, rows: count } = snapshot;
  const label = [city, snapshot.label].filter((name) => name !== '').join(' · ');
  const { lang, format } = order;
  const hash = createHash('sha256');
  const contributions = parseLines<ExportRow>(read(copy, (chunk) => !isPaper(format) && hash.update(chunk)));
  const facts = coverFacts(snapshot, order);
  const provenance = async () => {
    // A paper has other lines than JSON Lines, which are read once more for their checksum.
    if (isPaper(format)) for await (const chunk of copyLines(source)) hash.update(chunk);
    return provenanceFacts(snapshot, order, hash.digest('hex'));
  };
  const allFacts = async () => [...facts, ...(await provenance())];
  if (format === 'geojson') return geojson({ title, rows: contributions, provenance: allFacts });
  if (format === 'xlsx' || format === 'ods') {
    const sheets = { contributions, ...sheetsOf(source), provenance: allFacts };
    const book = topicWorkbook({ title, lang, createdAt, count, ...sheets });
    return format === 'ods' ? ods(book) : xlsx(book);
  }
  const paper = { title, label, language: languageTag(lang), createdAt, count, facts, provenance };
  const rows = synopsisRows(contributions, { lang, isByCode: order.order === 'code' });
  return paperOf(format as keyof typeof PAPERS, { ...paper, rows, words: synopsisWords(lang) });
}

function sheetsOf({ connection, snapshot, order: { names } }: ExportSource) {
  const { topicId, condition, hasCodings } = snapshot;
  const source = { topicId, condition, names };
  const lines = (statement: string) => linesOf(connection, statement);
  return {
    segments: hasCodings ? lines(copySegmentsStatement(source)) : [],
    codes: lines(copyCodesStatement(source)),
    answers: lines(copyAnswersStatement(source)),
  };
}

/** Asks only once the first row is wanted: a connection carries one COPY at a time. */
async function* linesOf(connection: ExportConnection, statement: string): AsyncGenerator<object[]> {
  yield* parseLines<object>(connection.copy(statement, { lineEnd: 'LF' }));
}

async function* read(copy: CopyRows, see: (chunk: Buffer) => unknown): AsyncGenerator<Buffer> {
  for await (const chunk of copy) {
    see(chunk);
    yield chunk;
  }
}
