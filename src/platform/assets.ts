import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { ROOT } from '../lib/program.ts';

const ASSETS = path.join(ROOT, 'views/assets');
const FONT_WEIGHTS = ['400', '500', '600'];
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
};
const compress = promisify(brotliCompress);

interface Asset {
  bytes: Buffer;
  type: string;
  hash: string;
  brotli?: Promise<Buffer>;
}

declare module 'fastify' {
  interface FastifyInstance {
    assets: {
      /** Address of a file of views/assets with its content's hash, so that browsers may keep it for ever. */
      url(name: string): string;
    };
  }
}

/** Our own styles, scripts, pictures and fonts, from memory; nothing comes from another host. */
export const assets = fp(
  async (app: FastifyInstance) => {
    const files = new Map<string, Asset>();
    await readFiles(files);
    await readFonts(files);

    app.decorate('assets', {
      url(name) {
        const asset = files.get(name);
        if (!asset) throw new Error(`No file ${name} in views/assets`);
        return `/assets/${name}?v=${asset.hash}`;
      },
    });

    app.get('/assets/*', { config: { access: 'public' }, logLevel: 'warn' }, async (request, reply) => {
      const asset = files.get((request.params as { '*': string })['*']);
      if (!asset) return reply.callNotFound();
      const current = asset.type === 'font/woff2' || (request.query as { v?: string }).v === asset.hash;
      reply.header('cache-control', current ? 'public, max-age=31536000, immutable' : 'no-cache');
      reply.header('etag', `"${asset.hash}"`).type(asset.type);
      if (request.headers['if-none-match'] === `"${asset.hash}"`) return reply.code(304).send();
      if (!isText(asset.type)) return reply.send(asset.bytes);
      reply.header('vary', 'Accept-Encoding');
      if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(asset.bytes);
      asset.brotli ??= compress(asset.bytes);
      return reply.header('content-encoding', 'br').send(await asset.brotli);
    });

    app.get('/favicon.ico', { config: { access: 'public' } }, (_request, reply) =>
      reply.redirect(app.assets.url('public/favicon.svg'), 302),
    );
  },
  { name: 'assets' },
);

function isText(type: string): boolean {
  return type.startsWith('text/') || type === 'image/svg+xml';
}

async function readFiles(files: Map<string, Asset>): Promise<void> {
  for (const name of await readdir(ASSETS, { recursive: true })) {
    const type = TYPES[path.extname(name)];
    if (type) files.set(name, toAsset(await readFile(path.join(ASSETS, name)), type));
  }
}

async function readFonts(files: Map<string, Asset>): Promise<void> {
  const require = createRequire(import.meta.url);
  for (const weight of FONT_WEIGHTS) {
    const file = require.resolve(`@fontsource/fira-sans/files/fira-sans-latin-${weight}-normal.woff2`);
    files.set(`fonts/fira-sans-${weight}.woff2`, toAsset(await readFile(file), 'font/woff2'));
  }
}

function toAsset(bytes: Buffer, type: string): Asset {
  return { bytes, type, hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 12) };
}
