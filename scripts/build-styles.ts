/**
 * Writes the stylesheets of views/assets/built: KERN cut down to what our templates use, then our own rules.
 * `--check` writes nothing and exits 1 when a written stylesheet is older than its sources.
 */
import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { type Selector, transform } from 'lightningcss';

interface Bundle {
  out: string;
  /** Own rules, in their order. */
  sources: string[];
  /** Templates and scripts; a KERN class that none of them names is left out, so write class names whole. */
  usedBy: string[];
}

const BUNDLES: Bundle[] = [
  {
    out: 'views/assets/built/public.css',
    sources: [
      'base',
      'frame',
      'topic',
      'comments',
      'form',
      'vorgang',
      'reports',
      'ledger',
      'open-data',
      'home',
      'print',
    ].map((name) => `views/assets/public/${name}.css`),
    usedBy: [
      'views/layouts/public.hbs',
      'views/partials/public/**/*.hbs',
      'views/api/api.hbs',
      'views/{pages,open-data,topics,comments,cases,errors,follow,mail,reports}/**/*.hbs',
      'views/assets/public/*.js',
    ],
  },
  {
    out: 'views/assets/built/desk.css',
    sources: [
      'base',
      'parts',
      'shell',
      'forms',
      'queue',
      'rows',
      'decide',
      'single',
      'redaktion',
      'planning',
      'groups',
      'planning-desk',
      'codes',
      'answers',
      'exports',
      'figures',
      'reports',
      'sign-in',
      'accounts',
      'screening',
      'records',
      'reasons',
      'intake',
      'modes',
    ].map((name) => `views/assets/desk/${name}.css`),
    usedBy: [
      'views/layouts/desk.hbs',
      'views/partials/desk/**/*.hbs',
      'views/{staff,moderation,redaktion,planning,exports,figures,intake,groups,answers,codes,api,screening,reasons}/**/*.hbs',
      'views/reports/desk.hbs',
      'views/open-data/settings.hbs',
      'views/assets/desk/*.js',
    ],
  },
];

const ROOT = path.join(import.meta.dirname, '..');
const KERN = createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.css');
/** KERN's colours are oklch() and color-mix(): nothing older can show them. */
const TARGETS = { chrome: 120 << 16, firefox: 121 << 16, safari: (16 << 16) | (4 << 8) };

const check = process.argv.includes('--check');
for (const bundle of BUNDLES) {
  const css = await build(bundle);
  const file = path.join(ROOT, bundle.out);
  if (!check) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, css);
  } else if (css !== (await readFile(file, 'utf8').catch(() => ''))) {
    process.stderr.write(`${bundle.out} is stale: node scripts/build-styles.ts\n`);
    process.exitCode = 1;
  }
}

async function build({ sources, usedBy }: Bundle): Promise<string> {
  const kern = keepPossible(await readFile(KERN, 'utf8'), await wordsOf(usedBy));
  const own = await Promise.all(sources.map((source) => readFile(path.join(ROOT, source), 'utf8')));
  return dropUnusedProperties(`@layer reset,kern;@layer kern{${kern}}\n${own.join('\n')}`);
}

async function wordsOf(patterns: string[]): Promise<Set<string>> {
  const files = globSync(patterns, { cwd: ROOT });
  const texts = await Promise.all(files.map((file) => readFile(path.join(ROOT, file), 'utf8')));
  return new Set(texts.flatMap((text) => text.match(/[\w-]+/g) ?? []));
}

/** Leaves out selectors that need a class or an attribute nobody writes. */
function keepPossible(css: string, words: Set<string>): string {
  const possible = (selector: Selector): boolean =>
    selector.every((part) => {
      if (part.type === 'class') return words.has(part.name);
      if (part.type === 'attribute') {
        return words.has(part.name) && (!part.operation?.value || words.has(part.operation.value));
      }
      if (
        part.type === 'pseudo-class' &&
        (part.kind === 'is' || part.kind === 'where' || part.kind === 'has')
      ) {
        return part.selectors.some(possible);
      }
      return true;
    });
  return print(css, { Selector: (selector) => (possible(selector) ? undefined : []) });
}

/** A custom property that no var() reads may be the last reader of another one: again until nothing is left to drop. */
function dropUnusedProperties(css: string): string {
  const read = new Set(css.match(/(?<=var\(\s*)--[\w-]+/g));
  const unused = writtenIn(css).filter((name) => !read.has(name));
  const smaller = print(css, undefined, unused);
  return writtenIn(smaller).length === writtenIn(css).length ? smaller : dropUnusedProperties(smaller);
}

function writtenIn(css: string): string[] {
  return css.match(/--[\w-]+(?=\s*:)/g) ?? [];
}

function print(
  css: string,
  visitor?: { Selector: (selector: Selector) => Selector[] | undefined },
  unusedSymbols: string[] = [],
): string {
  const { code } = transform({
    filename: 'bundle.css',
    code: Buffer.from(css),
    minify: true,
    targets: TARGETS,
    unusedSymbols,
    ...(visitor && { visitor }),
  });
  return code.toString();
}
