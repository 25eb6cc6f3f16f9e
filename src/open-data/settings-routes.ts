import type { FastifyPluginAsync } from 'fastify';
import { LIMITS } from '../platform/limits.ts';
import { staffDesk } from '../staff/staff-desk.ts';
import type { Role } from '../staff/staff-member.ts';
import { editOpenDataSettings, openOpenDataSettings, SETTINGS_PATH } from './settings-page.ts';

const ADMINS: readonly Role[] = ['admin'];
const config = { access: ADMINS, rateLimit: LIMITS.desk };

/** What the city decides about its open data, for admins; it belongs into the scope of `deskSession`. */
export const openDataSettingsRoutes: FastifyPluginAsync = async (app) => {
  app.get(SETTINGS_PATH, { config }, async (request, reply) =>
    openOpenDataSettings(await staffDesk(app, request, reply)),
  );
  app.post(SETTINGS_PATH, { config }, async (request, reply) =>
    editOpenDataSettings(await staffDesk(app, request, reply)),
  );
};
