import type { LightMyRequestResponse } from 'fastify';
import { readCsv } from './csv.ts';
import { unescapeHtml } from './resident.ts';

/** A chart's file as rows of cells, its head first. */
export function chartFile({ body, headers, statusCode }: LightMyRequestResponse): string[][] {
  if (statusCode !== 200) throw new Error(`${statusCode} ${body}`);
  if (!body.startsWith('\ufeff')) throw new Error('no BOM');
  if (!/^attachment; filename="[a-z-]+\.csv"$/.test(String(headers['content-disposition'])))
    throw new Error('no name');
  const { header, records } = readCsv(body.slice(1), ';');
  return [header, ...records.map((record) => header.map((column) => record[column] as string))];
}

/** The body of a chart's table on the page, in the same way. */
export function chartTable(html: string, chart: string): string[][] {
  const figure = html.slice(html.indexOf(`id="${chart}"`)).split('</figure>')[0] as string;
  const body = figure.slice(figure.indexOf('<tbody>'), figure.indexOf('</tbody>'));
  return [...body.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => unescapeHtml(cell)),
  );
}
