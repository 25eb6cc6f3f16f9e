import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FOR_EVERYBODY } from '../open-data/for-everybody.ts';
import { answerTo, plainPage } from '../platform/page-bytes.ts';
import { pageHeaders } from '../platform/security-headers.ts';
import type { Reader } from './reader.ts';

/** What an address answers, as JSON. */
export interface JsonAnswer {
  json: string;
  /** `Link` to the next page. */
  link?: string;
  scopes: string[];
  staleAt?: Date | undefined;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const VARIES = { vary: 'Accept-Encoding, Authorization' };

interface Answering {
  app: FastifyInstance;
  request: FastifyRequest;
  reply: FastifyReply;
  reader: Reader;
}

/** Everybody's answers are kept with the pages; one with a key is made for its reader and kept nowhere. */
export async function sendJson(
  { app, request, reply, reader }: Answering,
  key: string,
  make: () => Promise<JsonAnswer>,
): Promise<FastifyReply> {
  if (reader === 'everybody') {
    return app.pages.send(request, reply, `api ${key}`, async () => {
      const { json, link, ...kept } = await make();
      const headers = { ...FOR_EVERYBODY, ...VARIES, ...(link && { link }) };
      return { ...kept, html: json, type: JSON_TYPE, headers, isForPrograms: true };
    });
  }
  const { json, link } = await make();
  const https = app.config.publicUrl.startsWith('https:');
  const always = { ...VARIES, 'cache-control': 'private, no-cache', ...(link && { link }) };
  const page = plainPage(json, { ...pageHeaders({ https }), 'content-type': JSON_TYPE }, always);
  const answer = answerTo(request.headers['if-none-match'], page);
  return reply.code(answer.status).headers(answer.headers).send(answer.bytes);
}
