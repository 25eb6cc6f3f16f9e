import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

/** A route group's limit: so many requests of one sender in so long a time. */
export interface Limit {
  max: number;
  timeWindow: number;
}

const MINUTE = 60_000;

export const LIMITS = {
  /** A family, a class or an office behind one address can take part together. */
  posting: { max: 60, timeWindow: 10 * MINUTE },
  /** A whole town hall may sign in from behind one address. */
  signIn: { max: 60, timeWindow: 15 * MINUTE },
  /** For one account from one sender; never for an account alone, or anybody could lock somebody out. */
  signInToOneAccount: { max: 10, timeWindow: 15 * MINUTE },
  /** Somebody signed in who decides as fast as a keyboard goes, and whose pages come along. */
  desk: { max: 2_000, timeWindow: MINUTE },
  /** Guessing private links leads nowhere, but must not cost anything either. */
  privateLink: { max: 120, timeWindow: MINUTE },
  /** A number read from a letter and mistyped; trying numbers must not pay. */
  lookUp: { max: 30, timeWindow: 10 * MINUTE },
  /** Pages of comments that nobody asked for lately: each place in a list has an address, and there are very many. */
  turning: { max: 300, timeWindow: MINUTE },
  /** Forms that make us write to an address somebody names; how many mails an address gets is limited besides. */
  mailing: { max: 20, timeWindow: 10 * MINUTE },
  /** Each click counts once a day; who reads with a class behind one address may still click for all of them. */
  support: { max: 120, timeWindow: MINUTE },
  /** Reports hide nothing, but each is read by a person. */
  reporting: { max: 20, timeWindow: 10 * MINUTE },
  /** A program that reads page after page; what is in the cache costs it nothing. */
  machine: { max: 600, timeWindow: MINUTE },
  /** Whole topics as files. */
  files: { max: 60, timeWindow: 10 * MINUTE },
} as const satisfies Record<string, Limit>;

/**
 * Limits by sender for the routes that ask for one (`config.rateLimit`), counted after the body was read, so that a refused
 * text can be given back. Counted in this process, or in Redis when several share the load.
 */
export const limits = fp(
  async (app: FastifyInstance, { redisUrl }: { redisUrl?: string }) => {
    const redis = redisUrl ? await openRedis(redisUrl) : undefined;
    redis?.on('error', (error) =>
      app.log.warn({ err: error }, 'Redis does not answer: limits are not counted'),
    );
    app.addHook('onClose', () => redis?.disconnect());
    await app.register(rateLimit, {
      global: false,
      hook: 'preHandler',
      keyGenerator: sender,
      skipOnError: true,
      ...(redis && { redis }),
      errorResponseBuilder: (_request, { ttl }) => new TooManyRequests(ttl),
    });
  },
  { name: 'limits' },
);

/** Loaded only where it is used: it is a twentieth of the program's start. */
async function openRedis(url: string) {
  const { Redis } = await import('ioredis');
  return new Redis(url, { connectTimeout: 500, maxRetriesPerRequest: 1, enableOfflineQueue: false });
}

export class TooManyRequests extends Error {
  readonly statusCode = 429;
  readonly retryAt: Date;
  override name = 'TooManyRequests';

  constructor(ttl: number) {
    super('Too many requests');
    this.retryAt = new Date(Date.now() + ttl);
  }
}

/**
 * A limit that is counted by hand, where a route does not cost the same each time.
 *
 * @param keyOf what is counted; kept in Redis where there is one, so never a name or an address of a mailbox
 * @returns a check that throws TooManyRequests
 */
export function limitBy(
  app: FastifyInstance,
  limit: Limit,
  keyOf: (request: FastifyRequest) => string,
): (request: FastifyRequest) => Promise<void> {
  const count = app.createRateLimit({ ...limit, keyGenerator: keyOf });
  return async (request) => {
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) throw new TooManyRequests(counted.ttl);
  };
}

/** An IPv4 address, or the /64 an IPv6 sender has to itself. */
export function sender({ ip }: Pick<FastifyRequest, 'ip'>): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  return ip.includes(':') ? expand(ip).slice(0, 4).join(':') : ip;
}

function expand(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  if (tail === undefined) return before;
  const after = tail === '' ? [] : tail.split(':');
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
