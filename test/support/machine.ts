import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Test } from 'tap';
import { createToken } from '../../src/api/create-token.ts';
import type { TestApp } from './app.ts';
import { aStaffMember } from './staff.ts';

interface Described {
  responses: Record<string, Answer | undefined>;
}

interface Answer {
  content?: Record<string, { schema: object }>;
  headers?: Record<string, { schema: { const?: string } }>;
}

interface Description {
  servers: { url: string }[];
  paths: Record<string, { get: Described; options: Described }>;
  webhooks: Record<
    string,
    { post: { requestBody: { content: { 'application/json': { schema: { $ref: string } } } } } }
  >;
}

/**
 * A program that reads the interface and believes its description: every answer is held against it, its status, its type and,
 * where it is JSON, its schema.
 */
export async function aProgram(t: Test, app: TestApp, { token }: { token?: string } = {}) {
  const { description, ajv } = await readDescription(app);

  const hold = (
    url: string,
    verb: 'get' | 'options',
    { statusCode, headers, body }: LightMyRequestResponse,
  ) => {
    const path = pathOf(description, url);
    t.ok(path, `${url} is described`);
    const described = description.paths[path ?? '']?.[verb].responses[statusCode];
    t.ok(described, `${statusCode} of ${verb} ${path} is described`);
    for (const [name, { schema }] of Object.entries(described?.headers ?? {}))
      if (schema.const) t.equal(headers[name.toLowerCase()], schema.const, name);
    const type = String(headers['content-type'] ?? '').split(';', 1)[0] ?? '';
    if (!described?.content) return void t.equal(body, '', `${statusCode} has no body`);
    t.ok(described.content[type], `${statusCode} of ${path} may be ${type}`);
    if (!type.endsWith('json')) return;
    const at = ['paths', path, verb, 'responses', String(statusCode), 'content', type, 'schema'];
    const pointer = at.map((part) => (part ?? '').replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    const check = ajv.getSchema(`description#/${encodeURI(pointer)}`);
    t.ok(check?.(JSON.parse(body)), `${url} is as described: ${ajv.errorsText(check?.errors)}`);
  };

  return async (url: string, options: InjectOptions = {}) => {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...options.headers };
    const answer = await app.inject({ ...options, url, headers });
    if (options.method === undefined || options.method === 'GET') hold(url, 'get', answer);
    if (options.method === 'OPTIONS') hold(url, 'options', answer);
    return answer;
  };
}

async function readDescription(app: TestApp) {
  const description = (await app.inject('/api/v1/openapi.json')).json<Description>();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  // Under CommonJS the function is the module.
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(description, 'description');
  return { description, ajv };
}

/** What the interface's description says of events, and what is wrong with one by its schema. */
export async function described(app: TestApp) {
  const { description, ajv } = await readDescription(app);
  const check = (ref: string, event: unknown) => {
    const validate = ajv.getSchema(`description${ref}`);
    return validate?.(event) ? [] : (validate?.errors ?? [`There is no schema ${ref}`]);
  };
  return { webhooks: description.webhooks, check };
}

function pathOf({ paths, servers }: Description, url: string): string | undefined {
  const base = new URL(servers[0]?.url ?? '').pathname;
  const path = new URL(url, 'http://x').pathname.slice(base.length);
  return Object.keys(paths).find((one) =>
    new RegExp(`^${one.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

/** A key as `/verwaltung/schluessel` makes it. */
export async function aToken(app: TestApp, given: { days?: number } = {}): Promise<string> {
  const { id: siteId } = await app.site();
  const { id: actorId } = await aStaffMember(app, ['admin']);
  const wanted = { siteId, actorId, name: 'Auswertung', scope: 'export' as const, days: given.days ?? 90 };
  return (await createToken(app.db, wanted)).token;
}
