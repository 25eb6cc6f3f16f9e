import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Test, test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { markAnswered } from '../../src/answers/release-queries.ts';
import type { ExportFormat } from '../../src/exports/export.ts';
import { exportTopic } from '../../src/exports/export-topic.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { tableRows } from '../support/flat-odt.ts';
import { convert, noOffice, noPoppler, poppled } from '../support/office.ts';
import { readXml, type XmlElement } from '../support/xml.ts';
import { unzipped } from '../support/zip.ts';
import { aCodedTopic } from './coded-topic.ts';
import {
  aPlanner,
  jsonRecords,
  leavesNothingBehind,
  type Planner,
  publish,
  publishMany,
  requestFor,
  textOf,
} from './exports.ts';
import { hostileComments } from './hostile.ts';
import { klimaratComments, noKlimarat } from './klimarat.ts';

const EDITABLE = ['docx', 'odt'] as const;
const PAPERS = [...EDITABLE, 'pdf'] as const;

async function bytesOf(planner: Planner, slug: string, format: ExportFormat, choice: object = {}) {
  return buffer((await planner.export({ slug, format, ...choice })).stream);
}

async function saved(t: Test, planner: Planner, slug: string, format: ExportFormat, choice: object = {}) {
  const file = path.join(t.testdirName, `synopse-${format}.${format}`);
  await mkdir(t.testdirName, { recursive: true });
  await writeFile(file, await bytesOf(planner, slug, format, choice));
  return file;
}

/** Line ends are LF; what XML cannot write is U+FFFD. */
const written = (text: unknown) =>
  String(text ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/gu, '\ufffd');

/** Without white space and signs nobody sees: layout may break lines anywhere. */
const dense = (text: string) =>
  text.normalize('NFC').replace(/(?:[\p{White_Space}\p{Cc}\p{Cf}\ufffd]|\p{Variation_Selector})+/gu, '');

/** The first of these that is not found after the one before it. */
function firstLost(text: string, expected: readonly string[]): string | undefined {
  let at = 0;
  for (const each of expected) {
    const found = text.indexOf(each, at);
    if (found === -1) return each;
    at = found + each.length;
  }
  return undefined;
}

/** What LibreOffice reads of each format, as one flat document: the cells of each row, lines with LF. */
async function readByOffice(t: Test, planner: Planner, slug: string): Promise<Map<string, string[][]>> {
  const files = [];
  for (const format of EDITABLE) files.push(await saved(t, planner, slug, format));
  await convert(files, 'fodt', path.dirname(files[0] as string));
  const read = files.map(async (file, i) => {
    const source = await readFile(file.replace(/\.\w+$/, '.fodt'), 'utf8');
    return [EDITABLE[i] as string, tableRows(source)] as const;
  });
  return new Map(await Promise.all(read));
}

/** A contribution with an answer, one without, a reply, and what is not public. */
async function aDecidedTopic({ db }: Planner) {
  const { slug, id } = await aTopic(db, {
    slug: 'ufer',
    title: 'Das Ufer & "mehr" <von> morgen',
    opens_at: new Date('2026-05-02T08:00:00Z'),
    closes_at: new Date('2026-05-05T20:00:00Z'),
  });
  const received_at = new Date('2026-05-03T08:00:00Z');
  const first = await aComment(db, id, {
    state: 'published',
    body: 'Mehr Bänke,\r\nbitte.',
    author_name: 'Änne Groß',
    received_at,
  });
  const reply = await aComment(db, id, {
    state: 'published',
    body: 'Ja!!',
    author_name: null,
    parent_id: first.id,
    depth: 2,
  });
  await aComment(db, id, { body: 'Kanari wartet' });
  await aComment(db, id, { state: 'withdrawn', body: 'Kanari weggeflogen' });
  const answer = {
    id: uuidv7(),
    site_id: DEFAULT_SITE_ID,
    topic_id: id,
    state: 'released',
    released_at: new Date(),
  };
  await db
    .insertInto('answer')
    .values({ ...answer, body: 'Bänke kommen.', outcome: 'partly' })
    .execute();
  await db
    .insertInto('answer_comment')
    .values({ answer_id: answer.id, comment_id: first.id, topic_id: id })
    .execute();
  await markAnswered(db, [first.id]);
  return { slug, first, reply };
}

