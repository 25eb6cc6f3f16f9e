import jsonld from 'jsonld';
import { Parser, type Quad, Store } from 'n3';
import { test } from 'tap';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { anEditor } from '../support/editor.ts';
import { chosen, offer } from './offer.ts';

const DCT = 'http://purl.org/dc/terms/';
const DCAT = 'http://www.w3.org/ns/dcat#';
const DCATDE = 'http://dcat-ap.de/def/dcatde/';
const FOAF = 'http://xmlns.com/foaf/0.1/';
const VCARD = 'http://www.w3.org/2006/vcard/ns#';
const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

interface Rule {
  of: string;
  path: string;
  min?: number;
  max?: number;
  kind: 'literal' | 'iri' | 'dateTime';
  /** Of a controlled vocabulary. */
  from?: RegExp;
  /** What it leads to is one of these, too. */
  type?: string;
}

/** The SHACL shapes of DCAT-AP.de 2.0 and of its conventions, as far as the catalogue says anything about them. */
const RULES: readonly Rule[] = [
  { of: 'Catalog', path: `${DCT}title`, min: 1, kind: 'literal' },
  { of: 'Catalog', path: `${DCT}description`, min: 1, kind: 'literal' },
  { of: 'Catalog', path: `${DCT}publisher`, min: 1, max: 1, kind: 'iri', type: `${FOAF}Agent` },
  { of: 'Catalog', path: `${DCAT}dataset`, min: 1, kind: 'iri', type: `${DCAT}Dataset` },
  {
    of: 'Catalog',
    path: `${DCT}license`,
    max: 1,
    kind: 'iri',
    from: /^http:\/\/dcat-ap\.de\/def\/licenses\//,
  },
  {
    of: 'Catalog',
    path: `${DCT}language`,
    kind: 'iri',
    from: new RegExp(`^${AUTHORITY}/language/(DEU|ENG)$`),
  },
  { of: 'Catalog', path: `${DCT}modified`, max: 1, kind: 'dateTime' },
  { of: 'Catalog', path: `${FOAF}homepage`, max: 1, kind: 'iri' },
  { of: 'Catalog', path: `${DCAT}themeTaxonomy`, kind: 'iri' },
  { of: 'Dataset', path: `${DCT}title`, min: 1, kind: 'literal' },
  { of: 'Dataset', path: `${DCT}description`, min: 1, kind: 'literal' },
  { of: 'Dataset', path: `${DCT}identifier`, min: 1, kind: 'literal' },
  // Convention 36.
  { of: 'Dataset', path: `${DCT}publisher`, min: 1, max: 1, kind: 'iri', type: `${FOAF}Agent` },
  // Conventions 12 and 13.
  {
    of: 'Dataset',
    path: `${DCATDE}contributorID`,
    min: 1,
    max: 1,
    kind: 'iri',
    from: /^http:\/\/dcat-ap\.de\/def\/contributors\/[\w-]+$/,
  },
  { of: 'Dataset', path: `${DCAT}contactPoint`, min: 1, kind: 'iri', type: `${VCARD}Kind` },
  {
    of: 'Dataset',
    path: `${DCAT}theme`,
    min: 1,
    kind: 'iri',
    from: new RegExp(`^${AUTHORITY}/data-theme/[A-Z]{4}$`),
  },
  { of: 'Dataset', path: `${DCAT}keyword`, min: 1, kind: 'literal' },
  { of: 'Dataset', path: `${DCAT}landingPage`, min: 1, kind: 'iri' },
  { of: 'Dataset', path: `${DCT}issued`, min: 1, max: 1, kind: 'dateTime' },
  { of: 'Dataset', path: `${DCT}modified`, min: 1, max: 1, kind: 'dateTime' },
  {
    of: 'Dataset',
    path: `${DCT}language`,
    min: 1,
    kind: 'iri',
    from: new RegExp(`^${AUTHORITY}/language/[A-Z]{3}$`),
  },
  {
    of: 'Dataset',
    path: `${DCT}accrualPeriodicity`,
    max: 1,
    kind: 'iri',
    from: new RegExp(`^${AUTHORITY}/frequency/[A-Z_]+$`),
  },
  { of: 'Dataset', path: `${DCT}temporal`, kind: 'iri', type: `${DCT}PeriodOfTime` },
  { of: 'Dataset', path: `${DCT}spatial`, kind: 'iri' },
  {
    of: 'Dataset',
    path: `${DCATDE}politicalGeocodingURI`,
    kind: 'iri',
    from: /^http:\/\/dcat-ap\.de\/def\/politicalGeocoding\/(municipality|regional|district)Key\/\d+$/,
  },
  {
    of: 'Dataset',
    path: `${DCATDE}politicalGeocodingLevelURI`,
    kind: 'iri',
    from: /^http:\/\/dcat-ap\.de\/def\/politicalGeocoding\/Level\/(municipality|administrativeDistrict)$/,
  },
  { of: 'Dataset', path: `${DCAT}distribution`, min: 1, kind: 'iri', type: `${DCAT}Distribution` },
  { of: 'Distribution', path: `${DCT}title`, min: 1, kind: 'literal' },
  { of: 'Distribution', path: `${DCAT}accessURL`, min: 1, kind: 'iri' },
  { of: 'Distribution', path: `${DCAT}downloadURL`, min: 1, kind: 'iri' },
  // Convention 31.
  {
    of: 'Distribution',
    path: `${DCT}license`,
    min: 1,
    max: 1,
    kind: 'iri',
    from: /^http:\/\/dcat-ap\.de\/def\/licenses\/(dl-zero-de\/2\.0|dl-by-de\/2\.0|cc-zero|cc-by\/4\.0|cc-by-sa\/4\.0)$/,
  },
  // Convention 32.
  {
    of: 'Distribution',
    path: `${DCT}format`,
    min: 1,
    max: 1,
    kind: 'iri',
    from: new RegExp(`^${AUTHORITY}/file-type/(CSV|JSON)$`),
  },
  { of: 'Distribution', path: `${DCT}issued`, max: 1, kind: 'dateTime' },
  { of: 'Distribution', path: `${DCT}modified`, max: 1, kind: 'dateTime' },
  { of: 'Distribution', path: `${DCATDE}licenseAttributionByText`, kind: 'literal' },
];

