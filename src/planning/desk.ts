import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FilterScope } from '../comments/filter-condition.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { NotFound } from '../platform/refusal.ts';
import { NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import type { StaffMember } from '../staff/staff-member.ts';
import { type DeskPlace, readPlace } from './desk-place.ts';
import { type DeskTopicRow, selectDeskTopic } from './queries.ts';

/** Who plans, on which topic, and where on its desk they are. */
export interface Desk {
  member: StaffMember;
  lang: Lang;
  timeZone: string;
  now: Date;
  topic: DeskTopicRow;
  place: DeskPlace;
  scope: FilterScope;
}

/** @throws NotFound where the city has no such topic; drafts are topics too */
export async function deskOf(app: FastifyInstance, request: FastifyRequest, slug: string): Promise<Desk> {
  const { staff: member } = request;
  if (!member) throw new NotSignedIn();
  const { timeZone } = await app.site();
  const { siteId } = member;
  const topic = await selectDeskTopic(app.db, siteId, slug);
  if (!topic) throw new NotFound();
  const now = new Date();
  return {
    member,
    lang: langOfDesk(request),
    timeZone,
    now,
    topic,
    place: readPlace(slug, request.query),
    scope: { siteId, topicId: topic.id, timeZone, staffId: member.id, now },
  };
}
