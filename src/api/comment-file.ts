import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { attachment, CONTENT_TYPES } from '../exports/export.ts';
import { exportTopic } from '../exports/export-topic.ts';
import { getOpenData } from '../open-data/get-open-data.ts';
import { type FileFormat, sendHead, sendPublicFile } from '../open-data/public-file.ts';
import { NotFound } from '../platform/refusal.ts';
import type { FileQuery } from './operations.ts';
import { selectTopics } from './queries.ts';
import type { Reader } from './reader.ts';

interface Answering {
  app: FastifyInstance;
  request: FastifyRequest;
  reply: FastifyReply;
  reader: Reader;
}

interface AskedFile {
  slug: string;
  format: FileFormat;
  query: Static<typeof FileQuery>;
}

/** A topic's comments as a file: what is published, or with a key everything. @throws NotFound */
export async function sendCommentFile(answering: Answering, { slug, format, query }: AskedFile) {
  const { app, request, reply, reader } = answering;
  const { id: siteId, timeZone } = await app.site();
  reply.header('vary', 'Authorization');
  if (reader === 'everybody') {
    const { names } = await getOpenData(app.db, siteId);
    return sendPublicFile(answering, { slug, format, names });
  }
  reply.headers({ 'cache-control': 'no-store', 'content-type': CONTENT_TYPES[format] });
  if (request.method === 'HEAD') {
    const [topic] = await selectTopics(app.db, { siteId, slug, withDrafts: true });
    if (!topic) throw new NotFound();
    return sendHead(reply);
  }
  const choice = { format, scope: query.scope ?? 'all', names: query.names ?? 'full' } as const;
  const { publicUrl } = app.config;
  const order = {
    siteId,
    slug,
    timeZone,
    publicUrl,
    dialect: 'rfc4180',
    order: 'time',
    lang: 'de',
    by: '',
  } as const;
  const pool = app.pg['exports']?.pool;
  if (!pool) throw new Error('The pool for exports is missing');
  const made = await exportTopic(pool, { ...choice, ...order });
  if (made.outcome !== 'export') throw new NotFound();
  reply.headers({
    'content-disposition': attachment(made.fileName),
    'stadtgespraech-rows': made.rows,
  });
  return reply.send(made.stream);
}
