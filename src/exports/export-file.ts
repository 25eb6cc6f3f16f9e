import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { CopyRows } from './copy-rows.ts';
import type { ExportConnection } from './export-connection.ts';
import { type AnswerRow, type ExportRow, parseLines } from './export-row.ts';
import { FileStream } from './file-stream.ts';
import { coverFacts, type ExportOrder, type Fact, languageTag, provenanceFacts } from './provenance.ts';
import { copyAnswersStatement, copyStatement, type Snapshot } from './queries.ts';
import { ods } from './spreadsheet/ods.ts';
import { topicWorkbook } from './spreadsheet/topic-workbook.ts';
import { xlsx } from './spreadsheet/xlsx.ts';
import { docx } from './synopsis/docx.ts';
import { odt } from './synopsis/odt.ts';
import { type Synopsis, synopsisRows, synopsisWords } from './synopsis/synopsis.ts';

/** What makes PDFs is loaded when somebody wants one: it takes as much memory as the rest of the program. */
async function* pdf(synopsis: Synopsis): AsyncGenerator<Uint8Array> {
  const writer = await import('./synopsis/pdf.ts');
  yield* writer.pdf(synopsis);
}

const PAPERS = { docx, odt, pdf } as const;

export interface ExportSource {
  connection: ExportConnection;
  snapshot: Snapshot;
  order: ExportOrder;
  rows: number;
}

/**
 * The file of an office program, made from the same rows as JSON Lines.
 *
 * @throws what goes wrong before the first row is there; later errors are the stream's
 */
export async function exportFile(source: ExportSource): Promise<FileStream> {
  const { connection, snapshot, order, rows } = source;
  const copy = connection.copy(copyStatement({ ...order, ...snapshot }), { rows, lineEnd: 'LF' });
  await once(copy, 'readable');
  return new FileStream(partsOf(source, copy), copy, connection);
}

function partsOf(
  { connection, snapshot, order, rows }: ExportSource,
  copy: CopyRows,
): AsyncGenerator<Uint8Array> {
  const { title, label, takenAt: createdAt } = snapshot;
  const { lang, format } = order;
  const hash = createHash('sha256');
  const contributions = parseLines<ExportRow>(read(copy, (chunk) => hash.update(chunk)));
  const facts = coverFacts(snapshot, order);
  const provenance = (): Fact[] => provenanceFacts(snapshot, order, { rows, checksum: hash.digest('hex') });
  if (format === 'xlsx' || format === 'ods') {
    const answers = answersOf(connection, copyAnswersStatement({ ...order, ...snapshot }));
    const all = () => [...facts, ...provenance()];
    const book = topicWorkbook({ title, lang, createdAt, rows, contributions, answers, provenance: all });
    return format === 'ods' ? ods(book) : xlsx(book);
  }
  const language = languageTag(lang);
  const paper = {
    title,
    label,
    language,
    createdAt,
    facts,
    provenance,
    count: rows,
    words: synopsisWords(lang),
  };
  const synopsis = { ...paper, rows: synopsisRows(contributions, lang) };
  return PAPERS[format as keyof typeof PAPERS](synopsis);
}

/** Asks only once the first row is wanted: a connection carries one COPY at a time. */
async function* answersOf(connection: ExportConnection, statement: string) {
  yield* parseLines<AnswerRow>(connection.copy(statement, { lineEnd: 'LF' }));
}

async function* read(copy: CopyRows, see: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of copy) {
    see(chunk);
    yield chunk;
  }
}
