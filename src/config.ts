import { isIP } from 'node:net';
import path from 'node:path';

export type AkismetMode = 'off' | 'log' | 'act';

export interface AkismetConfig {
  mode: Exclude<AkismetMode, 'off'>;
  key: string;
  siteUrl: string;
  /** Base address of another server that speaks Akismet's protocol; absent: Akismet's own. */
  url?: string;
}

/** The city's own provider for the sign-in of its staff (OpenID Connect). */
export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says after „Anmelden mit“. */
  label: string;
}

export interface Config {
  host: string;
  port: number;
  /** Address the city announces, without a slash at the end; links in exports and feeds begin with it. */
  publicUrl: string;
  dataDir: string;
  /** Absent: an embedded PostgreSQL in `dataDir`. */
  databaseUrl?: string;
  demo: boolean;
  /** Absent only with the embedded database: then it is made and kept in `dataDir`. */
  secretKey?: string;
  /** Number of proxies in front, their addresses, or nobody. */
  trustProxy: false | number | string[];
  redisUrl?: string;
  akismet?: AkismetConfig;
  smtpUrl?: string;
  mailFrom?: string;
  oidc?: OidcConfig;
  logLevel: string;
}

export class ConfigError extends Error {
  override name = 'ConfigError';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const SECRET_KEY_MIN_LENGTH = 32;
/** One address, with a name before it or without. */
const SENDER = /^(?:[^<>@\p{Cc}]*<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/u;

type Env = Record<string, string | undefined>;

/**
 * Reads every setting of contract.md from the environment and checks all of them before it complains once.
 *
 * @throws ConfigError naming each wrong setting
 */
export function readConfig(env: Env = process.env): Config {
  const problems: string[] = [];
  const value = (name: string) => env[name]?.trim() || undefined;
  const wrong = (name: string, expected: string) => {
    problems.push(`${name} ${expected}`);
  };

  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const given = value(name) ?? fallback;
    if (allowed.includes(given as T)) return given as T;
    wrong(name, `must be one of ${allowed.join(', ')}`);
    return fallback;
  };
  const url = (name: string, protocols: string[]): string | undefined => {
    const given = value(name);
    if (given === undefined) return undefined;
    if (URL.canParse(given) && protocols.includes(new URL(given).protocol)) return given;
    wrong(name, `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    return undefined;
  };

  const host = value('HOST') ?? '127.0.0.1';
  const port = readPort(value('PORT') ?? '8080');
  if (port === undefined) wrong('PORT', 'must be a whole number from 0 to 65535');
  const publicUrl = url('PUBLIC_URL', ['http:', 'https:']);
  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const demo = oneOf('DEMO', ['auto', '1', '0'], 'auto');
  const secretKey = value('SECRET_KEY');
  if (secretKey !== undefined && secretKey.length < SECRET_KEY_MIN_LENGTH) {
    wrong('SECRET_KEY', `must have at least ${SECRET_KEY_MIN_LENGTH} characters`);
  }
  if (secretKey === undefined && databaseUrl !== undefined) {
    wrong('SECRET_KEY', 'is required when DATABASE_URL is set');
  }
  const trustProxy = readTrustProxy(value('TRUST_PROXY'));
  if (trustProxy === undefined)
    wrong('TRUST_PROXY', 'must be a number of proxies or a list of their addresses');
  const redisUrl = url('REDIS_URL', ['redis:', 'rediss:']);
  const akismet = readAkismet();
  const smtpUrl = url('SMTP_URL', ['smtp:', 'smtps:']);
  const mailFrom = value('MAIL_FROM');
  if (smtpUrl !== undefined && mailFrom === undefined) wrong('MAIL_FROM', 'is required when SMTP_URL is set');
  if (mailFrom !== undefined && !SENDER.test(mailFrom)) {
    wrong('MAIL_FROM', 'must be one address, as in mitreden@example.org or Name <mitreden@example.org>');
  }
  const oidc = readOidc();
  const logLevel = oneOf('LOG_LEVEL', LOG_LEVELS, 'info');

  function readAkismet(): AkismetConfig | undefined {
    const mode = oneOf('AKISMET_MODE', ['off', 'log', 'act'] as const, 'off');
    const base = url('AKISMET_URL', ['http:', 'https:']);
    const siteUrl = url('AKISMET_SITE_URL', ['http:', 'https:']);
    if (mode === 'off') return undefined;
    const key = value('AKISMET_KEY');
    if (key === undefined) wrong('AKISMET_KEY', `is required when AKISMET_MODE is ${mode}`);
    // The key becomes part of a host name.
    else if (!/^[a-z0-9]+$/i.test(key)) wrong('AKISMET_KEY', 'must be letters and digits');
    if (siteUrl === undefined) wrong('AKISMET_SITE_URL', `is required when AKISMET_MODE is ${mode}`);
    return { mode, key: key ?? '', siteUrl: siteUrl ?? '', ...(base && { url: base }) };
  }

  function readOidc(): OidcConfig | undefined {
    const issuer = url('OIDC_ISSUER', ['https:', 'http:']);
    if (issuer?.startsWith('http:') && !isLoopback(new URL(issuer).hostname)) {
      wrong('OIDC_ISSUER', 'must begin with https:// (http:// only for this machine itself)');
    }
    const [clientId, clientSecret] = [value('OIDC_CLIENT_ID'), value('OIDC_CLIENT_SECRET')];
    if (issuer === undefined) {
      if (clientId ?? clientSecret) wrong('OIDC_ISSUER', 'is required with the other OIDC settings');
      return undefined;
    }
    if (clientId === undefined) wrong('OIDC_CLIENT_ID', 'is required when OIDC_ISSUER is set');
    if (clientSecret === undefined) wrong('OIDC_CLIENT_SECRET', 'is required when OIDC_ISSUER is set');
    const label = value('OIDC_LABEL') ?? new URL(issuer).hostname;
    return { issuer, clientId: clientId ?? '', clientSecret: clientSecret ?? '', label };
  }

  if (problems.length > 0) throw new ConfigError(`Wrong settings: ${problems.join('; ')}`);
  return Object.freeze({
    host,
    port: port as number,
    publicUrl: (publicUrl ?? defaultPublicUrl(host, port as number)).replace(/\/+$/, ''),
    dataDir: path.resolve(value('DATA_DIR') ?? './data'),
    demo: demo === 'auto' ? databaseUrl === undefined : demo === '1',
    trustProxy: trustProxy as Config['trustProxy'],
    logLevel,
    ...(databaseUrl && { databaseUrl }),
    ...(secretKey && { secretKey }),
    ...(redisUrl && { redisUrl }),
    ...(akismet && { akismet }),
    ...(smtpUrl && { smtpUrl }),
    ...(mailFrom && { mailFrom }),
    ...(oidc && { oidc }),
  });
}

/** @see RFC 8252, 8.3: only what never leaves the machine may go without TLS */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function readPort(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65535 ? port : undefined;
}

function readTrustProxy(text: string | undefined): Config['trustProxy'] | undefined {
  if (text === undefined || text === '0' || text === 'false') return false;
  // As other programs say it; never everybody, or each sender could choose an address.
  if (text === 'true') return 1;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const addresses = text.split(',').map((part) => part.trim());
  const valid = addresses.every((address) => isIP(address.replace(/\/\d{1,3}$/, '')) !== 0);
  return valid ? addresses : undefined;
}

function defaultPublicUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}
