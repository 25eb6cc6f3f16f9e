import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** One key for each purpose, derived from SECRET_KEY: what one of them makes is worthless for another. */
export interface Secrets {
  receipt: KeyObject;
  fingerprint: KeyObject;
  akismetMaterial: Buffer;
  /** What stood in a comment before words of it were blackened. */
  originals: Buffer;
  mail: KeyObject;
  session: Buffer;
  /** E-mail addresses of senders whose comments wait for a person. */
  heldSenders: KeyObject;
  /** Links that let staff set a password, and recovery codes. */
  staffAccess: KeyObject;
  /** Secrets of the second step. */
  totp: Buffer;
  /** What signs the events of webhooks. */
  webhooks: Buffer;
}

/** @see RFC 5869 (HKDF) */
export function deriveSecrets(secretKey: string): Secrets {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secretKey, 'stadtgespraech', purpose, 32));
  return {
    // As key objects they are made ready for HMAC once, not at each comment.
    receipt: createSecretKey(derive('receipt')),
    fingerprint: createSecretKey(derive('fingerprint')),
    akismetMaterial: derive('akismet-material'),
    originals: derive('originals'),
    mail: createSecretKey(derive('mail')),
    session: derive('session'),
    heldSenders: createSecretKey(derive('held-senders')),
    staffAccess: createSecretKey(derive('staff-access')),
    totp: derive('totp'),
    webhooks: derive('webhooks'),
  };
}

/** The key kept beside the embedded database, made at the first start; only its owner may read it. */
export async function loadOrCreateSecretKey(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'secret-key');
  await mkdir(dataDir, { recursive: true });
  const created = randomBytes(32).toString('base64url');
  try {
    await writeFile(file, created, { mode: 0o600, flag: 'wx' });
    return created;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: nonce ‖ tag ‖ ciphertext. */
export function seal(key: Buffer, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

/** @throws when the bytes were not sealed with this key */
export function unseal(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const ciphertext = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
}
