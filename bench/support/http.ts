import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const agent = new Agent({ keepAlive: true });

/** One request as it is: unlike `fetch`, no headers of its own, and the body stays compressed. */
export async function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const sent = request(url, { headers, agent }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const body = await buffer(answer);
  const named = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return { status: answer.statusCode ?? 0, headers: Object.fromEntries(named), body };
}
