import type { FastifyReply } from 'fastify';
import { isUuid } from '../lib/uuid.ts';
import { endSession } from './desk-session.ts';
import { endSessions } from './end-sessions.ts';
import { sentText } from './sent-form.ts';
import { signInPath } from './sign-in-path.ts';
import type { StaffDesk } from './staff-desk.ts';

/** Ends one of one's own sessions, here too if it is this one. */
export async function endOwnSession({ app, request, reply, site, member }: StaffDesk): Promise<FastifyReply> {
  const sessionId = sentText(request.body, 'session');
  const of = { siteId: site.id, actorId: member.id, staffId: member.id };
  if (isUuid(sessionId)) await endSessions(app.db, { ...of, sessionId });
  return reply.redirect('/konto?getan=sitzung', 303);
}

/** „Überall abmelden“. */
export async function endAllOwnSessions({
  app,
  request,
  reply,
  site,
  member,
}: StaffDesk): Promise<FastifyReply> {
  await endSessions(app.db, { siteId: site.id, actorId: member.id, staffId: member.id });
  await endSession(request, reply);
  return reply.redirect(signInPath({ reason: 'signedOut' }), 303);
}
