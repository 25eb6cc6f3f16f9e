import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PLACES = [
  process.env['SOFFICE'],
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];
const soffice = PLACES.find((place) => place && existsSync(place));
const poppler = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].find((folder) =>
  existsSync(path.join(folder, 'pdftotext')),
);

if (process.env['REQUIRE_OFFICE'] === '1' && !(soffice && poppler)) {
  throw new Error('REQUIRE_OFFICE=1, but LibreOffice (SOFFICE can name it) or pdftotext was not found');
}

/** For `test(…, { skip })`: false where LibreOffice is, else the reason. */
export const noOffice: string | false = soffice
  ? false
  : 'no LibreOffice here: files were not read back by it (SOFFICE can name it)';

/** For `test(…, { skip })`: false where poppler is, else the reason. */
export const noPoppler: string | false = poppler ? false : 'no pdftotext here: PDFs were not read back';

/** A CSV of each sheet: comma, every text in quotes, UTF-8, values as they are shown. */
export const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,true,false,false,-1';

/**
 * LibreOffice opens files and writes them as another format, in one process with a profile of its own.
 *
 * @throws where it says anything but what it converted: it repairs and warns on its standard error
 */
export async function convert(files: readonly string[], to: string, folder: string): Promise<void> {
  const profile = await mkdtemp(path.join(tmpdir(), 'office-'));
  try {
    const settings = [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore'];
    const { stdout, stderr } = await run(
      soffice as string,
      [...settings, '--convert-to', to, '--outdir', folder, ...files],
      { timeout: 110_000, killSignal: 'SIGKILL' },
    );
    const said = stdout
      .split('\n')
      .filter((line) => line !== '' && !/^(convert |Overwriting: |Writing sheet )/.test(line));
    const warned = stderr.split('\n').filter((line) => line !== '' && !/javaldx|Java Runtime/.test(line));
    if (said.length + warned.length > 0) throw new Error([...said, ...warned].join('\n'));
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** One of poppler's programs. */
export async function poppled(program: 'pdftotext' | 'pdfinfo', args: readonly string[]): Promise<string> {
  const { stdout } = await run(path.join(poppler as string, program), args, {
    timeout: 60_000,
    maxBuffer: 256 * 1024 * 1024,
  });
  return stdout;
}
