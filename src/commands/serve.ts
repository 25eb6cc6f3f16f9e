import type { Config } from '../config.ts';
import { onSignal, openDatabase, serve } from '../server.ts';
import type { Command } from './command.ts';
import { loadDemoOnFirstStart } from './demo.ts';
import { describeAccounts, greet } from './greeting.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve',
  does: 'serves the pages (npm start)',
  options: {},
  async run({ config }: { config: Config }) {
    const database = await openDatabase(config);
    const accounts = await loadDemoOnFirstStart(database.config);
    const app = await serve(database).catch(async (error: unknown) => {
      if (accounts) console.log(describeAccounts(accounts).join('\n'));
      await database.close();
      throw error;
    });
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
