import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import type { Reasons } from '../reasons/reason.ts';
import { NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import type { StaffMember } from '../staff/staff-member.ts';
import { type QueuePlace, readPlace } from './queue-place.ts';

/** Who moderates, for which city and by which promise, and where in the queues they are. */
export interface Desk {
  member: StaffMember;
  lang: Lang;
  timeZone: string;
  /** Hours within which a comment is decided, as promised to residents. */
  decisionHours: number;
  akismetOn: boolean;
  reasons: Reasons;
  place: QueuePlace;
}

export async function deskOf(app: FastifyInstance, request: FastifyRequest): Promise<Desk> {
  if (!request.staff) throw new NotSignedIn();
  const { timeZone, decisionHours } = await app.site();
  return {
    member: request.staff,
    lang: langOfDesk(request),
    timeZone,
    decisionHours,
    akismetOn: app.config.akismet !== undefined,
    reasons: await app.reasons(),
    place: readPlace(request.query),
  };
}
