import type { LightMyRequestResponse } from 'fastify';
import type { Role } from '../../src/staff/staff-member.ts';
import type { TestApp } from './app.ts';
import { form } from './builders.ts';
import { type DeskVisitor, signedIn } from './staff.ts';

/** A file as a form carries it. */
export interface SentFile {
  field: string;
  name: string;
  bytes: Buffer;
  type?: string;
}

export interface Planner extends DeskVisitor {
  get(url: string): Promise<LightMyRequestResponse>;
  /** With a good token. */
  post(url: string, fields: Record<string, string>): Promise<LightMyRequestResponse>;
  /** As a form that may carry a file sends it, with a good token. */
  upload(url: string, fields: Record<string, string>, file?: SentFile): Promise<LightMyRequestResponse>;
}

/** Somebody at the planners' desk. */
export async function aPlanner(app: TestApp, roles: readonly Role[] = ['planner']): Promise<Planner> {
  const visitor = await signedIn(app, roles);
  const { cookie, csrf } = visitor;
  return {
    ...visitor,
    get: (url) => app.inject({ url, headers: { cookie, accept: 'text/html' } }),
    post(url, fields) {
      const { headers, payload } = form({ _csrf: csrf, ...fields });
      return app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload });
    },
    upload(url, fields, file) {
      const { headers, payload } = multipart({ _csrf: csrf, ...fields }, file);
      return app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload });
    },
  };
}

const BOUNDARY = 'stadtgespraech-test';

/** @see RFC 7578 */
export function multipart(fields: Record<string, string>, file?: SentFile) {
  const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  if (file) {
    const { field, name, type = 'application/octet-stream', bytes } = file;
    const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
    parts.push(Buffer.from(head), bytes, Buffer.from('\r\n'));
  }
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    payload: Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]),
  };
}
