import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import type { Site } from '../site/site.ts';
import { NotSignedIn } from './access.ts';
import { langOfDesk } from './desk-language.ts';
import { deskLayout } from './desk-layout.ts';
import type { StaffMember } from './staff-member.ts';

/** Who asks, in which language, for which city. */
export interface StaffDesk {
  app: FastifyInstance;
  request: FastifyRequest;
  reply: FastifyReply;
  member: StaffMember;
  lang: Lang;
  site: Site;
}

export async function staffDesk(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<StaffDesk> {
  if (!request.staff) throw new NotSignedIn();
  return { app, request, reply, member: request.staff, lang: langOfDesk(request), site: await app.site() };
}

interface StaffPage {
  /** Below `views/staff/`. */
  template: string;
  title: string;
  model: object;
  area?: 'administration';
  scripts?: readonly string[];
}

export async function sendStaffPage(
  { app, request, reply }: StaffDesk,
  { template, title, model, area, scripts }: StaffPage,
): Promise<FastifyReply> {
  const head = { title, ...(area && { area }), ...(scripts && { scripts }) };
  const layout = await deskLayout(app, request, reply, head);
  const html = await app.render(`staff/${template}`, { ...layout, ...model }, 'desk');
  return reply.type('text/html; charset=utf-8').send(html);
}
