import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayUse, NotSignedIn } from './access.ts';
import { langOfDesk } from './desk-language.ts';
import { type AreaKey, type DeskLayout, deskAreas } from './desk-layout-model.ts';
import { countWaiting } from './queries.ts';

interface DeskHead {
  /** Without the product's name. */
  title: string;
  /** Absent on pages that are of none. */
  area?: AreaKey;
  scripts?: readonly string[];
  keyHelp?: boolean;
  refreshSeconds?: number;
  /** Comments waiting for a decision, where the page has counted them already. */
  waiting?: number;
}

/** What `views/layouts/desk.hbs` needs for one staff page; spread it beside the page's own model. */
export async function deskLayout(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { title, area, scripts, keyHelp, waiting, refreshSeconds }: DeskHead,
): Promise<DeskLayout> {
  const { staff } = request;
  if (!staff) throw new NotSignedIn();
  const lang = langOfDesk(request);
  const { name, operator, isDemo } = await app.site();
  const count = waiting ?? (mayUse(staff, ['moderator']) ? await countWaiting(app.db, staff.siteId) : 0);
  return {
    lang,
    title,
    site: { name, operator, isDemo },
    staff: { name: staff.name, roles: staff.roles, csrf: reply.generateCsrf() },
    areas: deskAreas(staff.roles, area, count, (key) => app.t(lang, `staff.areas.${key}`)),
    ...(scripts && { scripts }),
    ...(keyHelp && { keyHelp }),
    ...(refreshSeconds && { refreshSeconds }),
  };
}