function brokenRules(store: Store): string[] {
  return RULES.flatMap(({ of, path, min = 0, max = Number.POSITIVE_INFINITY, kind, from, type }) => {
    const subjects = store.getSubjects(RDF_TYPE, `${DCAT}${of}`, null);
    if (subjects.length === 0) return [`there is no ${of}`];
    return subjects.flatMap((subject) => {
      const values = store.getObjects(subject, path, null);
      const where = `${subject.value} ${path}`;
      const count = values.length >= min && values.length <= max ? [] : [`${where}: ${values.length} values`];
      const wrong = values.flatMap((value) => {
        const isLiteral = value.termType === 'Literal';
        if (kind === 'iri' ? value.termType !== 'NamedNode' : !isLiteral)
          return [`${where}: ${value.termType}`];
        if (kind === 'dateTime' && isLiteral && value.datatype.value !== DATE_TIME)
          return [`${where}: no dateTime`];
        if (kind === 'literal' && value.value === '') return [`${where}: empty`];
        if (kind === 'iri' && !URL.canParse(value.value)) return [`${where}: ${value.value}`];
        if (from && !from.test(value.value)) return [`${where}: ${value.value}`];
        return type && store.countQuads(value, RDF_TYPE, type, null) === 0 ? [`${where} is no ${type}`] : [];
      });
      return [...count, ...wrong];
    });
  });
}

