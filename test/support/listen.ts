import type { AddressInfo } from 'node:net';
import type { TestApp } from './app.ts';

/** Opens a free port for a browser. @returns the address without a slash at the end */
export async function listen(app: TestApp): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}
