import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Role, StaffMember } from './staff-member.ts';

/**
 * Who may use a route. `public`: everybody. `resident-token`: whoever knows the private link; the handler looks the token
 * up and answers 404 when it is foreign. A list of roles: signed-in staff with one of them; admins always.
 */
export type Access = 'public' | 'resident-token' | readonly Role[];

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** True where somebody may go whose second step is required and missing: to set it up. */
    beforeSecondStep?: boolean;
  }
  interface FastifyRequest {
    staff: StaffMember | null;
  }
}

/** Refuses to start with a route that does not say who may use it, and guards those that are for staff. */
export const access = fp(
  async (app: FastifyInstance) => {
    app.decorateRequest('staff', null);
    app.addHook('onRoute', (route) => {
      const declared = route.config?.access;
      if (declared === undefined) {
        throw new Error(`${route.method} ${route.url} does not declare config.access`);
      }
      if (declared === 'public' || declared === 'resident-token') return;
      const guard = guardFor(declared, route.config?.beforeSecondStep ?? false);
      const others = route.preValidation ?? [];
      route.preValidation = [guard, ...(Array.isArray(others) ? others : [others])];
    });
  },
  { name: 'access' },
);

export class NotSignedIn extends Error {
  readonly statusCode = 401;
  override name = 'NotSignedIn';
}

export class NotAllowed extends Error {
  readonly statusCode = 403;
  override name = 'NotAllowed';
}

/** Where the second step of the sign-in is set up. */
export const SET_UP_PATH = '/konto/zweiter-schritt';

function guardFor(roles: readonly Role[], beforeSecondStep: boolean) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (!request.staff) throw new NotSignedIn();
    if (!mayUse(request.staff, roles)) throw new NotAllowed();
    if (!request.staff.needsSecondStep || beforeSecondStep) return undefined;
    if (request.method !== 'GET') throw new NotAllowed();
    return reply.redirect(SET_UP_PATH, 303);
  };
}

export function mayUse(member: StaffMember, roles: readonly Role[]): boolean {
  return member.roles.includes('admin') || roles.some((role) => member.roles.includes(role));
}