test('LibreOffice reads every text of the synopsis as the database has it', { skip: noOffice }, async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publish(planner.db, id, [
    ...hostileComments(),
    ...(noKlimarat ? [] : klimaratComments().slice(0, 300)),
  ]);
  const rows = await jsonRecords(await planner.export({ slug, format: 'jsonl' }));
  for (const [format, cells] of await readByOffice(t, planner, slug)) {
    const found = cells.filter((row) => row.length === 4).slice(1);
    t.equal(found.length, rows.length, `${format}: rows`);
    const wrong = rows.findIndex(
      (row, i) =>
        found[i]?.[1] !== written(row['text']) || !found[i]?.[0]?.startsWith(String(row['reference'])),
    );
    t.equal(
      wrong,
      -1,
      `${format}: ${JSON.stringify([found[wrong]?.[1], rows[wrong]?.['text']])?.slice(0, 600)}`,
    );
  }
});

test('a synopsis has cover, table and provenance', { skip: noOffice }, async (t) => {
  const planner = await aPlanner(t);
  const { slug, first, reply } = await aDecidedTopic(planner);
  for (const [format, cells] of await readByOffice(t, planner, slug)) {
    const facts = Object.fromEntries(cells.filter((row) => row.length === 2));
    t.match(facts, {
      Beteiligung: /2\. bis 5\.\sMai\s2026/,
      Umfang: 'veröffentlichte Beiträge',
      Eingegangen: '4',
      'davon veröffentlicht': '2',
      'davon zurückgezogen': '1',
      'Erstellt von': 'Petra Plan',
      'Prüfsumme (SHA-256)': /^[0-9a-f]{64}$/,
    });
    const table = cells.filter((row) => row.length === 4);
    const answered = table.at(-1)?.[0] ?? '';
    t.strictSame(
      table,
      [
        ['Vorgangsnummer', 'Beitrag', 'Antwort der Stadt', 'Votum'],
        [
          `${first.reference}\n3.\u00a0Mai\u00a02026\nÄnne Groß`,
          'Mehr Bänke,\nbitte.',
          'Bänke kommen.',
          'teilweise berücksichtigt',
        ],
        [answered, 'Ja!!', '', ''],
      ],
      format,
    );
    t.match(answered, new RegExp(`^${reply.reference}\\n.*\\nzu ${first.reference}$`));
  }
});

test('names, and what is not public, stand only where they were asked for', async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await aDecidedTopic(planner);
  for (const format of EDITABLE) {
    const text = async (choice: object) =>
      [...unzipped(await bytesOf(planner, slug, format, choice)).values()].join();
    t.match(await text({}), /Änne Groß/);
    t.notMatch(await text({}), /Kanari/);
    t.notMatch(await text({ names: 'none' }), /Änne|Person 1/);
    t.match(await text({ names: 'pseudonym' }), /Person 1/);
    const all = await text({ scope: 'all' });
    t.match(all, /Kanari wartet/);
    t.match(all, /in Prüfung/, 'and say that they are not public');
    t.match(all, /hat den Beitrag zurückgezogen/);
    t.notMatch(all, /weggeflogen/);
  }
});

function elements(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elements(child, name),
  ]);
}

test('the Word file has real styles, a repeated head, page numbers, landscape, title and language', async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await aDecidedTopic(planner);
  const parts = unzipped(await bytesOf(planner, slug, 'docx'));
  const part = (name: string) => readXml((parts.get(name) as string).replace(' standalone="yes"', ''));
  for (const name of parts.keys()) t.ok(part(name), `${name} is well-formed`);
  const document = part('word/document.xml');
  t.equal(elements(document, 'w:tblHeader').length, 1);
  const headings = elements(document, 'w:pStyle').filter(
    ({ attributes }) => attributes['w:val'] === 'Heading1',
  );
  t.equal(headings.length, 3);
  t.match(elements(document, 'w:pgSz')[0]?.attributes, {
    'w:orient': 'landscape',
    'w:w': '16838',
    'w:h': '11906',
  });
  const styles = part('word/styles.xml');
  const known = elements(styles, 'w:style').map(({ attributes }) => attributes['w:styleId']);
  const used = ['w:pStyle', 'w:rStyle', 'w:tblStyle']
    .flatMap((kind) => elements(document, kind))
    .map(({ attributes }) => attributes['w:val']);
  t.strictSame(
    used.filter((id) => !known.includes(id as string)),
    [],
    'every style that is used is there',
  );
  t.equal(elements(styles, 'w:lang')[0]?.attributes['w:val'], 'de-DE');
  t.strictSame(
    elements(part('word/footer1.xml'), 'w:fldSimple').map(({ attributes }) => attributes['w:instr']?.trim()),
    ['PAGE', 'NUMPAGES'],
  );
  t.match(
    parts.get('docProps/core.xml'),
    '<dc:title>Das Ufer &amp; &quot;mehr&quot; &lt;von&gt; morgen</dc:title>',
  );
  t.notMatch(parts.get('word/document.xml'), /<w:(pict|drawing|txbxContent)/, 'no text boxes');
});

