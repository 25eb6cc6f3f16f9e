// The limit of reading: Fastify with nothing but one route for each answer, sending what it was given from memory.
// Arguments: port and, unless it only has to start, a file of `Answers`.
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';

/** Path → answer; the body in base64. */
export type Answers = Record<string, { status: number; headers: Record<string, string>; body: string }>;

const [port, file] = process.argv.slice(2);
const answers: Answers = file ? JSON.parse(readFileSync(file, 'utf8')) : {};
const app = Fastify();
for (const [path, { status, headers, body }] of Object.entries(answers)) {
  const bytes = status === 304 ? undefined : Buffer.from(body, 'base64');
  app.get(path, (_request, reply) => reply.code(status).headers(headers).send(bytes));
}
await app.listen({ port: Number(port), host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
