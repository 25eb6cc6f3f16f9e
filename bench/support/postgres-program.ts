import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** On the PATH or where Debian keeps the programs of each version; the newest counts. */
export function findPostgresProgram(name: string): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(':'),
    ...versions.map((version) => `${debian}/${version}/bin`),
  ];
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
