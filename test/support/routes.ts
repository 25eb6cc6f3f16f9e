import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Test } from 'tap';
import type { Access } from '../../src/staff/access.ts';
import { type TestApp, testApp } from './app.ts';

export interface Route {
  method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST';
  url: string;
  access: Access;
}

/** The real program and every route it registered, heard of by Fastify's own announcement of a new instance. */
export async function appWithRoutes(t: Test): Promise<{ app: TestApp; routes: Route[] }> {
  const routes: Route[] = [];
  const note = ({ method, url, config }: RouteOptions) => {
    for (const one of [method].flat()) {
      routes.push({ method: one as Route['method'], url, access: config?.access as Access });
    }
  };
  const listen = (message: unknown) => {
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', note);
  };
  subscribe('fastify.initialization', listen);
  const app = await testApp(t).finally(() => unsubscribe('fastify.initialization', listen));
  return { app, routes };
}

const VALUES: Record<string, string> = {
  id: '01900000-0000-7000-8000-000000000099',
  format: 'csv',
  '*': 'unbekannt',
};

/** An address of the route, with its parameters filled. */
export function fill(url: string): string {
  return url.replace(
    /:(\w+)(?:\([^)]*\))?|(\*)/g,
    (_, name?: string, star?: string) => VALUES[name ?? star ?? ''] ?? 'unbekannt',
  );
}
