import type { FastifyPluginAsync } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { LIMITS } from '../platform/limits.ts';
import { giveBack, type OwnForm } from '../staff/give-back.ts';
import { staffDesk } from '../staff/staff-desk.ts';
import type { Role } from '../staff/staff-member.ts';
import { editOpenDataSettings, openOpenDataSettings, SETTINGS_PATH } from './settings-page.ts';
import { TEXT_FIELDS } from './settings-page-model.ts';

const ADMINS: readonly Role[] = ['admin'];
const config = { access: ADMINS, rateLimit: LIMITS.desk };

const OWN_FORM: OwnForm = {
  roles: ADMINS,
  typed: TEXT_FIELDS.map((name) => ({
    name,
    label: (lang) => translate(lang, `openData.settings.${name}`),
  })),
  hidden: ['version', 'is_on', 'names', 'licence'],
};

/** What the city decides about its open data, for admins; it belongs into the scope of `deskSession`. */
export const openDataSettingsRoutes: FastifyPluginAsync = async (app) => {
  app.get(SETTINGS_PATH, { config }, async (request, reply) =>
    openOpenDataSettings(await staffDesk(app, request, reply)),
  );
  app.post(SETTINGS_PATH, { config, errorHandler: giveBack(app, OWN_FORM) }, async (request, reply) =>
    editOpenDataSettings(await staffDesk(app, request, reply)),
  );
};
