import { pipeline, Readable } from 'node:stream';
import { type CsvError, type InfoRecord, parse } from 'csv-parse';
import { BrokenFile, type Reading } from '../import.ts';
import { decode } from './decode.ts';
import { csvOptions } from './detect-table.ts';
import type { Row } from './table.ts';

/** Lines of a CSV file as they stream by. @throws BrokenFile with the line where a quotation never ends */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>, reading: Reading): AsyncGenerator<Row> {
  const { encoding = 'utf-8', delimiter = ';' } = reading;
  const parser = parse({ ...csvOptions(delimiter), info: true });
  // Errors come out of the parser, which is read below.
  pipeline(Readable.from(decode(bytes, encoding)), parser, () => undefined);
  let last = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: InfoRecord }>) {
      yield { line: last + 1, cells: record };
      last = info.lines;
    }
  } catch (error) {
    if (isOfCsv(error)) throw new BrokenFile('broken-csv', last + 1);
    throw error;
  }
}

function isOfCsv(error: unknown): error is CsvError {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('CSV_');
}
