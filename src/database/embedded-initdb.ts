import { spawn } from 'node:child_process';
import type { Account } from './embedded-account.ts';
import type { Binaries } from './embedded-binaries.ts';
import { CLEAN_ENV, runAs, spawnFailure, tellingLine } from './embedded-program.ts';

/**
 * PostgreSQL's text search takes every character beyond ASCII for a letter where the C library's locale is plain C, so
 * that „Klima“ with its quotation marks would be one word. Plain C is what remains where no other is installed.
 */
const CHARACTER_TYPES = ['C.UTF-8', 'de_DE.UTF-8', 'en_US.UTF-8', 'C'];

interface Maker {
  binaries: Binaries;
  account: Account | undefined;
}

/**
 * Fills an empty folder with a cluster that sorts as German does, by PostgreSQL's own ICU.
 *
 * @returns why it failed
 */
export async function initdb(maker: Maker, folder: string): Promise<string | undefined> {
  for (const characterType of CHARACTER_TYPES) {
    const failure = await runInitdb(maker, folder, characterType);
    if (!failure?.includes('invalid locale name')) return failure;
  }
  return 'no locale can be used';
}

function runInitdb({ binaries, account }: Maker, folder: string, characterType: string) {
  const child = spawn(
    binaries.initdb,
    [
      ...['-D', folder, '-U', 'postgres', '-E', 'UTF8', '--data-checksums', '--no-instructions'],
      ...['--locale-provider=icu', '--icu-locale=de', '--locale=C', `--lc-ctype=${characterType}`],
      ...['--auth-local=trust', '--auth-host=reject'],
    ],
    { cwd: '/', env: CLEAN_ENV, stdio: ['ignore', 'pipe', 'pipe'], ...runAs(account) },
  );
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(spawnFailure(error)));
    child.once('close', (code) => resolve(code === 0 ? undefined : tellingLine(output, `exit code ${code}`)));
  });
}
