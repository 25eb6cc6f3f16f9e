import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { attachment, CONTENT_TYPES } from '../exports/export.ts';
import { type ExportStream, exportTopic } from '../exports/export-topic.ts';
import { matches } from '../platform/page-bytes.ts';
import { NotFound } from '../platform/refusal.ts';
import { FOR_EVERYBODY } from './for-everybody.ts';
import type { PublicNames } from './open-data.ts';
import { selectFileVersion } from './queries.ts';

export const FILE_FORMATS = ['csv', 'jsonl'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

interface PublicFile {
  slug: string;
  format: FileFormat;
  names: PublicNames;
}

/** Raised when the same comments make another file than before. */
const LAYOUT = 1;
/** Who takes longer for a file takes the connection from others. */
const DOWNLOAD_MS = 15 * 60_000;

/**
 * A topic's published comments as a file, streamed from one snapshot. Its validator is made of the versions of topic and site, so
 * that nobody reads a row to say that nothing changed; it is a weak one, because the number of supporters may run ahead of them
 * by some seconds (RFC 9110, 8.8.1).
 *
 * @throws NotFound where residents may not see such a topic
 */
export async function sendPublicFile(
  { app, request, reply }: { app: FastifyInstance; request: FastifyRequest; reply: FastifyReply },
  { slug, format, names }: PublicFile,
): Promise<FastifyReply> {
  const { id: siteId, timeZone } = await app.site();
  const version = await selectFileVersion(app.db, siteId, slug);
  if (!version) throw new NotFound();
  const { id, topicVersion, siteVersion } = version;
  const tag = tagOf([LAYOUT, id, slug, format, names, topicVersion, siteVersion]);
  reply.headers({ ...FOR_EVERYBODY, etag: `W/"${tag}"`, 'cache-control': 'no-cache' });
  if (matches(request.headers['if-none-match'], `"${tag}"`)) return reply.code(304).send();
  reply.header('content-type', CONTENT_TYPES[format]);
  if (request.method === 'HEAD') return sendHead(reply);
  const { publicUrl } = app.config;
  const choice = { format, names, scope: 'published', dialect: 'rfc4180', order: 'time' } as const;
  const order = { siteId, slug, timeZone, publicUrl, lang: 'de', by: '', isPublic: true } as const;
  const made = await exportTopic(downloadPool(app), { ...choice, ...order });
  if (made.outcome !== 'export') throw new NotFound();
  reply.headers({ 'content-disposition': attachment(made.fileName), 'stadtgespraech-rows': made.rows });
  return reply.send(inTime(made.stream));
}

/** Without a length: nobody knows it before the file is made, and Fastify would say that nothing is none (RFC 9110, 8.6). */
export function sendHead(reply: FastifyReply): FastifyReply {
  return reply.send(Readable.from([]));
}

function tagOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

function inTime(stream: ExportStream): ExportStream {
  const timer = setTimeout(() => stream.destroy(new Error('The download took too long')), DOWNLOAD_MS);
  timer.unref();
  stream.once('close', () => clearTimeout(timer));
  return stream;
}

function downloadPool(app: FastifyInstance) {
  const downloads = app.pg['downloads'];
  if (!downloads) throw new Error('The pool for downloads is missing');
  return downloads.pool;
}
