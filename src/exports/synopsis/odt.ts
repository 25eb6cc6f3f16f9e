import { ODF_NAMESPACES, odfManifest, odfMeta } from '../files/odf.ts';
import { odfText } from '../files/odf-text.ts';
import { linesOf, XML_HEAD, xml } from '../files/xml.ts';
import { type ZipEntry, zip } from '../files/zip.ts';
import type { Fact } from '../provenance.ts';
import { odtStyles } from './odt-styles.ts';
import { COLUMNS, factText, PAGE, type Synopsis, type SynopsisRow, staysWhole } from './synopsis.ts';

const TYPE = 'application/vnd.oasis.opendocument.text';
const FACT_WIDTHS = [70, PAGE.width - 2 * PAGE.margin - 70];

/**
 * A Writer document, made while its rows come, with the same styles as the Word one.
 *
 * @see OpenDocument 1.3, part 3
 */
export function odt(synopsis: Synopsis): AsyncGenerator<Buffer> {
  return zip(entries(synopsis));
}

function* entries(synopsis: Synopsis): Generator<ZipEntry> {
  yield { name: 'mimetype', content: TYPE, stored: true };
  yield {
    name: 'META-INF/manifest.xml',
    content: odfManifest(TYPE, ['content.xml', 'meta.xml', 'styles.xml']),
  };
  yield { name: 'meta.xml', content: odfMeta(synopsis) };
  yield { name: 'styles.xml', content: odtStyles(synopsis) };
  yield { name: 'content.xml', content: content(synopsis) };
}

async function* content(synopsis: Synopsis): AsyncGenerator<string> {
  const { title, label, words, facts, language, count } = synopsis;
  yield `${XML_HEAD}<office:document-content ${ODF_NAMESPACES}>${tableStyles()}<office:body><office:text>`;
  yield paragraph('Label', label) + paragraph('Title', title) + paragraph('Subtitle', words.subtitle);
  yield heading(words.facts) + factTable('Angaben', facts, language);
  yield heading(words.rows, 'PageHeading');
  if (count === 0) yield paragraph('Standard', words.none);
  else yield* rowTable(synopsis);
  yield heading(words.provenance) + factTable('Nachweis', await synopsis.provenance(), language);
  yield '</office:text></office:body></office:document-content>';
}

async function* rowTable({ words, rows }: Synopsis): AsyncGenerator<string> {
  const heads = COLUMNS.map(({ key }) => cell(paragraph('Table_20_Heading', words[key]), 'HeadCell'));
  const start = (name: string) =>
    `${tableStart(name, 'Synopsis', COLUMNS.length)}<table:table-header-rows><table:table-row table:style-name="WholeRow">${heads.join('')}</table:table-row></table:table-header-rows>`;
  let section: string | undefined;
  let tables = 0;
  for await (const batch of rows) {
    let text = '';
    for (const row of batch) {
      if (tables === 0 || row.section !== section) {
        text += tables > 0 ? '</table:table>' : '';
        text += row.section ? heading(row.section, 'Heading_20_2', 2) : '';
        text += start(tables === 0 ? 'Synopse' : `Synopse ${tables + 1}`);
        section = row.section;
        tables++;
      }
      text += rowOf(row);
    }
    yield text;
  }
  yield '</table:table>';
}

function rowOf(row: SynopsisRow): string {
  const { reference, about, text, isGone, answer, outcome, ground } = row;
  const who = `<text:p text:style-name="Table_20_Contents"><text:span text:style-name="Strong_20_Emphasis">${xml(reference)}</text:span></text:p>`;
  const cells = [
    who + about.map((line) => paragraph('TableNote', line)).join(''),
    paragraph(isGone ? 'TableNote' : 'Table_20_Contents', text),
    paragraph('Table_20_Contents', answer),
    paragraph('Table_20_Contents', outcome) + (ground && paragraph('TableNote', ground)),
  ];
  const style = staysWhole(row) ? ' table:style-name="WholeRow"' : '';
  return `<table:table-row${style}>${cells.map((each) => cell(each)).join('')}</table:table-row>`;
}

function factTable(name: string, facts: readonly Fact[], language: string): string {
  const rows = facts.map((fact) => {
    const term = `<text:p text:style-name="Table_20_Contents"><text:span text:style-name="Strong_20_Emphasis">${xml(fact.fact)}</text:span></text:p>`;
    return `<table:table-row table:style-name="WholeRow">${cell(term)}${cell(paragraph('Table_20_Contents', factText(fact, language)))}</table:table-row>`;
  });
  return `${tableStart(name, 'Facts', 2)}${rows.join('')}</table:table>`;
}

function tableStart(name: string, style: string, columns: number): string {
  const widths = Array.from(
    { length: columns },
    (_, i) => `<table:table-column table:style-name="${style}.${i}"/>`,
  );
  return `<table:table table:name="${name}" table:style-name="${style}">${widths.join('')}`;
}

function cell(content: string, style = 'Cell'): string {
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${content}</table:table-cell>`;
}

function heading(text: string, style = 'Heading_20_1', level = 1): string {
  return `<text:h text:style-name="${style}" text:outline-level="${level}">${xml(text)}</text:h>`;
}

/** Lines of one text stay one paragraph. */
function paragraph(style: string, text: string): string {
  const lines = linesOf(text).map((line) => line.split('\t').map(odfText).join('<text:tab/>'));
  return `<text:p text:style-name="${style}">${lines.join('<text:line-break/>')}</text:p>`;
}

function tableStyles(): string {
  const width = PAGE.width - 2 * PAGE.margin;
  const table = (name: string, widths: readonly number[]) =>
    `<style:style style:name="${name}" style:family="table"><style:table-properties style:width="${width}mm" table:align="left" style:may-break-between-rows="true"/></style:style>${widths
      .map(
        (each, i) =>
          `<style:style style:name="${name}.${i}" style:family="table-column"><style:table-column-properties style:column-width="${each}mm"/></style:style>`,
      )
      .join('')}`;
  const side = '0.5pt solid #b8bccb';
  return `<office:automatic-styles>${table(
    'Synopsis',
    COLUMNS.map(({ millimetres }) => millimetres),
  )}${table('Facts', FACT_WIDTHS)}<style:style style:name="WholeRow" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style><style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="1.4mm" fo:border-top="none" fo:border-bottom="${side}" fo:border-left="none" fo:border-right="none"/></style:style><style:style style:name="HeadCell" style:family="table-cell"><style:table-cell-properties fo:padding="1.4mm" fo:background-color="#171a2b" style:vertical-align="middle"/></style:style><style:style style:name="PageHeading" style:family="paragraph" style:parent-style-name="Heading_20_1"><style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>`;
}
