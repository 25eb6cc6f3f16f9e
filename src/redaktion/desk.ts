import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import type { Site } from '../site/site.ts';
import { NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import type { StaffMember } from '../staff/staff-member.ts';

/** Who edits, in which language, for which city. */
export interface Desk {
  app: FastifyInstance;
  request: FastifyRequest;
  reply: FastifyReply;
  member: StaffMember;
  lang: Lang;
  site: Site;
}

export async function deskOf(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Desk> {
  if (!request.staff) throw new NotSignedIn();
  return { app, request, reply, member: request.staff, lang: langOfDesk(request), site: await app.site() };
}

/** Sends a page of the Redaktion. */
export async function sendDeskPage(
  { app, request, reply }: Desk,
  {
    template,
    title,
    model,
    scripts,
    area = 'redaktion',
  }: {
    template: string;
    title: string;
    model: object;
    scripts?: readonly string[];
    area?: 'redaktion' | 'administration';
  },
): Promise<FastifyReply> {
  const layout = await deskLayout(app, request, reply, {
    title,
    area,
    ...(scripts && { scripts }),
  });
  const html = await app.render(`redaktion/${template}`, { ...layout, ...model }, 'desk');
  return reply.type('text/html; charset=utf-8').send(html);
}
