import { parseArgs } from 'node:util';
import { type Command, UsageError } from './commands/command.ts';
import { demoCommand } from './commands/demo.ts';
import { exportCommand } from './commands/export.ts';
import { migrateCommand } from './commands/migrate.ts';
import { serveCommand } from './commands/serve.ts';
import { staffCommand } from './commands/staff.ts';
import { ConfigError, readConfig } from './config.ts';
import { EmbeddedPostgresError } from './database/embedded-postgres.ts';
import { MigrationError } from './database/migrate.ts';

const COMMANDS: Command[] = [serveCommand, migrateCommand, demoCommand, staffCommand, exportCommand];

const usage = () =>
  [
    'Usage: stadtgespraech COMMAND',
    '',
    ...COMMANDS.map(({ usage, does }) => `  ${usage}\n      ${does}`),
  ].join('\n');

/** @returns the exit status: 0 done, 1 failed, 2 used wrongly */
async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h') {
    console.log(usage());
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) throw new UsageError(name ? `Unknown command: ${name}` : 'Which command?');
  const { values, positionals } = parse(command, rest);
  return command.run({ config: readConfig(), values, positionals });
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({ args, options: command.options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message} (${command.usage})`);
  }
}

/** Errors people can do something about, in one line; others with their stack. */
function report(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}; stadtgespraech --help tells more`);
    return 2;
  }
  const isExpected = [ConfigError, MigrationError, EmbeddedPostgresError].some(
    (kind) => error instanceof kind,
  );
  const isSystem = error instanceof Error && 'code' in error;
  console.error(isExpected || isSystem ? (error as Error).message : error);
  return 1;
}

process.exitCode = await main(process.argv.slice(2)).catch(report);
