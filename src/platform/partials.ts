import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Every file below views/partials, by the name templates use: `public/comment` is `partials/public/comment.hbs`. */
export async function findPartials(views: string): Promise<Record<string, string>> {
  const files = await readdir(path.join(views, 'partials'), { recursive: true });
  const names = files.filter((file) => file.endsWith('.hbs')).map((file) => file.slice(0, -'.hbs'.length));
  return Object.fromEntries(names.map((name) => [name, `partials/${name}.hbs`]));
}
