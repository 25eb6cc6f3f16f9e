import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import { EmbeddedPostgresError } from '../database/embedded-postgres.ts';
import { MigrationError } from '../database/migrate.ts';
import { type Command, type Invocation, UsageError } from './command.ts';
import { demoCommand } from './demo.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { migrateCommand } from './migrate.ts';
import { serveCommand } from './serve.ts';
import { staffCommand } from './staff.ts';

const COMMANDS: Command[] = [
  serveCommand,
  migrateCommand,
  demoCommand,
  staffCommand,
  exportCommand,
  importCommand,
];

const usage = () =>
  [
    'Usage: stadtgespraech COMMAND',
    '',
    ...COMMANDS.map(({ usage, does }) => `  ${usage}\n      ${does}`),
  ].join('\n');

/** @returns the exit status: 0 done, 1 failed, 2 used wrongly */
export async function runCommandLine(args: string[]): Promise<number> {
  return run(args).catch(report);
}

async function run(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h') {
    console.log(usage());
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) throw new UsageError(name ? `Unknown command: ${name}` : 'Which command?');
  const { values, positionals } = parse(command, rest);
  if (values['help']) {
    console.log(`Usage: stadtgespraech ${command.usage}\n\n  ${command.does}`);
    return 0;
  }
  const word = command.takesWords ? undefined : positionals[0];
  if (word !== undefined) throw new UsageError(`Unexpected word: ${word} (${command.usage})`);
  return command.run({ config: readConfig(), values, positionals });
}

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

function parse(command: Command, args: string[]): Pick<Invocation, 'values' | 'positionals'> {
  try {
    return parseArgs({
      args,
      options: { ...command.options, ...HELP },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    // Node.js goes on with advice on words that begin with a dash; no command takes any.
    const [problem] = (error as Error).message.split('. To specify');
    throw new UsageError(`${problem} (${command.usage})`);
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
