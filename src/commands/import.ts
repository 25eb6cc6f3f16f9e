import { setFlagsFromString } from 'node:v8';
import { IMPORT_FIELDS, IMPORT_FORMATS, type ImportField, type ImportFormat } from '../intake/import.ts';
import { type FileImportOutcome, importFromFile } from '../intake/import-from-file.ts';
import { type ImportReport, total } from '../intake/import-report.ts';
import { deriveSecrets } from '../platform/secrets.ts';
import { readCityRules } from '../screening/city-rules.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { type Command, type Invocation, oneOf, required, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

const FORMATS = IMPORT_FORMATS.filter((format) => format !== 'xlsx');
const PROGRESS_MS = 1_000;

export const importCommand: Command = {
  name: 'import',
  usage:
    'import wordpress|disqus|isso|json|csv FILE --topic SLUG [--posts-to-topics] [--source NAME] [--map FIELD=COLUMN]... [--state pending|published] [--dry-run] [--strict]',
  does: 'takes over the comments of another system; a second run of the same file changes nothing. Bad entries go to stderr; --strict: then nothing is taken',
  takesWords: true,
  options: {
    topic: { type: 'string' },
    source: { type: 'string' },
    map: { type: 'string', multiple: true },
    state: { type: 'string' },
    'posts-to-topics': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    strict: { type: 'boolean' },
  },
  async run({ config, values, positionals }) {
    keepYoungObjectsFew();
    const { format, path } = wordsOf(positionals);
    const given = { siteId: DEFAULT_SITE_ID, slug: required(values, 'topic'), path, format, staffId: null };
    const reading = {
      state: oneOf(values, 'state', ['pending', 'published'] as const, 'pending'),
      day: new Date().toISOString().slice(0, 10),
      postsToTopics: values['posts-to-topics'] === true,
    };
    const options = {
      source: sourceOf(values),
      columns: columnsOf(values['map']),
      dryRun: values['dry-run'] === true,
      strict: values['strict'] === true,
    };
    const outcome = await withDatabase(config, async ({ db, config: { secretKey } }) => {
      const rules = await readCityRules(db, DEFAULT_SITE_ID);
      const deps = { db, rules, receiptKey: deriveSecrets(secretKey).receipt };
      return importFromFile(
        deps,
        { ...given, ...options, reading },
        { problem: tellProblem, progress: progress() },
      );
    });
    return tell(outcome, given.slug, options);
  },
};

/** V8 lets young objects take 100 MB before it looks which of them are gone; of an entry all are, a moment later. */
function keepYoungObjectsFew(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

function wordsOf([format, path, more]: string[]): { format: ImportFormat; path: string } {
  const known = FORMATS.find((one) => one === format);
  if (!known) throw new UsageError(`import what? One of ${FORMATS.join(', ')}`);
  if (!path || more !== undefined) throw new UsageError('import needs exactly one file');
  return { format: known, path };
}

function sourceOf({ source }: Invocation['values']): string | undefined {
  if (source === undefined) return undefined;
  if (typeof source === 'string' && /^[a-z]+(-[a-z]+)*$/.test(source)) return source;
  throw new UsageError('--source must be words of small letters, joined by -');
}

function columnsOf(maps: Invocation['values'][string]) {
  if (!Array.isArray(maps)) return undefined;
  return maps.map((map) => {
    const [, name, column] = /^(\w+)=(.+)$/s.exec(String(map)) ?? [];
    const field = IMPORT_FIELDS.find((one): one is ImportField => one === name);
    if (!field || column === undefined)
      throw new UsageError(`--map must be FIELD=COLUMN: ${IMPORT_FIELDS.join(', ')}`);
    return { field, column };
  });
}

function tellProblem({ line, problem, detail }: { line: number; problem: string; detail: string }): void {
  // What a file says goes to a terminal: no control characters.
  console.error(`line ${line}: ${problem}${detail ? ` (${detail.replace(/\p{Cc}/gu, ' ')})` : ''}`);
}

function progress(): (done: number, planned: number) => void {
  let last = Date.now();
  return (done, planned) => {
    if (Date.now() - last < PROGRESS_MS) return;
    last = Date.now();
    console.error(`${done} of ${planned}`);
  };
}

function tell(
  outcome: FileImportOutcome,
  slug: string,
  { dryRun, strict }: { dryRun: boolean; strict: boolean },
): number {
  switch (outcome.outcome) {
    case 'no-topic':
      console.error(`There is no topic ${slug}.`);
      return 1;
    case 'no-column':
      console.error(`There is no column ${outcome.column}; there are ${outcome.columns.join(', ')}.`);
      return 1;
    case 'no-text':
      console.error(`No column is the text: ${howToName(outcome.columns)}`);
      return 1;
    case 'broken':
      console.error(
        `Nothing was imported: ${outcome.problem}${outcome.line ? `, line ${outcome.line}` : ''}.`,
      );
      return 1;
    case 'checked':
      console.log(figures(outcome.report));
      if (strict && !dryRun) console.error('Nothing was imported, because not every entry is good.');
      return dryRun ? 0 : 1;
    case 'done':
      console.log(figures(outcome.report));
      return 0;
  }
}

function howToName(columns: readonly string[]): string {
  if (columns.length === 0) return 'the first line names none. --map text=COLUMN names it.';
  return `name it with --map text=COLUMN. There are ${columns.join(', ')}.`;
}

function figures(report: ImportReport): string {
  const { read = 0, known = 0, orphans = 0, flattened = 0 } = report;
  const counts = Object.entries(report.stored ?? report.planned ?? {}).map(
    ([state, count]) => `${count} ${state}`,
  );
  const parts = [
    `${read} read`,
    report.stored
      ? `${total(report.stored)} imported (${counts.join(', ')})`
      : `${total(report.planned)} new`,
    `${known} known before`,
    `${total(report.problems)} bad`,
    ...(orphans > 0 ? [`${orphans} answers without what they answer`] : []),
    ...(flattened > 0 ? [`${flattened} answers raised to the third level`] : []),
  ];
  return `${parts.join(', ')}.`;
}
