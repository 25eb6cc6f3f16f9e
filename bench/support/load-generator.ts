// A process of its own (`startGenerator`): sends what a plan says over raw sockets and tells how long each answer took.
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { LoadPlan, LoadResult } from './load.ts';
import { percentile } from './statistics.ts';

const END_OF_HEADERS = '\r\n\r\n';
const READ_BYTES = 64 * 1024;

process.on('message', (plan: LoadPlan) => {
  run(plan).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});

/** Closed loop: each connection sends its next request when it has its answer. With `rate`: requests come due by the clock. */
async function run(plan: LoadPlan): Promise<LoadResult> {
  const latencies: number[] = [];
  const busyBefore = process.cpuUsage();
  const begin = performance.now();
  const end = begin + plan.seconds * 1000;
  const write = writer(plan.requests, begin);
  const connections = await Promise.all(Array.from({ length: plan.connections }, () => open(plan)));
  const started = performance.now();
  const send = async (connection: Connection, due: number) => {
    await connection.exchange(write());
    latencies.push(performance.now() - due);
  };

  if (plan.rate === undefined) {
    await Promise.all(
      connections.map(async (connection) => {
        while (performance.now() < end) await send(connection, performance.now());
      }),
    );
  } else {
    await sendAtRate(plan.rate, end, connections, send);
  }

  const seconds = (performance.now() - started) / 1000;
  for (const { socket } of connections) socket.destroy();
  const { user, system } = process.cpuUsage(busyBefore);
  latencies.sort((a, b) => a - b);
  return {
    requests: latencies.length,
    perSecond: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    busy: (user + system) / 1e6 / seconds,
  };
}

/** A request that finds no free connection waits, and its waiting counts: nothing is left out when the server stalls. */
async function sendAtRate(
  rate: number,
  end: number,
  idle: Connection[],
  send: (connection: Connection, due: number) => Promise<void>,
): Promise<void> {
  const begin = performance.now();
  const waiting: number[] = [];
  const underWay = new Set<Promise<void>>();
  let sent = 0;
  const next = () => {
    while (waiting.length > 0 && idle.length > 0) {
      const connection = idle.pop() as Connection;
      const exchange = send(connection, waiting.shift() as number).then(() => {
        underWay.delete(exchange);
        idle.push(connection);
        next();
      });
      underWay.add(exchange);
    }
  };
  while (performance.now() < end) {
    for (
      let due = begin + (sent * 1000) / rate;
      due <= performance.now();
      due = begin + (++sent * 1000) / rate
    ) {
      waiting.push(due);
    }
    next();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  while (underWay.size > 0) await Promise.all(underWay);
}

interface Connection {
  socket: Socket;
  /** @throws when the answer has another status than the plan expects */
  exchange(request: Buffer | string): Promise<void>;
}

async function open({ port, expect }: LoadPlan): Promise<Connection> {
  let answered: () => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  let bodyLeft = 0;
  let head: Buffer | undefined;

  const read = (chunk: Buffer) => {
    if (bodyLeft > 0) {
      bodyLeft -= chunk.length;
      if (bodyLeft <= 0) answered();
      return;
    }
    const bytes = head ? Buffer.concat([head, chunk]) : chunk;
    const headEnd = bytes.indexOf(END_OF_HEADERS);
    head = headEnd < 0 ? Buffer.from(bytes) : undefined;
    if (headEnd < 0) return;
    const text = bytes.toString('latin1', 0, headEnd);
    const status = Number(text.slice(9, 12));
    const length = status === 304 ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
    if (status !== expect) return failed(new Error(`Answered ${status} instead of ${expect}`));
    if (Number.isNaN(length)) return failed(new Error('An answer does not say how long it is'));
    bodyLeft = length - (bytes.length - headEnd - END_OF_HEADERS.length);
    if (bodyLeft <= 0) answered();
  };

  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    // One buffer for all reads: what is in it is looked at and forgotten.
    onread: {
      buffer: Buffer.alloc(READ_BYTES),
      callback: (length, buffer) => {
        read((buffer as Buffer).subarray(0, length));
        return true;
      },
    },
  });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.on('error', (error) => failed(error));
  socket.on('close', () => failed(new Error('The server closed a connection')));

  return {
    socket,
    exchange: (request) =>
      new Promise((resolve, reject) => {
        answered = resolve;
        failed = reject;
        socket.write(request);
      }),
  };
}

/** `NNNNNNNNNN` becomes a number never used before, `0.0.0.0` an address that hardly repeats. */
function writer(templates: string[], seed: number): () => Buffer | string {
  const [only = ''] = templates;
  if (templates.length === 1 && !only.includes('NNNNNNNNNN')) {
    const bytes = Buffer.from(only);
    return () => bytes;
  }
  let count = Math.floor((performance.timeOrigin + seed) % 1e7) * 1000;
  return () => {
    count++;
    const template = templates[count % templates.length] as string;
    const address = [10, count >> 16, count >> 8, count].map((part) => part & 255).join('.');
    return template.replace('0.0.0.0', address).replaceAll('NNNNNNNNNN', String(count).padStart(10, '0'));
  };
}
