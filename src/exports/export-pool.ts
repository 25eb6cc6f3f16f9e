import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';

/** Connections of their own, so that long transfers starve nobody. */
export function exportPool(app: FastifyInstance): Pool {
  const exports = app.pg['exports'];
  if (!exports) throw new Error('The pool for exports is missing');
  return exports.pool;
}
