import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods some route takes at this path; none: there is no such address. */
    allowedMethods(url: string): string[];
  }
}

/** Tells a wrong method (405) from a wrong address (404), which the router does not. */
export const allowedMethods = fp(
  async (app: FastifyInstance) => {
    const routes: { pattern: RegExp; methods: string[] }[] = [];
    app.addHook('onRoute', ({ url, method }) => {
      routes.push({ pattern: patternOf(url), methods: [method].flat() });
    });
    app.decorate('allowedMethods', (url) => {
      const path = url.split('?', 1)[0] ?? '';
      const found = routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
      return [...new Set(found)].sort();
    });
  },
  { name: 'allowed-methods' },
);

function patternOf(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[^/.]+/g, '[^/]+')
    .replaceAll('*', '.*');
  return new RegExp(`^${source}/?$`);
}
