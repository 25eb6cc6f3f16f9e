import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the project's folder, for messages. */
  name: string;
  text: string;
}

/** Every file below a folder of the project whose name ends like this. */
export async function readAll(folder: string, ending: string): Promise<SourceFile[]> {
  const names = await readdir(path.join(ROOT, folder), { recursive: true });
  const files = names.filter((name) => name.endsWith(ending)).map((name) => path.join(folder, name));
  if (files.length === 0) throw new Error(`No ${ending} below ${folder}`);
  return Promise.all(
    files.sort().map(async (name) => ({ name, text: await readFile(path.join(ROOT, name), 'utf8') })),
  );
}
