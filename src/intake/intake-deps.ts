import type { FastifyInstance } from 'fastify';
import type { IntakeDeps } from './enter-paper.ts';

/** What taking something in needs of the running program. */
export function intakeDeps(app: FastifyInstance): IntakeDeps {
  return {
    db: app.db,
    receiptKey: app.secrets.receipt,
    fingerprintKey: app.secrets.fingerprint,
    originalKey: app.secrets.originals,
    rules: app.screening.rules,
    akismetOn: app.config.akismet !== undefined,
    mailOn: app.mail.isOn,
  };
}
