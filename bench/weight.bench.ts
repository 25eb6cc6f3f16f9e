import { seedTopic } from './seed.ts';
import type { Bench } from './support/bench.ts';
import { get } from './support/http.ts';
import { startProgram } from './support/program.ts';

const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' };

/** Somebody opens a topic on a phone with little reception: how much has to come through? */
export const weightBench: Bench = {
  name: 'weight',
  does: 'what a browser fetches for a topic page the first time (S12)',
  async run(context) {
    await using database = await context.databases.create('weight');
    const { slug } = await seedTopic(database.url, { slug: 'ufer', comments: 100 });
    await using program = await startProgram(database, context);
    const page = `${program.url}/themen/${slug}`;
    const html = await textOf(page);
    const stylesheets = linked(html, /<link rel="stylesheet" href="([^"]+)"/g, page);
    const scripts = await withImports(linked(html, /<script type="module" src="([^"]+)"/g, page));
    const styles = await Promise.all(stylesheets.map(textOf));
    const fonts = linked(styles.join(''), /url\(["']?([^"')]+\.woff2)/g, page);
    const otherScripts = html.match(/<script(?! type="(?:module|application\/ld\+json)")/g) ?? [];

    const files = await Promise.all([page, ...stylesheets, ...scripts].map(weigh));
    const count = (what: string, ours: number, atMost: number) => ({
      id: 'S12',
      what,
      unit: '',
      ours,
      goal: { atMost },
    });
    return {
      measurements: [
        { id: 'S12', what: 'page, styles, scripts', unit: 'KB', ours: sum(files), goal: { atMost: 60 } },
        count('style sheets', stylesheets.length, 1),
        count('font files', fonts.length, 2),
        count('scripts that the page waits for', otherScripts.length, 0),
      ],
      notes: [
        ...files.map(({ path, kilobytes }) => `${path} ${kilobytes.toFixed(1)} KB`),
        `compressed with br as sent; without pictures, and without fonts (${sum(await Promise.all(fonts.map(weigh))).toFixed(1)} KB)`,
      ],
    };
  },
};

async function textOf(url: string): Promise<string> {
  return (await get(url)).body.toString('utf8');
}

function linked(text: string, pattern: RegExp, base: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, address = '']) => new URL(address, base).href))];
}

/** Modules and the modules they import, each once. */
async function withImports(urls: string[], known = new Set<string>()): Promise<string[]> {
  for (const url of urls) {
    if (known.has(url)) continue;
    known.add(url);
    await withImports(linked(await textOf(url), /^import [^;]*?["']([^"']+)["'];?$/gm, url), known);
  }
  return [...known];
}

async function weigh(url: string): Promise<{ path: string; kilobytes: number }> {
  const { body } = await get(url, BROWSER);
  return { path: new URL(url).pathname, kilobytes: body.length / 1024 };
}

function sum(files: { kilobytes: number }[]): number {
  return files.reduce((total, { kilobytes }) => total + kilobytes, 0);
}
