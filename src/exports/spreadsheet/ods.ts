import { ODF_NAMESPACES, odfManifest, odfMeta } from '../files/odf.ts';
import { odfText } from '../files/odf-text.ts';
import { linesOf, XML_HEAD, xml } from '../files/xml.ts';
import { type ZipEntry, zip } from '../files/zip.ts';
import { odsStyles, rowStyle } from './ods-styles.ts';
import { type Column, cellText, linesOfRow, type Sheet, type Workbook, wallClock } from './workbook.ts';

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

/**
 * An ODS workbook, made while its rows come.
 *
 * @see OpenDocument 1.3, part 3
 */
export function ods(book: Workbook): AsyncGenerator<Buffer> {
  return zip(entries(book));
}

function* entries(book: Workbook): Generator<ZipEntry> {
  // First and not packed, so that others can tell what it is.
  yield { name: 'mimetype', content: TYPE, stored: true };
  yield {
    name: 'META-INF/manifest.xml',
    content: odfManifest(TYPE, ['content.xml', 'meta.xml', 'settings.xml']),
  };
  yield { name: 'meta.xml', content: odfMeta(book) };
  yield { name: 'settings.xml', content: settings(book) };
  yield { name: 'content.xml', content: content(book) };
}

async function* content({ sheets }: Workbook): AsyncGenerator<string> {
  yield `${XML_HEAD}<office:document-content ${ODF_NAMESPACES}>${odsStyles(sheets)}<office:body><office:spreadsheet>`;
  for (const [i, sheet] of sheets.entries()) yield* table(sheet, i);
  const filters = sheets.map(({ name, columns, isList, count = 0 }, i) =>
    isList
      ? `<table:database-range table:name="liste${i + 1}" table:target-range-address="${xml(`$'${name}'.A1:$'${name}'.${letters(columns.length)}${count + 1}`)}" table:display-filter-buttons="true"/>`
      : '',
  );
  yield `<table:database-ranges>${filters.join('')}</table:database-ranges></office:spreadsheet></office:body></office:document-content>`;
}

async function* table({ name, columns, rows }: Sheet, index: number): AsyncGenerator<string> {
  const widths = columns.map(
    (_, i) => `<table:table-column table:style-name="co${index}-${i}" table:default-cell-style-name="text"/>`,
  );
  const heads = columns.map(({ key, title }) => textCell(title ?? key, 'head'));
  yield `<table:table table:name="${xml(name)}" table:style-name="ta">${widths.join('')}<table:table-header-rows><table:table-row table:style-name="${rowStyle(1)}">${heads.join('')}</table:table-row></table:table-header-rows>`;
  for await (const batch of rows) {
    let text = '';
    for (const row of batch) text += dataRow(columns, row);
    yield text;
  }
  yield '</table:table>';
}

function dataRow(columns: readonly Column[], row: object): string {
  let cells = `<table:table-row table:style-name="${rowStyle(linesOfRow(columns, row))}">`;
  for (const { key, kind } of columns) cells += cell(kind, (row as Record<string, unknown>)[key]);
  return `${cells}</table:table-row>`;
}

function cell(kind: Column['kind'], value: unknown): string {
  if (value === null || value === undefined) return '<table:table-cell/>';
  if (kind === 'number')
    return `<table:table-cell table:style-name="number" office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  if (kind === 'flag')
    return `<table:table-cell table:style-name="flag" office:value-type="boolean" office:boolean-value="${value}"><text:p>${value ? 'WAHR' : 'FALSCH'}</text:p></table:table-cell>`;
  if (kind === 'time') return timeCell(value as string);
  const text = cellText(value);
  return text === undefined ? '<table:table-cell/>' : textCell(text, kind);
}

function timeCell(iso: string): string {
  const [, year, month, day, time] = /^(\d+)-(\d\d)-(\d\d)T(.{8})/.exec(iso) ?? [];
  return `<table:table-cell table:style-name="time" office:value-type="date" office:date-value="${wallClock(iso)}"><text:p>${day}.${month}.${year} ${time}</text:p></table:table-cell>`;
}

/** Its format is "text": who edits it gets no formula either. */
function textCell(text: string, style: string): string {
  const lines = linesOf(text).map((line) => `<text:p>${odfText(line)}</text:p>`);
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${lines.join('')}</table:table-cell>`;
}

function letters(columns: number): string {
  return columns <= 26 ? String.fromCharCode(64 + columns) : `A${String.fromCharCode(64 + columns - 26)}`;
}

function settings({ sheets }: Workbook): string {
  const item = (name: string, type: string, value: string | number) =>
    `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;
  const frozen = sheets.map(({ name, isList }) => {
    const side = isList
      ? [
          item('HorizontalSplitMode', 'short', 2),
          item('HorizontalSplitPosition', 'int', 1),
          item('PositionRight', 'int', 1),
        ]
      : [];
    return `<config:config-item-map-entry config:name="${xml(name)}">${side.join('')}${item('VerticalSplitMode', 'short', 2)}${item('VerticalSplitPosition', 'int', 1)}${item('ActiveSplitRange', 'short', isList ? 3 : 2)}${item('PositionBottom', 'int', 1)}</config:config-item-map-entry>`;
  });
  return `${XML_HEAD}<office:document-settings ${ODF_NAMESPACES}><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">${frozen.join('')}</config:config-item-map-named>${item('ActiveTable', 'string', xml(sheets[0]?.name ?? ''))}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`;
}