async function turtle(app: TestApp): Promise<Store> {
  const answer = await app.inject('/offene-daten/katalog.ttl');
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} instead of a catalogue`);
  return new Store(new Parser({ format: 'text/turtle' }).parse(answer.body));
}

const lineOf = ({ subject, predicate, object }: Quad) =>
  `${subject.value} ${predicate.value} ${object.value} ${object.termType === 'Literal' ? `${object.language} ${object.datatype.value}` : ''}`;

test('the catalogue keeps every MUST of DCAT-AP.de 2.0 and of its conventions', async (t) => {
  const app = await testApp(t, { env: { PUBLIC_URL: 'https://dialog.stadt.example' } });
  const { id } = await aTopic(app.db, {
    slug: 'licht',
    title: 'Licht & "Schatten" \\ im\u0085Park',
    language: 'en',
  });
  await aTopic(app.db, { slug: 'ohne-zeit', opens_at: null });
  await aTopic(app.db, { slug: 'entwurf', state: 'draft', opens_at: null });
  await aComment(app.db, id, { state: 'published' });
  await offer(app);
  const answer = await app.inject('/offene-daten/katalog.ttl');
  t.equal(answer.headers['content-type'], 'text/turtle; charset=utf-8');
  t.equal(answer.headers['access-control-allow-origin'], '*');
  const store = await turtle(app);
  t.strictSame(brokenRules(store), []);
  const datasets = store.getSubjects(RDF_TYPE, `${DCAT}Dataset`, null).map(({ value }) => value);
  t.strictSame(datasets.sort(), [
    'https://dialog.stadt.example/offene-daten#licht',
    'https://dialog.stadt.example/offene-daten#ohne-zeit',
  ]);
  const titles = store.getObjects('https://dialog.stadt.example/offene-daten#licht', `${DCT}title`, null);
  t.match(
    titles.map(({ value }) => value),
    [
      'Beiträge zum Thema „Licht & "Schatten" \\ im\u0085Park“',
      'Comments on “Licht & "Schatten" \\ im\u0085Park”',
    ],
  );
  const files = store.getObjects(null, `${DCAT}downloadURL`, null).map(({ value }) => value);
  t.equal(files.length, 4);
  for (const file of files) t.equal((await app.inject(new URL(file).pathname)).statusCode, 200, file);
  t.strictSame(
    store.getObjects(null, `${DCATDE}licenseAttributionByText`, null).map(({ value }) => value),
    ['Stadt Jena'],
  );
  t.strictSame(
    store.getObjects(null, `${DCATDE}politicalGeocodingURI`, null).map(({ value }) => value),
    ['http://dcat-ap.de/def/politicalGeocoding/municipalityKey/16053000'],
  );
});

test('each rule would notice its own breach', async (t) => {
  const app = await testApp(t);
  await aTopic(app.db);
  await offer(app);
  const whole = await turtle(app);
  for (const { of, path, min } of RULES.filter((rule) => rule.min)) {
    const without = new Store(
      whole
        .getQuads(null, null, null, null)
        .filter(
          ({ subject, predicate }) =>
            !(predicate.value === path && whole.countQuads(subject, RDF_TYPE, `${DCAT}${of}`, null) > 0),
        ),
    );
    t.ok(brokenRules(without).length > 0, `${min} ${path} of ${of}`);
  }
});

test('JSON-LD says the same as Turtle', async (t) => {
  const app = await testApp(t);
  await aTopic(app.db, { title: 'Bäume "am" Fluss' });
  await offer(app);
  const answer = await app.inject('/offene-daten/katalog.jsonld');
  t.equal(answer.headers['content-type'], 'application/ld+json');
  const quads = await jsonld.toRDF(answer.json(), { format: 'application/n-quads' });
  const fromJson = new Parser({ format: 'application/n-quads' }).parse(String(quads)).map(lineOf).sort();
  const fromTurtle = (await turtle(app)).getQuads(null, null, null, null).map(lineOf).sort();
  t.strictSame(fromJson, fromTurtle);
  t.ok(fromTurtle.length > 40, `${fromTurtle.length} statements`);
});

test('without what DCAT-AP.de insists on there is no catalogue, and the page says why', async (t) => {
  const app = await testApp(t);
  const get = (url: string, accept = 'text/html') => app.inject({ url, headers: { accept } });
  const isMissing = async (message: RegExp) => {
    for (const format of ['ttl', 'jsonld']) {
      const answer = await get(`/offene-daten/katalog.${format}`);
      t.equal(answer.statusCode, 404, format);
      t.match(answer.body, message);
      t.match(answer.headers, {
        'content-security-policy': /default-src 'none'/,
        'cache-control': 'no-store',
      });
    }
    t.match(
      (await get('/offene-daten/katalog.ttl', 'application/json')).headers['content-type'],
      'problem+json',
    );
  };
  await isMissing(/zurzeit nicht als Dateien/);
  await offer(app, { licence: '' });
  await isMissing(/sobald die Stadt eine Lizenz gewählt hat/);
  t.match((await get('/offene-daten')).body, /noch keine Lizenz gewählt/);
  await offer(app, { contributor_id: '' });
  await isMissing(/sobald die Stadt alle Angaben/);
  await offer(app, { publisher: '' });
  await isMissing(/sobald die Stadt alle Angaben/);
  await offer(app);
  await isMissing(/mit dem ersten öffentlichen Thema/);
  await aTopic(app.db);
  await offer(app);
  t.equal((await get('/offene-daten/katalog.ttl')).statusCode, 200);
});

test('a whole address of a contributor is as good as its last part', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  const sent = {
    ...chosen,
    version: '0',
    contributor_id: 'http://dcat-ap.de/def/contributors/stadtJena/',
    geocode: '16 0 53 000',
  };
  t.equal((await admin.post('/verwaltung/offene-daten', sent)).statusCode, 303);
  const row = await app.db.selectFrom('open_data').selectAll().executeTakeFirst();
  t.match(row, { contributor_id: 'stadtJena', geocode: '16053000' });
});