test('the cover says whose topic it is', async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await aDecidedTopic(planner);
  await planner.db.updateTable('site').set({ name: 'Stadt Jena' }).execute();
  const docx = unzipped(await bytesOf(planner, slug, 'docx')).get('word/document.xml') ?? '';
  const odt = unzipped(await bytesOf(planner, slug, 'odt')).get('content.xml') ?? '';
  for (const text of [docx, odt])
    t.match(text.replace(/<[^>]+>/g, '|'), /\|Stadt Jena · Zukunftsthema\|+Das Ufer &amp; /);
});

test('the cover says how many contributions follow, of how many that came', async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await aDecidedTopic(planner);
  const filter = { scope: 'selection', filter: { outcomes: ['partly'] } };
  const docx = unzipped(await bytesOf(planner, slug, 'docx', filter)).get('word/document.xml') ?? '';
  const [cover = ''] = docx.replace(/<[^>]+>/g, '|').split(/\|Beiträge und Antworten\|/);
  t.match(cover.replace(/\|+/g, '|'), '|Beiträge in dieser Datei|1|Eingegangen|4|');
});

test('the Writer file has the same', async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await aDecidedTopic(planner);
  const parts = unzipped(await bytesOf(planner, slug, 'odt'));
  for (const [name, text] of parts)
    if (name.endsWith('.xml')) t.ok(readXml(text.replace(' standalone="yes"', '')), name);
  const content = parts.get('content.xml') as string;
  t.equal(content.match(/<table:table-header-rows>/g)?.length, 1);
  t.equal(content.match(/<text:h [^>]*text:outline-level="1"/g)?.length, 3);
  t.match(
    parts.get('styles.xml'),
    /style:print-orientation="landscape"[\s\S]*<text:page-number[\s\S]*<text:page-count/,
  );
  t.match(parts.get('styles.xml'), 'fo:language="de" fo:country="DE"');
});

test('the PDF is tagged, has title and language, and pages say how many there are', {
  skip: noPoppler,
}, async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await aDecidedTopic(planner);
  const file = await saved(t, planner, slug, 'pdf');
  const info = await poppled('pdfinfo', [file]);
  t.match(info, /Title: +Das Ufer & "mehr" <von> morgen/);
  t.match(info, /Tagged: +yes/);
  t.match(info, /Page size: +841\.89 x 595\.28/);
  const tree = await poppled('pdfinfo', ['-struct-text', file]);
  t.match(
    tree,
    /Document[\s\S]*H1 \(block\)\s+"Das Ufer[\s\S]*H2[\s\S]*Table[\s\S]*"Beiträge und Antworten"[\s\S]*TH[\s\S]*\/Scope \/Column[\s\S]*"Vorgangsnummer"[\s\S]*"Mehr Bänke,/,
  );
  t.match(
    await readFile(file, 'latin1'),
    /\/Lang \(de-DE\)[\s\S]*\/DisplayDocTitle true|\/DisplayDocTitle true[\s\S]*\/Lang \(de-DE\)/,
  );
  t.match(await poppled('pdftotext', ['-layout', file, '-']), /Seite 1 von 2[\s\S]*Seite 2 von 2/);
});

test('the PDF holds every text in its order, for those who have it read to them', {
  skip: noPoppler,
}, async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  const real = noKlimarat ? [] : klimaratComments().slice(0, 300);
  await publish(planner.db, id, [...real, { name: 'Lang', text: 'Mehr Schatten, bitte. '.repeat(400) }]);
  const rows = await jsonRecords(await planner.export({ slug, format: 'jsonl' }));
  const tree = await poppled('pdfinfo', ['-struct-text', await saved(t, planner, slug, 'pdf')]);
  const read = (text: string) => dense(text.replaceAll('"', ''));
  t.equal(
    firstLost(
      read(tree),
      rows.map((row) => read(String(row['text']))),
    ),
    undefined,
  );
});

