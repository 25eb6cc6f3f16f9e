import { findPackageJSON } from 'node:module';
import path from 'node:path';

/** The folder that holds `src`, `views` and `migrations`, from wherever this module was put. */
export const ROOT = path.dirname(findPackageJSON(import.meta.url) as string);

/**
 * A module as a file that can be started, in a worker: the source itself, or what scripts/build-program.mjs made of it.
 *
 * @param name path inside `src/`, ending in `-worker`, without an extension
 */
export function programFile(name: string): string {
  const isSource = import.meta.filename.endsWith('.ts');
  return isSource ? path.join(ROOT, 'src', `${name}.ts`) : path.join(ROOT, 'dist', `${name}.mjs`);
}
