import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { addStaff } from '../../src/staff/add-staff.ts';
import type { Role } from '../../src/staff/staff-member.ts';
import { form } from './builders.ts';

export const PASSWORD = 'korrekt pferd batterie';

export async function aStaffMember(app: FastifyInstance, roles: readonly Role[] = ['moderator']) {
  const email = `person-${randomBytes(4).toString('hex')}@stadt.example`;
  const added = await addStaff(app.db, { siteId: DEFAULT_SITE_ID, email, roles, password: PASSWORD });
  if (added.outcome !== 'added') throw new Error(added.message);
  return { id: added.id, email };
}

export interface DeskVisitor {
  id: string;
  email: string;
  /** Request header: `stadtgespraech=…` */
  cookie: string;
  /** A token as the forms of this session carry it. */
  csrf: string;
}

/** Somebody with these roles who has just signed in through the form. */
export async function signedIn(
  app: FastifyInstance,
  roles: readonly Role[] = ['moderator'],
): Promise<DeskVisitor> {
  const member = await aStaffMember(app, roles);
  const reply = await app.inject({
    method: 'POST',
    url: '/anmelden',
    remoteAddress: `127.${[...randomBytes(3)].join('.')}`,
    ...form({ email: member.email, password: PASSWORD }),
  });
  const cookie = reply.cookies.find(({ name }) => name === 'stadtgespraech');
  if (!cookie) throw new Error(`No session cookie came with the ${reply.statusCode} answer to the sign-in`);
  return {
    ...member,
    cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}`,
    csrf: await csrfOf(app, cookie.value),
  };
}

/** The row a session cookie stands for. */
export function sessionHash(cookieValue: string): Buffer {
  return createHash('sha256')
    .update(cookieValue.slice(0, cookieValue.lastIndexOf('.')))
    .digest();
}

/** As @fastify/csrf makes a token from a session's secret: salt, then the digest of salt and secret. */
async function csrfOf(app: FastifyInstance, cookieValue: string): Promise<string> {
  const { data } = await app.db
    .selectFrom('staff_session')
    .select('data')
    .where('id_hash', '=', sessionHash(cookieValue))
    .executeTakeFirstOrThrow();
  const { _csrf: secret } = data as { _csrf: string };
  return `salt-${createHash('sha256').update(`salt-${secret}`).digest('base64url')}`;
}
