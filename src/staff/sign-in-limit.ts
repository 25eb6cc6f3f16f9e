import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LIMITS, limitBy, sender } from '../platform/limits.ts';
import { readSignInForm } from './sign-in-form.ts';
import { normalEmail } from './staff-member.ts';

/**
 * Counts the tries for one account from one sender, and refuses where they are too many.
 *
 * Three things together slow guessing down, and none of them can lock a person out of their account from elsewhere:
 * a sender has so many tries for all accounts (`LIMITS.signIn`), fewer for each one of them (here), and whoever guesses from
 * thousands of addresses stands in the one short line in which passwords are checked (`signIn`). A count for the account
 * alone is missing on purpose: anybody could keep it full.
 *
 * @returns a check that throws TooManyRequests
 */
export function signInLimit(app: FastifyInstance): (request: FastifyRequest) => Promise<void> {
  return limitBy(app, LIMITS.signInToOneAccount, accountAndSender);
}

/** With the address hashed: it may be kept in Redis. */
function accountAndSender(request: FastifyRequest): string {
  const { email } = readSignInForm(request.body);
  return `sign-in ${createHash('sha256').update(normalEmail(email)).digest('base64url')} ${sender(request)}`;
}