test('the PDF takes hostile texts, and reads out what its fonts cannot draw', {
  skip: noPoppler,
}, async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publish(planner.db, id, hostileComments(300));
  const file = await saved(t, planner, slug, 'pdf');
  const text = dense(await poppled('pdftotext', [file, '-']));
  for (const words of [
    'Přílišžluťoučkýkůň',
    'Ελληνικάирусский',
    'TiếngViệt',
    '中文日本語한국어',
    '🌳🚲',
    'שלוםעולם',
    '=1+1',
  ])
    t.ok(text.includes(dense(words)) || text.includes([...dense(words)].reverse().join('')), words);
});

test('an empty topic is a cover and a sentence', async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await aTopic(planner.db, { state: 'draft' });
  for (const format of EDITABLE)
    t.match([...unzipped(await bytesOf(planner, slug, format)).values()].join(), 'noch keine Beiträge');
  t.match((await bytesOf(planner, slug, 'pdf')).toString('latin1'), /^%PDF-1\.7[\s\S]*%%EOF\n$/);
});

test('a synopsis in English says so', async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await aDecidedTopic(planner);
  const parts = unzipped(await bytesOf(planner, slug, 'docx', { lang: 'en' }));
  t.match(parts.get('word/styles.xml'), 'w:val="en-GB"');
  t.match(parts.get('word/document.xml'), 'adopted in part');
});

test('a synopsis nobody wants any more ends in the database, as one does that the database cuts short', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publishMany(planner.db, id);
  for (const format of PAPERS) await leavesNothingBehind(t, planner, { slug, format });
});

test('more comments than an office turns over with patience are refused', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  const many = { topic_id: id, state: 'published', reason_code: '', part: 0, count: 20_001 };
  await planner.db.insertInto('topic_count').values(many).execute();
  for (const format of PAPERS)
    t.strictSame(await exportTopic(planner.pool, requestFor({ slug, format })), {
      outcome: 'too-many',
      rows: 20_001,
      most: 20_000,
    });
});

test('by code, each code has a heading and a table, comments stand under each of theirs, and the uncoded come last', {
  skip: noOffice || noPoppler,
}, async (t) => {
  const planner = await aPlanner(t);
  const { topic, coded, about, beside } = await aCodedTopic(planner);
  const choice = { order: 'code' as const };
  const expected = [
    ['Bürgerdienste › Terminvergabe', coded.reference, about.reference],
    ['=Netz', coded.reference],
    ['Ohne Schlagwort', beside.reference],
  ];
  const files = [];
  for (const format of EDITABLE) files.push(await saved(t, planner, topic.slug, format, choice));
  await convert(files, 'fodt', path.dirname(files[0] as string));
  for (const file of files) {
    const source = await readFile(file.replace(/\.\w+$/, '.fodt'), 'utf8');
    const found = [
      ...source.matchAll(/<text:h [^>]*outline-level="2"[^>]*>([^<]*)<|>([2-9A-Z]{4}-[2-9A-Z]{4})</g),
    ].map(([, heading, reference]) => heading ?? reference);
    t.strictSame(found, expected.flat(), file);
    t.equal(source.match(/<table:table-header-rows>/g)?.length, 3, 'each table repeats its head');
  }
  const file = await saved(t, planner, topic.slug, 'pdf', choice);
  const tree = await poppled('pdfinfo', ['-struct-text', file]);
  t.equal(
    firstLost(tree.replaceAll(/\s+/g, ' '), [
      'H2 (block) "Beiträge und Antworten"',
      'H3 (block) "Bürgerdienste › Terminvergabe"',
      'Table',
      coded.reference,
      about.reference,
      'H3 (block) "=Netz"',
      coded.reference,
      'H3 (block) "Ohne Schlagwort"',
      beside.reference,
    ]),
    undefined,
  );
});

test('a synopsis by code names as many comments as there are, and the checksum of their JSON Lines', async (t) => {
  const planner = await aPlanner(t);
  const { topic } = await aCodedTopic(planner);
  const lines = await textOf((await planner.export({ slug: topic.slug, format: 'jsonl' })).stream);
  for (const order of ['time', 'code'] as const) {
    const made = await planner.export({ slug: topic.slug, format: 'docx', order });
    t.equal(made.rows, 3);
    const document = unzipped(await buffer(made.stream)).get('word/document.xml') as string;
    t.match(document, createHash('sha256').update(lines).digest('hex'), order);
    t.equal(document.includes('nach Schlagwort'), order === 'code');
  }
});
