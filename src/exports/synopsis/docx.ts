import { contentTypes, coreProperties, OOXML, relations } from '../files/ooxml.ts';
import { linesOf, XML_HEAD, xml } from '../files/xml.ts';
import { type ZipEntry, zip } from '../files/zip.ts';
import type { Fact } from '../provenance.ts';
import { docxStyles } from './docx-styles.ts';
import { COLUMNS, factText, PAGE, type Synopsis, type SynopsisRow, staysWhole } from './synopsis.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
const WIDTH = twips(PAGE.width - 2 * PAGE.margin);

/**
 * A Word document, made while its rows come: nothing but styles, paragraphs and tables, so that an office can go on editing.
 *
 * @see ECMA-376, part 1, 17
 */
export function docx(synopsis: Synopsis): AsyncGenerator<Buffer> {
  return zip(entries(synopsis));
}

function* entries(synopsis: Synopsis): Generator<ZipEntry> {
  yield {
    name: '[Content_Types].xml',
    content: contentTypes({
      '/word/document.xml': `${TYPE}.document.main+xml`,
      '/word/styles.xml': `${TYPE}.styles+xml`,
      '/word/settings.xml': `${TYPE}.settings+xml`,
      '/word/footer1.xml': `${TYPE}.footer+xml`,
    }),
  };
  yield {
    name: '_rels/.rels',
    content: relations({ officeDocument: 'word/document.xml', core: 'docProps/core.xml' }),
  };
  yield { name: 'docProps/core.xml', content: coreProperties(synopsis) };
  yield {
    name: 'word/_rels/document.xml.rels',
    content: relations({ styles: 'styles.xml', settings: 'settings.xml', footer: 'footer1.xml' }),
  };
  yield { name: 'word/styles.xml', content: docxStyles(synopsis.language) };
  yield { name: 'word/settings.xml', content: SETTINGS(synopsis.language) };
  yield { name: 'word/footer1.xml', content: footer(synopsis) };
  yield { name: 'word/document.xml', content: document(synopsis) };
}

async function* document(synopsis: Synopsis): AsyncGenerator<string> {
  const { title, label, words, facts, language, count } = synopsis;
  yield `${XML_HEAD}<w:document ${W} xmlns:r="${OOXML}/relationships"><w:body>`;
  yield paragraph('Label', label) + paragraph('Title', title) + paragraph('Subtitle', words.subtitle);
  yield paragraph('Heading1', words.facts) + factTable(facts, language, words.facts);
  yield `<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:pageBreakBefore/></w:pPr>${run(words.rows)}</w:p>`;
  if (count === 0) yield paragraph('Normal', words.none);
  else yield* rowTable(synopsis);
  yield paragraph('Heading1', words.provenance) +
    factTable(await synopsis.provenance(), language, words.provenance);
  // A document ends in a paragraph, not in a table.
  yield `<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>${SECTION}</w:body></w:document>`;
}

async function* rowTable({ words, rows }: Synopsis): AsyncGenerator<string> {
  const widths = COLUMNS.map(({ millimetres }) => twips(millimetres));
  const heads = COLUMNS.map(({ key }, i) =>
    cell(widths[i] as number, paragraph('TableHeader', words[key]), HEAD_SHADE),
  );
  const start = (title: string) =>
    `${tableStart('Synopsis', widths, title, 'w:firstRow="1" w:firstColumn="0"')}<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${heads.join('')}</w:tr>`;
  let section: string | undefined;
  let isOpen = false;
  for await (const batch of rows) {
    let text = '';
    for (const row of batch) {
      if (!isOpen || row.section !== section) {
        text += `${isOpen ? '</w:tbl>' : ''}${row.section ? paragraph('Heading2', row.section) : ''}${start(row.section ?? words.rows)}`;
        section = row.section;
        isOpen = true;
      }
      text += rowOf(row, widths);
    }
    yield text;
  }
  yield '</w:tbl>';
}

function rowOf(row: SynopsisRow, widths: readonly number[]): string {
  const { reference, about, text, isGone, answer, outcome, ground } = row;
  const whole = staysWhole(row) ? '<w:trPr><w:cantSplit/></w:trPr>' : '';
  const [first = 0, second = 0, third = 0, fourth = 0] = widths;
  const who = `<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>${run(reference, '<w:rStyle w:val="Strong"/>')}</w:p>`;
  return `<w:tr>${whole}${cell(first, who + about.map((line) => paragraph('TableNote', line)).join(''))}${cell(second, paragraph(isGone ? 'TableNote' : 'TableText', text))}${cell(third, paragraph('TableText', answer))}${cell(fourth, paragraph('TableText', outcome) + (ground && paragraph('TableNote', ground)))}</w:tr>`;
}

function factTable(facts: readonly Fact[], language: string, title: string): string {
  const widths = [twips(70), WIDTH - twips(70)];
  const rows = facts.map((fact) => {
    const [name = 0, value = 0] = widths;
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(name, paragraph('TableText', fact.fact, '<w:rStyle w:val="Strong"/>'))}${cell(value, paragraph('TableText', factText(fact, language)))}</w:tr>`;
  });
  return `${tableStart('Facts', widths, title, 'w:firstRow="0" w:firstColumn="1"')}${rows.join('')}</w:tbl>`;
}

function tableStart(style: string, widths: readonly number[], title: string, look: string): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook ${look} w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${xml(title)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>`;
}

const HEAD_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="171A2B"/><w:vAlign w:val="center"/>';

function cell(width: number, content: string, rest = ''): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${rest}</w:tcPr>${content}</w:tc>`;
}

function paragraph(style: string, text: string, look = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text, look)}</w:p>`;
}

/** Lines of one text stay one paragraph. */
function run(text: string, look = ''): string {
  if (text === '') return '';
  const lines = linesOf(text).map((line) =>
    line
      .split('\t')
      .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${xml(part)}</w:t>`))
      .join('<w:tab/>'),
  );
  return `<w:r>${look && `<w:rPr>${look}</w:rPr>`}${lines.join('<w:br/>')}</w:r>`;
}

const SECTION = `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="${twips(PAGE.width)}" w:h="${twips(PAGE.height)}" w:orient="landscape"/><w:pgMar w:top="${twips(PAGE.margin)}" w:right="${twips(PAGE.margin)}" w:bottom="${twips(18)}" w:left="${twips(PAGE.margin)}" w:header="${twips(8)}" w:footer="${twips(9)}" w:gutter="0"/></w:sectPr>`;

const SETTINGS = (language: string) =>
  `${XML_HEAD}<w:settings ${W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${language}"/></w:settings>`;

function footer({ title, words }: Synopsis): string {
  const field = (name: string) => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  return `${XML_HEAD}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run(title)}<w:r><w:tab/></w:r>${run(`${words.page} `)}${field('PAGE')}${run(` ${words.of} `)}${field('NUMPAGES')}</w:p></w:ftr>`;
}
