import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '../platform/limits.ts';
import { SET_UP_PATH } from './access.ts';
import { chooseDeskMails } from './desk-mails.ts';
import { sendOwnAccount } from './own-account-page.ts';
import { saveOwnKeys, sendOwnKeys, switchOwnKeys } from './own-keys.ts';
import { ownPassword } from './own-password.ts';
import { beginSetUp, confirmSetUp, openSetUp, renewCodes, switchOff } from './own-second-step.ts';
import { endAllOwnSessions, endOwnSession } from './own-sessions.ts';
import { proveFirst } from './prove-first.ts';
import { type StaffDesk, staffDesk } from './staff-desk.ts';
import { ROLES } from './staff-member.ts';

const FOR_STAFF = { access: ROLES, rateLimit: LIMITS.desk };
/** Open to those, too, who have to set up their second step before anything else. */
const FOR_ALL_STAFF = { ...FOR_STAFF, beforeSecondStep: true };

/** What everybody may do about their own account; it belongs into the scope of `deskSession`. */
export const ownAccountRoutes: FastifyPluginAsync = async (app) => {
  const preHandler = proveFirst(app);
  const at =
    (handle: (desk: StaffDesk) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply));

  app.get(
    '/konto',
    { config: FOR_STAFF },
    at((desk) => sendOwnAccount(desk)),
  );
  app.post('/konto/passwort', { config: FOR_STAFF }, at(ownPassword(app)));

  app.get(SET_UP_PATH, { config: FOR_ALL_STAFF }, at(openSetUp));
  app.post(SET_UP_PATH, { config: FOR_ALL_STAFF, preHandler }, at(beginSetUp));
  app.post(`${SET_UP_PATH}/bestaetigen`, { config: FOR_ALL_STAFF }, at(confirmSetUp));
  app.post(`${SET_UP_PATH}/aus`, { config: FOR_STAFF, preHandler }, at(switchOff));
  app.post(`${SET_UP_PATH}/codes`, { config: FOR_STAFF, preHandler }, at(renewCodes));

  app.get(
    '/konto/tasten',
    { config: FOR_STAFF },
    at((desk) => sendOwnKeys(desk)),
  );
  app.post('/konto/tasten', { config: FOR_STAFF }, at(saveOwnKeys));
  app.post('/konto/tasten/schalter', { config: FOR_STAFF }, at(switchOwnKeys));
  app.post('/konto/mails', { config: FOR_STAFF }, at(chooseDeskMails));
  app.post('/konto/sitzungen/beenden', { config: FOR_STAFF }, at(endOwnSession));
  app.post('/konto/sitzungen/alle-beenden', { config: FOR_STAFF }, at(endAllOwnSessions));
};
