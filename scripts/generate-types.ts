// Writes src/database/types.ts from a freshly migrated database; with --verify it only compares.
import { spawnSync } from 'node:child_process';
import { createTestDatabase } from '../test/support/database.ts';

const database = await createTestDatabase();
const args = [
  '--dialect',
  'postgres',
  '--url',
  database.url,
  '--out-file',
  'src/database/types.ts',
  '--date-parser',
  'string',
];
args.push('--include-pattern', 'public.*', '--exclude-pattern', 'public.schema_migration');
if (process.argv.includes('--verify')) args.push('--verify');
const { status } = spawnSync('kysely-codegen', args, { stdio: ['ignore', 'ignore', 'inherit'] });
await database.drop();
process.exit(status ?? 1);
