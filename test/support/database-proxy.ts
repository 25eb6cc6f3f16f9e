import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Test } from 'tap';

interface Line {
  /** What the client said first: its name for PostgreSQL among it. */
  startup: string;
  client: Socket;
  server: Socket;
  isMute: boolean;
}

/** What is done with a statement that holds certain bytes. */
type Fault = 'lose the statement' | 'lose the answer';

interface Trap {
  bytes: Buffer;
  fault: Fault;
  sprung(line: Line): void;
}

/** The wire between the program and PostgreSQL, which can be cut, refused and made mute. */
export class DatabaseProxy {
  readonly #lines = new Set<Line>();
  readonly #url: URL;
  #port = 0;
  #refused: string | undefined;
  #trap: Trap | undefined;
  #delayMs = 0;

  private constructor(databaseUrl: string) {
    this.#url = new URL(databaseUrl);
  }

  static async start(t: Test, databaseUrl: string): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(databaseUrl);
    const server = createServer((client) => proxy.#accept(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy.#port = (server.address() as AddressInfo).port;
    t.teardown(() => {
      server.close();
      proxy.cut('');
    });
    return proxy;
  }

  /** The same database through this wire. */
  get url(): string {
    const { username, password, pathname } = this.#url;
    const secret = password === '' ? '' : `:${password}`;
    return `postgres://${username}${secret}@127.0.0.1:${this.#port}${pathname}`;
  }

  /** @param application whose connections; empty: all */
  cut(application: string): void {
    for (const line of this.#named(application)) line.client.destroy();
  }

  /** Cuts them and lets no new ones through. */
  refuse(application: string): void {
    this.#refused = application;
    this.cut(application);
  }

  allow(): void {
    this.#refused = undefined;
  }

  /** The connections stay, but nothing of what the server says comes through: a path that died silently. */
  mute(application: string): void {
    for (const line of this.#named(application)) line.isMute = true;
  }

  /** What the server says comes so much later. */
  slowDown(ms: number): void {
    this.#delayMs = ms;
  }

  /**
   * Waits for the next statement that holds this text. It never reaches the server, or its answer never reaches the
   * program, and then the connection is there but silent.
   *
   * @returns cuts it
   */
  catch(text: string, fault: Fault): Promise<() => void> {
    return new Promise((resolve) => {
      this.#trap = {
        bytes: Buffer.from(text),
        fault,
        sprung: ({ client }) => resolve(() => client.destroy()),
      };
    });
  }

  #accept(client: Socket): void {
    const server = this.#connect();
    const line: Line = { startup: '', client, server, isMute: false };
    this.#lines.add(line);
    client.on('data', (bytes) => this.#fromClient(line, bytes));
    server.on('data', (bytes) => {
      setTimeout(() => line.isMute || client.write(bytes), this.#delayMs);
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', () => {
        other.destroy();
        this.#lines.delete(line);
      });
    }
  }

  #fromClient(line: Line, bytes: Buffer): void {
    if (line.startup === '') {
      line.startup = bytes.toString('latin1');
      if (this.#refused !== undefined && line.startup.includes(this.#refused))
        return void line.client.destroy();
    }
    const trap = this.#trap;
    if (!trap || !bytes.includes(trap.bytes)) return void line.server.write(bytes);
    this.#trap = undefined;
    line.isMute = true;
    if (trap.fault === 'lose the answer') line.server.write(bytes);
    trap.sprung(line);
  }

  #named(application: string): Line[] {
    return [...this.#lines].filter(({ startup }) => startup.includes(application));
  }

  #connect(): Socket {
    const folder = this.#url.searchParams.get('host');
    const port = Number(this.#url.port || '5432');
    return folder?.startsWith('/')
      ? connect(`${folder}/.s.PGSQL.${port}`)
      : connect(port, this.#url.hostname);
  }
}
