/**
 * The cells of each row of every table in a flat ODT, as LibreOffice writes it: paragraphs and line breaks are LF.
 */
export function tableRows(source: string): string[][] {
  const [, body = ''] = /<office:text[^>]*>([\s\S]*)<\/office:text>/.exec(source) ?? [];
  return [...body.matchAll(/<table:table-row[^>]*>([\s\S]*?)<\/table:table-row>/g)].map(([, row = '']) =>
    [...row.matchAll(/<table:table-cell[^>]*>([\s\S]*?)<\/table:table-cell>/g)].map(([, cell = '']) =>
      plain(cell),
    ),
  );
}

function plain(cell: string): string {
  return [...cell.matchAll(/<text:p\b[^>]*?(?:\/>|>([\s\S]*?)<\/text:p>)/g)]
    .map(([, paragraph = '']) =>
      paragraph
        .replace(/<text:line-break\/>/g, '\n')
        .replace(/<text:tab\/>/g, '\t')
        .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count = '1') => ' '.repeat(Number(count)))
        .replace(/<[^>]+>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&apos;/g, "'")
        .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
          String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
        )
        .replace(/&amp;/g, '&'),
    )
    .join('\n');
}
