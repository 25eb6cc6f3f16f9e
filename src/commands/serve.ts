import type { Config } from '../config.ts';
import { openDatabase } from '../open-database.ts';
import type { Command } from './command.ts';
import { loadDemoOnFirstStart } from './demo.ts';
import { describeAccounts, greet } from './greeting.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve',
  does: 'serves the pages (npm start)',
  options: {},
  async run({ config }: { config: Config }) {
    // Pages and all that goes with them are 40 MB, which no other command needs.
    const { onSignal, PortTaken, serve } = await import('../server.ts');
    const database = await openDatabase(config);
    const accounts = await loadDemoOnFirstStart(database.config);
    const app = await serve(database).catch(async (error: unknown) => {
      if (accounts) console.log(describeAccounts(accounts).join('\n'));
      await database.close();
      if (!(error instanceof PortTaken)) throw error;
      console.error(error.message);
    });
    if (!app) return 1;
    onSignal(async () => {
      await app.close();
      await database.close();
    });
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    greet({ host: config.host, port, accounts });
    return new Promise<number>(() => undefined);
  },
};
