import { ServerProcess } from './processes.ts';

/** The settings of a city's server behind one proxy, whose addresses count: every limit stays on. */
const SETTINGS = {
  HOST: '127.0.0.1',
  PUBLIC_URL: 'http://127.0.0.1',
  SECRET_KEY: 'a secret of at least 32 characters, for benches',
  TRUST_PROXY: '1',
  DEMO: '0',
};

/** `npm start` without npm, on a database of one's own or, with `dataDir`, on the embedded one. */
export function startProgram(
  database: { url: string } | { dataDir: string },
  { profile }: { profile: boolean },
): Promise<ServerProcess> {
  const profiling = profile ? ['--cpu-prof', '--cpu-prof-dir=out/bench/profiles'] : [];
  return ServerProcess.start(
    'program',
    () => [...profiling, '--max-semi-space-size=4', 'dist/cli.mjs', 'serve'],
    {
      ...SETTINGS,
      ...('url' in database ? { DATABASE_URL: database.url } : { DATA_DIR: database.dataDir }),
    },
  );
}
